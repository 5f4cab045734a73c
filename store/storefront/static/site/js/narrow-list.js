// A list that follows its filters at once where there is room for both; on a phone the sheet's button does it.
// It fetches the page that its form leads to and takes the list out of it; without scripts the form has buttons.
class NarrowList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      const inSheet = event.target.closest("[popover]") && !matchMedia("(width >= 60rem)").matches;
      if (event.target.form && !inSheet) this.narrow(event.target.form);
    });
    this.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) {
        if (!value || (name === "sort" && value === "relevance")) formData.delete(name);
      }
    });
    history.replaceState({ ...history.state, narrowed: true }, "");
    addEventListener("popstate", (event) => { if (event.state?.narrowed) location.reload(); });
  }

  async narrow(form) {
    const chosen = new URLSearchParams(new FormData(form)).toString();
    const address = location.pathname + (chosen && `?${chosen}`);
    this.request?.abort();
    this.request = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.request.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.show(page.querySelector("narrow-list"));
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
