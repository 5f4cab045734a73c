// The board of the workshop: cards are dragged, or moved by keys. Without it the buttons on the cards do the same.
const typing = (target) => target.closest("input, textarea, select, [contenteditable=true]");

class JobBoard extends HTMLElement {
  connectedCallback() {
    this.live = this.closest("live-board");
    this.live.addEventListener("board-shown", () => this.reach());
    for (const [name, act] of Object.entries({
      keydown: this.onKey, submit: this.onSubmit, click: this.onClick,
      dragstart: this.onLift, dragover: this.onOver, drop: this.onDrop, dragend: this.lay, dragleave: this.onLeave,
    })) this.addEventListener(name, (event) => act.call(this, event));
    this.first = (event) => {
      if (!event.key.startsWith("Arrow") || event.target !== document.body) return;
      event.preventDefault();
      this.querySelector(".k-job")?.focus();
    };
    document.addEventListener("keydown", this.first);
    this.reach();
  }

  disconnectedCallback() { document.removeEventListener("keydown", this.first); }

  // One card can be reached with Tab; the arrows lead from it to the others.
  reach(card = this.querySelector(".k-job:focus, .k-job:focus-within") || this.querySelector(".k-job")) {
    for (const each of this.querySelectorAll(".k-job")) each.tabIndex = each === card ? 0 : -1;
  }

  onKey(event) {
    const card = event.target.closest(".k-job");
    if (event.key === "Escape") return this.leave(event);
    if (!card || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.live.acting) return event.preventDefault();  // Its answer will say where the focus is.
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const up = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by && event.shiftKey) this.move(event, card, by > 0 ? this.next(card) : this.previous(card));
    else if (event.key === ".") this.move(event, card, this.next(card));
    else if (event.key === "m") this.move(event, card, "done");
    else if (by) this.aside(event, card, by);
    else if (up) this.along(event, card, up);
    else if (event.key === "t") this.press(event, card, "[data-take]");
    else if (event.key === "s") this.rest(event, card);
    else if (event.key === "Enter" && event.target === card) card.querySelector("a").click();
    else if (event.key === "p") { event.preventDefault(); window.open(card.dataset.sheet, "_blank", "noopener"); }
  }

  next(card) { return card.querySelector("[data-next]")?.value; }

  // The places of a card are in the order of its work, without the one where it is.
  previous(card) {
    const next = this.next(card), places = this.places(card);
    return places[(next ? places.indexOf(next) : places.length) - 1];
  }

  places(card) { return (card.dataset.places || "").split("\n").filter(Boolean); }

  along(event, card, by) {
    const cards = [...card.closest(".k-col").querySelectorAll(".k-job")];
    this.look(event, cards[cards.indexOf(card) + by]);
  }

  aside(event, card, by) {
    const columns = [...this.querySelectorAll(".k-col")].filter((column) => column.querySelector(".k-job"));
    const here = columns.indexOf(card.closest(".k-col"));
    const row = [...columns[here].querySelectorAll(".k-job")].indexOf(card);
    const cards = columns[here + by]?.querySelectorAll(".k-job");
    this.look(event, cards && cards[Math.min(row, cards.length - 1)]);
  }

  look(event, card) {
    event.preventDefault();
    if (!card) return;
    this.reach(card);
    card.focus();
  }

  press(event, card, selector) {
    event.preventDefault();
    card.querySelector(selector)?.click();
  }

  // Goes on with a paused job; of another one it opens the reasons for a pause.
  rest(event, card) {
    if (card.querySelector("[data-resume]")) return this.press(event, card, "[data-resume]");
    event.preventDefault();
    const reasons = card.querySelector("[data-pause]");
    if (!reasons) return;
    reasons.closest("details").open = true;
    reasons.focus();
  }

  // Escape leaves a question or a fold; the card has the focus again.
  leave(event) {
    const question = this.querySelector(".k-question"), fold = event.target.closest("details[open]");
    const card = question ? document.getElementById(question.dataset.job) : fold?.closest(".k-job");
    if (!question && !fold) return;
    event.preventDefault();
    if (question) question.remove();
    else { fold.open = false; fold.querySelectorAll("input").forEach((field) => { field.value = ""; }); }
    card?.focus();
  }

  onClick(event) { if (event.target.closest(".k-leave")) this.leave(event); }

  onLift(event) {
    const card = event.target.closest?.(".k-job[draggable]");
    if (!card) return;
    this.lifted = card;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.id);
    card.classList.add("k-lifted");
    for (const column of this.querySelectorAll(".k-col"))
      column.classList.toggle("k-open", this.places(card).includes(column.dataset.column));
  }

  onOver(event) {
    const column = event.target.closest(".k-col");
    if (!this.lifted || !column?.classList.contains("k-open")) return;
    event.preventDefault();
    column.classList.add("k-over");
  }

  onLeave(event) { event.target.closest?.(".k-col")?.classList.remove("k-over"); }

  onDrop(event) {
    const column = event.target.closest(".k-col"), card = this.lifted;
    if (!card || !column) return;
    event.preventDefault();
    this.lay();
    this.move(event, card, column.dataset.column);
  }

  lay() {
    this.lifted = null;
    for (const each of this.querySelectorAll(".k-open, .k-over, .k-lifted")) each.classList.remove("k-open", "k-over", "k-lifted");
  }

  onSubmit(event) {
    event.preventDefault();
    const form = event.target, button = event.submitter;
    const address = button?.getAttribute("formaction") || form.getAttribute("action");
    const focus = form.dataset.job || form.closest(".k-job")?.id || button?.id;
    this.live.ask(address, { method: "POST", body: new FormData(form, button) }, { focus });
  }

  move(event, card, to) {
    event.preventDefault();
    if (card.dataset.waits) return this.live.say("", card.dataset.waits);
    if (!to || !this.places(card).includes(to)) return;
    const form = card.querySelector("form"), body = new FormData(form);
    body.set("to", to);
    this.live.ask(form.getAttribute("action"), { method: "POST", body }, { focus: card.id });
  }
}

customElements.define("job-board", JobBoard);
