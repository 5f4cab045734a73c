// Shows the picture of a product large, in a dialog: plus, minus and a click change its size. Without it a link opens the picture.
const dialog = document.getElementById("picture-dialog");
const stage = dialog?.querySelector(".picture-stage");
const LARGEST = 4;

// The place in the picture that lies in the middle of the stage stays there.
function resize(size) {
  const picture = stage.firstElementChild;
  const view = stage.getBoundingClientRect();
  const [x, y] = [view.left + view.width / 2, view.top + view.height / 2];
  const before = picture.getBoundingClientRect();
  stage.dataset.size = Math.min(Math.max(size, 1), LARGEST);
  const now = picture.getBoundingClientRect();
  stage.scrollBy(now.left + ((x - before.left) / before.width) * now.width - x, now.top + ((y - before.top) / before.height) * now.height - y);
}

function open(plate) {
  const picture = plate.firstElementChild.cloneNode(true);
  for (const name of ["width", "height", "data-shown", "fetchpriority"]) picture.removeAttribute(name);
  stage.replaceChildren(picture);
  stage.dataset.size = 1;
  dialog.showModal();
  stage.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-enlarge]");
  const plate = (link ?? event.target.closest(".product-picture"))?.closest("#shown")?.querySelector(".product-picture");
  if (!dialog || !plate?.firstElementChild || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  open(plate);
});

dialog?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom]");
  const size = Number(stage.dataset.size);
  if (button) resize(size + Number(button.dataset.zoom));
  else if (event.target.closest(".picture-stage > *")) resize(size > 1 ? 1 : 2);
  else if (event.target === dialog) dialog.close();
});

dialog?.addEventListener("keydown", (event) => {
  const by = { "+": 1, "=": 1, "-": -1 }[event.key];
  if (by) resize(Number(stage.dataset.size) + by);
});
