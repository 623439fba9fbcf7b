"""What businesses and upper layers declare for the workbench: desks, pages and panels.

The workbench knows no business. A domain brings a :class:`Desk` for each kind of matter; insight and others bring
:class:`Page` and :class:`Panel` objects, all through their ``module.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.orgs.models import Person


@dataclass(frozen=True)
class ListColumn:
    """A column of a desk's list.

    ``fields`` are the fields read for it; ``value`` makes the cell from them (default: the one field as it is).
    """

    title: str
    fields: tuple[str, ...]
    kind: str = "text"
    value: Callable[..., Any] | None = None


@dataclass(frozen=True)
class ListFilter:
    """A choice above the list: ``choices`` as pairs, or a callable that gives them for a person."""

    field: str
    title: str
    choices: Sequence[tuple[str, str]] | Callable[[Person], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Desk:
    """How one procedure's matters appear: list, filters, facts and further panels of the matter page."""

    procedure: str
    title: str
    facts: Callable[[Any], Sequence[Fact]]
    lead: Callable[[Any], Sequence[tuple[str, object]]] = lambda _matter: ()
    columns: tuple[ListColumn, ...] = ()
    filters: tuple[ListFilter, ...] = ()
    group: str = "业务"
    order: int = 100
    #: Titles of the participants' roles.
    roles: Mapping[str, str] = field(default_factory=dict)
    filing_title: str = "登记申请"
    filing_hint: str = ""


@dataclass(frozen=True)
class Page:
    """A page that another layer brings; it appears in the navigation for people with one of ``roles``.

    ``path`` is the address under ``/desk/``; ``view`` is an ordinary view. ``badge`` counts what waits for a person.
    An empty ``roles`` is for everybody who logs in; an empty ``group`` keeps it out of the navigation. ``offered``
    says whether there is anything on it for a person.
    """

    code: str
    title: str
    path: str
    view: Callable[..., HttpResponseBase]
    group: str = "数据"
    roles: tuple[str, ...] = ()
    order: int = 100
    badge: Callable[[Person], int | None] = lambda _person: None
    tone: Tone = Tone.PLAIN
    offered: Callable[[Person], bool] = lambda _person: True


@dataclass(frozen=True)
class Panel:
    """A card on the pages of one procedure's matters (``*`` for all), or of one register's lines.

    ``procedure`` is the code of either; ``render`` returns HTML or nothing.
    """

    code: str
    procedure: str
    render: Callable[[HttpRequest, Any], str]
    aside: bool = False
    order: int = 100
    extra: dict[str, Any] = field(default_factory=dict)


desks: Registry[Desk] = Registry(Desk, key=lambda desk: desk.procedure)
pages: Registry[Page] = Registry(Page, key=lambda page: page.code)
panels: Registry[Panel] = Registry(Panel, key=lambda panel: panel.code)


def may_open(person: Person, page: Page) -> bool:
    """Whether the navigation offers the page to the person; views check again."""
    mine = not page.roles or any(right.role.code in page.roles for right in rights(person))
    return mine and page.offered(person)


@dataclass(frozen=True)
class AdminRegister:
    """A simple table that administrators keep: list, form, history. Every change leaves a ledger entry.

    ``columns`` are titles with a function of the row. ``fields`` are asked for in the form; ``form`` overrules the
    form made from them. Free text goes into the ledger as a commitment, since it may name somebody.
    """

    code: str
    title: str
    model: type[Any]
    fields: tuple[str, ...]
    columns: tuple[tuple[str, Callable[[Any], Any]], ...]
    hint: str = ""
    search: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    group: str = "业务设置"
    order: int = 100
    form: type[Any] | None = None
    #: More about one row, for its page: pairs of a label and a text.
    about: Callable[[Any], Sequence[tuple[str, object]]] = lambda _row: ()


admin_registers: Registry[AdminRegister] = Registry(AdminRegister, key=lambda one: one.code)
