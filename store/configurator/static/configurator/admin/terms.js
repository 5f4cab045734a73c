// A group is chosen from those that stand in the form, instead of typing its key.
class KontorTerm extends HTMLElement {
  connectedCallback() {
    whenOpen(this, () => this.select || this.build());
  }

  build() {
    this.group = this.querySelector("[data-field] > input");
    if (!this.group) return;
    this.words = JSON.parse(this.closest("[data-words]").dataset.words);
    this.select = document.createElement("select");
    this.select.setAttribute("aria-label", this.group.labels[0].textContent);
    this.group.before(this.select);
    this.group.hidden = true;
    this.fill();
    this.select.addEventListener("focus", () => this.fill());
    this.select.addEventListener("change", () => write(this.group, this.select.value));
  }

  fill() {
    fillGroups(this.select, groupsOf(this), this.group.value, this.words.nothing);
  }
}

// What it holds may not be read yet, and a folded row is built once it is opened.
function whenOpen(element, build) {
  if (element.ready) return;
  element.ready = true;
  const start = () => {
    const fold = element.closest("details");
    if (!fold || fold.open) return build();
    fold.addEventListener("toggle", build, { once: true });
  };
  if (document.readyState !== "loading") return start();
  document.addEventListener("DOMContentLoaded", start);
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

function fillGroups(select, groups, chosen, nothing) {
  const known = groups.map((group) => [group.key, group.name]);
  if (chosen && !groups.some((group) => group.key === chosen)) known.push([chosen, `“${chosen}”`]);
  options(select, [["", nothing], ...known], chosen);
}

function options(select, pairs, chosen) {
  select.replaceChildren(...pairs.map(([value, text]) => new Option(text, value, value === chosen, value === chosen)));
}

// Boxes for options; gives the keys that are ticked, in the order of the options.
function boxes(offered, chosen, changed) {
  const known = [...offered, ...chosen.filter((key) => !offered.some((each) => each.key === key)).map((key) => ({ key, name: `“${key}”` }))];
  const ticked = new Set(chosen);
  return known.map((option) => {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: option.key, checked: ticked.has(option.key) });
    box.addEventListener("change", () => {
      box.checked ? ticked.add(option.key) : ticked.delete(option.key);
      changed(known.map((each) => each.key).filter((key) => ticked.has(key)));
    });
    const label = document.createElement("label");
    label.append(box, " ", option.name);
    return label;
  });
}

function button(text, press, label = text) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-secondary", textContent: text });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}

function write(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

customElements.define("kontor-term", KontorTerm);
window.kontorConfigurator = { boxes, button, fillGroups, groupsOf, options, whenOpen, write };
