// Single keys, for those who want them: they act while the text or a claim has the focus, never
// while somebody types, and can be switched off (WCAG 2.1.4).
import { byId } from "./desk.js";

const SWITCH = "single-keys";
const NAMES = {
  n: "next", p: "previous", u: "unchecked", f: "figure", q: "quote", s: "source", e: "evidence",
  v: "verified", d: "disputed", a: "approve", r: "back", y: "accept", x: "dismiss", "/": "search",
  "?": "help", ArrowDown: "down", ArrowUp: "up",
};
const GO = { t: "text", c: "claim" };
let going = false;

/** Call act(name) for a key that means something here, and for a click on the button that has it. */
export function listen(act) {
  const box = byId(SWITCH);
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (button) act(button.dataset.do);
  });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const letter = key.toLowerCase();
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
      target.closest(".inset form")?.requestSubmit();
      return;
    }
    if (key === "Escape") {
      if (!target.closest("dialog, [popover]")) act("close");
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !box.checked || !listens(target)) return;
    const name = going ? GO[letter] : NAMES[key] ?? NAMES[letter];
    going = !going && letter === "g";
    if (!name || (name === "down" || name === "up") && (event.shiftKey || !target.matches("#text"))) return;
    event.preventDefault();
    act(name);
  });
}

function listens(target) {
  if (target.closest("input, select, textarea, [contenteditable], dialog")) return false;
  return target.closest(".workbench, .keys, .choose") !== null;
}
