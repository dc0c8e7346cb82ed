// Who else has the page open: a beat while one can see it, seldomer while the desk does not answer.
import { byId, say } from "./desk.js";

const EVERY = 18_000;
const LONGEST = 300_000;
let wait = EVERY;
let timer = 0;
let sent = 0;
let last = words();

function words() {
  const said = document.querySelector("#presence p");
  return said ? said.textContent.trim() : "";
}

function beat() {
  clearTimeout(timer);
  timer = setTimeout(beat, wait);
  const region = byId("presence");
  // Switching to and fro between tabs is no reason to ask more often.
  if (!region || document.hidden || Date.now() - sent < EVERY / 4) return;
  sent = Date.now();
  window.htmx.trigger(region, "beat");
}

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt.id !== "presence") return;
  wait = event.detail.successful ? EVERY : Math.min(wait * 2, LONGEST);
});

document.addEventListener("htmx:afterSettle", () => {
  const now = words();
  if (now && now !== last) say(now);
  last = now;
});

document.addEventListener("visibilitychange", beat);
// Not at once: htmx listens to the region only after the modules have run.
addEventListener("load", beat);
