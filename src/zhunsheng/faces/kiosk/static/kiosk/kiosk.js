// A machine in a hall: when nobody touches it, it asks, counts down, and forgets. It leads nowhere else.
(() => {
  "use strict";

  const dialog = document.getElementById("kiosk-idle");
  if (!dialog) return;
  const idle = Number(dialog.dataset.idle) * 1000;
  const warning = Number(dialog.dataset.warning) * 1000;
  const left = document.getElementById("kiosk-left");
  const form = dialog.querySelector("[data-kiosk-wipe]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const home = Boolean(document.querySelector("[data-kiosk-home]"));
  let touched = Date.now();
  let told = Date.now();
  let gone = false;

  // What the browser itself would keep: typed words, filled-in names, a page in memory for the back button.
  const forget = () => {
    try {
      sessionStorage.clear();
      localStorage.clear();
    } catch {
      // Storage that is switched off holds nothing.
    }
  };
  for (const one of document.querySelectorAll("form, input, textarea")) one.autocomplete = "off";
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  if (home) forget();

  const post = (url) =>
    fetch(url, { method: "POST", headers: { "X-CSRFToken": token }, keepalive: true }).catch(() => null);

  const wipe = () => {
    if (gone) return;
    gone = true;
    forget();
    for (const one of document.querySelectorAll("main form")) one.reset();
    form.querySelector("[name=idle]").disabled = false;
    form.submit();
  };

  const stay = () => {
    touched = Date.now();
    if (dialog.open) dialog.close();
  };

  const look = () => {
    const now = Date.now();
    if (home) return;
    const rest = touched + idle + warning - now;
    if (rest <= 0) {
      wipe();
      return;
    }
    if (rest > warning) return;
    left.textContent = String(Math.ceil(rest / 1000));
    if (!dialog.open) dialog.showModal();
  };

  // While the question is on the screen only its buttons answer it: a sleeve that brushes the glass is nobody.
  for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(
      kind,
      () => {
        if (dialog.open) return;
        const now = Date.now();
        touched = now;
        if (!home && now - told > 30000) {
          told = now;
          post(dialog.dataset.alive);
        }
      },
      { passive: true, capture: true },
    );
  }
  dialog.querySelector("[data-kiosk-stay]").addEventListener("click", () => {
    stay();
    post(dialog.dataset.alive);
  });
  dialog.addEventListener("cancel", stay);
  form.addEventListener("submit", forget);
  setInterval(look, 250);

  setInterval(() => post(dialog.dataset.beat), 5 * 60 * 1000);

  // Nothing leads away from here: no other site, no new window, no file to save, no menu.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    const away = link.origin !== location.origin || link.hasAttribute("download");
    if (away) event.preventDefault();
    link.removeAttribute("target");
  });
  document.addEventListener("contextmenu", (event) => event.preventDefault());
})();
