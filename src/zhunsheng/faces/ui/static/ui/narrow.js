// A long list to choose from gets a box that narrows it. Without script the list is whole and works.
(() => {
  "use strict";

  const narrow = (select) => {
    const whole = [...select.children].map((child) => child.cloneNode(true));
    const box = document.createElement("div");
    box.className = "narrow";
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    input.type = "search";
    input.id = `${select.id}-narrow`;
    input.autocomplete = "off";
    label.htmlFor = input.id;
    label.textContent = "可选的多，先输几个字找";
    input.placeholder = select.dataset.narrow;
    count.className = "hint";
    count.setAttribute("role", "status");
    box.append(label, input, count);
    select.before(box);

    // The option that chooses nothing stays.
    const fits = (option, words) => !option.value || option.textContent.includes(words);
    const matching = (words) =>
      whole
        .map((child) => {
          const copy = child.cloneNode(true);
          for (const option of copy.querySelectorAll("option")) {
            if (!option.textContent.includes(words)) option.remove();
          }
          return copy;
        })
        .filter((copy) => (copy.tagName === "OPTION" ? fits(copy, words) : copy.children.length));

    input.addEventListener("input", () => {
      const words = input.value.replace(/\s/g, "");
      const chosen = select.value;
      select.replaceChildren(...matching(words));
      const found = [...select.options].filter((option) => option.value);
      select.value = found.some((option) => option.value === chosen) ? chosen : "";
      if (words && found.length === 1) select.value = found[0].value;
      count.textContent = !words ? "" : found.length ? `找到 ${found.length} 个，在下面选` : "没有找到，换个字试试";
    });
    // Enter in the box must not send the form.
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        select.focus();
      }
    });
  };

  const prepare = (root) => {
    for (const select of root.querySelectorAll("select[data-narrow]:not([data-ready])")) {
      select.dataset.ready = "1";
      if (select.options.length > Number(select.dataset.from || 0)) narrow(select);
    }
  };

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target));
})();
