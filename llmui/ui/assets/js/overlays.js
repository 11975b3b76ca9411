/* Toasts, the dialog of keys, announcements. */

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
