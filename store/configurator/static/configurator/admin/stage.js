// Photographs laid over each other; places are boxes to drag, resize and turn, by pointer and by keys.
const NAMES = ["x", "y", "width", "height", "angle", "curve", "size"];

class KontorStage extends HTMLElement {
  connectedCallback() {
    if (document.readyState !== "loading") return this.start();
    document.addEventListener("DOMContentLoaded", () => this.start()); // What it holds is not read yet.
  }

  start() {
    this.words = JSON.parse(this.dataset.words);
    this.room = this.querySelector("[data-room]");
    this.form = this.closest("form");
    this.boxes = new Map();
    for (const name of ["change", "input"]) this.form.addEventListener(name, () => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.room); // Letters follow its size, also once the pictures are there.
    this.draw();
  }

  rows(relation) {
    const list = this.form.querySelector(`kontor-rows[data-relation=${relation}] > [data-list]`);
    return [...(list?.children || [])].filter((row) => !row.classList.contains("k-gone"));
  }

  draw() {
    const pictures = this.rows("layers").map((row) => row.querySelector("kontor-picture img")).filter((image) => image?.getAttribute("src"));
    const sources = pictures.map((image) => image.dataset.large || image.src);
    const shown = [...this.room.querySelectorAll(":scope > img")];
    if (shown.map((image) => image.src).join() !== sources.map((source) => new URL(source, location).href).join()) {
      for (const image of shown) image.remove();
      this.room.prepend(...sources.map((src) => Object.assign(new Image(), { src, alt: "", draggable: false })));
    }
    const rows = this.rows("places");
    for (const [row, box] of this.boxes) if (!rows.includes(row)) { box.remove(); this.boxes.delete(row); }
    for (const row of rows) this.place(row);
  }

  place(row) {
    if (!this.boxes.has(row)) this.boxes.set(row, this.begin(row));
    const box = this.boxes.get(row);
    const at = read(row);
    const group = field(row, "group").value || "…";
    box.setAttribute("aria-label", `${this.words.place.replace("%(group)s", group)}: ${Math.round(at.x * 100)} %, ${Math.round(at.y * 100)} %, ${Math.round(at.width * 100)} × ${Math.round(at.height * 100)} %, ${at.angle}°`);
    Object.assign(box.style, {
      left: `${at.x * 100}%`, top: `${at.y * 100}%`, width: `${at.width * 100}%`, height: `${at.height * 100}%`,
      rotate: `${at.angle}deg`, color: field(row, "colour").value,
    });
    this.write(box, at, group);
  }

  // The words on the curve they will have, in a box of the place's own proportions.
  write(box, at, group) {
    const wide = 100 * (at.width / at.height) * (this.room.clientWidth / (this.room.clientHeight || 1)) || 100;
    const svg = box.querySelector("svg");
    svg.setAttribute("viewBox", `0 0 ${wide} 100`);
    const turn = (Math.min(Math.max(at.curve, -300), 300) * Math.PI) / 180;
    const rise = turn ? (wide / 2) * Math.tan(turn / 4) : 0;
    const base = 70 + rise / 2;
    const radius = turn ? Math.abs(wide / (2 * Math.sin(turn / 2))) : 0;
    const large = Math.abs(at.curve) > 180 ? 1 : 0;
    const path = turn ? `M0 ${base}A${radius} ${radius} 0 ${large} ${turn > 0 ? 1 : 0} ${wide} ${base}` : `M0 70H${wide}`;
    svg.querySelector("path").setAttribute("d", path);
    const text = svg.querySelector("textPath");
    text.textContent = group;
    text.parentElement.setAttribute("font-size", Math.min(70 * at.size, (wide / Math.max(group.length, 1)) * 1.6));
  }

  begin(row) {
    const box = Object.assign(document.createElement("button"), { type: "button", className: "k-place" });
    const id = `k-curve-${this.boxes.size}-${Math.round(performance.now())}`;
    box.innerHTML = `<svg aria-hidden="true" preserveAspectRatio="none"><path id="${id}" fill="none"/><text fill="currentColor" text-anchor="middle"><textPath href="#${id}" startOffset="50%"></textPath></text></svg><i data-corner></i><i data-turn></i>`;
    box.querySelector("[data-corner]").title = this.words.corner;
    box.querySelector("[data-turn]").title = this.words.turn;
    box.addEventListener("pointerdown", (event) => this.drag(event, row, box));
    box.addEventListener("keydown", (event) => this.key(event, row));
    this.room.append(box);
    return box;
  }

  drag(event, row, box) {
    if (event.button) return;
    event.preventDefault();
    box.focus();
    box.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, y: event.clientY }, at = read(row), room = this.room.getBoundingClientRect();
    const kind = event.target.closest("[data-corner]") ? "corner" : event.target.closest("[data-turn]") ? "turn" : "move";
    const move = ({ clientX, clientY, shiftKey }) => {
      const right = (clientX - from.x) / room.width, down = (clientY - from.y) / room.height;
      if (kind === "move") return save(row, { x: at.x + right, y: at.y + down });
      if (kind === "corner") return save(row, { width: at.width + right, height: at.height + down });
      const middle = { x: room.left + (at.x + at.width / 2) * room.width, y: room.top + (at.y + at.height / 2) * room.height };
      const angle = (Math.atan2(clientY - middle.y, clientX - middle.x) * 180) / Math.PI + 90;
      save(row, { angle: Math.round(shiftKey ? Math.round(angle / 15) * 15 : angle) });
    };
    const end = () => { box.removeEventListener("pointermove", move); changed(row); };
    box.addEventListener("pointermove", move);
    box.addEventListener("pointerup", end, { once: true });
    box.addEventListener("pointercancel", end, { once: true });
  }

  key(event, row) {
    const at = read(row), step = 0.005;
    const [right, down] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] || [];
    if (right !== undefined) save(row, event.shiftKey ? { width: at.width + right, height: at.height + down } : { x: at.x + right, y: at.y + down });
    else if (event.key === "[" || event.key === "]") save(row, { angle: at.angle + (event.key === "]" ? 1 : -1) });
    else if (event.key === "(" || event.key === ")") save(row, { curve: at.curve + (event.key === ")" ? 5 : -5) });
    else return;
    event.preventDefault();
    event.stopPropagation();
    changed(row);
  }
}

function field(row, name) {
  return row.querySelector(`[data-field=${name}] :is(input, select)`);
}

function read(row) {
  return Object.fromEntries(NAMES.map((name) => [name, Number(field(row, name).value) || 0]));
}

// A place stays on the photograph; lengths are kept to a thousandth of it.
function save(row, values) {
  const at = { ...read(row), ...values };
  at.width = Math.min(Math.max(at.width, 0.02), 1);
  at.height = Math.min(Math.max(at.height, 0.02), 1);
  at.x = Math.min(Math.max(at.x, 0), 1 - at.width);
  at.y = Math.min(Math.max(at.y, 0), 1 - at.height);
  at.angle = ((((at.angle + 180) % 360) + 360) % 360) - 180;
  at.curve = Math.min(Math.max(at.curve, -300), 300);
  for (const name of NAMES) field(row, name).value = Math.round(at[name] * 1000) / 1000;
  field(row, "x").dispatchEvent(new Event("input", { bubbles: true }));
}

function changed(row) {
  field(row, "x").dispatchEvent(new Event("change", { bubbles: true }));
}

customElements.define("kontor-stage", KontorStage);
