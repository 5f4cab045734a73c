// A file that is too large is named before it is sent, and so is one that did not arrive.
const isFile = ({ detail }) => detail.elt.type === "file";

function say(field, sentence) {
  field.setCustomValidity(sentence);
  field.reportValidity();
  field.value = "";
  field.addEventListener("blur", () => field.setCustomValidity(""), { once: true });
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const field = event.detail.elt;
  if (!isFile(event)) return;
  field.setCustomValidity("");
  if (!field.files.length) event.preventDefault();
  else if (field.files[0].size > field.dataset.most * 1024 * 1024) {
    event.preventDefault();
    say(field, field.dataset.tooLarge);
  }
});

for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(kind, (event) => { if (isFile(event)) say(event.detail.elt, event.detail.elt.dataset.failed); });
}

// Files travel only when they are sent, never in an address.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  for (const [name, value] of [...detail.formData]) if (typeof value !== "string") detail.formData.delete(name);
});
