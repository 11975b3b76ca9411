/* Drawers, theme, drafts, keys; and the start of it all. */

const app = () => $("#app");
/** What the buttons say of the drawers, and on narrow screens what lies behind an open one is out of reach. */
function drawersChanged() {
  const over = app().classList.contains("mside") || app().classList.contains("mset");
  const open = (wide, small) => String(narrow() ? app().classList.contains(small) : wide);
  $("#bside")?.setAttribute("aria-expanded", open(!app().classList.contains("noside"), "mside"));
  $("#bset")?.setAttribute("aria-expanded", open(app().classList.contains("set"), "mset"));
  $("#main").inert = over && narrow();
}
/** On narrow screens; says whether one was open. The focus goes back to the button that opened it. */
function closeDrawers() {
  const opener = app()?.classList.contains("mside") ? "#bside" : app()?.classList.contains("mset") ? "#bset" : "";
  app()?.classList.remove("mside", "mset");
  drawersChanged();
  if (opener && narrow()) $(opener)?.focus();
  return !!opener;
}
/** A drawer that slides in takes the focus only once it is seen. */
function focusSoon(selector, tries = 30) {
  const wanted = $(selector);
  wanted?.focus();
  if (wanted && tries && document.activeElement !== wanted) requestAnimationFrame(() => focusSoon(selector, tries - 1));
}
function side() {
  if (narrow()) {
    if (closeDrawers()) return;
    app().classList.add("mside");
    drawersChanged();
    focusSoon("#new");
  } else {
    store.set("noside", app().classList.toggle("noside") ? "1" : "");
    drawersChanged();
  }
}
function settings() {
  if (narrow()) {
    if (closeDrawers()) return;
    app().classList.add("mset");
    drawersChanged();
    focusSoon("#set h2");
  } else {
    const open = app().classList.toggle("set");
    store.set("set", open ? "on" : "off");
    drawersChanged();
    $(open ? "#system textarea" : "#bset")?.focus();
  }
}
function theme() {
  const dark = document.body.classList.toggle("dark");
  store.set("theme", dark === matchMedia("(prefers-color-scheme: dark)").matches ? "" : dark ? "dark" : "light");
}
function applyTheme() {
  const chosen = new URLSearchParams(location.search).get("__theme") || store.get("theme");
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle("dark", dark);
}

function keepDraft() { const field = composer(); if (field) store.set("draft:" + state.conversation, field.value); }
function restoreDraft() { setField(composer(), store.get("draft:" + state.conversation) || ""); }

function onKey(event) {
  if ($("dialog[open]")) return; // it has its own Escape, and what lies behind is not meant
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const inPlace = event.target.closest?.(".editor, .renaming"); // fields with Enter and Escape of their own
  const message = event.target.closest?.("[data-message-id]");
  const done = () => { event.preventDefault(); event.stopPropagation(); };
  if (key === "Enter" && !inPlace && !event.isComposing && (mod || (event.target === composer() && !event.shiftKey))) { done(); send(); }
  else if (mod && key === ",") { done(); settings(); }
  else if (mod && !event.shiftKey && key === "k") { done(); find(); }
  else if (mod && event.shiftKey && key === "o") { done(); openConversation(""); }
  else if (mod && !event.shiftKey && key === "b") { done(); side(); }
  else if (key === "?" && !typing) { done(); keys(); }
  else if (key === "ArrowUp" && event.target === composer() && !composer().value && !mod && !event.shiftKey) { if (editLast()) done(); }
  else if (key === "Escape") { if (!inPlace && escape(event, message)) done(); }
  else if (message && !mod && !event.altKey && !typing) { if (onMessageKey(key, event.target, message)) done(); }
}

function find() {
  if (narrow()) { app().classList.add("mside"); app().classList.remove("mset"); } else { app().classList.remove("noside"); store.set("noside", ""); }
  drawersChanged();
  $("#find input")?.select();
  focusSoon("#find input");
}

function editLast() {
  const own = [...document.querySelectorAll('.thread [data-role="user"]')].pop();
  own?.scrollIntoView({ block: "nearest" });
  own?.querySelector('[data-act="edit"]')?.click();
  return !!own;
}

/** What Escape ends, nearest first: a list that is open, a drawer, a search, the reply, the focus on a message. */
function escape(event, message) {
  if (event.target.closest?.("#model") && $('ul[role="listbox"]')) return false;
  if (narrow() && closeDrawers()) return true;
  const field = event.target.closest?.("#find input");
  if (field && field.value) { field.value = ""; search(""); return true; }
  if (state.run || state.asked) { stop(); return true; }
  if (field || message) { composer()?.focus(); return true; }
  return false;
}

