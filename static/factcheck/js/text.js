// Words of the article's text: between what is selected in the browser and places in the text,
// which count code points, as the server does. Each block says where it begins.

const WORD = /[\p{L}\p{N}\p{M}]/u;
const SENTENCES = new WeakMap();

const length = (string) => [...string].length;

/** What is selected of the text, snapped to whole words: {start, end, words, box}, or null. */
export function chosen(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = [...text.querySelectorAll("[data-start]")].filter((block) => range.intersectsNode(block));
  let start = null, end = null, words = "";
  for (const block of blocks) {
    const [from, to] = within(block, range);
    const whole = block.textContent;
    const piece = snapped(whole, from, to);
    if (!piece) continue;
    const offset = Number(block.dataset.start);
    if (start === null) start = offset + length(whole.slice(0, piece[0]));
    end = offset + length(whole.slice(0, piece[1]));
    words += (words && "\n") + whole.slice(...piece);
  }
  return start === null ? null : { start, end, words, box: range.getBoundingClientRect() };
}

/** The part of a range that lies in a block, as UTF-16 offsets in the block's text. */
function within(block, range) {
  const before = document.createRange();
  const part = document.createRange();
  part.selectNodeContents(block);
  before.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  before.setEnd(part.startContainer, part.startOffset);
  const from = before.toString().length;
  return [from, from + part.toString().length];
}

/** Whole words around [from, to) without white space at the ends; null when nothing is left. */
function snapped(whole, from, to) {
  const letter = (at) => WORD.test(whole[at] ?? "");
  while (from < to && /\s/.test(whole[from])) from += 1;
  while (to > from && /\s/.test(whole[to - 1])) to -= 1;
  if (from === to) return null;
  while (letter(from) && letter(from - 1)) from -= 1;
  while (letter(to - 1) && letter(to)) to += 1;
  return [from, to];
}

/** Select the sentence after (step 1) or before (-1) what is selected; its words, "" at the end. */
export function stepSentence(text, step) {
  const all = sentences(text);
  const selection = getSelection();
  const inside = selection.rangeCount && text.contains(selection.anchorNode);
  const here = inside ? selection.getRangeAt(0) : null;
  let index = step > 0 ? 0 : all.length - 1;
  if (here) {
    const after = (one) => one.compareBoundaryPoints(Range.START_TO_START, here);
    index = step > 0 ? all.findIndex((one) => after(one) > 0) : all.findLastIndex((one) => after(one) < 0);
  }
  const next = all[index];
  if (!next) return "";
  selection.setBaseAndExtent(next.startContainer, next.startOffset, next.endContainer, next.endOffset);
  next.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  return next.toString();
}

function sentences(text) {
  if (!SENTENCES.has(text)) {
    const segmenter = new Intl.Segmenter(text.lang, { granularity: "sentence" });
    SENTENCES.set(text, [...text.querySelectorAll("[data-start]")].flatMap((block) =>
      [...segmenter.segment(block.textContent)]
        .map(({ segment, index }) => snapped(block.textContent, index, index + segment.length))
        .filter(Boolean)
        .map(([from, to]) => rangeIn(block, from, to))));
  }
  return SENTENCES.get(text);
}

/** A range over [from, to) of a block's text. */
function rangeIn(block, from, to) {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const upTo = passed + node.length;
    if (from >= passed && from < upTo) range.setStart(node, from - passed);
    if (to > passed && to <= upTo) { range.setEnd(node, to - passed); break; }
    passed = upTo;
  }
  return range;
}
