// Which claim, or which suggestion, is the active one: its mark, its card with the claim's own page
// in it, and the focus.
import { arrange, seen, watch, wide } from "./cards.js";
import { byId } from "./desk.js";
import { busy, load, tell } from "./exchange.js";

// A claim that somebody only passes by is not asked for.
const REST = 150;
const words = byId("keys").dataset;
const overlap = byId("overlap");

let bench, text, marking, resting, loading;
let active = null;

/** Turn the column beside the text to the claims, or to what was read in it. */
export const turn = (side) => { document.body.dataset.side = side; };

/** Take up the workbench that stands on the page now. */
export function begin() {
  bench = byId("workbench");
  text = byId("text");
  text.tabIndex = 0;
  marking = byId("marking").parentElement;
  clearTimeout(resting);
  active = loading = null;
  arrange(text);
}

export const cards = () => [...bench.querySelectorAll(".card[id]")];
export const suggestions = () => [...bench.querySelectorAll("#suggestions .suggestion")];
export const current = () => active;
const title = (card) => card.querySelector(".card__title");
export const named = (card) => title(card).textContent.replace(/\s+/g, " ").trim();
const home = (card) => title(card).querySelector("a").getAttribute("href");
const panel = (card) => card.querySelector(".inset");

/** Whether a panel shows another page than the claim's own. */
const isAway = (place) => new URL(place.dataset.address).pathname !== place.dataset.home;

/** What is active now, to take up again in the next workbench. */
export function remember() {
  return {
    id: active?.id,
    known: new Set(cards().map((card) => card.id)),
    row: suggestions().findIndex((row) => row.matches(".is-active")),
  };
}

export function activate(card) {
  if (card !== active) {
    leave();
    active = card;
    turn("claims");
    card.classList.add("is-active");
    for (const mark of marksOf(card.id)) mark.classList.add("is-active");
    const place = Object.assign(document.createElement("div"), { className: "inset", id: "open" });
    place.dataset.home = home(card);
    card.append(place);
    resting = setTimeout(open, REST);
    history.replaceState(null, "", `#${card.id}`);
    watch(text, card);
  }
  ((wide() && marksOf(card.id)[0]) || card).scrollIntoView({ block: "nearest" });
  title(card).focus({ preventScroll: true });
}

function open() {
  clearTimeout(resting);
  loading ??= load(panel(active), home(active)).then((answer) => { if (!answer) loading = null; });
  return loading;
}

/** The panel of the active claim with the claim's own page in it; null, and words, without one. */
export async function opened() {
  if (!active) {
    tell(words.pick);
    return null;
  }
  const place = panel(active);
  await open();
  if (isAway(place)) await load(place, place.dataset.home);
  return place;
}

function leave() {
  clearTimeout(resting);
  loading = null;
  for (const one of bench.querySelectorAll(".is-active")) one.classList.remove("is-active");
  if (active) panel(active).remove();
  active = null;
  marking.hidden = true;
}

function marksOf(id) {
  return [...text.querySelectorAll(".mark[aria-details]")].filter((mark) =>
    (mark.dataset.cards ?? mark.getAttribute("aria-details")).split(" ").includes(id));
}

/** The claim `step` further on; without an active one, the first or the last. */
export function move(step) {
  const all = cards();
  const next = active ? all[all.indexOf(active) + step] : all.at(step > 0 ? 0 : -1);
  if (next) activate(next);
  else tell(step > 0 ? words.end : words.start);
}

/** The next claim with this status after that one, from the start again at the end. */
export function nextWith(status, card) {
  const all = cards();
  const from = all.indexOf(card) + 1;
  return [...all.slice(from), ...all.slice(0, from)].find((one) => one !== card && one.dataset.status === status);
}

/** Open the panel for a new claim at its words; `box` is where they stand in the window. */
export function openMarking(address, box) {
  leave();
  turn("claims");
  marking.hidden = false;
  marking.classList.add("is-active");
  marking.dataset.top = box.top - text.closest(".workbench__text").getBoundingClientRect().top;
  watch(text, marking);
  return load(marking.firstElementChild, address);
}

/** Make a suggestion the active one: its row beside the text, its words in the text. */
export function show(row) {
  leave();
  watch(text);
  turn("read");
  row.closest("details")?.setAttribute("open", "");
  row.classList.add("is-active");
  // Beside the text only its own column moves: a second click must find the words where they were.
  const side = row.closest(".workbench__side");
  if (wide()) side.scrollTop += row.getBoundingClientRect().top - side.getBoundingClientRect().top - 60;
  else row.scrollIntoView({ block: "nearest" });
  row.focus({ preventScroll: true });
  const ghost = byId(row.id.replace("suggestion-", "suggested-"))?.previousElementSibling;
  ghost?.classList.add("is-active");
  ghost?.scrollIntoView({ block: "nearest" });
}

/** Something was typed here that is nowhere else yet. */
const typed = (place) => [...place.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), textarea")].some((one) => one.value !== one.defaultValue);

/** One step back: from a form to the claim, from the claim to its mark, from a choice to nothing. */
export function close() {
  const place = active && panel(active);
  if (place && typed(place) && !place.dataset.asked) {
    place.dataset.asked = "yes";
    tell(words.typed);
    return;
  }
  if (place?.dataset.address && isAway(place)) {
    load(place, place.dataset.home);
    title(active).focus();
    return;
  }
  const mark = active && byId(active.id.replace("claim-", "ref-"));
  leave();
  watch(text);
  (mark ?? text).focus({ preventScroll: true });
}

/** What a click on the text, on a card or on a link of the workbench means. */
export function point(event) {
  if (busy() || !event.target.closest(".workbench")) return;
  const link = event.target.closest("a[href^='#']");
  if (link) {
    follow(link, event);
    return;
  }
  const mark = event.target.closest(".zone .mark");
  if (mark && getSelection().isCollapsed) {
    if (mark.dataset.cards) offer(mark);
    else if (mark.hasAttribute("aria-details")) activate(byId(mark.getAttribute("aria-details")));
    else mark.nextElementSibling?.click();
    return;
  }
  const card = event.target.closest(".card[id]");
  if (card && card !== active && !event.target.closest("a")) activate(card);
}

function follow(link, event) {
  const target = byId(link.hash.slice(1));
  if (target?.matches(".card") || target?.matches(".suggestion")) {
    event.preventDefault();
    (target.matches(".card") ? activate : show)(target);
  } else if (target?.closest(".workbench__side")) {
    turn("read");
  } else if (link.hash === "#claims") {
    turn("claims");
  }
}

/** The claims on overlapping words, the shortest first, to choose from. */
function offer(mark) {
  overlap.replaceChildren(...mark.dataset.cards.split(" ").map((id) => {
    const card = byId(id);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = `${named(card)} · ${card.querySelector("p").textContent.slice(0, 60)}`;
    button.addEventListener("click", () => { overlap.hidePopover(); activate(card); });
    return button;
  }));
  overlap.showPopover();
  const box = mark.getBoundingClientRect();
  overlap.style.left = `${seen(box.left, overlap.offsetWidth, innerWidth)}px`;
  overlap.style.top = `${seen(box.bottom + 4, overlap.offsetHeight, innerHeight)}px`;
  overlap.firstElementChild.focus();
}
