// Countries of a delivery method: found by typing, ticked by whole groups. Without it the groups are boxes of their own.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const around = (box) => box.closest("label").parentElement;

class CountryChooser extends HTMLElement {
  connectedCallback() {
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start(), { once: true }); // The boxes stand below.
  }

  start() {
    const form = this.closest("form");
    this.list = form.querySelector("div.k-countries");
    this.everywhere = form.elements.everywhere;
    this.hidden = false;
    for (const name of ["groups", "without"]) form.querySelector(`[name=${name}]`).closest("section, .w-panel__wrapper").hidden = true;
    this.querySelector("input").addEventListener("input", ({ target }) => this.find(fold(target.value.trim())));
    this.querySelector("input").addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("click", ({ target }) => {
      if (target.dataset.add) this.tick(target.dataset.add, true);
      if (target.dataset.out) this.tick(target.dataset.out, false);
    });
    this.list.addEventListener("change", () => this.count());
    this.everywhere.addEventListener("change", () => {
      if (this.everywhere.checked) for (const box of this.boxes) box.checked = false;
      this.count();
    });
    this.count();
  }

  get boxes() {
    return [...this.list.querySelectorAll("input[name=countries]")];
  }

  tick(codes, isTicked) {
    const wanted = new Set(codes.split(" "));
    for (const box of this.boxes) if (wanted.has(box.value)) box.checked = isTicked;
    this.count();
  }

  // Countries stay everywhere until one is ticked.
  count() {
    const count = this.boxes.filter((box) => box.checked).length;
    if (count) this.everywhere.checked = false;
    this.querySelector("[data-count]").textContent = this.everywhere.checked ? this.dataset.all : this.dataset.ticked.replace("%(count)s", count);
  }

  // A part of the world without a country that is found goes, too.
  find(words) {
    for (const box of this.boxes) {
      const label = box.closest("label");
      around(box).hidden = Boolean(words) && !fold(label.textContent).includes(words) && fold(box.value) !== words;
    }
    for (const part of this.list.children) part.hidden = !this.boxes.some((box) => part.contains(box) && !around(box).hidden);
  }

  // Enter ticks the one that is found, and never sends the form.
  onKey(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const found = this.boxes.filter((box) => !around(box).hidden);
    if (found.length === 1) found[0].click();
  }
}

customElements.define("country-chooser", CountryChooser);
