// 手机排查: what is typed survives, entries wait in this browser and each is sent once.
// An entry is written down under its key before it is sent, and forgotten only when the server says that it is there.
(() => {
  "use strict";

  const root = document.querySelector("[data-screening]");
  if (!root) return;
  const form = root.querySelector("[data-screening-form]");
  const status = root.querySelector("[data-status]");
  const missing = root.querySelector("[data-missing]");
  const offline = root.querySelector("[data-offline]");
  const shelf = (name) => `screening:${root.dataset.owner}:${name}`;
  const AGAIN = 30 * 1000;
  const KEPT = 5;
  const DEMANDED = [["place", "在哪里"], ["looked_at", "看了什么"], ["has", "有没有发现纠纷"], ["valid_from", "哪一天"]];
  const DEMANDED_IF_FOUND = [["found", "几件"], ["kind", "主要是什么纠纷"], ["risk", "会不会激化"]];
  let sending = false;

  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(shelf(name)) || "[]");
    } catch {
      return [];
    }
  };
  const write = (name, value) => localStorage.setItem(shelf(name), JSON.stringify(value));

  const make = (name, classes, text) => {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    if (text) element.textContent = text;
    return element;
  };

  // Also where there is no secure context, as in a village's network.
  const newKey = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };

  const say = (text) => {
    status.textContent = text;
  };

  // ---- what waits and what was sent ---------------------------------------------------------------
  const button = (text, classes, work) => {
    const element = make("button", classes, text);
    element.type = "button";
    element.addEventListener("click", work);
    return element;
  };

  const drop = (key) => write("queue", read("queue").filter((one) => one.key !== key));

  const line = (one) => {
    const item = make("li");
    item.append(make("span", "", one.title));
    if (one.said) {
      item.append(
        make("span", "said late", `没有收下：${one.said}`),
        button("改一改", "button button-small", () => {
          fill(one.fields);
          drop(one.key);
          draw();
          form.scrollIntoView();
        }),
        button("不要了", "button-link", () => {
          drop(one.key);
          draw();
        }),
      );
    } else {
      item.append(make("span", "badge badge-amber", "等待发送"));
    }
    return item;
  };

  const sentLine = (one) => {
    const item = make("li");
    const link = make("a", "", one.title);
    link.href = one.url;
    item.append(link, make("span", "badge badge-green", "已发出"));
    if (one.said) item.append(make("span", "said", one.said));
    return item;
  };

  const show = (name, lines) => {
    const box = root.querySelector(`[data-${name}]`);
    box.hidden = !lines.length;
    box.querySelector("ul").replaceChildren(...lines);
  };

  const draw = () => {
    const queue = read("queue");
    show("waiting", queue.map(line));
    root.querySelector("[data-count]").textContent = `${queue.length}条`;
    show("sent", read("sent").map(sentLine));
    offline.hidden = navigator.onLine;
  };

  // ---- sending ------------------------------------------------------------------------------------
  const post = async (one) => {
    const data = new FormData();
    for (const [name, value] of one.fields) data.append(name, value);
    data.set("key", one.key);
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(root.dataset.send, { method: "POST", body: data, redirect: "manual", credentials: "same-origin" });
  };

  const taken = (one, answer) => {
    drop(one.key);
    const sent = [{ title: one.title, url: answer.url, said: answer.said }, ...read("sent")];
    write("sent", sent.slice(0, KEPT));
  };

  const refused = (one, answer) =>
    write("queue", read("queue").map((other) => (other.key === one.key ? { ...one, said: answer.said } : other)));

  // Sends one entry; false stops until later.
  const sendOne = async (one) => {
    let response;
    try {
      response = await post(one);
    } catch {
      say("没有网络，已经存在这部手机上，联网后自动发出。");
      return false;
    }
    if (response.status === 200 || response.status === 409 || response.status === 422) {
      const answer = await response.json();
      if (response.ok) taken(one, answer);
      else refused(one, answer);
      return true;
    }
    if (response.type === "opaqueredirect" || response.status === 403) {
      status.replaceChildren(make("span", "", "登录已经过期，内容还在这部手机上。"));
      const link = make("a", "", "重新登录后自动发出");
      link.href = root.dataset.login;
      status.append(link);
      return false;
    }
    say("服务器暂时没有收下，过一会儿自动再发。");
    return false;
  };

  const flush = async () => {
    const next = () => read("queue").find((one) => !one.said);
    if (sending || !navigator.onLine || !next()) return draw();
    sending = true;
    say("正在发送……");
    let done = 0;
    for (let one = next(); one; one = next()) {
      if (!(await sendOne(one))) break;
      done += 1;
      draw();
    }
    sending = false;
    if (done && !next()) say("都已发出。");
    return draw();
  };

  // ---- the form -----------------------------------------------------------------------------------
  const value = (name) => new FormData(form).get(name) || "";

  const choose = (name, wanted) => {
    for (const control of form.querySelectorAll(`[name="${name}"]`)) {
      if (["radio", "checkbox"].includes(control.type)) control.checked = control.value === wanted;
      else control.value = wanted;
    }
  };

  // Questions that depend on others open first, so that their answers are not lost.
  const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }));

  const fill = (fields) => {
    for (const round of [1, 2]) {
      for (const [name, text] of fields) if (!["key", "csrfmiddlewaretoken"].includes(name)) choose(name, text);
      if (round === 1) changed();
    }
    changed();
  };

  const fields = () => [...new FormData(form)].filter(([name]) => !["key", "csrfmiddlewaretoken"].includes(name));

  const empty = () => {
    for (const name of ["looked_at", "has", "found", "kind", "risk", "people", "note", "hand_on"]) choose(name, "");
    choose("valid_from", today());
    changed();
    localStorage.removeItem(shelf("draft"));
  };

  const titleOf = () => {
    const place = form.elements.place;
    const found = value("has") === "yes" ? `，发现${value("found")}件` : "";
    return `${place.options[place.selectedIndex].text}，${value("looked_at")}${found}`;
  };

  const lacking = () => {
    const demanded = value("has") === "yes" ? [...DEMANDED, ...DEMANDED_IF_FOUND] : DEMANDED;
    return demanded.filter(([name]) => !String(value(name)).trim());
  };

  form.addEventListener("submit", (event) => {
    const lack = lacking();
    missing.hidden = !lack.length;
    if (lack.length) {
      event.preventDefault();
      missing.textContent = `请先填：${lack.map(([, label]) => label).join("、")}。`;
      const first = form.querySelector(`[name="${lack[0][0]}"]`);
      first.focus();
      return;
    }
    try {
      write("queue", [...read("queue"), { key: newKey(), title: titleOf(), fields: fields() }]);
    } catch {
      // No room in this browser: the form goes the ordinary way.
      return;
    }
    event.preventDefault();
    empty();
    draw();
    root.scrollIntoView();
    if (navigator.onLine) flush();
    else say("没有网络，已经存在这部手机上，联网后自动发出。");
  });

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        write("draft", fields());
      } catch {
        say("这部手机存不下了，请尽快联网发送。");
      }
    }, 300);
  });

  root.querySelector("[data-send-now]").addEventListener("click", () => {
    if (navigator.onLine) flush();
    else say("现在没有网络，联网后自动发出。");
  });
  window.addEventListener("online", flush);
  window.addEventListener("offline", draw);
  window.addEventListener("storage", draw);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  setInterval(flush, AGAIN);

  const draft = read("draft");
  if (draft.length && !root.querySelector(".errorlist:not([hidden])")) fill(draft);
  flush();
})();