/** Single letters on the focused message. */
function onMessageKey(key, target, message) {
  const click = (act) => { const button = message.querySelector(`[data-act="${act}"]:not(:disabled)`); button?.click(); return !!button; };
  const go = (to) => { to?.focus(); to?.scrollIntoView({ block: "nearest" }); return true; };
  switch (key) {
    case "j": return go(message.nextElementSibling);
    case "k": return go(message.previousElementSibling);
    case "c": return click("copy");
    case "e": return click("edit");
    case "r": return click("regenerate");
    // Where something inside scrolls sideways, the arrows are its own.
    case "ArrowLeft": return !target.matches("pre, table, .scroll") && click("prev");
    case "ArrowRight": return !target.matches("pre, table, .scroll") && click("next");
    case "t": { const think = message.querySelector(".think:not([hidden])"); if (think) think.open = !think.open; return !!think; }
    default: return false;
  }
}

function search(text) {
  clearTimeout(rows.timer);
  rows.query = text.trim();
  rows.timer = setTimeout(rows.reload, 120);
}

/** Called by Gradio when the page is there; its result is the conversation to open. */
function boot() {
  applyTheme();
  const root = app();
  if (store.get("noside")) root.classList.add("noside");
  if (store.get("set") === "off" || (innerWidth < 1080 && store.get("set") !== "on")) root.classList.remove("set");
  const send = $("#send"), stop = $("#stop");
  for (const [button, name, icon] of [[send, "Send", "arrow-up"], [stop, "Stop", "square"]]) {
    button.setAttribute("aria-label", name); button.title = name;
    button.innerHTML = (window.llmuiIcons || {})[icon] || name;
  }
  composer().setAttribute("aria-label", "Message");
  $("#model input")?.setAttribute("aria-label", "Model");
  $("#model input")?.setAttribute("placeholder", "Choose a model");
  setStreaming(false);
  for (const [id, role] of [["toasts", "status"], ["announce", "status"], ["notices", "region"]]) {
    if ($("#" + id)) continue;
    const box = element("div", id === "announce" ? "vh" : "");
    box.id = id; box.setAttribute("role", role);
    if (id === "notices") { box.setAttribute("aria-label", "Notices"); $("#main").prepend(box); } else { box.setAttribute("aria-live", "polite"); document.body.append(box); }
  }
  const heading = element("h1", "vh", "New chat");
  heading.id = "title";
  $("#main").prepend(heading);
  const latest = element("button", "latest", "Latest");
  latest.id = "latest"; latest.type = "button"; latest.setAttribute("aria-label", "Jump to latest");
  latest.addEventListener("click", () => { toEnd(); composer().focus({ preventScroll: true }); });
  $("#dock").prepend(latest);
  $("#set h2")?.setAttribute("tabindex", "-1");
  for (const drawer of ["#side .brand", "#set .sh"]) { // shown on narrow screens only, where a drawer covers its opener
    const close = iconButton("", "Close", "x");
    close.classList.add("shut");
    close.addEventListener("click", closeDrawers);
    $(drawer)?.append(close);
  }
  for (const event of ["pointerenter", "focusin"]) $("#model")?.addEventListener(event, freshModels);
  drawersChanged();
  state.conversation = address() || justArrived();
  if (state.conversation !== address()) setConversation(state.conversation);
  restoreDraft();
  resume();
  return state.conversation;
}

/** Files come and go: the choices are read anew before somebody chooses. */
function freshModels() {
  if (Date.now() - (freshModels.at || 0) < 5000) return;
  freshModels.at = Date.now();
  state.parts.status?.trigger("models");
}

/** The first message of a new chat was answered while the page was already being loaded anew, at its old address. */
function justArrived() {
  let kept = null;
  try { kept = JSON.parse(session.get("arrived") || "null"); } catch { /* somebody else's */ }
  session.set("arrived", "");
  const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
  return reloaded && kept && Date.now() - kept.at < 3000 && typeof kept.conversation === "string" ? kept.conversation : "";
}

/** A reload while a message was on its way: the next look at the status says whether it arrived. */
function resume() {
  let sending = null;
  try { sending = JSON.parse(session.get("sending") || "null"); } catch { /* somebody else's */ }
  if (!sending || typeof sending.text !== "string") return;
  if (composer().value === sending.text) setField(composer(), "");
  state.asked = { ...sending, kind: "send", restored: true, visit: sending.conversation === state.conversation ? state.visit : -1, since: 0 };
}

document.addEventListener("keydown", onKey, true);
document.addEventListener("input", (event) => {
  if (event.target === composer()) keepDraft();
  if (event.target.closest?.("#find")) search(event.target.value);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (event.target.id === "app") closeDrawers(); // the dimmed rest of a narrow screen
  if (!button) return;
  if (button.id === "send") send();
  else if (button.id === "stop") stop();
  else if (button.id === "new") openConversation("");
  else if (button.id === "bside") side();
  else if (button.id === "bset") settings();
  else if (button.id === "btheme") theme();
  else if (button.id === "bkeys") keys();
  else if (button.id === "reset") state.parts.thread.trigger("reset");
});
addEventListener("popstate", () => { if (address() !== state.conversation) openConversation(address(), { push: false, focus: false }); });
matchMedia("(max-width: 820px)").addEventListener("change", closeDrawers);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);

window.llmui = { thread, live, news, status, list, boot };
