// The inbox by keys. A decision is shown as kept when the server has said so, never before; what could not be sent stays
// in view with a button to try again. What is shown of a line is the server's page of it.

const queue = document.getElementById("queue");
const items = [...queue.children];
const said = document.getElementById("said");
const keys = document.getElementById("keys");
const undos = []; // what was kept here, the newest last: {item, reviews}
const waiting = new Set(); // items whose decision is not kept yet
let now = 0;
let turn = Promise.resolve(); // one after the other, as they were made

const card = (item) => item.querySelector(".card");
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

function go(place, { look = true, move = true } = {}) {
  now = Math.max(0, Math.min(items.length - 1, place));
  items.forEach((item, at) => item.classList.toggle("now", at === now));
  const item = items[now];
  card(item).focus({ preventScroll: true });
  const box = item.getBoundingClientRect();
  if (move && (box.top < 0 || box.bottom > innerHeight)) item.scrollIntoView({ block: box.height > innerHeight ? "start" : "center" });
  if (look) refresh(item);
}

function put(item, fresh) {
  const old = card(item);
  const focused = old.contains(document.activeElement);
  old.replaceWith(document.adoptNode(fresh));
  if (focused) card(item).focus({ preventScroll: true });
  leadOn();
}

// a line may have been decided by somebody else since the list was made
async function refresh(item) {
  const shown = card(item);
  try {
    const answer = await fetch(`${shown.dataset.url}?seen=${encodeURIComponent(shown.dataset.seen)}`);
    if (!answer.ok) return;
    const fresh = parsed(await answer.text()).querySelector(".card");
    const typing = shown.contains(document.activeElement) && document.activeElement !== shown;
    if (!fresh || waiting.has(item) || typing || card(item) !== shown) return;
    if (fresh.dataset.seen === shown.dataset.seen) return;
    put(item, fresh);
    if (fresh.querySelector(".notice")) said.textContent = "Decided by others meanwhile: look at it again.";
  } catch { /* offline: the line stays as it was shown */ }
}

function tell(item, words, lost, again) {
  const state = item.querySelector(".state");
  state.textContent = words;
  state.classList.toggle("lost", lost);
  if (!again) return;
  const retry = document.createElement("button");
  retry.type = "button";
  retry.textContent = "Retry";
  retry.addEventListener("click", again);
  state.append(retry);
}

function send(item, url, fields, words) {
  const body = new URLSearchParams(fields);
  body.set("back", card(item).dataset.url);
  waiting.add(item);
  tell(item, `${words}: keeping …`, false);
  turn = turn.then(() => attempt(item, url, body, words));
  return turn;
}

async function attempt(item, url, body, words) {
  const again = () => { turn = turn.then(() => attempt(item, url, body, words)); };
  let answer, page;
  try {
    answer = await fetch(url, { method: "POST", body });
    page = parsed(await answer.text());
  } catch {
    tell(item, `${words}: not kept yet, no answer from the server.`, true, again);
    said.textContent = `Not kept yet: ${words}.`;
    return;
  }
  if (answer.status === 403) await renew(item, body);
  if (!answer.ok) {
    const why = page.querySelector(".wrong, .standfirst")?.textContent.trim() ?? `the server answers ${answer.status}`;
    tell(item, `${words}: not kept yet. ${why}`, true, again);
    said.textContent = `Not kept yet: ${words}.`;
    return;
  }
  waiting.delete(item);
  const fresh = page.querySelector(".card");
  const kept = fresh?.dataset.kept;
  if (fresh) put(item, fresh);
  tell(item, fresh ? "" : page.querySelector("#kept")?.textContent.trim() ?? `${words}: kept.`, false);
  if (kept && words !== "taken back") undos.push({ item, reviews: kept.split(",") });
  const progress = page.getElementById("progress");
  if (progress) document.getElementById("progress").replaceWith(document.adoptNode(progress));
  said.textContent = fresh?.querySelector(".notice") ? `Kept: ${words}; people disagree on this line.` : `Kept: ${words}.`;
}

// a server that was started anew has new tokens: the decision is kept, only its form is too old
async function renew(item, body) {
  try {
    const answer = await fetch(card(item).dataset.url);
    const token = parsed(await answer.text()).querySelector('.card input[name="token"]');
    if (token) body.set("token", token.value);
  } catch { /* told by the attempt */ }
}

function decide(verdict) {
  const item = items[now];
  const fields = new FormData(card(item).querySelector("form.verdicts"));
  fields.set("verdict", verdict);
  send(item, card(item).querySelector("form.verdicts").action, fields, verdict);
  onwards();
}

function onwards() {
  const next = items.findIndex((item, at) => at > now && card(item).dataset.open && !waiting.has(item));
  if (next > 0) go(next);
  else if (now < items.length - 1) go(now + 1);
  else (document.getElementById("more") ?? card(items[now])).focus();
}

function undo() {
  turn = turn.then(() => {
    const last = undos.pop();
    if (!last) {
      said.textContent = "There is nothing of yours to take back here.";
      return;
    }
    go(items.indexOf(last.item), { look: false });
    const form = card(last.item).querySelector("form.verdicts");
    const token = form.elements.token.value;
    for (const review of last.reviews.reverse()) {
      send(last.item, form.action.replace(/\/review$/, "/undo"), { token, review }, "taken back");
    }
  });
}

function write(field) {
  const input = card(items[now]).querySelector(`form[data-field="${field}"] input[name="${field}"]`);
  input.focus();
  input.select();
}

// the link to the next lines passes over those that still wait here
function leadOn() {
  const more = document.getElementById("more");
  if (!more) return;
  const left = items.filter((item) => card(item).dataset.open).length;
  const to = new URL(more.href);
  const skip = Number(queue.dataset.skipped) + left;
  if (skip) to.searchParams.set("skip", skip);
  else to.searchParams.delete("skip");
  more.href = to;
}

const does = {
  j: () => go(now + 1), k: () => go(now - 1), a: () => decide("right"), r: () => decide("wrong"),
  x: () => decide("unsure"), s: () => write("speaker"), n: () => write("note"), u: undo,
  o: () => { location = card(items[now]).querySelector("a.open").href; }, "?": () => keys.showModal(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape" && queue.contains(event.target)) card(items[now]).focus();
    return;
  }
  if (!Object.hasOwn(does, event.key) || event.repeat) return;
  event.preventDefault();
  does[event.key]();
});

queue.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const item = form.closest("li:has(> .card)");
  const fields = new FormData(form, event.submitter);
  if (form.action.endsWith("/undo")) return void send(item, form.action, fields, "taken back");
  const field = form.dataset.field;
  const words = field ? `${field}: ${fields.get(field)}` : fields.get("verdict");
  if (field && fields.get(field) === fields.get(`was.${field}`)) {
    tell(item, `The ${field} is as it was: nothing to keep.`, false);
    return card(item).focus();
  }
  now = items.indexOf(item);
  card(item).focus();
  send(item, form.action, fields, words);
  if (field !== "note") onwards();
});
queue.addEventListener("click", (event) => {
  const at = items.indexOf(event.target.closest(".queue > li"));
  if (at >= 0 && at !== now && !event.target.closest("a, button")) go(at);
});
addEventListener("online", () => {
  for (const item of waiting) item.querySelector(".state button")?.click();
});
addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});
document.getElementById("help").addEventListener("click", () => keys.showModal());

queue.classList.add("live");
document.getElementById("hint").hidden = false;
leadOn();
go(0, { look: false, move: false });
