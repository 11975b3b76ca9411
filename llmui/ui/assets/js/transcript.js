/* The transcript: messages, the place of the reader, the buttons of a message, editing in place. */

let follow = true; // the reader is at the end: keep them there

const scroller = () => $("#thread");
const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 24;
const scrolled = { top: 0, height: 0 }; // as of the last look, to tell the reader's hand from a change of the text
function toEnd() {
  const box = scroller();
  if (box) { box.scrollTop = box.scrollHeight; scrolled.top = box.scrollTop; scrolled.height = box.scrollHeight; }
  follow = true;
  $("#latest")?.classList.remove("on");
}
/** Upwards, however little, means: let me read. What a shrinking text does to the position does not count. */
function onScroll() {
  const box = scroller();
  if (box.scrollTop < scrolled.top - 1 && box.scrollHeight >= scrolled.height) follow = false;
  else if (atEnd(box)) follow = true;
  scrolled.top = box.scrollTop; scrolled.height = box.scrollHeight;
  $("#latest")?.classList.toggle("on", !follow && !atEnd(box));
}
function settle() {
  const box = scroller();
  if (!box) return;
  if (follow) toEnd();
  else $("#latest")?.classList.toggle("on", !atEnd(box));
}

function log() { return $(".thread"); }

/** Show a whole conversation: articles that are the same stay as they are in the page. */
function showThread(view) {
  const root = log();
  if (!root || !view || !Array.isArray(view.articles)) return;
  const other = view.conversation !== state.shown;
  const place = focusIn(root);
  state.shown = view.conversation;
  state.revision = view.revision || 0;
  entitle(view.title);
  if (view.articles.length) {
    if (!root.querySelector(":scope > [data-message-id]")) root.replaceChildren();
    delete root.dataset.empty;
    placeArticles(root, view.articles);
  } else {
    root.innerHTML = root.llmuiEmpty = view.empty || "";
    // What an empty conversation shows changes with the model; a problem or a conversation on its way does not.
    view.waiting || view.problem ? delete root.dataset.empty : (root.dataset.empty = "true");
  }
  if (!other) place();
  if (other) follow = true;
  requestAnimationFrame(settle);
  if (view.run) observe(view.run); else if (!state.run) setStreaming(false);
}

/** Remembers where the focus is; the result brings it back to that place when what had it was replaced. */
function focusIn(root) {
  const had = document.activeElement, message = had?.closest?.("[data-message-id]");
  if (!message || !root.contains(message)) return () => {};
  const at = [...root.children].indexOf(message), act = had.dataset.act;
  return () => {
    if (root.contains(had)) return;
    const now = article(message.dataset.messageId) || root.children[Math.min(at, root.children.length - 1)];
    const same = act && now?.querySelector(`[data-act="${act}"]:not(:disabled)`);
    (same || now)?.focus({ preventScroll: true });
  };
}

function entitle(title) {
  document.title = title ? title + " · llmui" : "llmui";
  const heading = $("#title");
  if (heading) heading.textContent = title || "New chat";
}

function placeArticles(root, articles) {
  const known = new Map([...root.children].map((node) => [node.dataset.messageId, node]));
  let at = root.firstElementChild;
  for (const { id, html } of articles) {
    let node = known.get(id);
    if (!node || node.llmuiHtml !== html) {
      const fresh = fromHtml(html);
      // A reply that is being drawn is ahead of what is kept.
      if (node?.llmuiLive && fresh.dataset.state === "streaming") { known.delete(id); if (node === at) at = at.nextElementSibling; else root.insertBefore(node, at); continue; }
      fresh.llmuiHtml = html;
      if (node) { if (node === at) at = fresh; node.replaceWith(fresh); }
      node = fresh;
    }
    known.delete(id);
    if (node === at) at = at.nextElementSibling;
    else root.insertBefore(node, at);
  }
  for (const node of known.values()) node.remove();
}

const article = (id) => log()?.querySelector(`[data-message-id="${CSS.escape(id)}"]`);

function thread(part) {
  state.parts.thread = part;
  const root = part.element.querySelector(".thread");
  root.setAttribute("role", "log");
  root.setAttribute("aria-label", "Conversation");
  root.setAttribute("aria-live", "off"); // screen readers get the end of a reply, not each word: #announce
  part.watch("value", () => opened(part.props.value));
  root.addEventListener("click", onAct);
  root.addEventListener("keydown", onEditorKey);
  scroller().addEventListener("scroll", onScroll, { passive: true });
  const sizes = new ResizeObserver(() => { if (follow) toEnd(); }); // messages get their height when they come into sight
  sizes.observe(root); sizes.observe(scroller());
  opened(part.props.value);
}

/** A conversation that was asked for, with its settings, which stand in the drawer already. */
function opened(view) {
  if (!view || view.asked === undefined) return;
  if (view.asked !== state.conversation) { // a late answer; its settings may have covered the right ones
    if (state.opened === state.conversation) state.parts.rows.trigger("open", { id: state.conversation });
    return;
  }
  state.opened = state.conversation;
  if (view.asked && !view.conversation) {
    toast("That chat is not there any more.");
    return leaveGone(view.asked);
  }
  setConversation(view.conversation);
  showThread(view);
}

