// The workbench: what the keys, the mouse and the answers of the server do. Whatever is done to a
// claim is done by the forms of its own page, which stands in the active card.
import { byId, say } from "./desk.js";
import { seen } from "./cards.js";
import { busy, load, renewed, send, tell } from "./exchange.js";
import { activate, begin, cards, close, current, move, named, nextWith, opened, openMarking, point, remember, show, suggestions, turn } from "./claims.js";
import { listen } from "./keys.js";
import { chosen, stepSentence } from "./text.js";

const choose = byId("choose");
const words = byId("keys").dataset;
// After one of these is done, the next one waits.
const WAITING = ["to_check", "in_review"];

const bench = () => byId("workbench");
const text = () => byId("text");

async function propose(outcome) {
  const panel = await opened();
  if (!panel) return;
  const missing = panel.querySelector(`[data-outcome="${outcome}"] a`);
  const link = missing ?? panel.querySelector(`a[href*="/propose/?outcome=${outcome}"]`);
  if (missing) tell(`${words.missing} ${missing.textContent}`);
  await follow(panel, link);
}

async function addEvidence() {
  const panel = await opened();
  if (panel) await follow(panel, panel.querySelector("a[href$='/evidence/new/']"));
}

async function follow(panel, link) {
  if (!link) {
    tell(words.refused);
    return;
  }
  await load(panel, link.href);
  focusFirst(panel);
}

/** Send a form of the card that asks for nothing; go to the field of one that does. */
async function decide(verb) {
  const panel = await opened();
  if (!panel) return;
  const form = panel.querySelector(`form[action$="/${verb}/"]`);
  const field = form?.querySelector("input:not([type=hidden]), textarea");
  form?.closest("details")?.setAttribute("open", "");
  if (field) field.focus();
  else if (form) form.requestSubmit();
  else tell(words.refused);
}

async function mark(kind) {
  const place = chosen(text());
  if (!place) {
    tell(words.choose);
    return;
  }
  choose.classList.remove("is-open");
  const { mark: address, revision } = bench().dataset;
  const query = new URLSearchParams({ kind, revision, start: place.start, end: place.end });
  await openMarking(`${address}?${query}`, place.box);
  focusFirst(byId("marking"));
}

/** What a form asks first: what is wrong, what must be checked, what is still empty. */
function focusFirst(panel) {
  const empty = [...panel.querySelectorAll("input[type=text], input[type=url], textarea, select")].find((one) => !one.value);
  const field = panel.querySelector("[aria-invalid=true]") ?? panel.querySelector("[name=statement]") ?? empty;
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "nearest" });
}

/** The suggestion that is meant; when none is active yet, the first becomes so. */
function suggestion() {
  const [first] = suggestions();
  const active = suggestions().find((row) => row.matches(".is-active"));
  if (!active && first) show(first);
  if (!active) tell(first?.querySelector(".quote-words").textContent ?? words.unread);
  return active;
}

function dismiss() {
  const details = suggestion()?.querySelector("details");
  details?.setAttribute("open", "");
  details?.querySelector("select").focus();
}

function step(by) {
  const sentence = stepSentence(text(), by);
  if (sentence) tell(sentence);
}

const ACTIONS = {
  next: () => move(1),
  previous: () => move(-1),
  unchecked: () => { const card = nextWith("to_check", current()); if (card) activate(card); else tell(words.none); },
  figure: () => mark("figure"),
  quote: () => mark("quote"),
  source: () => mark("source"),
  evidence: addEvidence,
  verified: () => propose("verified"),
  disputed: () => propose("disputed"),
  approve: () => decide("approve"),
  back: () => decide("send-back"),
  accept: () => suggestion()?.querySelector("form[action*='/accept/']").requestSubmit(),
  dismiss,
  down: () => step(1),
  up: () => step(-1),
  text: () => text().focus(),
  claim: () => { if (current()) activate(current()); else move(1); },
  search: () => byId("search").focus(),
  help: () => byId("help").showModal(),
  close: () => { choose.classList.remove("is-open"); getSelection().removeAllRanges(); close(); },
};

