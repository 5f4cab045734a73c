// Attributes of a product: each row shows the fields of its kind only. Without it all fields stand there, and what is
// filled in wrongly is refused with a sentence.
const VALUES = ["text", "number", "yes", "colour", "date"];
const PREFIX = "attribute_values-";

const isAttribute = (element) => element.matches?.(`select[name^="${PREFIX}"][name$="-attribute"]`);

const part = (select, name) => document.getElementById(select.id.replace(/attribute$/, name));

// The field with its label.
const fieldBox = (field) => field.closest(".w-panel__wrapper") || field.parentElement;

function showFields(select, isChosen) {
  const option = select.selectedOptions[0];
  const wanted = (option?.dataset.fields || "").split(" ");
  for (const name of VALUES) {
    const field = part(select, name);
    if (!field) continue;
    const isWanted = wanted.includes(name);
    if (isChosen && !isWanted) field.value = field.options ? field.options[0].value : "";
    const box = fieldBox(field);
    box.hidden = !isWanted && !box.querySelector(".error-message, .w-field__errors :not(:empty)");
  }
  offer(part(select, "text"), (option?.dataset.choices || "").split("\n").filter(Boolean));
  const number = part(select, "number");
  if (number) number.placeholder = option?.dataset.unit || "";
}

// The choices of "One of several" are offered while one types.
function offer(field, choices) {
  if (!field) return;
  const id = `${field.id}-choices`;
  document.getElementById(id)?.remove();
  field.removeAttribute("list");
  if (!choices.length) return;
  const list = Object.assign(document.createElement("datalist"), { id });
  list.append(...choices.map((value) => Object.assign(document.createElement("option"), { value })));
  field.after(list);
  field.setAttribute("list", id);
}

document.addEventListener("change", ({ target }) => { if (isAttribute(target)) showFields(target, true); });

// Rows are added by Wagtail's own script.
const look = () => document.querySelectorAll(`select[name^="${PREFIX}"][name$="-attribute"]:not([data-shown])`).forEach((select) => {
  select.dataset.shown = "";
  showFields(select, false);
});

function start() {
  look();
  const list = document.getElementById("id_attribute_values-FORMS");
  if (list) new MutationObserver(look).observe(list, { childList: true });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
