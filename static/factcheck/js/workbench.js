// The workbench: what the keys, the mouse and the answers of the server do. Whatever is done to a
// claim is done by the forms of its own page, which stands in the active card.
import { load, send, tell } from "./exchange.js";
import { activate, begin, cards, close, current, move, named, nextWith, opened, openMarking, point, remember, show, suggestions } from "./claims.js";
import { listen } from "./keys.js";
import { chosen, stepSentence } from "./text.js";

const choose = document.getElementById("choose");
const words = document.getElementById("keys").dataset;
// After one of these is done, the next one waits.
const WAITING = ["to_check", "in_review"];

const bench = () => document.getElementById("workbench");
const text = () => document.getElementById("text");

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
  focusFirst(document.getElementById("marking"));
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
  const all = suggestions();
  const active = all.find((row) => row.matches(".is-active"));
  if (!active && all.length) showAloud(all[0]);
  if (!all.length) tell(words.unread);
  return active;
}

function showAloud(row) {
  show(row);
  tell(row.querySelector(".quote-words").textContent);
}

function dismiss(row) {
  const details = row.querySelector("details");
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
  dismiss: () => { const row = suggestion(); if (row) dismiss(row); },
  down: () => step(1),
  up: () => step(-1),
  text: () => text().focus(),
  claim: () => { if (current()) activate(current()); else move(1); },
  search: () => document.getElementById("find").showModal(),
  help: () => document.getElementById("help").showModal(),
  close: () => { choose.classList.remove("is-open"); getSelection().removeAllRanges(); close(); },
};

/** A form of the workbench was sent. */
async function submitted(event) {
  const form = event.target;
  const panel = form.closest(".inset");
  const beside = form.closest(".workbench, .keys__said");
  if (form.method === "dialog" || !(panel || beside)) return;
  event.preventDefault();
  const before = remember();
  if (panel) {
    const answer = await send(form, event.submitter, { target: panel, swap: "innerHTML" });
    if (!panel.isConnected) taken(before);
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
    if (notice) tell(notice.textContent.trim(), notice);
    await renew(before, is !== was && WAITING.includes(was) ? was : "");
    return;
  }
  if (notice) tell(notice.textContent.trim());
  focusFirst(panel);
}

/** Fetch the workbench anew, then go on: to the next claim that has the status, or stay. */
async function renew(before, status = "") {
  const source = bench();
  await htmx.ajax("GET", location.pathname + location.search, { source, target: source, swap: "outerHTML" });
  begin();
  const card = document.getElementById(before.id);
  const next = status ? nextWith(status, card) : null;
  if (next ?? card) activate(next ?? card);
  if (next) {
    const bar = document.getElementById("said");
    const line = document.createElement("span");
    line.textContent = `${words.next} ${named(next)}`;
    const said = [...bar.childNodes];
    tell(`${bar.textContent} ${line.textContent}`);
    bar.replaceChildren(...said, " ", line);
  }
}

/** A new workbench has come by itself: take up the work where it was. */
function taken(before) {
  begin();
  const said = bench().querySelector("[role=alert], [role=status] > .notice");
  const made = cards().find((card) => !before.known.has(card.id));
  const rest = suggestions();
  if (document.body.dataset.side === "read") {
    const row = bench().querySelector("[aria-invalid=true]")?.closest(".suggestion, .finding") ?? rest[Math.min(before.row, rest.length - 1)];
    if (row) show(row);
  } else if (made ?? document.getElementById(before.id)) {
    activate(made ?? document.getElementById(before.id));
  }
  if (said) tell(said.textContent.trim(), said.cloneNode(true));
}

/** A link inside a panel that leads to another page of the same claim opens in the panel. */
async function clicked(event) {
  const link = event.target.closest(".inset a[href]");
  const panel = link?.closest(".inset");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.getAttribute("href").startsWith("#")) return;
  if (!link.pathname.startsWith(panel.dataset.home) || link.hasAttribute("download")) {
    if (panel.id === "marking" && link.pathname === location.pathname) {
      event.preventDefault();
      ACTIONS.close();
    }
    return;
  }
  event.preventDefault();
  await load(panel, link.href);
  if (link.pathname !== panel.dataset.home) focusFirst(panel);
}

function offerKinds() {
  const place = document.activeElement.closest(".inset, dialog") ? null : chosen(text());
  choose.classList.toggle("is-open", place !== null);
  if (!place) return;
  const likely = /[«“"„]/.test(place.words) ? "quote" : /\p{N}/u.test(place.words) ? "figure" : "source";
  for (const button of choose.children) button.classList.toggle("is-likely", button.dataset.do === likely);
  const left = Math.max(8, Math.min(place.box.left, innerWidth - choose.offsetWidth - 8));
  choose.style.transform = `translate(${Math.round(left + scrollX)}px, ${Math.round(place.box.bottom + scrollY + 8)}px)`;
}

function find(event) {
  const asked = document.getElementById("find-words").value.trim().toLowerCase();
  if (event.target.returnValue !== "go" || !asked) return;
  const card = document.getElementById(`claim-${asked}`) ?? cards().find((one) => one.textContent.toLowerCase().includes(asked));
  if (card) activate(card);
  else tell(words.none);
}

document.body.classList.add("is-live");
document.body.dataset.side = "claims";
begin();
listen((name) => ACTIONS[name]());
document.addEventListener("submit", submitted);
document.addEventListener("click", clicked);
document.addEventListener("click", (event) => { if (event.target.closest(".workbench")) point(event); });
document.addEventListener("selectionchange", offerKinds);
document.getElementById("find").addEventListener("close", find);
document.getElementById("ghosts").addEventListener("change", ({ target }) => document.body.classList.toggle("hides-suggestions", !target.checked));

// Later than the browser's own way to the place in the address, which takes the focus with it.
addEventListener("load", () => {
  const asked = cards().find((card) => `#${card.id}` === location.hash);
  if (asked) activate(asked);
  else if (document.activeElement === document.body) text().focus({ preventScroll: true });
});
