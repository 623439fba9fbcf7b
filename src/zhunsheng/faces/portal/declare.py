"""What businesses declare for the portal: services, published lists, help pages, pages and cards of their own.

The portal knows no business. A domain brings :class:`PublicService`, :class:`PublicList`, :class:`HelpPage` and
:class:`PublicPage` objects through its ``module.py``; the portal draws them, keeps drafts and calls ``file`` and
``perform``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from zhunsheng.faces.portal.themes import GOVERNMENT, Theme
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.forms import Depending, Grouped
from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.registers.declare import Register

if TYPE_CHECKING:
    from zhunsheng.faces.portal.answers import Answers


def always(_answers: Answers) -> bool:
    """The default condition of a part."""
    return True


class QuestionForm(Grouped, Depending, forms.Form):
    """The questions of one page. ``answers`` holds what was said on the other pages."""

    def __init__(self, *args: Any, answers: Answers | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers = answers
        self.prepare()

    def prepare(self) -> None:
        """Fill choices, drop questions that do not apply; for subclasses."""


@dataclass(frozen=True)
class FileBox:
    """A kind of file asked for on a page. ``soft`` says what leaving it out means."""

    kind: str
    title: str
    help: str = ""
    soft: str = ""
    needed: Callable[[Answers], bool] = always


@dataclass(frozen=True)
class Part:
    """One page of questions and one line of the task list.

    ``group`` is the heading above the line. A part that is not ``needed`` is shown as such; one that comes ``after``
    others waits for them; an ``optional`` one may stay empty. ``help`` is a template shown folded under the form.
    """

    code: str
    title: str
    group: str
    form: type[QuestionForm]
    hint: str = ""
    files: tuple[FileBox, ...] = ()
    needed: Callable[[Answers], bool] = always
    after: tuple[str, ...] = ()
    optional: bool = False
    help: str = ""
    help_title: str = "不知道怎么填？"


@dataclass(frozen=True)
class CheckAnswer:
    """What the small check on the start page says."""

    tone: Tone
    title: str
    sentences: Sequence[str]
    explanation: Sequence[str] = ()


@dataclass(frozen=True)
class Check:
    """A small question on the start page, answered at once and kept nowhere (“哪天知道的”)."""

    title: str
    lead: str
    form: type[forms.Form]
    answer: Callable[[dict[str, Any]], CheckAnswer]
    button: str = "算一算"


@dataclass(frozen=True)
class Contact:
    """Whom to call and where to go."""

    name: str
    phone: str = ""
    address: str = ""
    hours: str = ""


@dataclass(frozen=True)
class ClockWords:
    """How a time limit is told to the citizen: ``text`` has slots ``{due}`` and ``{left}``.

    ``mine``: the citizen has to do something by then.
    """

    title: str
    text: str
    mine: bool = False


@dataclass(frozen=True)
class PublicAct:
    """Words for an action that the public may do on a matter: what it is called, what to do, labels of its form."""

    title: str
    hint: str
    done: str
    labels: Mapping[str, str] = field(default_factory=dict)
    files: tuple[FileBox, ...] = ()
    urgent: bool = False
    #: The kind of the document that says what is asked for: the page leads to it.
    reads: str = ""


@dataclass(frozen=True)
class PublicService:
    """A thing that the public can do.

    ``title`` is what people want, ``name`` what it is called officially. ``intro`` holds (heading, sentences).
    ``compose`` makes the data of the procedure's filing form from the cleaned answers. ``next_steps`` says what
    happens after a submission on that day. ``clocks`` and ``acts`` put limits and actions into the citizen's words.
    ``promises`` stand above the button that sends: who reads it, what can be done later, which day counts;
    ``received`` is the first sentence of the receipt. Laws differ in all of it, so each service says its own.
    """

    code: str
    title: str
    name: str
    hint: str
    procedure: str
    keywords: tuple[str, ...]
    intro: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[Part, ...]
    compose: Callable[[dict[str, Any]], dict[str, Any]]
    next_steps: Callable[[date], Sequence[Step]]
    contact: Callable[[], Contact]
    promises: tuple[str, ...]
    received: Callable[[date], str]
    #: Whom to call about one matter, where each organ handles its own.
    contact_for: Callable[[Any], Contact] | None = None
    check: Check | None = None
    clocks: Mapping[str, ClockWords] = field(default_factory=dict)
    acts: Mapping[str, PublicAct] = field(default_factory=dict)
    #: What stages and steps of the procedure are called here, by code; without a word the statute's term stands.
    stage_words: Mapping[str, str] = field(default_factory=dict)
    step_words: Mapping[str, str] = field(default_factory=dict)
    facts: Callable[[Any], Sequence[Fact]] = lambda _matter: ()
    audience: str = "applicant"
    #: The same service as others who hold a receipt of the matter see it, by the audience of their receipt
    #: (:attr:`Action.receipt_for`); made with ``dataclasses.replace``.
    sides: Mapping[str, PublicService] = field(default_factory=dict)
    #: What this side calls the matter on its page.
    mine: str = "我的申请"
    help: str = ""
    order: int = 100
    theme: Theme = GOVERNMENT
    #: What the filing form is told of the way by which somebody came (a kiosk and where it stands).
    arrival: Callable[[HttpRequest], Mapping[str, Any]] = lambda _request: {}

    def contact_about(self, matter: Any) -> Contact:
        """Whom to call about one matter."""
        return self.contact_for(matter) if self.contact_for else self.contact()

    def part(self, code: str) -> Part | None:
        """The part with that code."""
        return next((part for part in self.parts if part.code == code), None)

    def part_of(self, name: str) -> Part | None:
        """The part that asks for a field."""
        return next((p for p in self.parts if name in p.form.base_fields), None)


@dataclass(frozen=True)
class Line:
    """One entry of a published list."""

    pk: int
    title: str
    note: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Download:
    """A file of a published thing: what it is called, its number among them, its type and its size in bytes."""

    title: str
    number: int
    kind: str = ""
    size: int = 0


@dataclass(frozen=True)
class Item:
    """A published thing on its own page; ``gone`` says that it was withdrawn, ``note`` stands above the text."""

    title: str
    facts: Sequence[Fact] = ()
    paragraphs: Sequence[str] = ()
    gone: str = ""
    note: str = ""
    files: Sequence[Download] = ()


@dataclass(frozen=True)
class PublicList:
    """Published things: ``form`` is the search form (GET), ``find`` gives the rows for its cleaned data.

    Rows have ``published_on`` and are shown by it, the newest first, a page after a key and not after a number of
    rows. ``download`` answers with a file of a thing by its number; without it things have none. ``home`` puts the
    list among the look-ups of the home page; with ``news`` its newest things stand there, too.
    """

    code: str
    title: str
    lead: str
    keywords: tuple[str, ...]
    form: type[forms.Form]
    find: Callable[[dict[str, Any]], QuerySet[Any]]
    line: Callable[[Any], Line]
    item: Callable[[int], Item | None]
    #: All lines of a page at once, where a line needs what others need, too (titles of a coded list).
    lines: Callable[[Sequence[Any]], Sequence[Line]] | None = None
    download: Callable[[int, int], HttpResponseBase | None] | None = None
    home: str = ""
    news: bool = False
    empty: str = "没有找到。换一个词，或者放宽条件再试。"
    order: int = 100

    def lines_of(self, rows: Sequence[Any]) -> Sequence[Line]:
        """The lines of some rows."""
        return self.lines(rows) if self.lines else [self.line(row) for row in rows]


@dataclass(frozen=True)
class HelpPage:
    """A page of explanation; ``context`` fills ``template``, which extends ``portal/help.html``."""

    code: str
    title: str
    hint: str
    keywords: tuple[str, ...]
    template: str
    context: Callable[[], dict[str, Any]] = dict
    order: int = 100


@dataclass(frozen=True)
class PublicPage:
    """A page that another layer brings: ``path`` is the address under ``/``, ``view`` an ordinary view.

    A ``hint`` puts it on the home page, among 公开 and into the search (by ``keywords``); without one it is reached
    from another page. With a ``theme`` it is something to do and stands among the tiles of that heading. Its URL name
    is ``portal:page-<code>``.
    """

    code: str
    title: str
    path: str
    view: Callable[..., HttpResponseBase]
    hint: str = ""
    keywords: tuple[str, ...] = ()
    order: int = 100
    theme: Theme | None = None

    @property
    def url(self) -> str:
        """The address of a page without parameters."""
        return reverse(f"portal:page-{self.code}")


@dataclass(frozen=True)
class CasePanel:
    """A card on the page of one's own case: what is no clock, paper or act; ``render`` returns a rendered template.

    ``procedure`` is the code of the cases that have it, ``*`` all of them.
    """

    code: str
    render: Callable[[HttpRequest, Any], str]
    procedure: str = "*"
    order: int = 100


def _list_of(register: Register) -> PublicList | None:
    from zhunsheng.faces.portal.registers import list_of

    return list_of(register)


services: Registry[PublicService] = Registry(PublicService, key=lambda service: service.code)
lists: Registry[PublicList] = Registry(
    PublicList, key=lambda one: one.code, derived={Register: _list_of}
)
"""Published lists: those that businesses bring, and one for each register with a public face."""
help_pages: Registry[HelpPage] = Registry(HelpPage, key=lambda page: page.code)
public_pages: Registry[PublicPage] = Registry(PublicPage, key=lambda page: page.code)
case_panels: Registry[CasePanel] = Registry(CasePanel, key=lambda panel: panel.code)


def panels_for(procedure: str) -> list[CasePanel]:
    """The cards of one kind of case, in order."""
    found = (panel for panel in case_panels if panel.procedure in ("*", procedure))
    return sorted(found, key=lambda panel: panel.order)


def service_for(procedure: str) -> PublicService | None:
    """The service by which matters of a procedure come in."""
    return next((service for service in services if service.procedure == procedure), None)


def offered() -> list[PublicPage]:
    """Pages of other layers that stand on the home page, in order."""
    return sorted((page for page in public_pages if page.hint), key=lambda page: page.order)
