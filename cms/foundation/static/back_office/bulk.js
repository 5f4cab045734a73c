// Ticks: all rows of the page, a range with Shift, and x for the row that has the focus.
const tickBoxes = () => [...document.querySelectorAll(".k-tick input[name=row]")];
let last = null;

function count() {
  const bar = document.querySelector("[data-ticked]");
  const ticked = tickBoxes().filter((box) => box.checked).length;
  if (bar) {
    bar.dataset.hint ??= bar.textContent;
    bar.textContent = ticked ? `${ticked} ${bar.dataset.ticked}:` : bar.dataset.hint;
  }
  const all = document.querySelector("[data-tick-all]");
  if (!all) return;
  all.hidden = false;
  all.checked = ticked > 0 && ticked === tickBoxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

document.addEventListener("click", (event) => {
  const box = event.target;
  if (box.matches("[data-tick-all]")) tickBoxes().forEach((each) => (each.checked = box.checked));
  else if (box.matches(".k-tick input[name=row]")) {
    const all = tickBoxes();
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) all.slice(from, to + 1).forEach((each) => (each.checked = box.checked));
    last = box;
  } else return;
  count();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]");
  if (event.key === "x" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = event.target.closest("tr")?.querySelector(".k-tick input[name=row]");
    if (box) box.click();
  }
  // A scanner ends each number with Enter: go on to the next field instead of sending the form.
  if (event.key === "Enter" && event.target.matches("[data-scan]")) {
    event.preventDefault();
    fields(event.target)[1]?.focus();
  }
});

const fields = (from) => {
  const all = [...document.querySelectorAll("[data-scan]")];
  return all.slice(all.indexOf(from));
};

// Several lines are pasted into one field. A line with cells is for the row that one of them names, others for the row
// at their place. An empty line is a number that is missing.
document.addEventListener("paste", (event) => {
  if (!event.target.matches("[data-scan]")) return;
  const lines = event.clipboardData.getData("text").replace(/\s+$/, "").split(/\r?\n/).map((line) => line.trim());
  if (lines.length < 2) return;
  event.preventDefault();
  const below = fields(event.target), all = [...document.querySelectorAll("[data-scan]")];
  lines.forEach((line, place) => {
    const cells = line.split(/[\t;]/).map((cell) => cell.trim()).filter(Boolean);
    const field = cells.length > 1 ? all.find((each) => cells.includes(nameOf(each))) : below[place];
    if (field) field.value = cells.find((cell) => cells.length === 1 || cell !== nameOf(field)) ?? "";
  });
});

const nameOf = (field) => field.closest("tr").querySelector("a").textContent.trim();

// The list is loaded again while somebody types into its search.
new MutationObserver(count).observe(document.getElementById("listing-results") ?? document.body, { childList: true });
count();
