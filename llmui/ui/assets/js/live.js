/* A reply under way, drawn where it changed. */

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
