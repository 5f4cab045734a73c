// The screen of a ticket: keys, the box that grows, written answers put into it. Without it everything still works.
const isWriting = (target) => target.closest("input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]");
const KINDS = { r: "answer", n: "note", c: "call" };

class TicketScreen extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("#say");
    this.keys = (event) => this.onKey(event);
    document.addEventListener("keydown", this.keys);
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("change", (event) => { if (event.target.name === "kind") this.box.focus(); });
    this.box?.addEventListener("input", () => this.grow());
    this.box?.addEventListener("focus", () => this.grow());
    for (const part of this.querySelectorAll("[data-end]")) part.scrollTop = part.scrollHeight;
    if (this.box?.value) this.grow();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.keys);
  }

  onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === this.box) {
      event.preventDefault();
      this.box.form.requestSubmit();
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (KINDS[event.key] && this.box) this.write(event);
  }

  write(event) {
    event.preventDefault();
    this.querySelector(`[name=kind][value=${KINDS[event.key]}]`).checked = true;
    this.box.focus();
  }

  onClick(event) {
    const words = event.target.closest("[data-insert]")?.dataset.insert;
    if (!words) return;
    const before = this.box.value.trimEnd();
    this.box.value = before ? `${before}\n\n${words}` : words;
    this.box.focus();
    this.grow();
  }

  grow() {
    const lines = this.box.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 90), 0);
    this.box.rows = Math.max(4, Math.min(12, lines + 1));
  }
}

customElements.define("ticket-screen", TicketScreen);
