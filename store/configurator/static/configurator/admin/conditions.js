// Up to five conditions, chosen instead of typed. The text stays what is sent: a line each, "wood: not oak, ash".
(() => {
  const MAX = 5;
  const { boxes, button, fillGroups, groupsOf, options, whenOpen, write } = window.kontorConfigurator;

  class KontorConditions extends HTMLElement {
    connectedCallback() {
      whenOpen(this, () => this.list || this.build());
    }

    build() {
      this.text = this.querySelector("textarea");
      const holder = this.closest("[data-words]");
      this.words = JSON.parse(holder.dataset.words);
      this.knowsLine = ["rules", "prices"].includes(holder.dataset.relation);
      this.list = document.createElement("div");
      this.list.className = "k-conditions";
      this.append(this.list);
      this.text.closest("[data-field]").hidden = true;
      this.draw();
    }

    get conditions() {
      return this.text.value.split("\n").filter((line) => line.trim()).map((line) => {
        const [, group, not, what] = /^([^:]*):?\s*(not(?=\s|$))?\s*(.*)$/i.exec(line.trim());
        return { group: group.trim(), not: Boolean(not), what: what.trim() };
      });
    }

    save(conditions) {
      write(this.text, conditions.filter((each) => each.group).map((each) =>
        [each.group, [each.not ? "not" : "", each.what].filter(Boolean).join(" ")].filter(Boolean).join(": ")).join("\n"));
    }

    draw(more = 0) {
      const conditions = this.conditions;
      for (let left = conditions.length ? more : 1; left > 0; left--) conditions.push({ group: "", not: false, what: "" });
      this.list.replaceChildren(...conditions.map((_each, place) => this.row(conditions, place)));
      if (conditions.length < MAX) this.list.append(button(`+ ${this.word}`, () => (this.draw(1), this.focusOn(this.conditions.length))));
    }

    // What was pressed is gone after drawing anew; whoever works by keyboard goes on at this condition.
    focusOn(place) {
      const rows = this.list.querySelectorAll(".k-condition");
      rows[Math.min(place, rows.length - 1)].querySelector("select").focus();
    }

    row(conditions, place) {
      const condition = conditions[place];
      const row = document.createElement("div");
      row.className = "k-condition";
      const changed = () => this.save(conditions);
      const what = Object.assign(document.createElement("div"), { className: "k-what" });
      const group = document.createElement("select");
      group.setAttribute("aria-label", this.words.group);
      const offered = () => [...groupsOf(this), ...(this.knowsLine ? this.lineGroups() : [])];
      fillGroups(group, offered(), condition.group, this.words.nothing);
      group.addEventListener("focus", () => fillGroups(group, offered(), condition.group, this.words.nothing));
      const not = document.createElement("select");
      not.setAttribute("aria-label", this.words.is);
      options(not, [["", this.words.is], ["not", this.words.not]], condition.not ? "not" : "");
      group.addEventListener("change", () => {
        Object.assign(condition, { group: group.value, what: "" });
        changed();
        this.ask(what, condition, offered(), changed);
      });
      not.addEventListener("change", () => ((condition.not = not.value === "not"), changed()));
      const out = button("×", () => (conditions.splice(place, 1), changed(), this.draw(), this.focusOn(place)), this.words.out);
      if (place) row.append(this.word);
      row.append(group, not, what, out);
      this.ask(what, condition, offered(), changed);
      return row;
    }

    lineGroups() {
      const variants = JSON.parse(document.getElementById("configurator-variants")?.textContent || "[]");
      return [
        { key: "@variant", name: this.words.variant, kind: "several", unit: "", options: variants },
        { key: "@quantity", name: this.words.quantity, kind: "number", unit: "", options: [] },
      ];
    }

    ask(what, condition, groups, changed) {
      const group = groups.find((each) => each.key === condition.group);
      what.replaceChildren();
      const set = (text) => ((condition.what = text), changed());
      if (!group) what.append(...(condition.group ? [typed(condition.what, set, this.words.is)] : []));
      else if (group.kind === "number") what.append(...range(group, condition.what, set, this.words));
      else if (group.options.length) what.append(...boxes(group.options, keysOf(condition.what), (keys) => set(keys.join(", "))));
      else if (group.key === "@variant") what.append(typed(condition.what, set, this.words.variant));
      else what.append(this.words.answered);
    }
  }

  function keysOf(text) {
    return text.split(",").map((key) => key.trim()).filter(Boolean);
  }

  function typed(value, set, label, type = "text") {
    const input = Object.assign(document.createElement("input"), { type, value });
    if (type === "number") input.step = "any";
    input.setAttribute("aria-label", label);
    input.addEventListener("change", () => set(input.value.trim()));
    return input;
  }

  function range(group, text, set, words) {
    const [, least] = /^(?:at least|>=|≥)\s*(.+)$/i.exec(text) || [], [, most] = /^(?:at most|<=|≤)\s*(.+)$/i.exec(text) || [];
    const [, from, to] = /^(\S+)\s*(?:to|–)\s*(\S+)$/i.exec(text) || [];
    const ends = { low: least ?? from ?? "", high: most ?? to ?? "" };
    const changed = (end) => (value) => {
      ends[end] = value;
      const { low, high } = ends;
      set(low && high ? `${low} to ${high}` : low ? `at least ${low}` : high ? `at most ${high}` : "");
    };
    const name = group.unit || group.name;
    const inputs = [typed(ends.low, changed("low"), `${words.from} (${name})`, "number"), typed(ends.high, changed("high"), `${words.to} (${name})`, "number")];
    return [words.from, inputs[0], words.to, inputs[1], group.unit];
  }

  customElements.define("kontor-all", class extends KontorConditions { get word() { return this.words.and; } });
  customElements.define("kontor-any", class extends KontorConditions { get word() { return this.words.or; } });
})();
