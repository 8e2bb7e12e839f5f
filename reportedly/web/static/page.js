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

// on a document, every piece of the statement that was gone to stands out, not only the first
function standOut() {
  const place = /^#[sl]-(\d+)$/.exec(location.hash);
  for (const piece of document.querySelectorAll(".here")) piece.classList.remove("here");
  if (!place) return;
  for (const piece of document.querySelectorAll(`[data-n="${place[1]}"], #l-${place[1]}`)) piece.classList.add("here");
}
addEventListener("hashchange", standOut);
standOut();
