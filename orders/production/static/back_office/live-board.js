// Keeps the board of the workshop up to date. Focus, scrolled columns and open folds stay where they are.
// It asks for the board again every so many seconds (data-every), but not while the tab is hidden or somebody
// types, drags or answers a question. Without it a page shows the board as it was when it was opened.
const TYPING = "textarea, select, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=hidden])";

class LiveBoard extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.poll(), 1000 * (Number(this.dataset.every) || 20));
    this.shown = () => this.poll();
    document.addEventListener("visibilitychange", this.shown);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.shown);
  }

  get isHeld() {
    const begun = [...this.querySelectorAll("input[name=note]")].some((field) => field.value);
    const typing = document.activeElement?.matches(TYPING);
    return document.hidden || begun || typing || Boolean(this.querySelector(".k-lifted, .k-question"));
  }

  poll() {
    if (!this.isHeld && !this.polling) this.ask(location.href, {}, { quiet: true });
  }

  // The answer is the board as it is now, with a sentence; a refusal has one, too. An action stops a poll under way.
  async ask(address, options = {}, { quiet = false, focus = "" } = {}) {
    if (this.acting) return;
    this.polling?.abort();
    const poll = quiet ? new AbortController() : null, signal = poll?.signal;
    this.polling = poll;
    this.acting = !quiet;
    try {
      const answer = await fetch(address, { ...options, signal, headers: { "X-Board": "1" } });
      if (quiet && answer.status >= 500) return this.say("old");
      if (answer.redirected || ![200, 409, 422].includes(answer.status)) return location.reload();
      const html = await answer.text();
      if (!quiet || !(signal.aborted || this.isHeld)) this.show(html, quiet, focus);
    } catch (error) {
      if (error.name !== "AbortError") this.say(quiet ? "old" : "offline");
    } finally {
      if (!quiet) this.acting = false;
      else if (this.polling === poll) this.polling = null;
    }
  }

  say(key, sentence = this.message.dataset[key]) {
    this.message.textContent = sentence;
    this.message.classList.add("k-bad");
    this.isOld = key === "old";
  }

  get message() { return this.querySelector(".k-message"); }

  show(html, quiet, focus) {
    if (quiet && html === this.html && !this.isOld) return;
    this.html = html;
    const before = this.remember(focus), message = this.message;
    this.firstElementChild.innerHTML = html;
    const fresh = this.message;
    fresh.replaceWith(message);  // A reader of screens announces what changes in an element that stays.
    if (!quiet || this.isOld) {
      message.textContent = fresh.textContent;
      message.className = fresh.className;
    }
    this.isOld = false;
    this.restore(before, quiet);
    this.dispatchEvent(new CustomEvent("board-shown"));
  }

  remember(id) {
    const at = this.contains(document.activeElement) ? document.activeElement : null;
    const holder = document.getElementById(id) || at?.closest("[id]");
    const card = holder?.closest(".k-job"), column = card?.closest(".k-col");
    return {
      id: holder?.id,
      inside: holder && at ? [...holder.querySelectorAll("*")].indexOf(at) : -1,
      column: column?.dataset.column,
      row: column ? [...column.querySelectorAll(".k-job")].indexOf(card) : 0,
      open: [...this.querySelectorAll("details[open]")].map((each) => each.id),
      scrolled: [...this.querySelectorAll(".k-col")].map((each) => [each.dataset.column, each.querySelector("ol")?.scrollTop]),
      top: this.querySelector(".k-board").scrollTop,
    };
  }

  restore(before, quiet) {
    const column = (name) => this.querySelector(`[data-column="${CSS.escape(name)}"]`);
    for (const id of quiet ? before.open : []) document.getElementById(id)?.setAttribute("open", "");
    for (const [name, top] of before.scrolled) if (top) column(name)?.querySelector("ol")?.scrollTo(0, top);
    this.querySelector(".k-board").scrollTop = before.top;
    const question = this.querySelector(".k-question [type=checkbox]");
    if (question && !quiet) return question.focus();
    if (!before.id) return;
    const holder = document.getElementById(before.id);
    // Its card has left: the next one of its column takes the focus.
    const cards = before.column ? column(before.column)?.querySelectorAll(".k-job") ?? [] : [];
    const next = holder || cards[Math.min(before.row, cards.length - 1)] || this.querySelector(".k-job");
    const inside = holder && quiet && before.inside >= 0 ? holder.querySelectorAll("*")[before.inside] : null;
    (inside || next)?.focus({ preventScroll: quiet });
  }
}

customElements.define("live-board", LiveBoard);
