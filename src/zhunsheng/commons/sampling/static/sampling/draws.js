// The button and the file picker of a draw's page; the checking itself is in verify_draw.js.
(() => {
  "use strict";

  const area = document.querySelector("[data-draw-check]");
  if (!area) return;
  const names = JSON.parse(document.getElementById("draw-parts").textContent);
  const verdict = area.querySelector("[data-verdict]");
  const button = area.querySelector("[data-check]");
  const picker = area.querySelector("[data-pick]");

  const say = (tone, title, ...sentences) => {
    const box = document.createElement("div");
    const head = document.createElement("strong");
    box.className = `notice notice-${tone}`;
    head.textContent = title;
    const body = document.createElement("div");
    body.append(head, ...sentences.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    box.append(body);
    verdict.replaceChildren(box);
  };

  const check = async (text) => {
    // Browsers offer it only over an encrypted connection.
    if (!globalThis.crypto?.subtle) {
      say("amber", "这个浏览器不能核对", "请用加密连接（https）打开，或者下载文件，换一种办法核对。");
      return;
    }
    say("brand", "正在重算……");
    let draw;
    try {
      draw = JSON.parse(text);
    } catch {
      say("red", "这不是抽取文件", "请选从抽取页面下载的文件。");
      return;
    }
    const wrong = await globalThis.verifyDraw(draw);
    if (wrong.length) {
      say("red", "对不上", `不符的地方：${wrong.map((part) => names[part]).join("、")}。`, "请把文件存好，打电话告诉我们，或者向监察机关反映。");
    } else {
      const what = draw.seed ? `从名录 ${draw.list.length} 个里重新抽了一遍，抽到的 ${draw.final.length} 个和公布的一样。` : "还没有抽，名录和公告相符。";
      say("green", "都对得上", what, "和你以前抄下的公告摘要比一比，应当是：", draw.announcement_digest);
      verdict.querySelector("p:last-child").className = "mono digest";
    }
  };

  if (button) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await check(await (await fetch(area.dataset.file)).text());
      } catch {
        say("amber", "没有连上", "请检查网络，再按一次。");
      }
      button.disabled = false;
    });
  }
  picker?.addEventListener("change", async () => {
    if (picker.files[0]) await check(await picker.files[0].text());
  });
})();
