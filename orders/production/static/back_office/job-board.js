// The board of the workshop: cards are dragged, or moved by keys. Without it the buttons on the cards do the same.
const typing = (target) => target.closest("input, textarea, select, [contenteditable=true]");

class JobBoard extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("submit", (event) => this.onSubmit(event));
    this.addEventListener("dragstart", (event) => this.onLift(event));
    this.addEventListener("dragover", (event) => this.onOver(event));
    this.addEventListener("dragleave", (event) => event.target.closest?.(".k-col")?.classList.remove("k-over"));
    this.addEventListener("dragend", () => this.lay());
    this.addEventListener("drop", (event) => this.onDrop(event));
    this.looked = () => { if (!document.hidden && !this.lifted) this.ask(location.href); };
    document.addEventListener("visibilitychange", this.looked);
    this.first = (event) => {
      if (!event.key.startsWith("Arrow") || event.target !== document.body) return;
      event.preventDefault();
      this.querySelector(".k-job")?.focus();
    };
    document.addEventListener("keydown", this.first);
    this.reach();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.looked);
    document.removeEventListener("keydown", this.first);
  }

  // One card can be reached with Tab; the arrows lead from it to the others.
  reach(card = this.querySelector(".k-job")) {
    for (const each of this.querySelectorAll(".k-job")) each.tabIndex = each === card ? 0 : -1;
  }

  onKey(event) {
    const card = event.target.closest(".k-job");
    if (!card || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && event.shiftKey) this.send(event, card, by > 0 ? this.next(card) : this.previous(card));
    else if (event.key === ".") this.send(event, card, this.next(card));
    else if (by) this.aside(event, card, by);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") this.along(event, card, event.key === "ArrowUp" ? -1 : 1);
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
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

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

  onDrop(event) {
    const column = event.target.closest(".k-col"), card = this.lifted;
    if (!card || !column) return;
    event.preventDefault();
    this.send(event, card, column.dataset.column);
  }

  lay() {
    this.lifted = null;
    for (const each of this.querySelectorAll(".k-open, .k-over, .k-lifted")) each.classList.remove("k-open", "k-over", "k-lifted");
  }

  onSubmit(event) {
    const card = event.target.closest(".k-job");
    if (card && event.submitter?.name === "to") this.send(event, card, event.submitter.value);
  }

  send(event, card, to) {
    event.preventDefault();
    const form = card.querySelector("form");
    if (!form && card.dataset.waits) this.say(card.dataset.waits);
    if (!form || !to || this.busy) return;
    const body = new FormData(form);
    body.set("to", to);
    this.ask(form.action + location.search, { method: "POST", body }, card.id);
  }

  say(sentence) {
    const message = this.querySelector(".k-message");
    message.textContent = sentence;
    message.classList.add("k-bad");
  }

  // The answer is the board as it is now, with a sentence; what was refused has one as well.
  async ask(address, options = {}, id = this.querySelector(".k-job:focus")?.id) {
    if (this.busy) return;
    this.busy = true;
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Board": "1" } });
      if (answer.redirected || ![200, 409].includes(answer.status)) return location.reload();
      const left = this.querySelector(".k-board")?.scrollLeft;
      this.innerHTML = await answer.text();
      this.querySelector(".k-board").scrollLeft = left || 0;
      const card = id && document.getElementById(id);
      this.reach(card || undefined);
      if (card) { card.focus(); card.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    } catch {
      this.say(this.querySelector(".k-message").dataset.offline);
    } finally {
      this.busy = false;
      this.lay();
    }
  }
}

customElements.define("job-board", JobBoard);
