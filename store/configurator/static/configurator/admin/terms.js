// A condition is chosen from the groups and options that stand in the form, instead of typing their keys.
class KontorTerm extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start()); // What it holds is not read yet.
  }

  start() {
    const fold = this.closest("details");
    if (!fold || fold.open) return this.build();
    fold.addEventListener("toggle", () => this.select || this.build());
  }

  build() {
    [this.group, this.is] = this.querySelectorAll("[data-field] > input");
    if (!this.group) return;
    this.words = JSON.parse(this.closest("[data-words]").dataset.words);
    this.select = document.createElement("select");
    this.select.setAttribute("aria-label", this.group.labels[0].textContent);
    this.group.before(this.select);
    this.group.hidden = true;
    if (this.is) {
      this.field = this.is.closest("[data-field]");
      this.what = document.createElement("div");
      this.what.className = "k-what";
      this.field.after(this.what);
      this.field.hidden = true;
    }
    this.fill();
    this.select.addEventListener("focus", () => this.fill());
    this.select.addEventListener("change", () => {
      write(this.group, this.select.value);
      if (this.is) write(this.is, "");
      this.ask();
    });
    this.ask();
  }

  fill() {
    const groups = groupsOf(this);
    const known = groups.map((group) => [group.key, group.name]);
    if (this.group.value && !groups.some((group) => group.key === this.group.value)) known.push([this.group.value, `“${this.group.value}”`]);
    options(this.select, [["", this.words.nothing], ...known], this.group.value);
  }

  ask() {
    if (!this.is) return;
    const group = groupsOf(this).find((each) => each.key === this.group.value);
    this.what.replaceChildren();
    if (!group && this.group.value) return void (this.field.hidden = false);
    this.field.hidden = true;
    if (!group) return;
    if (group.options.length) this.askOptions(group);
    else if (group.kind === "number") this.askNumber(group);
    else this.what.append(this.words.answered);
  }

  askOptions(group) {
    const chosen = new Set(this.is.value.split(",").map((key) => key.trim()).filter(Boolean));
    for (const key of chosen) if (!group.options.some((each) => each.key === key)) group.options.push({ key, name: `“${key}”` });
    this.what.setAttribute("role", "group");
    this.what.setAttribute("aria-label", this.words.one);
    for (const option of group.options) {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: option.key, checked: chosen.has(option.key) });
      box.addEventListener("change", () => {
        box.checked ? chosen.add(option.key) : chosen.delete(option.key);
        write(this.is, group.options.map((each) => each.key).filter((key) => chosen.has(key)).join(", "));
      });
      const label = document.createElement("label");
      label.append(box, " ", option.name);
      this.what.append(label);
    }
    if (!group.options.length) this.what.append(this.words.answered);
  }

  askNumber(group) {
    const [, least] = /^at least (.+)$/.exec(this.is.value) || [];
    const [, most] = /^at most (.+)$/.exec(this.is.value) || [];
    const [, from, to] = /^(.+) to (.+)$/.exec(this.is.value) || [];
    const low = number(least ?? from, `${this.words.from} (${group.unit || group.name})`);
    const high = number(most ?? to, `${this.words.to} (${group.unit || group.name})`);
    const changed = () => {
      const [first, last] = [low.value, high.value];
      write(this.is, first && last ? `${first} to ${last}` : first ? `at least ${first}` : last ? `at most ${last}` : "");
    };
    for (const [word, input] of [[this.words.from, low], [this.words.to, high]]) {
      input.addEventListener("change", changed);
      this.what.append(word, input);
    }
    if (group.unit) this.what.append(group.unit);
  }
}

// The groups with their options as they stand in the form now; on other screens as the page brings them.
function groupsOf(element) {
  const rows = element.closest("form")?.querySelector("kontor-rows[data-relation=groups] > [data-list]");
  if (!rows) return JSON.parse(document.getElementById("configurator-groups")?.textContent || "[]");
  const standing = (row) => !row.classList.contains("k-gone");
  const value = (row, name) => row.querySelector(`[data-field=${name}] :is(input, select)`)?.value.trim() || "";
  return [...rows.children].filter(standing).map((row) => ({
    key: value(row, "key"),
    name: value(row, "name") || value(row, "key"),
    kind: value(row, "kind"),
    unit: value(row, "unit"),
    options: ["one", "several"].includes(value(row, "kind"))
      ? [...row.querySelectorAll("kontor-rows > [data-list] > [data-row]")].filter(standing).map((option) => ({
          key: value(option, "key"), name: value(option, "name") || value(option, "key"),
        })).filter((option) => option.key)
      : [],
  })).filter((group) => group.key);
}

function options(select, pairs, chosen) {
  select.replaceChildren(...pairs.map(([value, text]) => new Option(text, value, value === chosen, value === chosen)));
}

function number(value, label) {
  const input = Object.assign(document.createElement("input"), { type: "number", step: "any", value: value ?? "" });
  input.setAttribute("aria-label", label);
  return input;
}

function write(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

customElements.define("kontor-term", KontorTerm);
window.kontorConfigurator = { groupsOf, options, write };
