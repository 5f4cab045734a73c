// What the search field may lead to, while one types. Without this file the form searches all the same.
// <search-complete src="/search/complete/"> stands in a form behind its search field and becomes a list.
class SearchComplete extends HTMLElement {
  connectedCallback() {
    this.field = this.closest("form")?.querySelector("input[type=search]");
    if (!this.field) return;
    const form = this.field.form;
    this.list = Object.assign(document.createElement("div"), { className: "suggest", id: `${this.field.id}-list`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.getAttribute("label"));
    this.append(this.list);
    const roles = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list", "aria-haspopup": "listbox" };
    for (const [name, value] of Object.entries(roles)) this.field.setAttribute(name, value);
    this.field.addEventListener("input", () => this.later());
    this.field.addEventListener("focus", () => this.later());
    this.field.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) this.show(false); });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get rows() { return [...this.list.querySelectorAll("[role=option]")]; }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.field.value.trim()), 120);
  }

  async ask(typed) {
    this.request?.abort();
    if (!typed) return this.show(false);
    if (typed === this.known) return this.show(true);
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.getAttribute("src")}?q=${encodeURIComponent(typed)}`, { signal: this.request.signal });
      if (!answer.ok) return;
      this.list.innerHTML = await answer.text();
      this.known = typed;
      this.show(document.activeElement === this.field);
    } catch (problem) {
      if (problem.name !== "AbortError") this.show(false);
    }
  }

  show(open) {
    const shown = open && this.rows.length > 0;
    this.list.hidden = !shown;
    this.field.setAttribute("aria-expanded", shown);
    this.go(-1);
  }

  go(to) {
    const rows = this.rows;
    this.at = to;
    rows.forEach((row, place) => row.setAttribute("aria-selected", place === to));
    rows[to]?.scrollIntoView({ block: "nearest" });
    if (rows[to]) this.field.setAttribute("aria-activedescendant", rows[to].id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.list.hidden) { event.preventDefault(); this.ask(this.field.value.trim()); }
    else if (step) { event.preventDefault(); this.go(Math.max(-1, Math.min(this.rows.length - 1, this.at + step))); }
    else if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.show(false); }
    else if (event.key === "Enter" && this.at >= 0) { event.preventDefault(); this.rows[this.at].click(); }
  }
}
customElements.define("search-complete", SearchComplete);
