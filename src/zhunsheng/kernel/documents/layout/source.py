"""From template text and data to source: front matter and body with every slot filled.

The front matter is a list of ``key: value`` lines between two ``---`` lines. It is taken apart before any
slot is filled, so that no value can add or change a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast, get_args

from zhunsheng.kernel.documents.layout.errors import TemplateProblem
from zhunsheng.kernel.documents.layout.frozen import freeze
from zhunsheng.kernel.documents.layout.protect import restore
from zhunsheng.kernel.documents.layout.slots import fill
from zhunsheng.kernel.documents.layout.tree import Head, Meta

_FRONT = re.compile(
    r"\A---[ \t]*\n(?P<front>.*?)^---[ \t]*\n?(?P<body>.*)\Z", re.DOTALL | re.MULTILINE
)
_FIXED = ("kind", "head", "numbered", "laws", "audience", "headings", "pages")
_FILLED = ("title", "organ", "mark", "number", "addressee", "signer", "urgency", "secrecy")
_AUDIENCE = ("internal", "applicant", "respondent", "public")


def render_source(template_text: str, context: Mapping[str, Any]) -> str:
    """Fill a template: the source that :func:`parse` reads, the same for the same template and data.

    ``context`` is frozen first, so it may hold dates but no objects. Raises ``TemplateProblem`` naming, in
    Chinese, an unknown variable, an unknown tag or filter, or a value that is missing.
    """
    data = freeze(context)
    front, body = _split(template_text)
    lines = [f"{key}: {_one_line(fill(value, data))}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---", fill(body, data)])


def read_meta(text: str) -> Meta:
    """The front matter of a template (slots unfilled) or of a source, for lists of templates."""
    return _meta(_split(text)[0])


def split_source(source: str) -> tuple[Meta, str]:
    """The front matter and the body of a source."""
    front, body = _split(source)
    return _meta(front), body


def _one_line(value: str) -> str:
    return " ".join(value.split("\n")).strip()


def _split(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT.match(text.replace("\r\n", "\n").lstrip("\ufeff"))
    if not found:
        raise TemplateProblem("模板缺少开头的说明。", "请在最前面用两行 --- 写明 title 和 kind。")
    front: dict[str, str] = {}
    for line in found["front"].splitlines():
        if line.strip():
            _add_line(front, line)
    for key in ("title", "kind"):
        if not front.get(key):
            raise TemplateProblem(f"模板说明缺少“{key}”。", "请补上标题 title 和文种 kind。")
    return front, found["body"]


def _add_line(front: dict[str, str], line: str) -> None:
    key, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or key not in _FIXED + _FILLED:
        raise TemplateProblem(
            f"模板说明中的“{line.strip()}”不认识。", f"可用的有：{'、'.join(_FILLED + _FIXED)}。"
        )
    if key in front:
        raise TemplateProblem(f"模板说明中的“{key}”写了两次。", "请只留一行。")
    if key in _FIXED and ("{{" in value or "{%" in value):
        raise TemplateProblem(f"模板说明中的“{key}”不能用变量。", "请写成固定的值。")
    front[key] = value


def _meta(front: dict[str, str]) -> Meta:
    audience = _list(front.get("audience", ""))
    if unknown := [name for name in audience if name not in _AUDIENCE]:
        raise TemplateProblem(
            f"阅读范围“{'、'.join(unknown)}”不认识。", f"audience 可以是 {'、'.join(_AUDIENCE)}。"
        )
    numbered = front.get("numbered", "none")
    return Meta(
        **{key: restore(front.get(key, "")).replace("\n", " ") for key in _FILLED},
        kind=front["kind"],
        head=_head(front.get("head") or "organ"),
        numbered="" if numbered == "none" else numbered,
        laws=_list(front.get("laws", "")),
        audience=audience,
        numbered_headings=_switch(front, "headings", "numbered"),
        numbered_pages=not _switch(front, "pages", "none"),
    )


def _switch(front: dict[str, str], key: str, word: str) -> bool:
    """Whether ``key`` is given; its only value is ``word``."""
    if front.get(key, word) != word:
        raise TemplateProblem(f"模板说明“{key}: {front[key]}”不认识。", f"{key} 只能写 {word}。")
    return key in front


def _head(value: str) -> Head:
    for head in get_args(Head):
        if head == value:
            return cast("Head", head)
    raise TemplateProblem(f"版头“{value}”不认识。", "head 可以是 red（红头）、organ 或者 none。")


def _list(value: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in re.split("[,，;；、]", value))))
