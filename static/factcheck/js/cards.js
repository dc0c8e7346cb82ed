// Cards beside their lines: each as high as its mark allows, pushed down by the one above it. The
// active card has its exact place, and its neighbours yield.

const WIDE = matchMedia("(min-width: 1100px)");
const GAP = 6;
let watcher = null;
let planned = 0;

/** Whether the cards stand beside the text, not between its paragraphs. */
export const wide = () => WIDE.matches;

/** The nearest place to `at` where something of a size is wholly seen, in px. */
export const seen = (at, size, most) => Math.round(Math.max(8, Math.min(at, most - size - 8)));

/** Keep the cards of a text in their places; again for each new text. */
export function arrange(text) {
  watcher?.disconnect();
  watcher = new ResizeObserver(() => plan(text));
  watcher.observe(text);
  WIDE.onchange = () => plan(text);
  place(text);
}

/** Watch the card that may grow, and place all of them anew. */
export function watch(text, card) {
  if (card) watcher.observe(card);
  place(text);
}

function plan(text) {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(() => place(text));
}

function place(text) {
  const frame = text.closest(".workbench__text");
  const cards = [...frame.querySelectorAll("#text .card, .card--new:not([hidden])")];
  if (!WIDE.matches) {
    for (const card of cards) card.style.transform = "";
    frame.style.minHeight = "";
    return;
  }
  // All reading first, then all writing: one layout for the lot.
  const origin = frame.getBoundingClientRect().top;
  const starts = firstMarks(text);
  const rows = cards.map((card) => ({
    card,
    top: card.dataset.top ? Number(card.dataset.top) : (starts.get(card.id)?.getBoundingClientRect().top ?? origin) - origin,
    height: card.offsetHeight,
  })).sort((one, other) => one.top - other.top);
  const active = rows.findIndex(({ card }) => card.matches(".is-active"));
  push(rows, active);
  for (const { card, y } of rows) card.style.transform = `translateY(${Math.round(y)}px)`;
  const last = rows.at(-1);
  frame.style.minHeight = last ? `${Math.round(last.y + last.height)}px` : "";
}

function push(rows, active) {
  let floor = 0;
  for (const [index, row] of rows.entries()) {
    row.y = index === active ? row.top : Math.max(row.top, floor);
    floor = row.y + row.height + GAP;
  }
  let ceiling = rows[active]?.y ?? 0;
  for (let index = active - 1; index >= 0; index -= 1) {
    const row = rows[index];
    row.y = Math.min(row.y, ceiling - row.height - GAP);
    ceiling = row.y;
  }
}

/** The first mark of each card, by the card's id. */
function firstMarks(text) {
  const first = new Map();
  for (const mark of text.querySelectorAll(".mark[aria-details]")) {
    for (const id of (mark.dataset.cards ?? mark.getAttribute("aria-details")).split(" ")) {
      if (!first.has(id)) first.set(id, mark);
    }
  }
  return first;
}
