// Forms: characters left, files with names and sizes, upload progress, drafts that survive a lost line.
(() => {
  "use strict";

  const DAY = 24 * 3600 * 1000;
  const size = (bytes) =>
    bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

  const make = (name, classes, text) => {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    if (text) element.textContent = text;
    return element;
  };

  // ---- characters left -------------------------------------------------------------------------
  const countCharacters = (area) => {
    const most = Number(area.getAttribute("maxlength"));
    const left = make("span", "count-left");
    left.setAttribute("aria-live", "polite");
    // The browser would cut a paste without a word; we count instead, and the server says what is wrong.
    area.removeAttribute("maxlength");
    const show = () => {
      const rest = most - [...area.value].length;
      left.textContent = rest < 0 ? `超了 ${-rest} 个字` : rest < most / 5 ? `还可以写 ${rest} 个字` : "";
      left.classList.toggle("count-over", rest < 0);
    };
    area.after(left);
    area.addEventListener("input", show);
    show();
  };

  const grow = (area) => {
    if (CSS.supports("field-sizing", "content")) return;
    const fit = () => {
      area.rows = Math.min(30, Math.max(4, area.value.split("\n").length + 1));
    };
    area.addEventListener("input", fit);
    fit();
  };

  // ---- fields that apply only under a condition -------------------------------------------------
  const answersOf = (form, name) =>
    [...form.elements]
      .filter((control) => control.name === name && !control.disabled)
      .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
      .map((control) => control.value)
      .filter(Boolean);

  const dependAll = (form) => {
    const boxes = [...form.querySelectorAll("[data-when]")];
    if (!boxes.length) return;
    for (const box of boxes) for (const note of box.querySelectorAll("[data-when-note]")) note.remove();
    const show = (event) => {
      for (const box of boxes) {
        const holds = JSON.parse(box.dataset.when).some(([name, values]) =>
          answersOf(form, name).some((answer) => !values.length || values.includes(answer)),
        );
        // What the server has just found fault with stays in sight until the answer above it changes.
        const kept = !event && box.querySelector(".errorlist");
        box.hidden = !holds && !kept;
        for (const control of box.querySelectorAll("input, select, textarea")) control.disabled = box.hidden;
      }
    };
    form.addEventListener("change", show);
    form.addEventListener("input", show);
    show();
  };

  // ---- files -----------------------------------------------------------------------------------
  const listFiles = (box) => {
    const input = box.querySelector("input[type=file]");
    const list = make("ul", "upload-list");
    list.setAttribute("aria-live", "polite");
    box.append(list);
    const words = make("span", "upload-words");
    words.setAttribute("aria-hidden", "true");
    words.append(make("span", "button button-small", "选择文件"), make("span", "upload-drop", "也可以拖到这里"));
    input.before(words);
    box.classList.add("upload-ready");
    const megabytes = Number(input.dataset.megabytes || 50);
    const endings = (input.accept || "").split(",").filter(Boolean);
    const problem = (file) => {
      if (file.size > megabytes * 1048576) return `超过 ${megabytes} MB，请压缩后再传`;
      if (!file.size) return "是空文件，请重新选择";
      const fits = endings.some((ending) => file.name.toLowerCase().endsWith(ending));
      return endings.length && !fits ? "这种格式收不了" : "";
    };
    input.addEventListener("change", () => {
      list.replaceChildren(
        ...[...input.files].map((file) => {
          const line = make("li");
          const bad = problem(file);
          line.append(make("span", bad ? "bad" : "", bad ? `${file.name}：${bad}` : file.name));
          line.append(make("span", "size", size(file.size)));
          return line;
        }),
      );
    });
    for (const [name, on] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
      box.addEventListener(name, () => box.classList.toggle("upload-over", on));
    }
  };

  // Large files: send the form by hand to show how far it is, then go where the server says.
  const sendWithProgress = (form, submitter) => {
    const data = new FormData(form, submitter);
    const meter = make("progress", "meter");
    const words = make("p", "hint");
    words.setAttribute("role", "status");
    meter.max = 100;
    meter.setAttribute("aria-label", "上传进度");
    form.append(meter, words);
    const request = new XMLHttpRequest();
    const fail = (text) => {
      meter.remove();
      words.className = "late";
      words.textContent = text;
      form.removeAttribute("aria-busy");
    };
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      meter.value = (event.loaded / event.total) * 100;
      words.textContent = `已上传 ${size(event.loaded)}，共 ${size(event.total)}`;
    });
    request.addEventListener("load", () => {
      const landed = request.getResponseHeader("X-Landed");
      if (landed) {
        forget(form);
        location.assign(landed);
      } else if (request.status === 422 || request.status === 200) {
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        document.body.replaceWith(document.adoptNode(page.body));
        if (window.htmx) window.htmx.process(document.body);
        document.body.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
      } else if (request.status === 413) {
        fail("文件加起来太大，服务器没有收。请分几次上传。");
      } else {
        fail(`没有传成（${request.status}）。填的内容和选的文件都还在，请再点一次提交。`);
      }
    });
    request.addEventListener("error", () => fail("网络断了。填的内容和选的文件都还在，联网后再点一次提交。"));
    request.open(form.method, form.action);
    request.setRequestHeader("X-Upload", "1");
    form.setAttribute("aria-busy", "true");
    request.send(data);
  };

  const hasFiles = (form) =>
    [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);

  // ---- drafts of long texts --------------------------------------------------------------------
  // The workbench keeps them a day on this computer; the public portal only as long as the tab is open,
  // because public computers are shared.
  const shelf = document.body.classList.contains("portal") ? sessionStorage : localStorage;
  // Colleagues share computers, too: a draft is its writer's.
  const owned = (key) => key.replace(/^draft:/, `draft:${document.body.dataset.person || ""}:`);
  const shelfKey = (form) => owned(`draft:${location.pathname}:${form.dataset.autosave}`);
  const forget = (form) => form.dataset.autosave && shelf.removeItem(shelfKey(form));

  const say = (form, text) => {
    const mark = form.querySelector("[data-saved]");
    if (mark) mark.textContent = text;
  };

  const offer = (form, areas, kept) => {
    const old = Object.entries(kept.texts).filter(([name, text]) => {
      const area = areas.find((one) => one.name === name);
      return area && text && text !== area.value;
    });
    if (!old.length) return;
    const box = make("div", "notice notice-amber");
    const at = new Date(kept.at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    const words = make("div", "", `${at} 有没提交的文字留在这台电脑上。`);
    const back = make("button", "button button-small", "放回来");
    const drop = make("button", "button-link", "不要了");
    back.type = drop.type = "button";
    back.addEventListener("click", () => {
      for (const [name, text] of old) {
        const area = areas.find((one) => one.name === name);
        area.value = text;
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }
      box.remove();
    });
    drop.addEventListener("click", () => {
      forget(form);
      box.remove();
    });
    const row = make("p", "row");
    row.append(back, drop);
    words.append(row);
    box.append(make("span"), words);
    form.prepend(box);
  };

  const keepDrafts = (form) => {
    const areas = [...form.querySelectorAll("textarea")];
    if (!areas.length) return;
    const key = shelfKey(form);
    try {
      const kept = JSON.parse(shelf.getItem(key) || "null");
      if (kept && Date.now() - kept.at < DAY) offer(form, areas, kept);
      else shelf.removeItem(key);
    } catch {
      shelf.removeItem(key);
    }
    let timer = 0;
    form.addEventListener("input", (event) => {
      if (event.target.tagName !== "TEXTAREA") return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const texts = Object.fromEntries(areas.map((area) => [area.name, area.value]));
        try {
          shelf.setItem(key, JSON.stringify({ at: Date.now(), texts }));
          say(form, navigator.onLine ? "文字已暂存在本机" : "现在没有网络，文字已暂存在本机");
        } catch {
          say(form, "本机存不下了，请尽快提交");
        }
      }, 800);
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    // A second click on the same button sends nothing.
    if (form.hasAttribute("aria-busy")) {
      event.preventDefault();
      return;
    }
    if (form.hasAttribute("data-progress") && hasFiles(form)) {
      event.preventDefault();
      sendWithProgress(form, event.submitter);
      return;
    }
    form.setAttribute("aria-busy", "true");
    // A download answers without leaving the page.
    setTimeout(() => form.removeAttribute("aria-busy"), 5000);
  });

  const prepare = (root) => {
    for (const area of root.querySelectorAll("textarea:not([data-ready])")) {
      area.dataset.ready = "1";
      grow(area);
      if (area.maxLength > 0) countCharacters(area);
    }
    for (const box of root.querySelectorAll("[data-upload]:not([data-ready])")) {
      box.dataset.ready = "1";
      listFiles(box);
    }
    for (const form of root.querySelectorAll("form:not([data-depends])")) {
      form.dataset.depends = "1";
      dependAll(form);
    }
    // The page after a successful submission names the draft that is no longer needed; it may hold the next form.
    for (const done of root.querySelectorAll("[data-autosave-done]")) {
      shelf.removeItem(owned(done.dataset.autosaveDone));
    }
    for (const form of root.querySelectorAll("form[data-autosave]:not([data-ready])")) {
      form.dataset.ready = "1";
      keepDrafts(form);
    }
  };

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target));
})();
