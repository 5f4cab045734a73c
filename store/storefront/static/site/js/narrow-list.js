// A list that follows its filters at once where there is room for both; on a phone the sheet's button does it.
// It fires "narrow" on its form, which htmx answers; without scripts the form has buttons.
class NarrowList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      const inSheet = event.target.closest("[popover]") && !matchMedia("(width >= 60rem)").matches;
      if (!inSheet) event.target.form?.dispatchEvent(new CustomEvent("narrow"));
    });
    this.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) {
        if (!value || (name === "sort" && value === "relevance")) event.formData.delete(name);
      }
    });
    this.querySelector("form")?.addEventListener("htmx:afterSwap", () => scrollTo({ top: 0 }));
  }
}
customElements.define("narrow-list", NarrowList);
