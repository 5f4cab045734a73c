// One letter, no modifier, never while typing: goes to the field or presses the button that names it in data-key.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable=true]")) return;
  const rows = event.key === "j" || event.key === "k" ? rowLinks() : [];
  if (rows.length) return step(rows, event.key === "j" ? 1 : -1);
  const key = `[data-key="${CSS.escape(event.key)}"]`;
  const target = document.querySelector(`.k-ui ${key}, [data-search-form] ${key}, header ${key}`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
});

const rowLinks = () =>
  [...document.querySelectorAll(".k-records tbody tr, [data-rows] > li")].map((row) => row.querySelector("a")).filter(Boolean);

// j and k walk down and up the rows of a list, or of the inbox beside a conversation; Enter opens, as on any link.
// On a screen without rows they lead to the next and the previous record.
function step(rows, by) {
  const here = rows.findIndex((link) => link.closest("tr, li").contains(document.activeElement));
  const open = rows.findIndex((link) => link.hasAttribute("aria-current"));
  const next = rows[here < 0 && open < 0 ? 0 : (here < 0 ? open : here) + by];
  if (next) next.focus();
}
