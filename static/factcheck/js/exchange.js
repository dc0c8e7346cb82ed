// Forms and links of the workbench are sent by htmx to where they lead anyway. An answer takes the
// place of the panel that asked; when it is the article itself, the server says that it takes the
// place of the whole workbench.
import { byId, say } from "./desk.js";

const words = () => byId("keys").dataset;
const answers = new WeakMap();

/** Something is under way, and is not left: its answer would find nobody. */
export const busy = () => document.querySelector("[aria-busy]");

/** Say something in words on the bar of keys and to a screen reader; `node` is shown instead. */
export function tell(sentence, node) {
  byId("said").replaceChildren(node ?? sentence);
  say(sentence);
}

/** Load a page of the desk into a panel; it resolves when the page stands there. */
export function load(panel, address) {
  return ask("GET", address, { source: panel, target: panel, swap: "innerHTML" });
}

/** Fetch the page's workbench anew, from its own address; null when the old one still stands there. */
export function renewed(bench) {
  return ask("GET", "", { source: bench, target: bench, swap: "outerHTML" });
}

/** Send a form as its button says. What comes back takes the place of `target`; see ask(). */
export function send(form, button, { target, swap, base }) {
  const address = button?.getAttribute("formaction") || form.getAttribute("action") || base || "";
  const values = button?.name ? { [button.name]: button.value } : {};
  return ask(form.method, address, { source: form, target, swap, values });
}

/** Resolves to {status, path} of the answer, or to null when there was none that could be shown. */
async function ask(verb, address, options) {
  const { source, target } = options;
  const url = new URL(address, target.dataset.address ?? location.href);
  if (target.matches(".inset")) target.dataset.address = url.href;
  if (verb !== "GET" || target.matches(".workbench")) target.setAttribute("aria-busy", "true");
  answers.delete(source);
  try {
    await htmx.ajax(verb, url.href, options);
  } catch {
    tell(words().lost);
  }
  target.removeAttribute("aria-busy");
  const xhr = answers.get(source);
  if (!xhr || xhr.unfit) return null;
  if (target.matches(".inset")) target.dataset.address = xhr.responseURL;
  return { status: xhr.status, path: new URL(xhr.responseURL).pathname };
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr, target, requestConfig } = detail;
  const why = unfit(xhr, target);
  // Before htmx takes the attributes of the old element over to the new one for a moment.
  target.removeAttribute("aria-busy");
  answers.set(requestConfig.elt, xhr);
  xhr.unfit = why !== "";
  if (!why) return;
  // What was typed stays where it is, and is not taken for saved.
  detail.shouldSwap = false;
  detail.isError = true;
  if (requestConfig.elt.id !== "presence") tell(why);
});

/** Why an answer does not take the place of what was typed; empty when it does. */
function unfit(xhr, target) {
  if (new URL(xhr.responseURL).pathname.startsWith("/accounts/")) return words().login;
  if (xhr.status >= 500) return words().lost;
  const expected = xhr.status < 400 || [409, 422].includes(xhr.status);
  if (expected && (!target.matches(".workbench") || xhr.getResponseHeader("HX-Retarget"))) return "";
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const said = [".field__error", "[role=alert]", ".notice p, .lede"].map((one) => page.querySelector(one)).find(Boolean);
  return said?.textContent.trim() || words().refused;
}
