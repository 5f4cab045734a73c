// Tries the set as it stands in the form: sends it along with what is chosen, shows what a shopper would see.
class KontorTry extends HTMLElement {
  connectedCallback() {
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start()); // What it holds is not read yet.
  }

  start() {
    this.edit = this.closest("form");
    this.result = this.querySelector("[data-result]");
    this.querySelector("[data-open]").hidden = true;
    this.own = Object.assign(document.createElement("form"), { id: "kontor-try", hidden: true });
    document.body.append(this.own);
    for (const name of ["change", "input", "keyup"]) this.addEventListener(name, (event) => this.chosen(event));
    this.own.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(event.submitter);
    });
    for (const name of ["change", "input"]) this.edit.addEventListener(name, () => this.soon());
    this.ask();
  }

  // Choosing changes nothing in the form, so nobody is told that it did.
  chosen(event) {
    event.stopPropagation();
    if (event.type === "change") this.ask();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 700);
  }

  async ask(button) {
    const data = new FormData(this.edit);
    for (const [name, value] of new FormData(this.own)) data.append(name, value);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    if (button?.name) data.append(button.name, button.value);
    this.running?.abort();
    this.running = new AbortController();
    try {
      const answer = await fetch(this.dataset.address, { method: "POST", body: data, signal: this.running.signal });
      if (!answer.ok) throw new Error(answer.status);
      this.show(await answer.text());
    } catch (problem) {
      if (problem.name !== "AbortError") this.result.textContent = this.dataset.problem;
    }
  }

  show(html) {
    const { name, value } = document.activeElement?.form === this.own ? document.activeElement : {};
    this.result.innerHTML = html;
    const same = name && [...this.result.querySelectorAll("[name]")].find((each) => each.name === name && (each.value === value || each.type === "text"));
    same?.focus();
    const sentences = JSON.parse(this.result.querySelector("script[type='application/json']")?.textContent || "{}");
    for (const [row, sentence] of Object.entries(sentences)) {
      const line = this.edit.querySelector(`[data-prefix="${CSS.escape(row)}"] > details > summary > [data-line]`);
      if (line) line.textContent = sentence;
    }
  }
}

customElements.define("kontor-try", KontorTry);
