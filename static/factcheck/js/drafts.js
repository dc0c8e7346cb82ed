// Long texts outlive a reload, a lost connection and an ended session: while they are typed this
// browser keeps them, it offers them again, and it forgets them once they are saved or with the logout.
import { say } from "./desk.js";

const DRAFT = "draft:";
const OWNER = "drafts-of";
const SENT = "drafts-sent";
const DAY = 86_400_000;
const MOST = 20;
const LONGEST = 200_000;
const PAUSE = 400;
// Missing in the admin, where the module only waits for the logout.
const words = document.getElementById("drafts")?.dataset;
const timers = new Map();
const slots = new WeakMap();
// Fields that came back from the desk unsaved, with a draft's very words in them.
const returned = new WeakSet();

/** Storage may be full, or forbidden: then there are no drafts, and nothing else breaks. */
function attempt(act) {
  try { return act(); } catch { return null; }
}

function areas(root = document) {
  return [...root.querySelectorAll("textarea[data-draft]")];
}

/** The person, the object and the field; what follows in a key is its version and its page load. */
function slotOf(area) {
  const path = new URL(area.form?.getAttribute("action") || location.href, location.href).pathname;
  return `${DRAFT}${words.person}:${path}:${area.dataset.draft}:`;
}

function keyOf(area) {
  if (!slots.has(area)) {
    const form = area.form?.elements;
    const version = form?.version?.value || form?.revision?.value || "";
    slots.set(area, `${slotOf(area)}${version}:${Date.now()}`);
  }
  return slots.get(area);
}

/** All drafts, the newest first. */
function drafts() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(DRAFT));
  const read = (key) => ({ key, ...attempt(() => JSON.parse(localStorage.getItem(key))) });
  return keys.map(read).sort((one, other) => (other.at || 0) - (one.at || 0));
}

function sweep() {
  const own = `${DRAFT}${words.person}:`;
  drafts().forEach(({ key, at }, number) => {
    const old = !at || Date.now() - at > DAY;
    if (old || number >= MOST || !key.startsWith(own)) localStorage.removeItem(key);
  });
  localStorage.setItem(OWNER, words.person);
}

function keep(area) {
  clearTimeout(timers.get(area));
  timers.delete(area);
  const key = keyOf(area);
  // Another page of this browser may have logged out meanwhile.
  if (localStorage.getItem(OWNER) !== words.person) return;
  const text = area.value;
  const saved = text === area.defaultValue && !returned.has(area);
  if (!text.trim() || saved || text.length > LONGEST) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ at: Date.now(), text }));
}

function keepAll() {
  for (const area of [...timers.keys()]) attempt(() => keep(area));
}

/** After sending: what the success was about is forgotten, and only that. */
function settle() {
  const sent = JSON.parse(sessionStorage.getItem(SENT) || "null");
  if (!sent) return;
  const from = document.referrer && new URL(document.referrer).pathname;
  const saved = document.querySelector(".notice--success") && from === sent.page;
  if (saved) sent.keys.forEach((key) => localStorage.removeItem(key));
  // A page between the form and the saving, such as a preview, has the address of the form.
  const here = areas().some((area) => sent.keys.some((key) => key.startsWith(slotOf(area))));
  if (saved || here || location.pathname !== sent.page) sessionStorage.removeItem(SENT);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--quiet";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function notice(kind, text, ...buttons) {
  const box = document.createElement("div");
  const line = document.createElement("p");
  box.className = `notice notice--${kind} draft`;
  line.textContent = text;
  box.append(line, ...buttons);
  return box;
}

function offer(area) {
  const kept = drafts().filter(({ key }) => key.startsWith(slotOf(area)));
  const same = kept.find(({ text }) => text === area.value);
  if (same && !slots.has(area)) {
    slots.set(area, same.key);
    returned.add(area);
  }
  const found = kept.find((draft) => draft !== same && draft.key !== slots.get(area));
  if (!found || area.previousElementSibling?.matches(".draft")) return;
  const time = new Date(found.at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  const box = notice("info", words.found.replace("{time}", time), button(words.put, put), button(words.drop, drop));
  function put() {
    // What stands there now stays a draft of its own, to be offered in its turn.
    attempt(() => keep(area));
    slots.delete(area);
    area.value = found.text;
    attempt(() => keep(area));
    drop();
  }
  function drop() {
    attempt(() => localStorage.removeItem(found.key));
    box.remove();
    area.focus();
  }
  const fold = area.closest("details");
  if (fold) fold.open = true;
  area.before(box);
}

function send(event) {
  const form = event.target;
  if (form.matches("[data-logout]")) return attempt(forget);
  if (!words || form.method !== "post") return null;
  attempt(() => areas(form).forEach(keep));
  if (!navigator.onLine) {
    event.preventDefault();
    event.stopImmediatePropagation();
    form.querySelector(":scope > .draft--offline")?.remove();
    const box = notice("error", words.offline);
    box.classList.add("draft--offline");
    form.prepend(box);
    return say(words.offline);
  }
  const keys = areas(form).map(keyOf);
  if (keys.length) {
    attempt(() => sessionStorage.setItem(SENT, JSON.stringify({ page: location.pathname, keys })));
  }
  return null;
}

function forget() {
  timers.forEach(clearTimeout);
  timers.clear();
  localStorage.removeItem(OWNER);
  drafts().forEach(({ key }) => localStorage.removeItem(key));
}

document.addEventListener("submit", send, true);
if (words) {
  attempt(sweep);
  attempt(settle);
  attempt(() => areas().forEach(offer));
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea[data-draft]")) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(() => attempt(() => keep(target)), PAUSE));
  });
  addEventListener("pagehide", keepAll);
  addEventListener("online", () => document.querySelector(".draft--offline")?.remove());
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const form = detail.elt;
    if (form.matches("form") && detail.successful) {
      attempt(() => areas(form).forEach((area) => localStorage.removeItem(keyOf(area))));
    }
  });
  document.addEventListener("htmx:afterSettle", () => attempt(() => areas().forEach(offer)));
}