/** A form of the workbench was sent. */
async function submitted(event) {
  const form = event.target;
  const panel = form.closest(".inset");
  const beside = form.closest(".workbench, .keys__said");
  if (form.method === "dialog" || !(panel || (beside && form.method === "post"))) return;
  event.preventDefault();
  const before = remember();
  if (panel) {
    const old = bench();
    const answer = await send(form, event.submitter, { target: panel, swap: "innerHTML" });
    if (bench() !== old) taken(before);
    else if (answer) await answered(panel, answer, form.method === "post", before);
  } else {
    const answer = await send(form, event.submitter, { target: bench(), swap: "outerHTML", base: location.href });
    if (answer) taken(before);
    else if (beside.matches(".keys__said")) await renew(before);
  }
}

/** What a panel shows after an answer, and where the work goes on. */
async function answered(panel, { status, path }, sent, before) {
  const notice = panel.querySelector("[role=alert], .notice--error, .inset__said > .notice");
  if (sent && status === 200 && path === panel.dataset.home && current()) {
    const was = current().dataset.status;
    const is = panel.querySelector("[data-status]")?.dataset.status ?? was;
    await renew(before, notice, is !== was && WAITING.includes(was) && was);
    return;
  }
  if (notice) tell(notice.textContent.trim());
  focusFirst(panel);
}

/** Fetch the workbench anew, say what was done, go on: to the next claim that has the status, or stay. */
async function renew(before, notice, status) {
  if (!await renewed(bench())) return;
  if (notice) tell(notice.textContent.trim(), notice);
  taken(before, status);
}

/** A new workbench stands on the page: take up the work where it was, or at the next claim. */
function taken(before, status) {
  begin();
  const said = bench().querySelector("[role=alert], [role=status] > .notice");
  if (said) tell(said.textContent.trim(), said.cloneNode(true));
  const old = byId(before.id);
  const next = status && nextWith(status, old);
  const rest = suggestions();
  if (document.body.dataset.side === "read") {
    const row = bench().querySelector("[aria-invalid=true]")?.closest(".suggestion, .finding") ?? rest[Math.min(before.row, rest.length - 1)];
    if (row) show(row);
    return;
  }
  const card = next || cards().find((one) => !before.known.has(one.id)) || old;
  if (card) activate(card);
  if (next) {
    const bar = byId("said");
    bar.append(` ${words.next} ${named(next)}`);
    say(bar.textContent);
  }
}

/**
 * A link in a panel that leads to another page of the same claim opens in the panel; so does one
 * beside the text that begins a claim, at its words. The way out of a new claim closes its panel.
 */
async function clicked(event) {
  const link = event.target.closest(".workbench a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const panel = link.closest(".inset");
  const begins = link.closest(".workbench__side") && link.pathname === bench().dataset.mark;
  const leaves = panel?.id === "marking" && link.pathname === location.pathname;
  const stays = panel && !link.getAttribute("href").startsWith("#") && link.pathname.startsWith(panel.dataset.home);
  if (!begins && !leaves && !stays) return;
  event.preventDefault();
  if (busy()) return;
  if (begins) {
    const row = link.closest("[id]").id.replace("suggestion-", "suggested-").replace("sentence-", "s-");
    const place = byId(row) ?? text();
    place.scrollIntoView({ block: "nearest" });
    await openMarking(link.href, place.getBoundingClientRect());
  } else if (leaves) ACTIONS.close();
  else await load(panel, link.href);
  if (begins || link.pathname !== panel.dataset.home) focusFirst(panel ?? byId("marking"));
}

function offerKinds() {
  const place = document.activeElement.closest(".inset, dialog") ? null : chosen(text());
  choose.classList.toggle("is-open", place !== null);
  if (!place) return;
  const likely = /[«“"„]/.test(place.words) ? "quote" : /\p{N}/u.test(place.words) ? "figure" : "source";
  for (const button of choose.children) button.classList.toggle("is-likely", button.dataset.do === likely);
  choose.style.transform = `translate(${seen(place.box.left, choose.offsetWidth, innerWidth) + scrollX}px, ${Math.round(place.box.bottom + scrollY + 8)}px)`;
}

document.body.classList.add("is-live");
turn("claims");
begin();
listen((name) => { if (!busy()) ACTIONS[name](); });
document.addEventListener("submit", submitted);
document.addEventListener("click", clicked);
document.addEventListener("click", point);
document.addEventListener("selectionchange", offerKinds);

// Later than the browser's own way to the place in the address, which takes the focus with it.
addEventListener("load", () => {
  const asked = cards().find((card) => `#${card.id}` === location.hash);
  if (asked) activate(asked);
  else if (document.activeElement === document.body) text().focus({ preventScroll: true });
});
