// Comforts only: every page works without it.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const field = document.getElementById("q");
  if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

const copy = document.getElementById("copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const told = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(document.getElementById("cite").textContent);
      told.textContent = "Copied.";
    } catch {
      told.textContent = "The browser did not allow it: select the text instead.";
    }
  });
}

// on a document, every piece of a statement stands out when one is pointed at or gone to, not only the first
function standOut(name, number) {
  for (const piece of document.querySelectorAll(`.${name}`)) piece.classList.remove(name);
  if (!number) return;
  for (const piece of document.querySelectorAll(`[data-n="${number}"], #l-${number}`)) piece.classList.add(name);
}
function gone() {
  const place = /^#[sl]-(\d+)$/.exec(location.hash);
  standOut("here", place && place[1]);
  const line = place && document.getElementById(`l-${place[1]}`);
  if (line) line.parentElement.scrollTop = line.offsetTop - line.parentElement.clientHeight / 3;
}
function unfold() {
  const fold = document.getElementById(location.hash.slice(1));
  if (fold instanceof HTMLDetailsElement) fold.open = true;
}
addEventListener("hashchange", gone);
addEventListener("hashchange", unfold);
unfold();
gone();
document.querySelector(".text")?.addEventListener("mouseover", (event) => {
  const piece = event.target.closest("[data-n]");
  standOut("pointed", piece && piece.dataset.n);
});

// what only some pages need comes with them
if (document.getElementById("missed")) import("./choosing.js");
if (document.getElementById("queue")) import("./inbox.js");
