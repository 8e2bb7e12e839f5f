// On a document: words that are selected become content, cue or source, of a line or of one that was missed.
// The server counts code points; a string of JavaScript counts UTF-16 units, so lengths are taken letter by letter.

const text = document.querySelector(".text");
const missed = document.getElementById("missed");
const roles = ["content", "cue", "source"];
const bar = document.createElement("div");
bar.className = "choosing";
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "The selected words are");
bar.hidden = true;
document.body.append(bar);

const points = (words) => Array.from(words).length;

// the text of a part of a block without the numbers that we put into it
function plain(range) {
  const part = range.cloneContents();
  for (const number of part.querySelectorAll("sup.number")) number.remove();
  return part.textContent;
}

function offset(node, at) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const block = element.closest("[data-at]");
  if (!block) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(node, at);
  return Number(block.dataset.at) + points(plain(before));
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const headline = document.querySelector("h1[data-at]");
  const inside = (node) => text.contains(node) || (headline && headline.contains(node));
  if (!inside(range.startContainer) || !inside(range.endContainer)) return null;
  const start = offset(range.startContainer, range.startOffset);
  const words = plain(range).replace(/\s+/g, " ").trim();
  let end = offset(range.endContainer, range.endOffset);
  // a triple click ends before the first letter of the next block
  if (end === null || start === null || !words) return null;
  return { words, at: `${start}-${end}`, lines: linesAt(range) };
}

// the numbers of the lines that the selection touches, then the one that was gone to
function linesAt(range) {
  const found = new Set();
  for (const piece of document.querySelectorAll("[data-n]")) if (range.intersectsNode(piece)) found.add(piece.dataset.n);
  const gone = /^#[sl]-(\d+)$/.exec(location.hash);
  if (gone) found.add(gone[1]);
  return [...found];
}

function fill(form, role, chosen) {
  form.elements[role].value = chosen.words;
  form.elements[`${role}.at`].value = chosen.at;
}

function sendFor(number, role, chosen) {
  const own = document.querySelector(`#l-${number} form.verdicts`);
  const form = own.cloneNode(true);
  for (const button of form.querySelectorAll("button")) button.remove();
  for (const [name, value] of [[role, chosen.words], [`${role}.at`, chosen.at]]) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}

function button(words, act, described) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  if (described) made.setAttribute("aria-label", described);
  made.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
  made.addEventListener("click", act);
  return made;
}

function row(title, buttons) {
  const made = document.createElement("div");
  const label = document.createElement("span");
  label.textContent = title;
  made.append(label, ...buttons);
  return made;
}

let chosen = null;
function offer() {
  const now = selected();
  if (now && chosen && now.at === chosen.at) return;
  if (bar.contains(document.activeElement)) return;
  chosen = now;
  bar.replaceChildren();
  bar.hidden = !chosen;
  if (!chosen) return;
  const kept = chosen;
  for (const number of kept.lines.slice(0, 3)) {
    bar.append(row(`Line ${number}:`, roles.map((role) =>
      button(role, () => sendFor(number, role, kept), `These words are the ${role} of line ${number}`))));
  }
  bar.append(row("New line:", roles.map((role) => button(role, () => {
    fill(missed, role, kept);
    missed.classList.add("begun");
    getSelection().removeAllRanges();
    bar.hidden = true;
    chosen = null;
  }, `These words are the ${role} of a new line`))));
}
document.addEventListener("selectionchange", offer);

// what is typed is looked for anew
for (const role of roles) {
  missed.elements[role].addEventListener("input", () => { missed.elements[`${role}.at`].value = ""; });
}

// content is a link, and browsers begin no selection in one: while the mouse is down it is none
let pressed = null;
document.addEventListener("pointerdown", (event) => {
  const link = event.target.closest("a.content");
  if (!link || event.pointerType !== "mouse" || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  pressed = { link, href: link.href };
  link.removeAttribute("href");
  link.draggable = false;
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, (event) => {
    const was = pressed;
    pressed = null;
    if (was) setTimeout(() => { was.link.href = was.href; });
    const clicked = was && end === "pointerup" && was.link.contains(event.target) && getSelection().isCollapsed;
    if (clicked) location = was.href;
  });
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !bar.hidden) {
    getSelection().removeAllRanges();
    bar.hidden = true;
  }
});
offer(); // what was selected before this came
