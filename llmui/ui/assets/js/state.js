/* What the page knows of itself, and which conversation it shows. */

const $ = (selector, root = document) => root.querySelector(selector);
const narrow = () => matchMedia("(max-width: 820px)").matches;
const tab = Math.random().toString(36).slice(2) + Date.now().toString(36);
const state = {
  conversation: "", // the one looked at; its address, its draft, and where a message goes
  shown: null, // the one whose messages stand in the page
  opened: null, // the one whose settings stand in the drawer
  visit: 0, // grows with each change of conversation: what was asked before is no longer wanted
  revision: 0, run: null, version: 0, moved: 0, newest: null, model: null, asked: null, again: null, parts: {},
};

const kept = (area) => ({
  get(key) { try { return area().getItem("llmui-" + key); } catch { return null; } },
  set(key, value) { try { value ? area().setItem("llmui-" + key, value) : area().removeItem("llmui-" + key); } catch { /* storage may be blocked in a frame */ } },
});
const store = kept(() => localStorage);
const session = kept(() => sessionStorage);

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const fromHtml = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
};

/* Gradio's textboxes are Svelte's: a value set by hand counts only with an input event. */
const setField = (field, value) => {
  if (!field || field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const composer = () => $("#ask textarea");

const address = () => new URLSearchParams(location.search).get("c") || "";

function setConversation(id, { push = false } = {}) {
  if (id === state.conversation && id === address()) return;
  if (id !== state.conversation) state.visit++;
  state.conversation = id;
  const url = new URL(location.href);
  id ? url.searchParams.set("c", id) : url.searchParams.delete("c");
  if (url.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", url);
  markRow();
}

/** Leave what is shown and show another conversation; an empty id is a new one. */
function openConversation(id, { push = true, focus = true } = {}) {
  if (id === state.conversation && id) { closeDrawers(); return; }
  keepDraft();
  session.set("arrived", "");
  forgetRun();
  setConversation(id, { push });
  $(".refused")?.remove();
  showThread({ conversation: id, articles: [], title: "", waiting: true });
  state.opened = null;
  state.parts.rows.trigger("open", { id });
  restoreDraft();
  closeDrawers();
  if (focus && !narrow()) composer()?.focus();
}

/** The conversation looked at is no more: what was being written goes on in a new one. */
function leaveGone(id) {
  const text = composer()?.value || "";
  store.set("draft:" + id, "");
  setField(composer(), "");
  state.conversation = "?"; // so that opening a new one is a change
  openConversation("", { push: false, focus: false });
  const there = composer().value;
  if (!there.includes(text)) setField(composer(), there ? there + "\n\n" + text : text);
}
