// Makes a commitment in the party's browser: the number and the check code never leave it.
(() => {
  "use strict";

  const area = document.querySelector("[data-commit]");
  const target = document.querySelector("[data-commit-digest]");
  if (!area || !target || !globalThis.crypto?.subtle) return;
  area.hidden = false;
  const value = area.querySelector("input");
  const note = area.querySelector("[data-commit-note]");
  const party = target.form.elements.namedItem("party");
  const make = area.querySelector("[data-commit-make]");
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const line = (label, text) => {
    const row = document.createElement("p");
    const strong = document.createElement("strong");
    strong.className = "mono digest";
    strong.textContent = text;
    row.append(`${label}：`, strong);
    return row;
  };

  // A commitment holds for one party only.
  party.addEventListener("change", () => {
    target.value = "";
    note.replaceChildren();
  });
  // Enter must not send the form.
  value.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    make.click();
  });
  make.addEventListener("click", async () => {
    const chosen = value.value.trim();
    if (!chosen) {
      note.textContent = "请先填所选的数。";
      value.focus();
      return;
    }
    const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
    const text = `${area.dataset.digest}:${party.value}:${salt}:${chosen}`;
    target.value = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
    const warning = document.createElement("p");
    warning.textContent = "请抄下或者拍下这两行，公开的时候要用。离开这一页就找不回来了。";
    note.replaceChildren(warning, line("校验码", salt), line("数", chosen));
  });
})();
