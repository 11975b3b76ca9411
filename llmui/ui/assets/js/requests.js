/* What is asked of the program and what came of it: each message is sent once and never lost. */

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
  if (begins && state.run) {
    toast(state.offline ? SILENT + " What you wrote stays in the box." : "The reply is still being written. Stop it with Esc, or wait for its end.");
    return false;
  }
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
  if (!asked.conversation) session.set("arrived", JSON.stringify({ conversation: thread.conversation, at: Date.now() }));
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
