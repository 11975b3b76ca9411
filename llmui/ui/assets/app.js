/* The page's own script: the transcript, the list of conversations, keys, drafts, drawers.
 *
 * Each `gr.HTML` component of tabs/chat.py hands itself to the function of its name below. What comes from the server as
 * HTML was escaped there (views.py); everything else is set with textContent. No state here outlives the page but the
 * theme, the drawers and the drafts, in localStorage.
 */
(() => {
  "use strict";

  const $ = (selector, root = document) => root.querySelector(selector);
  const narrow = () => matchMedia("(max-width: 820px)").matches;
  const tab = Math.random().toString(36).slice(2) + Date.now().toString(36);
  const state = { conversation: "", revision: 0, run: null, newest: null, parts: {}, sending: null, answering: true };

  const store = {
    get(key) { try { return localStorage.getItem("llmui-" + key); } catch { return null; } },
    set(key, value) { try { value ? localStorage.setItem("llmui-" + key, value) : localStorage.removeItem("llmui-" + key); } catch { /* storage may be blocked in a frame */ } },
  };

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
    state.conversation = id;
    const url = new URL(location.href);
    id ? url.searchParams.set("c", id) : url.searchParams.delete("c");
    if (url.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", url);
    setField($("#conversation textarea, #conversation input"), id);
    markRow();
  }

  function openConversation(id) {
    if (id === state.conversation && id) return closeDrawers();
    keepDraft();
    state.run = null;
    setConversation(id, { push: true });
    showThread({ conversation: id, articles: [], title: "", loading: true });
    state.parts.rows.trigger("open", { id });
    restoreDraft();
    closeDrawers();
    if (!narrow()) composer()?.focus();
  }

  // ---------------------------------------------------------------- transcript

  let follow = true; // the reader is at the end: keep them there

  const scroller = () => $("#thread");
  const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  function toEnd() {
    const box = scroller();
    if (box) box.scrollTop = box.scrollHeight;
    follow = true;
    $("#latest")?.classList.remove("on");
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
    state.shown = view.conversation;
    state.revision = view.revision || 0;
    entitle(view.title);
    if (!view.articles.length) {
      root.replaceChildren();
      root.dataset.empty = "true";
      if (view.empty) root.innerHTML = view.empty;
    } else {
      if (root.dataset.empty) { root.replaceChildren(); delete root.dataset.empty; }
      place(root, view.articles);
    }
    if (other) follow = true;
    requestAnimationFrame(settle);
    if (view.run) observe(view.run); else setStreaming(false);
  }

  function entitle(title) {
    document.title = title ? title + " · llmui" : "llmui";
    const heading = $("#title");
    if (heading) heading.textContent = title || "New chat";
  }

  function place(root, articles) {
    const known = new Map([...root.children].map((node) => [node.dataset.messageId, node]));
    let at = root.firstElementChild;
    for (const { id, html } of articles) {
      let node = known.get(id);
      if (!node || node.llmuiHtml !== html) {
        const fresh = fromHtml(html);
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
    part.watch("value", () => {
      const view = part.props.value || {};
      if (view.conversation === undefined) return;
      if (view.conversation !== state.conversation && state.conversation && view.conversation) return; // a late answer
      setConversation(view.conversation);
      showThread(view);
    });
    root.addEventListener("click", onAct);
    root.addEventListener("keydown", onEditorKey);
    scroller().addEventListener("scroll", () => {
      follow = atEnd(scroller());
      $("#latest")?.classList.toggle("on", !follow);
    }, { passive: true });
    if (part.props.value?.conversation !== undefined) showThread(part.props.value);
  }

  async function onAct(event) {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const act = button.dataset.act;
    const message = button.closest("[data-message-id]");
    const id = message?.dataset.messageId || "";
    if (act === "copy-code") return copied(button, button.closest(".code")?.querySelector("code")?.textContent || "");
    if (act === "copy-report") return copied(button, message.querySelector(".fail")?.innerText || "");
    if (act === "starter") { setField(composer(), button.dataset.text || button.innerText.trim()); composer().focus(); return; }
    if (act === "models") { $("#model input")?.focus(); $("#model input")?.click(); return; }
    if (act === "copy" || act === "edit") {
      const found = await state.parts.thread.server.message_text({ conversation: state.conversation, id });
      if (!found || found.error) return toast(found?.error?.message || "The message could not be read. Reload the page.");
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
    if (act === "cancel-load") return void state.parts.status.server.cancel_load({});
    if (act === "branch") return branch(id);
    if (["regenerate", "continue", "prev", "next"].includes(act)) {
      if (act === "regenerate" || act === "continue") follow = true;
      state.parts.thread.trigger("act", { act, id });
    }
  }

  /** The next message answers this one; what followed it stays as another branch. */
  async function branch(id) {
    const root = log();
    const leaf = root.lastElementChild?.dataset.messageId;
    if (leaf === id) { composer().focus(); return toast("The next message goes on from here."); }
    const conversation = state.conversation;
    const done = await state.parts.rows.server.manage({ do: "branch", id: conversation, message: id });
    if (!done || done.error) return toast(done?.error?.message || "The branch could not be made.");
    await refresh();
    composer().focus();
    toast("A new branch begins here. What followed is kept.", "Undo", async () => {
      await state.parts.rows.server.manage({ do: "show", id: conversation, message: leaf });
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

  function edit(message, text) {
    if (message.querySelector(".editor")) return;
    const editor = element("div", "editor");
    const area = element("textarea");
    area.value = text;
    area.setAttribute("aria-label", "Edit message");
    const row = element("div", "editor-row");
    const cancel = element("button", "btn sm", "Cancel");
    const save = element("button", "btn sm pri", "Send");
    cancel.dataset.act = "cancel-edit"; save.dataset.act = "save-edit"; save.setAttribute("aria-label", "Save and send");
    row.append(cancel, save);
    editor.append(area, row);
    message.classList.add("editing");
    message.append(editor);
    const fit = () => { area.style.height = "auto"; area.style.height = Math.min(area.scrollHeight + 2, innerHeight * .5) + "px"; };
    area.addEventListener("input", fit);
    fit(); area.focus(); area.setSelectionRange(text.length, text.length);
  }
  function cancelEdit(message) {
    message.querySelector(".editor")?.remove();
    message.classList.remove("editing");
    message.querySelector('[data-act="edit"]')?.focus();
  }
  function saveEdit(message) {
    const text = message.querySelector(".editor textarea").value;
    if (!text.trim()) return;
    follow = true;
    state.parts.thread.trigger("act", { act: "edit", id: message.dataset.messageId, text });
    cancelEdit(message);
  }
  function onEditorKey(event) {
    const message = event.target.closest(".editor") && event.target.closest("[data-message-id]");
    if (!message) return;
    if (event.key === "Escape") { event.stopPropagation(); cancelEdit(message); }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); saveEdit(message); }
  }

  // ---------------------------------------------------------------- a reply under way

  function observe(run) {
    if (state.run === run) return;
    state.run = run;
    setStreaming(true);
    state.parts.live.trigger("observe", { run, tab });
  }

  function live(part) {
    state.parts.live = part;
    part.watch("value", () => {
      const view = part.props.value || {};
      if (!view.run || view.run !== state.run) return; // another conversation's, or a late one
      if (view.gone) { state.run = null; setStreaming(false); refresh(); return; }
      if (view.done) return ended(view.done);
      if (view.conversation === state.shown) draw(view);
    });
  }

  /** Bring one article up to date: only blocks that changed are touched. */
  function draw(view) {
    const node = article(view.id);
    if (!node) return;
    if (node.dataset.state !== "streaming") return refresh(); // the page still shows how it ended last time
    node.llmuiHtml = null;
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
    if (done.gone) return openConversation("");
    if (done.conversation !== state.shown) return;
    state.revision = done.revision;
    const node = article(done.id);
    if (node && done.html) {
      const open = node.querySelector(".think")?.open;
      const focused = document.activeElement === node;
      const fresh = fromHtml(done.html);
      fresh.llmuiHtml = done.html;
      node.replaceWith(fresh);
      if (open && fresh.querySelector(".think")) fresh.querySelector(".think").open = true;
      if (focused) fresh.focus();
    } else refresh();
    announce(done.announce || "Reply finished");
    settle();
    rows.reload();
  }

  async function refresh() {
    const view = await state.parts.news.server.refresh({ conversation: state.conversation });
    if (view && !view.error && view.conversation === state.conversation) showThread(view);
  }

  function setStreaming(on) {
    $("#app")?.classList.toggle("streaming", on);
    const stop = $("#stop"), send = $("#send");
    if (stop) stop.hidden = !on;
    if (send) send.hidden = on;
  }

  /** What came of a send or of a message's button. */
  function news(part) {
    state.parts.news = part;
    part.watch("value", () => {
      const view = part.props.value || {};
      if (view.kind === "run") {
        store.set("draft:" + state.conversation, "");
        follow = true;
        setConversation(view.thread.conversation);
        $(".refused")?.remove();
        showThread(view.thread);
        observe(view.run);
        rows.reload();
      } else if (view.kind === "thread") {
        showThread(view.thread);
      } else if (view.kind === "error") {
        refused(view);
      }
    });
  }

  /** An error above the composer, where the eyes are; the text stays in the composer. */
  function refused(view) {
    $(".refused")?.remove();
    const box = fromHtml(view.html);
    box.classList.add("refused");
    $("#dock").prepend(box);
    box.addEventListener("click", onAct);
  }

  // ---------------------------------------------------------------- list of conversations

  const rows = {
    timer: 0, query: "", next: null, groups: [],
    async reload() {
      const part = state.parts.rows;
      if (!part) return;
      const query = rows.query;
      const page = await part.server.rows({ query, cursor: "" });
      if (!page || page.error || query !== rows.query) return;
      rows.next = page.next;
      rows.draw(page.rows, false);
    },
    async more() {
      if (!rows.next || rows.loading) return;
      rows.loading = true;
      const page = await state.parts.rows.server.rows({ query: rows.query, cursor: rows.next });
      rows.loading = false;
      if (!page || page.error) return;
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
      append ? root.append(made) : root.replaceChildren(made);
      markRow();
    },
  };

  function conversationRow(row) {
    const item = element("div", "row");
    item.setAttribute("role", "listitem");
    item.dataset.id = row.id;
    const link = element("a", "t", row.title);
    link.href = "?c=" + encodeURIComponent(row.id);
    link.title = row.title;
    if (row.damaged) { item.classList.add("damaged"); link.removeAttribute("href"); link.title = "This conversation is damaged; its file was kept."; }
    const rename = iconButton("rename", "Rename " + row.title, "pencil");
    const remove = iconButton("delete", "Delete " + row.title, "trash-2");
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
    button.title = name.split(" ")[0];
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
      const done = await state.parts.rows.server.manage({ do: "rename", id: row.dataset.id, title });
      if (!done || done.error) return toast(done?.error?.message || "The title could not be saved.");
      link.textContent = link.title = done.title;
      if (row.dataset.id === state.conversation) entitle(done.title);
    };
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") end(true);
      if (event.key === "Escape") { end(false); link.focus(); }
    });
    field.addEventListener("blur", () => end(true));
  }

  async function remove(row) {
    const id = row.dataset.id, title = row.querySelector("a").textContent;
    const done = await state.parts.rows.server.manage({ do: "delete", id });
    if (!done || done.error) return toast(done?.error?.message || "The chat could not be deleted.");
    row.remove();
    if (id === state.conversation) { state.conversation = "?"; openConversation(""); }
    toast("Deleted “" + title + "”", "Undo", async () => {
      const back = await state.parts.rows.server.manage({ do: "restore", id });
      if (!back || back.error) return toast(back?.error?.message || "The chat could not be brought back.");
      await rows.reload();
      openConversation(id);
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
      try {
        const now = await part.server.poll({ conversation: state.conversation === "?" ? "" : state.conversation });
        if (now && !now.error) take(now);
        offline(!now);
      } catch { offline(true); } finally { busy = false; }
    };
    const take = (now) => {
      const line = $(".status");
      if (line && line.llmuiHtml !== now.status) { line.innerHTML = now.status; line.llmuiHtml = now.status; }
      state.answering = now.answering;
      const root = log();
      if (root?.dataset.empty && now.empty && root.llmuiEmpty !== now.empty) { root.llmuiEmpty = now.empty; root.innerHTML = now.empty; }
      if (now.run && now.run !== state.run) { if (!article(now.message)) refresh(); else observe(now.run); }
      else if (!now.run && !state.run && now.revision && now.revision !== state.revision && state.shown === state.conversation) refresh();
      if (state.newest !== null && now.newest !== state.newest) rows.reload();
      state.newest = now.newest;
      notices(now.notices || []);
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
    if (on && line) { line.llmuiHtml = ""; line.textContent = "llmui does not answer. Is it still running? Your draft is kept."; }
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

  function toast(text, action, run) {
    const region = $("#toasts");
    if (!region) return;
    const box = element("div", "toast");
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
    setTimeout(() => box.remove(), action ? 10000 : 6000);
  }

  function announce(text) { const box = $("#announce"); if (box) box.textContent = text; }

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
  function closeDrawers() { app()?.classList.remove("mside", "mset"); }
  function side() { app().classList.toggle(narrow() ? "mside" : "noside"); store.set("noside", app().classList.contains("noside") ? "1" : ""); }
  function settings() {
    const name = narrow() ? "mset" : "set";
    app().classList.toggle(name);
    if (!narrow()) store.set("set", app().classList.contains("set") ? "on" : "off");
    const open = app().classList.contains(name);
    $("#bset")?.setAttribute("aria-expanded", String(open));
    if (open) $("#system textarea")?.focus(); else $("#bset")?.focus();
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

  function press(selector) { const button = $(selector); if (button && !button.hidden && !button.disabled) { button.click(); return true; } return false; }

  function onKey(event) {
    const mod = event.ctrlKey || event.metaKey;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const done = () => { event.preventDefault(); event.stopPropagation(); };
    if (mod && event.key === "Enter") { done(); press("#send"); }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === composer()) { done(); press("#send"); }
    else if (mod && event.key === ",") { done(); settings(); }
    else if (mod && !event.shiftKey && event.key.toLowerCase() === "k") { done(); if (narrow()) app().classList.add("mside"); else app().classList.remove("noside"); $("#find input")?.focus(); }
    else if (mod && event.shiftKey && event.key.toLowerCase() === "o") { done(); openConversation(""); }
    else if (mod && event.key.toLowerCase() === "b") { done(); side(); }
    else if (event.key === "?" && !typing) { done(); keys(); }
    else if (event.key === "ArrowUp" && event.target === composer() && !composer().value) { const own = [...document.querySelectorAll('.thread [data-role="user"]')].pop(); if (own) { done(); own.querySelector('[data-act="edit"]')?.click(); } }
    else if (!mod && !event.altKey && !typing && event.target.closest?.("[data-message-id]")) { if (onMessageKey(event.key, event.target.closest("[data-message-id]"))) done(); }
    else if (event.key === "Escape" && !$("dialog[open]")) {
      if (event.target.closest?.(".editor, .renaming")) return;
      if (app().classList.contains("mside") || app().classList.contains("mset")) { done(); closeDrawers(); }
      else if (!press("#stop") && event.target.closest?.("#find")) { event.target.value = ""; search(""); composer()?.focus(); }
    }
  }

  /** Single letters on the focused message. */
  function onMessageKey(key, message) {
    const click = (act) => { const button = message.querySelector(`[data-act="${act}"]:not(:disabled)`); button?.click(); return !!button; };
    switch (key) {
      case "j": case "J": message.nextElementSibling?.focus(); return true;
      case "k": case "K": message.previousElementSibling?.focus(); return true;
      case "c": case "C": return click("copy");
      case "e": case "E": return click("edit");
      case "r": case "R": return click("regenerate");
      case "ArrowLeft": return click("prev");
      case "ArrowRight": return click("next");
      case "t": case "T": { const think = message.querySelector(".think"); if (think) think.open = !think.open; return !!think; }
      case "Escape": composer()?.focus(); return !$("#app").classList.contains("streaming");
      default: return false;
    }
  }

  function search(text) {
    clearTimeout(rows.timer);
    rows.query = text.trim();
    rows.timer = setTimeout(rows.reload, 120);
  }

  function resetParameters() {
    for (const [name, value] of Object.entries(window.llmuiDefaults || {})) {
      const field = $("#p-" + name.replaceAll("_", "-") + " input[type=number]");
      if (field && Number(field.value) !== value) { setField(field, String(value)); field.dispatchEvent(new Event("change", { bubbles: true })); field.dispatchEvent(new Event("blur")); }
    }
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
    latest.addEventListener("click", toEnd);
    $("#dock").prepend(latest);
    state.conversation = address();
    setField($("#conversation textarea, #conversation input"), state.conversation);
    restoreDraft();
    return state.conversation;
  }

  document.addEventListener("keydown", onKey, true);
  document.addEventListener("input", (event) => {
    if (event.target === composer()) keepDraft();
    if (event.target.closest?.("#find")) search(event.target.value);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button");
    if (event.target.id === "app") closeDrawers();
    if (!button) return;
    if (button.id === "new") openConversation("");
    else if (button.id === "bside") side();
    else if (button.id === "bset") settings();
    else if (button.id === "btheme") theme();
    else if (button.id === "bkeys") keys();
    else if (button.id === "reset") resetParameters();
  });
  addEventListener("popstate", () => { const id = address(); if (id !== state.conversation) { state.conversation = id; state.run = null; state.parts.rows.trigger("open", { id }); restoreDraft(); markRow(); setField($("#conversation textarea, #conversation input"), id); } });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);

  window.llmui = { thread, live, news, status, list, boot };
})();
