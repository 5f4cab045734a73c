// The search box of the back office: "/" or Ctrl K opens it on every screen, arrows walk, Enter opens, Escape closes.
// Its names stay inside: it is on every screen, beside all other scripts.
(() => {
  const { url, label, hint } = document.currentScript.dataset;
  const WAIT = 150; // Milliseconds after the last key before the server is asked.

  const dialog = document.createElement("dialog");
  dialog.className = "k-ui k-finder";
  dialog.setAttribute("aria-label", label);
  const field = Object.assign(document.createElement("input"), { type: "search", maxLength: 100, placeholder: hint, autocomplete: "off" });
  field.setAttribute("aria-label", label);
  const results = document.createElement("div");
  results.setAttribute("aria-live", "polite");
  dialog.append(field, results);
  document.body.append(dialog);

  let timer, asked;

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || dialog.open) return;
    const types = event.target.closest("input, textarea, select, [contenteditable=true]");
    const slash = event.key === "/" && !types && !event.ctrlKey && !event.metaKey;
    const ctrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!slash && !(ctrlK && !event.target.closest("[contenteditable=true]"))) return;
    event.preventDefault();
    dialog.showModal();
    field.select();
  }, { capture: true });

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });

  dialog.addEventListener("keydown", (event) => {
    const links = [field, ...results.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) links[(links.indexOf(document.activeElement) + step + links.length) % links.length].focus();
    else if (event.key === "Enter" && event.target === field) open();
    else return;
    event.preventDefault();
  });

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  async function open() {
    clearTimeout(timer);
    if (asked !== field.value) await search();
    results.querySelector("a")?.click();
  }

  async function search() {
    const text = (asked = field.value);
    const answer = await fetch(`${url}?q=${encodeURIComponent(text)}`, { headers: { "X-Search-Part": "1" } }).catch(() => null);
    if (text !== field.value) return; // A newer search is on its way.
    if (answer?.ok) results.innerHTML = await answer.text();
    else location.assign(`${url}?q=${encodeURIComponent(text)}`);
  }
})();
