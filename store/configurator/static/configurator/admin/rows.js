// Rows of a form: added, moved and shown by their kind; each folded row says what it is in a line.
class KontorRows extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start()); // What it holds is not read yet.
  }

  start() {
    this.classList.add("k-live");
    this.words = JSON.parse(this.dataset.words);
    this.list = this.querySelector(":scope > [data-list]");
    this.empty = this.querySelector(":scope > template[data-empty]");
    this.button = this.querySelector(":scope > p > [data-add]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.add());
    for (const row of this.list.children) this.begin(row);
  }

  get total() {
    return this.querySelector(`#id_${CSS.escape(this.dataset.prefix)}-TOTAL_FORMS`) ||
      document.getElementById(`id_${this.dataset.prefix}-TOTAL_FORMS`);
  }

  add() {
    const number = this.total.value;
    const row = document.importNode(this.empty.content, true).querySelector("[data-row]");
    numbered(row, number);
    this.list.append(row);
    this.total.value = Number(number) + 1;
    this.begin(row);
    this.count();
    const details = row.querySelector(":scope > details");
    if (details) details.open = true;
    row.querySelector("input:not([type=hidden]), select")?.focus();
    row.dispatchEvent(new Event("change", { bubbles: true }));
  }

  begin(row) {
    const does = row.querySelector(":scope > .k-does") || row;
    does.append(mover("↑", this.words.up, () => this.move(row, row.previousElementSibling)));
    does.append(mover("↓", this.words.down, () => this.move(row.nextElementSibling, row)));
    row.addEventListener("change", (event) => {
      if (event.target.closest("[data-row]") !== row) return;
      show(row);
      this.say(row);
    });
    if (!row.querySelector(":scope > [name$='-id'][value]:not([value=''])")) this.name(row);
    show(row);
    if (row.querySelector(":scope > details > summary > [data-line]")?.textContent === this.words.new) this.say(row);
  }

  // What a folded row says, until the server says it better; rules are told by the server alone.
  say(row) {
    const line = row.querySelector(":scope > details > summary > [data-line]");
    const said = ["name", "group"].map((name) => row.querySelector(`[data-field=${name}] :is(input, select)`)?.value).find(Boolean);
    const kind = row.querySelector("[data-field=kind] select");
    if (line && said && this.dataset.relation !== "rules") {
      line.textContent = [said, kind?.selectedOptions[0].textContent].filter(Boolean).join(" · ");
    }
  }

  // A new row takes its key from its name, until somebody writes another one.
  name(row) {
    const [name, key] = ["name", "key"].map((field) => row.querySelector(`[data-field=${field}] input`));
    if (!name || !key || key.value) return;
    key.addEventListener("input", () => (key.dataset.own = "1"), { once: true });
    name.addEventListener("input", () => {
      if (!key.dataset.own) key.value = keyOf(name.value);
    });
  }

  move(row, before) {
    if (!row || !before) return;
    const focused = document.activeElement;
    this.list.insertBefore(row, before);
    focused?.focus();
    this.count();
    row.dispatchEvent(new Event("change", { bubbles: true }));
  }

  count() {
    [...this.list.children].forEach((row, place) => {
      row.querySelector(":scope > .k-order > input, :scope > .k-does > .k-order > input").value = place + 1;
    });
  }
}

// A copied row gets its number in place of the first __prefix__ of each name; rows inside keep theirs for later.
function numbered(root, number) {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes("__prefix__")) attribute.value = attribute.value.replace("__prefix__", number);
    }
    if (element.content) for (const child of element.content.children) numbered(child, number);
  }
}

function keyOf(name) {
  const plain = name.replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
  return /^[0-9]/.test(plain) ? `o-${plain}` : plain;
}

function mover(sign, label, move) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, className: "k-move" });
  button.title = label;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", move);
  return button;
}

// Only what counts for the kind is shown; a row that is taken out is struck through.
function show(row) {
  const kind = row.querySelector("[data-field=kind] select");
  if (kind && kind.closest("[data-row]") === row) {
    row.dataset.kind = kind.value;
    for (const part of row.querySelectorAll("[data-kinds]")) {
      if (part.closest("[data-row]") === row) part.hidden = !part.dataset.kinds.split(" ").includes(kind.value);
    }
  }
  const out = row.querySelector(":scope > .k-out input, :scope > .k-does > .k-out input");
  row.classList.toggle("k-gone", out.checked);
}

customElements.define("kontor-rows", KontorRows);
