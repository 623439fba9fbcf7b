"""The words in which a register is declared. One declaration serves workbench, portal, import, export and API.

See ``zhunsheng/domains/powers/registers.py`` for the model and docs/registers.md for the walk through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models

from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.privacy.fields import EncryptedTextField

if TYPE_CHECKING:
    from zhunsheng.kernel.registers.models import Entry
    from zhunsheng.kernel.statutes.cites import Cite

Fault = tuple[str, str]
"""A field's name, and what is wrong with what to do, in Chinese."""


@dataclass(frozen=True)
class Public:
    """How a register appears to the public: ``facts`` are the fields that everybody may read.

    ``title`` and ``lead`` are in plain words; ``note`` is the second line of an entry in the list. Encrypted fields
    are never public, whatever is named here; the system checks refuse them.
    """

    title: str
    lead: str
    facts: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    note: Callable[[Any], str] = lambda _entry: ""
    home: str = ""
    order: int = 100


@dataclass(frozen=True)
class Register:
    """台账: one kind of entry.

    ``fields`` are the columns of an entry's content in the order of sheet and form; ``columns`` those of the list;
    ``filters`` the fields above it (coded lists, units, yes/no); ``search`` the texts that are found by words. ``name``
    is how one entry is called. ``roles`` may change it, within the scope of their grant. ``check`` gets a line's values
    by field name (foreign keys as keys) and says what is wrong with them as a whole. ``by_procedure``
    is the procedure by which units propose changes; pages lead there, while ``roles`` keep the list itself: they
    enter it the first time, take in what superior systems say, and correct it.
    """

    code: str
    title: str
    model: type[Entry]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    search: tuple[str, ...]
    roles: tuple[str, ...]
    filters: tuple[str, ...] = ()
    name: Callable[[Any], str] = str
    check: Callable[[Mapping[str, Any]], Iterable[Fault]] = lambda _values: ()
    #: Fields that hold 分 and are shown and typed in 元.
    money: tuple[str, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    #: Further titles of columns in sheets, as other systems write them.
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    public: Public | None = None
    by_procedure: str = ""
    #: More about one entry on its page of the workbench: pairs of a label and a text.
    about: Callable[[Any], Iterable[tuple[str, object]]] = lambda _entry: ()
    hint: str = ""
    cite: Cite | None = None
    group: str = "台账"
    order: int = 100
    #: For what is written day by day: the list begins with the newest line.
    newest_first: bool = False

    @property
    def domain(self) -> str:
        """The business to which the register belongs: the first word of its code."""
        return self.code.split(".", 1)[0]

    @property
    def slug(self) -> str:
        """The code in addresses of the portal, which know no dots."""
        return self.code.replace(".", "-")

    @property
    def stream(self) -> str:
        """The ledger stream of its entries."""
        return f"entry.{self.code}"

    @cached_property
    def model_fields(self) -> dict[str, models.Field[Any, Any]]:
        """The model's fields by name, in the order of ``fields``."""
        return {name: self.model._meta.get_field(name) for name in self.fields}  # type: ignore[misc]

    @cached_property
    def private(self) -> frozenset[str]:
        """Names of the fields that are encrypted at rest."""
        return frozenset(
            name for name, one in self.model_fields.items() if isinstance(one, EncryptedTextField)
        )

    def title_of(self, name: str) -> str:
        """What a field is called."""
        return str(self.model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


registers: Registry[Register] = Registry(Register, key=lambda register: register.code)
