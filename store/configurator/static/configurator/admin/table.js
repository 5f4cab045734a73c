// A table of what goes together: groups above, answers below, chosen instead of typed. The text stays what is sent.
class KontorTable extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start()); // What it holds is not read yet.
  }

  start() {
    const fold = this.closest("details");
    if (!fold || fold.open) return this.build();
    fold.addEventListener("toggle", () => this.table || this.build());
  }

  build() {
    this.text = this.querySelector("textarea");
    this.words = JSON.parse(this.closest("[data-words]").dataset.words);
    this.text.closest("[data-field]").hidden = true;
    this.table = document.createElement("table");
    this.table.className = "k-grid";
    const acts = Object.assign(document.createElement("p"), { className: "k-acts" });
    acts.append(this.button(this.words.row, () => this.change((rows) => rows.push(rows[0].map(() => "*")))));
    acts.append(this.button(this.words.column, () => this.change((rows) => rows.forEach((row, place) => row.push(place ? "*" : "")))));
    this.append(this.table, acts);
    this.draw();
  }

  get rows() {
    const rows = this.text.value.split("\n").filter((line) => line.trim()).map((line) => line.split("|").map((cell) => cell.trim()));
    return rows.length ? rows : [["", ""], ["*", "*"]];
  }

  change(how) {
    const rows = this.rows;
    how(rows);
    window.kontorConfigurator.write(this.text, rows.map((row) => row.join(" | ")).join("\n"));
    this.draw();
  }

  draw() {
    const groups = window.kontorConfigurator.groupsOf(this), rows = this.rows;
    const choices = groups.filter((group) => group.options.length).map((group) => [group.key, group.name]);
    this.table.replaceChildren(...rows.map((row, y) => {
      const line = document.createElement("tr");
      line.append(...rows[0].map((key, x) => {
        const cell = document.createElement(y ? "td" : "th");
        const options = groups.find((group) => group.key === key)?.options.map((each) => [each.key, each.name]) || [];
        cell.append(this.select(y ? [["*", this.words.any], ...options] : [["", "—"], ...choices], row[x] ?? "*", y, x));
        return cell;
      }));
      if (y) line.insertCell().append(this.button(this.words.out, () => this.change((all) => all.splice(y, 1))));
      return line;
    }));
  }

  select(pairs, chosen, y, x) {
    const select = document.createElement("select");
    if (chosen && !pairs.some(([key]) => key === chosen)) pairs.push([chosen, `“${chosen}”`]);
    window.kontorConfigurator.options(select, pairs, chosen);
    select.setAttribute("aria-label", `${x + 1}, ${y}`);
    select.addEventListener("change", () => this.change((rows) => (rows[y][x] = select.value)));
    return select;
  }

  button(text, press) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-secondary", textContent: text });
    button.addEventListener("click", press);
    return button;
  }
}

customElements.define("kontor-table", KontorTable);
