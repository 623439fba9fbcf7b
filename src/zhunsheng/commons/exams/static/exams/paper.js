/* A paper, one question at a time. Without this script the same form is one page that is sent as it is.
   What is ticked is kept in the browser at once; a lost connection is waited for, and the paper is sent once
   (the server counts it once, however often it arrives). */
"use strict";

(() => {
  const form = document.querySelector("form[data-paper]");
  if (!form) return;
  const key = `paper:${form.dataset.paper}`;
  const questions = [...form.querySelectorAll("[data-question]")];
  const state = form.querySelector("[data-state]");
  const saveUrl = form.dataset.save || "";
  let at = 0;
  let sending = false;
  let waiting = 0;

  const store = {
    read: () => { try { return JSON.parse(localStorage.getItem(key) || "{}"); } catch { return {}; } },
    write: (value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden */ } },
    drop: () => { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  };
  const ticked = (question) => [...question.querySelectorAll("input:checked")].map((input) => input.value);
  const answers = () => Object.fromEntries(questions.map((one) => [one.dataset.question, ticked(one)]));
  const open = () => questions.filter((one) => !ticked(one).length).length;
  const say = (text, tone) => { state.textContent = text; state.className = text ? `notice notice-${tone || "brand"}` : ""; };
  const make = (tag, text, setup) => { const one = document.createElement(tag); one.textContent = text; setup(one); return one; };

  function restore() {
    const saved = store.read();
    for (const question of questions) {
      for (const input of question.querySelectorAll("input")) {
        if ((saved[question.dataset.question] || []).includes(input.value)) input.checked = true;
      }
    }
  }

  /* --- one question at a time --- */
  const bar = form.querySelector("[data-bar]");
  const send = form.querySelector("[data-send]");
  const steps = make("div", "", (one) => { one.className = "paper-steps"; one.setAttribute("role", "group"); one.setAttribute("aria-label", "题号"); });
  const back = make("button", "上一题", (one) => { one.type = "button"; one.className = "button"; one.addEventListener("click", () => show(at - 1)); });
  const next = make("button", "下一题", (one) => { one.type = "button"; one.className = "button button-primary"; one.addEventListener("click", () => show(at + 1)); });
  questions.forEach((question, number) => steps.append(make("button", String(number + 1), (one) => { one.type = "button"; one.addEventListener("click", () => show(number)); })));

  function paint() {
    [...steps.children].forEach((button, number) => {
      const done = ticked(questions[number]).length > 0;
      button.classList.toggle("is-answered", done);
      button.setAttribute("aria-label", `第${number + 1}题，${done ? "已答" : "没有答"}`);
      if (number === at) button.setAttribute("aria-current", "step"); else button.removeAttribute("aria-current");
    });
    const left = open();
    bar.querySelector("[data-where]").textContent = `第 ${at + 1} 题，共 ${questions.length} 题`;
    back.hidden = at === 0;
    next.hidden = at === questions.length - 1;
    send.hidden = left > 0 && at < questions.length - 1;
    send.classList.toggle("button-primary", next.hidden);
    send.textContent = left ? `交卷（还有 ${left} 题没有答）` : "交卷";
  }

  function show(number) {
    at = Math.max(0, Math.min(questions.length - 1, number));
    questions.forEach((question, one) => { question.hidden = one !== at; });
    paint();
    const legend = questions[at].querySelector("legend");
    legend.tabIndex = -1;
    legend.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /* --- time, by the server's clock: it says how many seconds are left --- */
  const ends = Date.now() + Number(form.dataset.left) * 1000;
  const clock = bar.querySelector("[data-clock]");
  function tick() {
    const left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    clock.textContent = left >= 60 ? `还有 ${Math.ceil(left / 60)} 分钟` : `还有 ${left} 秒`;
    clock.classList.toggle("is-short", left < 120);
    if (left === 0 && !sending) hand();
    else if (left > 0) setTimeout(tick, left > 120 ? 5000 : 1000);
  }

  /* --- saved as you go --- */
  let saver = 0;
  form.addEventListener("change", () => {
    store.write(answers());
    paint();
    if (!saveUrl) return;
    clearTimeout(saver);
    saver = setTimeout(() => fetch(saveUrl, { method: "POST", body: new FormData(form) }).catch(() => {}), 1500);
  });

  /* --- handing in --- */
  async function hand() {
    if (sending) return;
    sending = true;
    clearTimeout(waiting);
    say("正在交卷……");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Upload": "1" } });
      const landed = answer.headers.get("X-Landed");
      if (landed) { store.drop(); window.location.assign(landed); return; }
      form.submit();
    } catch {
      sending = false;
      say("现在没有网络。答案已经存在这里，连上以后自动交卷，请不要关掉这一页。", "amber");
      waiting = setTimeout(hand, 5000);
    }
  }
  window.addEventListener("online", () => { if (waiting) hand(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); hand(); });

  restore();
  form.querySelector("[data-first]").prepend(back, next);
  bar.after(steps);
  bar.hidden = false;
  tick();
  const first = questions.findIndex((one) => !ticked(one).length);
  show(first < 0 ? questions.length - 1 : first);
  if (Object.values(store.read()).some((one) => one.length)) say("接着上次答的继续。");
})();
