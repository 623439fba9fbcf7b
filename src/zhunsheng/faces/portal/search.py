"""One search over services, help pages and published things, by the words that people use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from zhunsheng.faces.portal.declare import help_pages, lists, offered, services
from zhunsheng.lib.search import bigrams

MOST = 5
OWN = (
    (
        "查办理进度",
        "progress",
        "用回执号和查询码，看办到哪一步了",
        ("进度", "办到哪", "结果", "回执", "查询码", "什么时候"),
    ),
    (
        "算一算期限",
        "deadline",
        "选一项规定和起算的日期，看最后一天是哪天",
        ("期限", "几天", "多少天", "最后一天", "过期", "工作日", "六十日", "60天"),
    ),
    (
        "核对回执",
        "verify",
        "看申请在不在系统里，有没有被改过",
        ("回执", "核对", "真假", "篡改", "封存", "证明"),
    ),
    (
        "接着填没填完的申请",
        "resume",
        "输入接续码，从上次停下的地方继续",
        ("接着填", "没填完", "草稿", "接续码", "继续"),
    ),
    (
        "怎么联系我们",
        "contact",
        "电话、地址和上班时间",
        ("电话", "地址", "联系", "窗口", "上班时间"),
    ),
)
"""The portal's own pages: title, URL name, hint, words."""


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    hint: str
    score: int


def tokens(text: str) -> set[str]:
    """Pairs of characters and whole Latin words; single characters find too much."""
    return {token for token in bigrams(text).split() if len(token) > 1}


def score(text: str, title: str, keywords: Iterable[str], body: str) -> int:
    """How well something answers the words: its own words count most, then its title, then its text."""
    wanted = tokens(text)
    plain = text.replace(" ", "")
    words = sum(10 for word in keywords if word in plain or (len(plain) > 1 and plain in word))
    named = 3 * len(wanted & (tokens(title) | tokens(" ".join(keywords))))
    return words + named + (len(wanted & tokens(body)) if wanted else 0)


def find(text: str) -> list[Hit]:
    """What can be done, best first."""
    hits = []
    for service in services:
        body = " ".join([service.hint, service.name, *(s for _t, ss in service.intro for s in ss)])
        value = score(text, service.title, service.keywords, body)
        hits.append(
            Hit(
                service.title,
                reverse("portal:start", args=[service.code]),
                f"{service.name}。{service.hint}",
                value * 2,
            )
        )
    for page in help_pages:
        value = score(text, page.title, page.keywords, page.hint)
        hits.append(Hit(page.title, reverse("portal:help", args=[page.code]), page.hint, value))
    for one in lists:
        value = score(text, one.title, one.keywords, one.lead)
        hits.append(Hit(one.title, reverse("portal:list", args=[one.code]), one.lead, value))
    for brought in offered():
        value = score(text, brought.title, brought.keywords, brought.hint)
        hits.append(Hit(brought.title, brought.url, brought.hint, value))
    for title, name, hint, words in OWN:
        hits.append(Hit(title, reverse(f"portal:{name}"), hint, score(text, title, words, hint)))
    return sorted((hit for hit in hits if hit.score > 1), key=lambda hit: -hit.score)


def published(text: str) -> list[tuple[str, list[Hit]]]:
    """Published things that hold the words, by list."""
    found = []
    for one in lists:
        form = one.form({"q": text})
        if not form.is_valid():
            continue
        lines = one.lines_of(list(one.find(form.cleaned_data)[:MOST]))
        if lines:
            hits = [
                Hit(x.title, reverse("portal:item", args=[one.code, x.pk]), x.note, 1)
                for x in lines
            ]
            found.append((one.title, hits))
    return found
