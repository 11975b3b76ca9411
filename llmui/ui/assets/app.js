/* The page's own script: the transcript, the list of conversations, keys, drafts, drawers.
 *
 * Each `gr.HTML` component of tabs/chat.py hands itself to the function of its name below. What comes from the server as
 * HTML was escaped there (views.py); everything else is set with textContent. No state here outlives the page but the
 * theme, the drawers and the drafts, in localStorage, and what is being sent, in sessionStorage.
 */
(() => {
  "use strict";

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

  // ---------------------------------------------------------------- which conversation

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

  // ---------------------------------------------------------------- transcript

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

  // ---------------------------------------------------------------- a reply under way

  function observe(run, { again = false } = {}) {
    if (state.run === run && !again) return;
    state.run = run;
    state.version = 0; state.moved = Date.now();
    setStreaming(true);
    state.parts.live.trigger("observe", { run, tab });
  }

  /** Look away from the reply that is drawn here; it goes on. */
  function forgetRun() {
    if (!state.run) return;
    state.run = null;
    call(state.parts.live, "leave", { tab });
  }

  function live(part) {
    state.parts.live = part;
    part.watch("value", () => {
      const view = part.props.value || {};
      if (!view.run || view.run !== state.run) return; // another conversation's, or a late one
      state.version = view.version || 0; state.moved = Date.now();
      if (view.gone) return unobserved();
      if (view.done) return ended(view.done);
      if (view.conversation === state.shown) draw(view);
    });
  }

  /** The reply ended without this tab hearing of it: while the connection was lost, or with the program. */
  function unobserved() {
    state.run = null;
    setStreaming(false);
    refresh();
  }

  /** Bring one article up to date: only blocks that changed are touched. */
  function draw(view) {
    const node = article(view.id);
    if (!node) return;
    if (node.dataset.state !== "streaming") return refresh(); // the page still shows how it ended last time
    node.llmuiHtml = null; node.llmuiLive = true;
    node.dataset.phase = view.state;
    const thought = node.querySelector(".think");
    const fill = (selector, html) => {
      const found = node.querySelector(selector);
      if (found && html !== undefined && found.llmuiHtml !== html) { found.innerHTML = html; found.llmuiHtml = html; }
    };
    fill(".head", view.head);
    if (thought) {
      thought.hidden = !view.think_title;
      if (view.state === "writing" && !thought.llmuiFolded) { thought.open = false; thought.llmuiFolded = true; }
      fill(".think-title", view.think_title);
    }
    blocks(node.querySelector(".think-body"), view.think);
    blocks(node.querySelector(".body"), view.blocks);
    fill(".foot", view.foot);
    settle();
  }
  function blocks(box, list) {
    if (!box || !list) return;
    const before = box.llmuiBlocks || [];
    if (!box.llmuiBlocks) box.replaceChildren();
    for (let i = 0; i < list.length; i++) {
      if (list[i] === before[i]) continue;
      let node = box.children[i];
      if (!node) { node = box.appendChild(element("div", "blk")); node.dir = "auto"; }
      node.innerHTML = list[i];
    }
    while (box.children.length > list.length) box.lastChild.remove();
    box.llmuiBlocks = list.slice();
  }

  function ended(done) {
    state.run = null;
    setStreaming(false);
    if (done.gone) return; // deleted: the next look at the status says so
    if (done.conversation !== state.shown) return;
    const node = article(done.id);
    if (node && done.html) {
      const place = focusIn(log());
      const open = node.querySelector(".think")?.open;
      const fresh = fromHtml(done.html);
      fresh.llmuiHtml = done.html;
      node.replaceWith(fresh);
      if (open && fresh.querySelector(".think")) fresh.querySelector(".think").open = true;
      place();
      state.revision = done.revision;
      entitle(done.title);
    } else refresh();
    announce(done.announce || "Reply finished");
    settle();
    rows.reload();
  }

  /** Show the conversation as it is kept. While a message is edited, that waits: it could take the editor away. */
  async function refresh() {
    if ($(".editor")) { state.behind = true; return; }
    if (refresh.busy) return;
    refresh.busy = true; state.behind = false;
    const visit = state.visit;
    const view = await call(state.parts.news, "refresh", { conversation: state.conversation });
    refresh.busy = false;
    if (view && !view.error && visit === state.visit && view.asked === state.conversation && view.conversation === view.asked) showThread(view);
  }

  function setStreaming(on) {
    on = on || !!(state.asked && state.asked.begins);
    $("#app")?.classList.toggle("streaming", on);
    const stop = $("#stop"), send = $("#send");
    if (!stop || !send || stop.hidden === !on) return;
    const lost = document.activeElement === stop || document.activeElement === send;
    stop.hidden = !on;
    send.hidden = on;
    if (lost) composer()?.focus();
  }

  // ---------------------------------------------------------------- what is asked of the program

  const SILENT = "llmui does not answer. Is it still running?";
  const words = (answer) => (answer?.error ? `${answer.error.message} ${answer.error.hint}`.trim() : SILENT);

  /** A function of the server; null when it cannot be reached. */
  async function call(part, name, data) {
    try { return await part.server[name](data); } catch { return null; }
  }

  /** Begin a reply, or turn to another version. One at a time; `news` or the next look at the status ends it. */
  function ask(kind, data) {
    if (state.asked) return false;
    const begins = data.act !== "prev" && data.act !== "next";
    if (begins && state.run) { toast("The reply is still being written. Stop it with Esc, or wait for its end."); return false; }
    const same = state.again && state.again.text === data.text && state.again.conversation === state.conversation;
    const number = same && kind === "send" ? state.again.number : Math.random().toString(36).slice(2) + Date.now().toString(36);
    state.asked = { ...data, kind, begins, number, conversation: state.conversation, visit: state.visit, since: Date.now() };
    if (begins) { follow = true; setStreaming(true); }
    state.parts.thread.trigger(kind, { ...data, conversation: state.conversation, number });
    return true;
  }

  /** Send what stands in the composer. Until it is known to be kept, it lies in the session, for a reload. */
  function send() {
    const field = composer(), text = field.value;
    if (!text.trim()) return field.focus();
    if (!ask("send", { text })) return;
    const own = document.querySelectorAll('.thread [data-role="user"]').length;
    session.set("sending", JSON.stringify({ text, number: state.asked.number, conversation: state.conversation, own }));
    setField(field, "");
    if (!narrow()) field.focus();
  }

  async function stop() {
    if (state.asked) { state.asked.stop = true; return; } // as soon as there is something to stop
    const done = await call(state.parts.live, "stop", { conversation: state.conversation });
    if (!done || done.error) toast(words(done));
  }

  /** What came of it. */
  function news(part) {
    state.parts.news = part;
    part.watch("value", () => {
      const view = part.props.value || {};
      if (view.kind === "error" && !view.number) return refused(view); // not about a message
      const asked = state.asked;
      if (!asked || !view.number || view.number !== asked.number) return late(view);
      if (view.kind === "nothing" && asked.begins) return; // sent twice; the first one's answer counts
      settled();
      if (view.kind === "thread") {
        arrived(asked, view.thread);
      } else if (view.kind === "error") {
        giveBack(asked);
        setStreaming(!!state.run);
        if (asked.visit === state.visit) refused(view); else toast("Not sent: " + view.message + " What you wrote is kept as a draft there.", "", null, true);
      }
    });
  }

  function settled() {
    state.asked = null;
    session.set("sending", "");
  }

  /** The message is on disk. */
  function arrived(asked, thread) {
    state.again = null;
    if (asked.act === "edit") { edits.delete(asked.id); closeEditor(asked.id); }
    if (asked.visit !== state.visit) { setStreaming(!!state.run); return void rows.reload(); } // looked away meanwhile
    $(".refused")?.remove();
    const text = composer().value, before = state.conversation;
    setConversation(thread.conversation);
    state.opened = thread.conversation;
    if (before !== thread.conversation) { store.set("draft:" + before, ""); if (text) keepDraft(); }
    if (asked.begins) follow = true;
    showThread(thread);
    if (!thread.run) setStreaming(!!state.run);
    if (asked.act === "edit") composer().focus();
    if (asked.begins) rows.reload();
    if (asked.stop) stop();
  }

  function closeEditor(id) {
    const message = article(id);
    message?.querySelector(".editor")?.remove();
    message?.classList.remove("editing");
  }

  /** An answer that nobody waits for any more: the connection was thought lost. If the text was given back, take it away. */
  function late(view) {
    if (view.kind !== "thread" || !view.number || view.number !== state.again?.number) return;
    if (composer().value === state.again.text) setField(composer(), "");
    state.again = null;
    rows.reload();
    if (view.thread.conversation === state.conversation) showThread(view.thread);
  }

  /** Not sent: the text goes back where it came from, in front of what has been written there since. */
  function giveBack(asked) {
    if (asked.kind !== "send") return;
    state.again = { text: asked.text, number: asked.number, conversation: asked.conversation };
    const join = (text) => (text ? asked.text + "\n" + text : asked.text);
    if (asked.visit === state.visit) setField(composer(), join(composer().value));
    else store.set("draft:" + asked.conversation, join(store.get("draft:" + asked.conversation)));
  }

  /** No answer came. `heard` is what the program knows of the request: a conversation, or null. */
  function unanswered(heard) {
    const asked = state.asked;
    if (!asked || heard === "") return; // it is being done
    if (heard) {
      settled();
      setStreaming(!!state.run);
      if (asked.visit === state.visit) { if (state.conversation !== heard) openConversation(heard, { push: false }); else refresh(); }
      return void rows.reload();
    }
    const wait = asked.restored ? 0 : 4000;
    if (Date.now() - asked.since < wait) return;
    settled();
    setStreaming(!!state.run);
    const own = [...document.querySelectorAll('.thread [data-role="user"]')];
    if (asked.restored && own.length > asked.own && own[own.length - 1].innerText.trim() === asked.text.trim()) return; // kept, as one sees
    giveBack(asked);
    toast(asked.kind === "send" ? "The message did not reach llmui. It stands in the box again." : "That did not reach llmui. Try it again.", "", null, true);
  }

  /** An error above the composer, where the eyes are; the text stays in the composer. */
  function refused(view) {
    $(".refused")?.remove();
    const box = fromHtml(view.html);
    box.classList.add("refused");
    $("#dock").insertBefore(box, $("#comp"));
    box.addEventListener("click", onAct);
  }

  // ---------------------------------------------------------------- list of conversations

  const rows = {
    timer: 0, query: "", next: null, turn: 0,
    async reload() {
      const part = state.parts.rows;
      if (!part) return;
      const query = rows.query;
      const turn = ++rows.turn; // a later look makes this one worthless
      const page = await call(part, "rows", { query, cursor: "", limit: document.querySelectorAll(".convs .row").length });
      if (!page || page.error || turn !== rows.turn) return;
      rows.next = page.next;
      rows.draw(page.rows, false);
    },
    async more() {
      if (!rows.next || rows.loading) return;
      rows.loading = true;
      const turn = rows.turn;
      const page = await call(state.parts.rows, "rows", { query: rows.query, cursor: rows.next });
      rows.loading = false;
      if (!page || page.error || turn !== rows.turn) return;
      rows.next = page.next;
      rows.draw(page.rows, true);
    },
    draw(list, append) {
      const root = $(".convs");
      if (!root || root.querySelector(".renaming")) return;
      const made = document.createDocumentFragment();
      let last = append ? rows.lastGroup : null;
      for (const row of list) {
        if (row.group !== last) {
          last = row.group;
          const item = element("div", "group");
          item.setAttribute("role", "listitem");
          item.append(element("h2", "", last));
          made.append(item);
        }
        made.append(conversationRow(row));
      }
      rows.lastGroup = last;
      if (!append && !list.length) {
        const none = element("p", "none", rows.query ? "No chat has that title." : "Your chats will be listed here.");
        none.setAttribute("role", "listitem");
        made.append(none);
      }
      const had = append ? null : document.activeElement?.closest?.(".convs .row");
      const tool = had && document.activeElement.dataset.do;
      append ? root.append(made) : root.replaceChildren(made);
      markRow();
      if (had) { const row = rowOf(had.dataset.id); (tool ? row?.querySelector(`[data-do="${tool}"]`) : row?.querySelector("a"))?.focus({ preventScroll: true }); }
    },
  };

  const rowOf = (id) => $(`.convs .row[data-id="${CSS.escape(id)}"]`);

  function conversationRow(row) {
    const item = element("div", "row");
    item.setAttribute("role", "listitem");
    item.dataset.id = row.id;
    const link = element("a", "t", row.title);
    link.href = "?c=" + encodeURIComponent(row.id);
    link.title = row.title;
    if (row.damaged) { item.classList.add("damaged"); link.removeAttribute("href"); link.title = "This conversation is damaged; its file was kept."; }
    // Named by what they do, described by what they do it to: a title must not pass for the name of another button.
    link.id = "chat-" + row.id;
    const rename = iconButton("rename", "Rename", "pencil");
    const remove = iconButton("delete", "Delete", "trash-2");
    for (const button of [rename, remove]) button.setAttribute("aria-describedby", link.id);
    const tools = element("span", "k");
    tools.append(rename, remove);
    item.append(link, tools);
    return item;
  }

  function iconButton(act, name, icon) {
    const button = element("button", "ib sm");
    button.type = "button";
    button.dataset.do = act;
    button.setAttribute("aria-label", name);
    button.title = name;
    button.innerHTML = (window.llmuiIcons || {})[icon] || "";
    return button;
  }

  function markRow() {
    for (const row of document.querySelectorAll(".convs .row")) {
      const on = row.dataset.id === state.conversation;
      row.classList.toggle("on", on);
      const link = row.querySelector("a");
      on ? link?.setAttribute("aria-current", "page") : link?.removeAttribute("aria-current");
    }
  }

  function list(part) {
    state.parts.rows = part;
    const root = part.element.querySelector(".convs");
    root.addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (!row) return;
      const tool = event.target.closest("[data-do]");
      if (tool) { event.preventDefault(); return tool.dataset.do === "rename" ? rename(row) : remove(row); }
      if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); openConversation(row.dataset.id); }
    });
    root.addEventListener("dblclick", (event) => { const row = event.target.closest(".row"); if (row && !row.querySelector("input")) rename(row); });
    root.addEventListener("keydown", (event) => {
      const row = event.target.closest(".row");
      if (!row || event.target.closest("input")) return;
      if (event.key === "F2") { event.preventDefault(); rename(row); }
      if (event.key === "Delete") { event.preventDefault(); remove(row); }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const all = [...root.querySelectorAll(".row a")];
        all[all.indexOf(row.querySelector("a")) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
      }
    });
    const scroll = root.closest("#list");
    scroll?.addEventListener("scroll", () => { if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 200) rows.more(); }, { passive: true });
    rows.reload();
  }

  function rename(row) {
    if (row.querySelector("input")) return;
    const link = row.querySelector("a");
    const field = element("input", "renaming");
    field.value = link.textContent;
    field.maxLength = 120;
    field.setAttribute("aria-label", "Title");
    row.classList.add("edit");
    link.hidden = true;
    row.prepend(field);
    field.focus(); field.select();
    let over = false;
    const end = async (save) => {
      if (over) return;
      over = true;
      const title = field.value.trim();
      field.remove(); link.hidden = false; row.classList.remove("edit");
      if (!save || !title || title === link.textContent) return;
      const done = await call(state.parts.rows, "manage", { do: "rename", id: row.dataset.id, title });
      if (!done || done.error) return toast(words(done));
      if (row.dataset.id === state.conversation) entitle(done.title);
      rows.reload();
    };
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && !event.isComposing) { end(true); link.focus(); }
      if (event.key === "Escape") { end(false); link.focus(); }
    });
    field.addEventListener("blur", () => end(true));
  }

  async function remove(row) {
    const id = row.dataset.id, title = row.querySelector("a").textContent;
    const here = id === state.conversation;
    const done = await call(state.parts.rows, "manage", { do: "delete", id });
    if (!done || done.error) return toast(words(done));
    const all = [...document.querySelectorAll(".convs .row")], at = all.findIndex((one) => one.dataset.id === id);
    (all[at + 1] || all[at - 1])?.querySelector("a")?.focus();
    rowOf(id)?.remove();
    if (id === state.conversation) leaveGone(id);
    rows.reload();
    toast("Deleted “" + title + "”", "Undo", async () => {
      const back = await call(state.parts.rows, "manage", { do: "restore", id });
      if (!back || back.error) return toast(words(back));
      await rows.reload();
      if (here) openConversation(id);
    });
  }

  // ---------------------------------------------------------------- status, polled while the tab is looked at

  function status(part) {
    state.parts.status = part;
    part.element.querySelector(".status").setAttribute("role", "status");
    let busy = false;
    const tick = async () => {
      if (document.hidden || busy) return;
      busy = true;
      const { visit, conversation } = state, number = state.asked?.number || "";
      const now = await call(part, "poll", { conversation, number });
      busy = false;
      offline(!now);
      if (!now && number) unanswered(null);
      if (!now || now.error) return;
      take(now);
      if (visit === state.visit && conversation === state.conversation) follows(now);
      if (number && number === state.asked?.number) unanswered(now.heard);
    };
    const take = (now) => {
      const line = $(".status");
      if (line && line.llmuiHtml !== now.status) { line.innerHTML = now.status; line.llmuiHtml = now.status; }
      const root = log();
      if (root?.dataset.empty && now.empty && root.llmuiEmpty !== now.empty) {
        const act = root.contains(document.activeElement) && document.activeElement.dataset.act;
        root.innerHTML = root.llmuiEmpty = now.empty;
        if (act) $(`[data-act="${act}"]`, root)?.focus();
      }
      if (state.newest !== null && now.newest !== state.newest) rows.reload();
      state.newest = now.newest;
      if (now.answering) $('.refused[data-code="engine_not_ready"]')?.remove(); // it has been seen to
      if (state.model !== null && now.model !== state.model) part.trigger("models");
      state.model = now.model;
      const field = composer(), invitation = now.model_name ? `Message ${now.model_name}…` : "Message the model…";
      if (field && field.placeholder !== invitation) field.placeholder = invitation;
      notices(now.notices || []);
    };
    /** What happened to the conversation shown, here or in another tab. */
    const follows = (now) => {
      if (!now.run) $('.refused[data-code="run_active"]')?.remove();
      if (now.gone && state.asked?.conversation !== state.conversation) {
        const id = state.conversation;
        leaveGone(id);
        rows.reload();
        return toast("This chat was deleted in another tab.", "Undo", async () => {
          const back = await call(state.parts.rows, "manage", { do: "restore", id });
          if (!back || back.error) return toast(words(back));
          openConversation(id);
        });
      }
      if (state.asked || state.shown !== state.conversation) return;
      if (now.run && now.run !== state.run) { if (article(now.message)) observe(now.run); else refresh(); }
      else if (now.run && now.version > state.version && Date.now() - state.moved > 2500) observe(now.run, { again: true }); // the stream broke
      else if (!now.run && state.run) { if (Date.now() - state.moved > 1500) unobserved(); }
      else if (!now.run && now.revision && now.revision !== state.revision) refresh();
    };
    setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    tick();
  }

  function offline(on) {
    if (on === !!state.offline) return;
    state.offline = on;
    $("#app")?.classList.toggle("offline", on);
    const line = $(".status");
    if (on && line) { line.llmuiHtml = ""; line.textContent = SILENT + " What you write is kept."; }
  }

  const dismissed = new Set();
  function notices(list) {
    const text = list.join("");
    const box = $("#notices");
    if (!box || box.llmuiHtml === text) return;
    box.innerHTML = text;
    box.llmuiHtml = text;
    for (const note of [...box.children]) if (dismissed.has(note.dataset.key + note.textContent)) note.remove();
  }

  // ---------------------------------------------------------------- toasts, dialog, announcements

  function toast(text, action, run, bad = false) {
    const region = $("#toasts");
    if (!region) return;
    const box = element("div", bad ? "toast bad" : "toast");
    box.append(element("span", "", text));
    if (action) {
      const button = element("button", "btn sm", action);
      button.addEventListener("click", () => { box.remove(); run(); });
      box.append(button);
    }
    const close = iconButton("", "Dismiss", "x");
    close.addEventListener("click", () => box.remove());
    box.append(close);
    region.append(box);
    const away = () => { if (box.matches(":hover, :focus-within")) setTimeout(away, 2000); else box.remove(); };
    setTimeout(away, action ? 10000 : 6000);
  }

  /** Said by screen readers. A text that equals the last one counts as none, so the region is emptied first. */
  function announce(text) {
    const box = $("#announce");
    if (!box) return;
    box.textContent = "";
    requestAnimationFrame(() => { box.textContent = text; });
  }

  function keys() {
    let dialog = $("#keys");
    if (!dialog) {
      dialog = element("dialog", "dialog");
      dialog.id = "keys";
      dialog.setAttribute("aria-labelledby", "keys-title");
      dialog.innerHTML = window.llmuiKeys; // built by panels.py, from nothing but constants
      dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest('[data-act="close-keys"]')) dialog.close(); });
      document.body.append(dialog);
    }
    dialog.open ? dialog.close() : dialog.showModal();
  }

  // ---------------------------------------------------------------- drawers, theme, drafts, keys

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
    state.conversation = address();
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
})();
