// The sheet of variants as a spreadsheet: a block is pasted from the focused cell on, rows are added, arrows move.
// Without it every cell is typed, and a new row stands at the end after each saving.
const YES = /^(?:1|x|✓|yes|y|true|wahr|ja|j|是)$/i;
const NO = /^(?:0|-|no|n|false|falsch|nein|否|)$/i;

class VariantSheet extends HTMLElement {
  connectedCallback() {
    this.body = this.querySelector("tbody");
    this.empty = this.querySelector("template");
    this.total = document.getElementById(`id_${this.dataset.prefix}-TOTAL_FORMS`);
    this.addEventListener("paste", (event) => this.onPaste(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("input", ({ target }) => this.count(target));
    this.querySelector("[data-help]").hidden = false;
    const add = this.closest("form").querySelector("[data-add]");
    add.hidden = false;
    add.addEventListener("click", () => this.add() && cells(this.body.lastElementChild)[0].focus());
  }

  // A new row with the next number; none beyond the largest sheet.
  add() {
    const number = Number(this.total.value);
    if (number >= Number(this.dataset.max)) return null;
    const row = document.importNode(this.empty.content, true).firstElementChild;
    for (const element of row.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes("__prefix__")) element.setAttribute(name, value.replace("__prefix__", number));
      }
    }
    this.body.append(row);
    this.total.value = number + 1;
    return row;
  }

  onPaste(event) {
    const [row, column] = place(event.target);
    const lines = block(event.clipboardData.getData("text"));
    if (!row || (lines.length < 2 && lines[0].length < 2)) return; // One value is pasted as anywhere else.
    event.preventDefault();
    const said = [];
    const first = [...this.body.rows].indexOf(row);
    let [filled, rows] = [0, 0];
    for (const [number, values] of lines.entries()) {
      const line = this.body.rows[first + number] || this.add();
      if (!line) {
        said.push(fill(this.dataset.below, { value: values[0], max: this.dataset.max }));
        break;
      }
      filled += this.write(line, column, values, said);
      rows += 1;
    }
    this.say([fill(this.dataset.filled, { cells: filled, rows }), ...said]);
  }

  // Write one line of the block; returns how many cells took a value.
  write(line, column, values, said) {
    const all = cells(line);
    const row = line.sectionRowIndex + 1;
    let filled = 0;
    for (const [number, value] of values.entries()) {
      const cell = all[column + number];
      if (!cell) {
        said.push(fill(this.dataset.over, { row, value }));
        break;
      }
      if (put(cell, value)) filled += 1;
      else said.push(fill(this.dataset.unread, { row, value, column: cell.labels[0].textContent }));
    }
    return filled;
  }

  say(sentences) {
    const list = document.createElement("ul");
    for (const sentence of sentences) list.append(Object.assign(document.createElement("li"), { textContent: sentence }));
    this.querySelector("[data-said]").replaceChildren(list);
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const [row, column] = place(event.target);
    if (!step || !row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const other = this.body.rows[row.sectionRowIndex + step];
    if (!other) return;
    event.preventDefault();
    cells(other)[column].focus();
  }

  // Whoever types the stock of a new variant wants it to count.
  count(cell) {
    const row = cell.closest("tbody tr");
    if (!row || !cell.name.includes("-stock_") || !cell.value || row.querySelector("input[name$='-pk']").value) return;
    row.querySelector("input[name$='-counts_stock']").checked = true;
  }
}

const cells = (row) => [...row.querySelectorAll("td > input:not([type=hidden])")];

const fill = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

// The row of a cell and its column in it.
function place(cell) {
  const row = cell.closest("tbody tr");
  return row ? [row, cells(row).indexOf(cell)] : [null, -1];
}

// Lines of cells. A spreadsheet puts cells that hold a tab, a quote or a new line into quotes.
function block(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").replace(/\n$/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    lines.at(-1).push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).replace(/\s+/g, " ").trim());
    if (end === "\n") lines.push([]);
    if (!end) break;
  }
  return lines;
}

// Whether the cell took the value.
function put(cell, value) {
  if (cell.type === "checkbox") {
    if (!YES.test(value) && !NO.test(value)) return false;
    cell.checked = YES.test(value);
  } else cell.value = value;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

customElements.define("variant-sheet", VariantSheet);
