/* The list of conversations. */

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
  /** A list that was drawn holds a row or says that there is none: an empty one was lost, or its first answer was. */
  lost: () => $(".convs")?.childElementCount === 0,
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
  if (row.damaged) { item.classList.add("damaged"); link.removeAttribute("href"); link.tabIndex = 0; link.setAttribute("role", "link"); link.title = "This conversation is damaged; its file was kept."; }
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
    if (event.key === "Enter" && event.target.matches("a:not([href])")) { event.preventDefault(); openConversation(row.dataset.id); }
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
  ((all[at + 1] || all[at - 1])?.querySelector("a") || composer())?.focus();
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
