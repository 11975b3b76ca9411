/* The status, asked for once a second while the tab is looked at, and what follows from it. */

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
    if ((state.newest !== null && now.newest !== state.newest) || rows.lost()) rows.reload();
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
