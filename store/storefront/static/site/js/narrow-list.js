// A list that follows its filters at once where there is room for both; on a phone the sheet's button does it.
// It fetches the page that its form leads to and takes the list out of it; without scripts the form has buttons.
class NarrowList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      const inSheet = event.target.closest("[popover]") && !matchMedia("(width >= 60rem)").matches;
      if (event.target.form) (inSheet ? this.count : this.narrow).call(this, event.target.form);
    });
    this.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) {
        if (!value || (name === "sort" && value === "relevance")) formData.delete(name);
      }
    });
    history.replaceState({ ...history.state, narrowed: true }, "");
    addEventListener("popstate", (event) => { if (event.state?.narrowed) location.reload(); });
  }

  address(form) {
    const chosen = new URLSearchParams(new FormData(form)).toString();
    return location.pathname + (chosen && `?${chosen}`);
  }

  async list(address) {
    this.request?.abort();
    this.request = new AbortController();
    const answer = await fetch(address, { signal: this.request.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("narrow-list");
  }

  // In the sheet only the button follows: it says how many products there will be.
  async count(form) {
    try {
      const fresh = await this.list(this.address(form));
      this.querySelector("[data-count]").textContent = fresh.querySelector("[data-count]").textContent;
    } catch { /* The button leads to the list all the same. */ }
  }

  async narrow(form) {
    const address = this.address(form);
    try {
      this.show(await this.list(address));
      history.pushState({ narrowed: true }, "", address);
    } catch (problem) {
      if (problem.name !== "AbortError") location.assign(address);
    }
  }

  show(fresh) {
    const before = [...this.querySelectorAll("details")].map((part) => [part.id, part.open]);
    const used = document.activeElement?.id;
    this.replaceChildren(...fresh.childNodes);
    for (const [id, open] of before) document.getElementById(id)?.toggleAttribute("open", open);
    if (used) document.getElementById(used)?.focus({ preventScroll: true });
  }
}
customElements.define("narrow-list", NarrowList);
