// Forty records a day: Ctrl+Enter sends from any field, and the question is ready to be typed.
(() => {
  "use strict";

  const form = document.querySelector("[data-quick]");
  if (!form) return;
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  if (!form.querySelector("[aria-invalid]")) form.elements.question.focus();
})();
