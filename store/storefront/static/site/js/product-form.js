// Comfort on a product's page: buttons for the number, photographs in place, an address that holds the choices.
const form = document.getElementById("product-form");

// An empty answer to a question is an answer and stands in the address: without it the usual choice would come back.
function address() {
  const data = new FormData(form);
  const chosen = new URLSearchParams();
  for (const [name, value] of data) {
    const isEmpty = !data.getAll(name).some(Boolean);
    if (typeof value === "string" && (value || (isEmpty && name.startsWith("choice-") && !chosen.has(name)))) chosen.append(name, value);
  }
  if (chosen.get("quantity") === "1") chosen.delete("quantity");
  return `${form.querySelector("[data-share]").dataset.share}?${chosen}`;
}

async function share(button) {
  const shared = new URL(address(), location.href);
  shared.searchParams.delete("design");
  shared.searchParams.delete("line");
  await navigator.clipboard.writeText(shared);
  button.querySelector("span").textContent = button.dataset.done;
}

function step(button) {
  const field = button.closest(".stepper").querySelector("input");
  const number = Number(field.value) + Number(button.dataset.step);
  field.value = Math.max(Number(field.min), Math.min(Number(field.max), number || 1));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function show(view) {
  const shown = document.querySelector("[data-shown]");
  for (const each of view.parentElement.children) each.removeAttribute("aria-current");
  view.setAttribute("aria-current", "true");
  shown.removeAttribute("width");
  shown.removeAttribute("height");
  Object.assign(shown, { src: view.href, alt: view.firstElementChild.alt });
}

document.addEventListener("click", (event) => {
  const view = event.target.closest("[data-view]");
  if (view && !event.ctrlKey && !event.metaKey) { event.preventDefault(); show(view); }
});

if (form) {
  form.querySelector("[name=update]")?.remove();
  for (const hidden of form.querySelectorAll("[data-step], [data-share]")) hidden.hidden = false;
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step], [data-share]");
    if (button?.dataset.step) step(button);
    else if (button) share(button);
  });
  // Enter in a field of words shows the words; only the button buys.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input:not([type=radio], [type=checkbox])")) {
      event.preventDefault();
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  // A quantity beyond its bounds is set right in the field, too.
  form.addEventListener("change", ({ target }) => {
    if (!target.matches(".stepper input, .sizes input") || !target.value) return;
    const right = Math.max(Number(target.min), Math.min(Number(target.max), Math.trunc(Number(target.value)) || 0));
    if (String(right) === target.value) return;
    target.value = right;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }, true);
  // An answer that was overtaken by a newer choice or letter is dropped: the newer question follows it.
  let edits = 0;
  form.addEventListener("input", () => { edits += 1; }, true);
  // What is written was asked for as it was typed. Asked again as its field is left, the answer would replace the
  // very button that is being pressed.
  form.addEventListener("change", (event) => {
    if (event.isTrusted && event.target.matches("[hx-get]")) event.stopPropagation();
    else edits += 1;
  }, true);
  // An accepted repair disappears with its button, so the focus moves to the answer that it repaired.
  let taken = "";
  form.addEventListener("htmx:beforeSend", ({ detail }) => {
    detail.xhr.edits = edits;
    const { elt } = detail;
    if (elt.name === "take") taken = elt.closest(".option")?.id.slice("option-".length) || elt.value.split("=")[0];
  });
  form.addEventListener("htmx:beforeSwap", ({ detail }) => { if (detail.xhr.edits !== edits && detail.requestConfig.verb === "get") detail.shouldSwap = false; });
  form.addEventListener("htmx:afterSettle", () => {
    if (taken && document.activeElement === document.body) form.querySelector(`#choice-${taken}, #option-${taken} :checked`)?.focus({ preventScroll: true });
    taken = "";
    for (const words of form.querySelectorAll(".input-words")) {
      const wrong = document.getElementById(words.getAttribute("aria-describedby"))?.querySelector(".error");
      words.setAttribute("aria-invalid", Boolean(wrong));
    }
    if (location.pathname === form.querySelector("[data-share]").dataset.share) history.replaceState(history.state, "", address());
  });
}
