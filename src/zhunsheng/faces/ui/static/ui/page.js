// Small comforts of every page. Everything works without them; buttons that need them appear only here.
(() => {
  "use strict";

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (menu !== except) menu.open = false;
    }
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "已复制";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      button.textContent = "已选中，请按 Ctrl+C";
    }
    setTimeout(() => {
      button.textContent = before;
    }, 4000);
  };

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details[data-menu]"));
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.copy) copy(button);
    if (button.hasAttribute("data-print")) window.print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Long pages: on a phone the chapters begin folded, and a jump opens the one that it leads to.
  const narrow = matchMedia("(max-width: 40rem)");
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const chapter = target && target.closest("details[data-fold-narrow]");
    if (!chapter || chapter.open) return;
    chapter.open = true;
    chapter.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) unfold();
  });

  const prepare = (root) => {
    if (narrow.matches) for (const one of root.querySelectorAll("details[data-fold-narrow]")) one.open = false;
    unfold();
    for (const button of root.querySelectorAll("button[data-copy], button[data-print]")) {
      button.hidden = false;
    }
    const errors = root.querySelector("[data-focus]");
    if (errors) errors.focus();
  };

  // Explanations folded on screen are wanted on paper.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.fold:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target));
})();
