// A button that copies a text; without scripts it stays hidden, for the text stands beside it.
customElements.define(
  "copy-text",
  class extends HTMLElement {
    connectedCallback() {
      if (!navigator.clipboard) return;
      this.hidden = false;
      this.words = this.querySelector("span");
      this.label = this.words.textContent;
      this.querySelector("button").addEventListener("click", () => this.copy());
    }

    async copy() {
      await navigator.clipboard.writeText(this.dataset.text);
      this.words.textContent = this.dataset.done;
      setTimeout(() => (this.words.textContent = this.label), 3000);
    }
  },
);
