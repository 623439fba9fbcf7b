"""The small template language: which tags and filters a document template may use, and how values print.

It is Django's template engine with a closed list of tags and filters (nothing can be loaded or called),
and with one addition: the value of every slot passes :func:`printed`, which protects it from becoming
markup and refuses to print nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.template import Context, Engine, Library, Template, TemplateSyntaxError, defaulttags
from django.template.base import VariableNode
from django.utils import timezone

from zhunsheng.kernel.documents.layout.errors import TemplateProblem
from zhunsheng.kernel.documents.layout.frozen import Strict
from zhunsheng.kernel.documents.layout.protect import protect
from zhunsheng.lib import hanzi

register = Library()
register.tag("if", defaulttags.do_if)
register.tag("for", defaulttags.do_for)
register.tag("with", defaulttags.do_with)
register.tag("comment", defaulttags.comment)

_LONE_TAG = re.compile(r"^[ \t]*((?:\{%[^\n]*?%\}|\{#[^\n]*?#\}[ \t]*)+)[ \t]*\n", re.MULTILINE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Markup(str):
    """A piece of source made by a filter, with its values already protected."""

    __slots__ = ()


class _Engine(Engine):
    """Django's engine without Django's tags."""

    default_builtins = [__name__]


class _Context(Context):
    """A context that remembers unknown names, see :class:`Strict`."""

    def __init__(self, data: Strict) -> None:
        super().__init__(autoescape=False, use_l10n=False, use_tz=False)
        self._data = data

    def __getitem__(self, key: Any) -> Any:
        if any(key in layer for layer in self.dicts):
            return super().__getitem__(key)
        return self._data[key]


class _Unresolved(str):
    """What Django prints for a name it cannot resolve: an error instead."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise TemplateProblem(f"模板用到的“{name}”在文书数据中没有。", "请核对模板中的名称。")


def fill(text: str, data: dict[str, Any]) -> str:
    """Fill the slots of ``text`` from frozen ``data``. Raises ``TemplateProblem``."""
    if "{" not in text:
        return text
    missing: list[str] = []
    template = _compiled(text)
    filled = template.render(_Context(Strict(data, missing)))
    if missing:
        names = "”“".join(dict.fromkeys(missing))
        raise TemplateProblem(f"模板用到的“{names}”在文书数据中没有。", "请核对模板中的名称。")
    return str(filled)


@lru_cache(maxsize=512)
def _compiled(text: str) -> Template:
    """The template, each of whose slots ends with :func:`printed`."""
    engine = _Engine(autoescape=False, string_if_invalid=_Unresolved("%s"))
    try:
        template = Template(_LONE_TAG.sub(r"\1", text), engine=engine)
    except TemplateSyntaxError as error:
        raise TemplateProblem(
            f"模板语法有误：{error}。",
            "可用的标签是 if、for、with、comment，可用的过滤器见 docs/document-templates.md。",
        ) from error
    for node in template.nodelist.get_nodes_by_type(VariableNode):
        assert isinstance(node, VariableNode)
        node.filter_expression.filters.append((_printer(node.filter_expression.token), []))
    return template


def _printer(name: str) -> Callable[[Any], str]:
    def print_slot(value: Any) -> str:
        return printed(value, name)

    return print_slot


def printed(value: Any, name: str) -> str:
    """How a value stands in the text: dates in Chinese, everything protected, nothing refused."""
    match value:
        case Markup():
            return value
        case None:
            raise TemplateProblem(
                f"“{name}”没有值，不能写进文书。",
                "请先补齐；可以不填的，模板应写 if 或者 default。",
            )
        case bool() | dict() | list() | float():
            raise TemplateProblem(
                f"“{name}”不是文字或者整数，不能直接写进文书。", "请用 if、for、join 或者 yesno。"
            )
        case str() if _ISO_DATE.fullmatch(value):
            return date(value)
    return protect(str(value))


def link(text: object, *, kind: str, code: str = "", href: str = "", **data: object) -> Markup:
    """Source of a link with data: ``text`` is shown, the rest is kept in HTML and docx.

    ``kind`` and the names of ``data`` are lower-case ASCII words. The annual report's live figures are
    ``link(1519, kind="figure", code="F012", href="/figures/F012/2022/")``.
    """
    pairs = {"code": code, "href": href} | dict(sorted(data.items()))
    attributes = "".join(
        f' {name}="{protect(str(value))}"' for name, value in pairs.items() if value != ""
    )
    return Markup(f"[{protect(str(text))}]{{{kind}{attributes}}}")


def _as_date(value: object) -> dt.date:
    """The date in a frozen value, whose instants count by their local day."""
    try:
        return _as_moment(value).date() if "T" in str(value) else dt.date.fromisoformat(str(value))
    except ValueError:
        raise TemplateProblem(f"“{value}”不是日期。", "日期请用 2022-08-08 的形式。") from None


def _as_moment(value: object) -> dt.datetime:
    try:
        return timezone.localtime(dt.datetime.fromisoformat(str(value)))
    except ValueError:
        raise TemplateProblem(f"“{value}”不是时间。", "请给出带时区的时间。") from None


@register.filter
def date(value: object) -> str:
    """2022年8月8日."""
    return hanzi.date_text(_as_date(value))


@register.filter
def date_hanzi(value: object) -> str:
    """二〇二二年八月八日."""
    return hanzi.date_hanzi(_as_date(value))


@register.filter
def month(value: object) -> str:
    """2022年8月."""
    day = _as_date(value)
    return f"{day.year}年{day.month}月"


@register.filter
def time(value: object) -> str:
    """2022年8月8日9时30分, in local time."""
    moment = _as_moment(value)
    return f"{hanzi.date_text(moment.date())}{moment.hour}时{moment.minute:02d}分"


@register.filter
def numeral(value: int) -> str:
    """十二."""
    return hanzi.numeral(int(value))


@register.filter
def yuan(value: int) -> str:
    """1,234.56元, from 分."""
    return hanzi.yuan(int(value))


@register.filter
def capital(value: int) -> str:
    """壹仟贰佰叁拾肆元伍角陆分, from 分."""
    return hanzi.capital_money(int(value))


@register.filter
def each(values: list[dict[str, Any]], name: str) -> list[Any]:
    """One field of every element, to be joined: ``parties|each:"name"|join:"、"``."""
    try:
        return [value[name] for value in values]
    except (KeyError, TypeError):
        raise TemplateProblem(f"列表中有一项没有“{name}”。", "请核对模板中的名称。") from None


@register.filter
def join(values: list[object], mark: str = "、") -> str:
    """The elements in one text, parted by ``mark``."""
    return mark.join(str(value) for value in values)


@register.filter
def default(value: object, instead: str) -> object:
    """``instead`` where there is no value."""
    return instead if value in (None, "", []) else value


@register.filter
def yesno(value: object, words: str = "是,否") -> str:
    """The first word when true, the second when not."""
    yes, no = words.split(",", 1)
    return yes if value else no


@register.filter
def length(value: list[object] | str) -> int:
    """How many elements."""
    return len(value)


@register.filter
def figure(value: dict[str, Any]) -> Markup:
    """A live figure from ``{"text": …, "code": …, "href": …}``."""
    if not isinstance(value, dict) or "text" not in value:
        raise TemplateProblem("数字的数据要有 text（显示的文字）。", "请用指标给出的数字。")
    return link(**{"kind": "figure"} | value)