async function onAct(event) {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  const act = button.dataset.act;
  const message = button.closest("[data-message-id]");
  const id = message?.dataset.messageId || "";
  if (act === "copy-code") return copied(button, button.closest(".code")?.querySelector("code")?.textContent || "");
  if (act === "copy-report") return copied(button, report(message));
  if (act === "starter") {
    const before = composer().value.trimEnd(); // what stands there already stays
    setField(composer(), (before ? before + "\n" : "") + (button.dataset.text || button.innerText.trim()));
    composer().focus();
    return;
  }
  if (act === "models") { $("#model input")?.focus(); $("#model input")?.click(); return; }
  if (act === "copy" || act === "edit") {
    const found = await call(state.parts.thread, "message_text", { conversation: state.conversation, id });
    if (!found || found.error) return toast(found?.error?.message || SILENT);
    return act === "copy" ? copied(button, found.text) : edit(message, found.text);
  }
  if (act === "save-edit") return saveEdit(message);
  if (act === "cancel-edit") return cancelEdit(message);
  if (act === "dismiss") {
    const note = button.closest(".banner, .fail");
    if (note?.dataset.key) dismissed.add(note.dataset.key + note.textContent);
    note?.remove();
    return;
  }
  if (act === "cancel-load") return void call(state.parts.status, "cancel_load", {});
  if (act === "branch") return branch(id);
  if (["regenerate", "continue", "prev", "next"].includes(act)) ask("act", { act, id });
}

/** What a failed reply says, as text to send to somebody who can help: the card without its buttons. */
function report(message) {
  const card = message.querySelector(".fail").cloneNode(true);
  for (const part of card.querySelectorAll(".btns, summary")) part.remove();
  return [card.dataset.code, ...[...card.querySelectorAll("h3, p, pre")].map((part) => part.textContent.trim())].filter(Boolean).join("\n");
}

/** The next message answers this one; what followed it stays as another branch. */
async function branch(id) {
  const root = log();
  const leaf = root.lastElementChild?.dataset.messageId;
  if (leaf === id) { composer().focus(); return toast("The next message goes on from here."); }
  const conversation = state.conversation;
  const done = await call(state.parts.rows, "manage", { do: "branch", id: conversation, message: id });
  if (!done || done.error) return toast(words(done));
  await refresh();
  composer().focus();
  toast("A new branch begins here. What followed is kept.", "Undo", async () => {
    const back = await call(state.parts.rows, "manage", { do: "show", id: conversation, message: leaf });
    if (!back || back.error) return toast(words(back));
    if (state.conversation === conversation) refresh();
  });
}

async function copied(button, text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = element("textarea"); // without clipboard rights (plain http from another machine)
    area.value = text; document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
  }
  const before = button.getAttribute("aria-label") || button.textContent;
  button.classList.add("ok");
  if (!button.getAttribute("aria-label")) button.textContent = "Copied";
  announce("Copied");
  setTimeout(() => { button.classList.remove("ok"); if (!button.getAttribute("aria-label")) button.textContent = before; }, 1400);
}

/** Texts of editors by message: one that was left for another conversation, or by a reload, comes back. */
const edits = { get: (id) => session.get("edit:" + id), set: (id, text) => session.set("edit:" + id, text), delete: (id) => session.set("edit:" + id, "") };

function edit(message, text) {
  if (message.querySelector(".editor")) return message.querySelector(".editor textarea").focus();
  const id = message.dataset.messageId;
  const editor = element("div", "editor");
  const area = element("textarea");
  area.value = edits.get(id) ?? text;
  area.setAttribute("aria-label", "Edit message");
  const row = element("div", "editor-row");
  const cancel = element("button", "btn sm", "Cancel");
  const save = element("button", "btn sm pri", "Save");
  cancel.type = save.type = "button";
  cancel.dataset.act = "cancel-edit"; save.dataset.act = "save-edit"; save.title = "Save as a new version and have it answered";
  row.append(cancel, save);
  editor.append(area, row);
  message.classList.add("editing");
  message.append(editor);
  const fit = () => { area.style.height = "auto"; area.style.height = Math.min(area.scrollHeight + 2, innerHeight * .5) + "px"; };
  area.addEventListener("input", () => { edits.set(id, area.value); fit(); });
  fit(); area.focus(); area.setSelectionRange(area.value.length, area.value.length);
}
function cancelEdit(message) {
  edits.delete(message.dataset.messageId);
  message.querySelector(".editor")?.remove();
  message.classList.remove("editing");
  (message.querySelector('[data-act="edit"]') || message).focus();
  if (state.behind) refresh();
}
/** The editor stays until the new message is kept: a refusal must not cost the text. */
function saveEdit(message) {
  const text = message.querySelector(".editor textarea").value;
  if (!text.trim()) return;
  edits.set(message.dataset.messageId, text);
  ask("act", { act: "edit", id: message.dataset.messageId, text });
}
function onEditorKey(event) {
  const message = event.target.closest(".editor") && event.target.closest("[data-message-id]");
  if (!message) return;
  if (event.key === "Escape") { event.stopPropagation(); cancelEdit(message); }
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea")) { event.preventDefault(); saveEdit(message); }
}
