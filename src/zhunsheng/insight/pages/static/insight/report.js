// Shows the definition of the figure that is pointed at or focused; the link itself opens the records.
(() => {
  "use strict";

  const panel = document.querySelector("[data-definitions]");
  const report = document.querySelector("[data-report]");
  if (!panel || !report) return;
  const cards = new Map([...panel.children].map((card) => [card.dataset.definition, card]));

  const show = (event) => {
    const figure = event.target.closest("a.figure");
    const card = figure && cards.get(figure.dataset.figure);
    if (!card) return;
    for (const one of cards.values()) one.hidden = one !== card;
    for (const one of report.querySelectorAll("a.figure.shown")) one.classList.remove("shown");
    figure.classList.add("shown");
  };

  report.addEventListener("pointerover", show);
  report.addEventListener("focusin", show);
})();
