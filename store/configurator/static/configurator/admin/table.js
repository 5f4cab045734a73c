// A table of what goes together: groups above, answers below, chosen instead of typed. The text stays what is sent.
class KontorTable extends HTMLElement {
  connectedCallback() {
    window.kontorConfigurator.whenOpen(this, () => this.table || this.build());
  }

  build() {
    this.text = this.querySelector("textarea");
    this.words = JSON.parse(this.closest("[data-words]").dataset.words);
    this.text.closest("[data-field]").hidden = true;
    this.table = document.createElement("table");
    this.table.className = "k-grid";
    const { button } = window.kontorConfigurator;
    const acts = Object.assign(document.createElement("p"), { className: "k-acts" });
    acts.append(button(this.words.row, () => this.change((rows) => rows.push(rows[0].map(() => "*")))));
    acts.append(button(this.words.column, () => this.change((rows) => rows.forEach((row, place) => row.push(place ? "*" : "")))));
    this.append(this.table, acts);
    this.draw();
  }

  get rows() {
    const rows = this.text.value.split("\n").filter((line) => line.trim()).map((line) => line.split("|").map((cell) => cell.trim()));
    return rows.length ? rows : [["", ""], ["*", "*"]];
  }

  change(how, draw = true) {
    const rows = this.rows;
    how(rows);
    window.kontorConfigurator.write(this.text, rows.map((row) => row.join(" | ")).join("\n"));
    if (!draw) return;
    const at = this.controls.indexOf(document.activeElement);
    this.draw();
    if (at >= 0) this.controls[Math.min(at, this.controls.length - 1)].focus(); // Whoever works by keyboard stays there.
  }

  get controls() {
    return [...this.table.querySelectorAll("select, input, summary, button")];
  }

  draw() {
    const groups = window.kontorConfigurator.groupsOf(this), rows = this.rows;
    this.table.replaceChildren(...rows.map((row, y) => {
      const line = document.createElement("tr");
      line.append(...rows[0].map((key, x) => {
        const cell = document.createElement(y ? "td" : "th");
        const group = groups.find((each) => each.key === key);
        cell.append(y ? this.answers(group, row[x] ?? "*", y, x) : this.heading(groups, key, x));
        return cell;
      }));
      if (y) line.insertCell().append(window.kontorConfigurator.button(this.words.out, () => this.change((all) => all.splice(y, 1))));
      return line;
    }));
  }

  heading(groups, chosen, x) {
    const select = document.createElement("select");
    const asked = groups.filter((group) => group.options.length || group.kind === "number");
    window.kontorConfigurator.fillGroups(select, asked, chosen, this.words.nothing);
    select.setAttribute("aria-label", `${x + 1}`);
    select.addEventListener("change", () => this.change((rows) => (rows[0][x] = select.value)));
    return select;
  }

  // One or several options in a folded list; of a number a range as it is written.
  answers(group, cell, y, x) {
    const set = (text, draw = false) => this.change((rows) => (rows[y][x] = text || "*"), draw);
    if (!group?.options.length) {
      const input = Object.assign(document.createElement("input"), { type: "text", value: cell === "*" ? "" : cell, placeholder: this.words.any });
      input.setAttribute("aria-label", `${x + 1}, ${y}`);
      input.addEventListener("change", () => set(input.value.trim()));
      return input;
    }
    const fold = document.createElement("details");
    const summary = document.createElement("summary");
    const named = (keys) => keys.map((key) => group.options.find((each) => each.key === key)?.name || `“${key}”`).join(", ") || this.words.any;
    const chosen = cell === "*" ? [] : cell.split(",").map((key) => key.trim()).filter(Boolean);
    summary.textContent = named(chosen);
    const changed = (keys) => ((summary.textContent = named(keys)), set(keys.join(", ")));
    fold.append(summary, ...window.kontorConfigurator.boxes(group.options, chosen, changed));
    return fold;
  }
}

customElements.define("kontor-table", KontorTable);
