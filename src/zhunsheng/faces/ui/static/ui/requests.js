// When a part of the page cannot be fetched: say what happened and what to do; keep what was typed.
(() => {
  "use strict";

  const WORDS = {
    0: ["网络断了", "填的内容都还在。联网后再点一次。"],
    400: ["服务器没有看懂这次请求", "填的内容都还在。请刷新页面后再试。"],
    401: ["登录已过期", "先在新窗口登录，再回到这里继续，填的内容都还在。"],
    403: ["没有办成：你没有这项权限，或者登录已过期", "在新窗口重新登录后再试；还不行，请找本单位管理员。"],
    404: ["这条记录找不到了", "可能已被移交或合并。请返回列表再看。"],
    409: ["别人刚刚改过这一件", "填的内容都还在。先复制下来，刷新页面看新情况，再提交。"],
    413: ["文件加起来太大", "请分几次上传。"],
    429: ["点得太快了", "请等一分钟再试。"],
    503: ["系统正在维护", "填的内容都还在，请过几分钟再试。"],
  };
  const OTHER = ["系统出错了", "错误已经记下。填的内容都还在，请过几分钟再试。"];

  const show = (status) => {
    const place = document.getElementById("notices");
    if (!place) return;
    const [title, text] = WORDS[status] || OTHER;
    const hotline = document.body.dataset.hotline;
    const box = document.createElement("div");
    box.className = "notice notice-red";
    box.setAttribute("role", "alert");
    const words = document.createElement("div");
    const head = document.createElement("p");
    head.className = "notice-title";
    head.textContent = title;
    const rest = document.createElement("p");
    rest.textContent = hotline && !WORDS[status] ? `${text}急用请打 ${hotline}。` : text;
    words.append(head, rest);
    box.append(document.createElement("span"), words);
    place.replaceChildren(box);
    place.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:responseError", (event) => show(event.detail.xhr.status));
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => show(0));
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    const place = document.getElementById("notices");
    if (event.detail.successful && place) place.querySelector("[role=alert]")?.remove();
  });
})();
