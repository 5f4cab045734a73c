// A picture is chosen in Wagtail's own window; without a script its key can be typed.
class KontorPicture extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start()); // What it holds is not read yet.
  }

  start() {
    this.input = this.querySelector("input");
    this.picture = this.querySelector("img");
    this.querySelector("[data-choose]").addEventListener("click", () => this.choose());
    this.clear = this.querySelector("[data-clear]");
    this.clear.addEventListener("click", () => this.take({ id: "" }));
  }

  choose() {
    new window.ImageChooserModal(this.dataset.chooser).open({}, (image) => this.take(image));
  }

  take(image) {
    this.input.value = image.id;
    this.picture.hidden = this.clear.hidden = !image.id;
    delete this.picture.dataset.large;
    if (image.preview) Object.assign(this.picture, { src: image.preview.url, alt: image.title });
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("kontor-picture", KontorPicture);
