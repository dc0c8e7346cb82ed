// Every page of the desk: one voice for what happens without a new page.

export const byId = (id) => document.getElementById(id);

/** Say something to a screen reader, politely; it stands in the page's live region. */
export function say(words) {
  const region = byId("live");
  region.textContent = "";
  // A region that holds the same words again says nothing: empty it first, fill it a moment later.
  requestAnimationFrame(() => { region.textContent = words; });
}
