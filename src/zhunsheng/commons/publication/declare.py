"""The words in which a business declares what it makes public."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.modules import Registry

if TYPE_CHECKING:
    from zhunsheng.commons.publication.models import Publication
    from zhunsheng.kernel.statutes.cites import Cite

Choices = Sequence[tuple[str, str]]


def for_good(_context: Any) -> date | None:
    """The default of :attr:`PublicationKind.retention`: what is public stays public."""
    return None


@dataclass(frozen=True)
class PublicationKind:
    """公开种类: one kind of thing made public, and how the portal shows it.

    ``code`` is the code in the tables (``disclosure.item``), ``slug`` the address of its list. ``title`` and ``lead``
    are in plain words, ``noun`` names one of them (决定书). ``categories`` and ``topics`` are coded lists, or functions
    that read them from an editable table; ``filters`` says what visitors may choose by (``year``, ``category``,
    ``topic``, ``unit``). ``roles`` may publish. ``limit`` is the code of the time limit within which it must be public.
    ``retention`` gives the last day on which a thing may be shown, from the act's context.
    """

    code: str
    slug: str
    title: str
    noun: str
    lead: str
    keywords: tuple[str, ...]
    roles: tuple[str, ...]
    limit: str = ""
    categories: Choices | Callable[[], Choices] = ()
    category_title: str = "类别"
    topics: Choices | Callable[[], Choices] = ()
    topic_title: str = "主题"
    number_title: str = "文号"
    happened_title: str = "形成日期"
    filters: tuple[str, ...] = ("year",)
    retention: Callable[[Any], date | None] = for_good
    #: More about one of them, for its page on the portal.
    facts: Callable[[Publication], Sequence[Fact]] = lambda _publication: ()
    cite: Cite | None = None
    example: str = ""
    home: str = ""
    order: int = 100

    def category_choices(self) -> Choices:
        """The categories as pairs of code and title."""
        return self.categories() if callable(self.categories) else self.categories

    def topic_choices(self) -> Choices:
        """The topics as pairs of code and title."""
        return self.topics() if callable(self.topics) else self.topics


kinds: Registry[PublicationKind] = Registry(PublicationKind, key=lambda kind: kind.code)
