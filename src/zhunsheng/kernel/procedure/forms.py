"""The base of the forms that actions ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms import BoundField

from zhunsheng.kernel.forms import Depending, Grouped
from zhunsheng.kernel.procedure.values import is_empty, is_text
from zhunsheng.lib.newlines import unified

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

#: Field types whose values may stand in the ledger in clear: they cannot carry personal data.
_CLEAR = (
    forms.ChoiceField,
    forms.MultipleChoiceField,
    forms.DateField,
    forms.IntegerField,
    forms.BooleanField,
    forms.ModelChoiceField,
)


@dataclass(frozen=True)
class Remark:
    """What somebody should read before filling in a form: a heading and its sentences; ``tone`` as in the faces."""

    tone: str
    title: str
    lines: Sequence[str] = ()


def _leave_open(field: forms.Field) -> None:
    """Offer no answer beforehand where one must be given: in haste the first of the list would be recorded."""
    if not (type(field.widget) is forms.Select and field.required and field.initial is None):
        return
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        field.choices = [("", "请选择"), *(c for c in field.widget.choices if c[0] != "")]


class ActionForm(Grouped, Depending, forms.Form):
    """A form of one action.

    Text goes into the ledger only as a salted commitment (design §9), since text carries personal data. A text
    field that cannot (a number of another system, say) is named in ``in_clear``. ``context`` gives choices and
    checks the matter, the actor and the day of the act. ``written`` names the columns of the matter that the form
    may write; None stands for every field that is named like one. Forms that every procedure has must say, since
    they cannot know which columns a matter has.
    """

    in_clear: ClassVar[tuple[str, ...]] = ()
    #: Shown above the fields; ``prepare`` may set them from the context.
    remarks: Sequence[Remark] = ()
    written: ClassVar[tuple[str, ...] | None] = None
    #: Fields named like a column that do not go there: names that belong to a party, units that take part.
    not_columns: ClassVar[tuple[str, ...]] = ()
    #: Fields that begin with what an earlier act of the case says: ``{"facts": ("submit_draft.facts",)}``, the
    #: first source that has something wins.
    carried: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def __init__(self, *args: Any, context: Context | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context = context
        self.prepare()
        for field in self.fields.values():
            _leave_open(field)

    def prepare(self) -> None:
        """Fill choices and initial values from ``self.context``; for subclasses."""

    def clean(self) -> dict[str, Any]:
        """Lines end in one way; no text that neither database nor ledger can hold (halves of characters)."""
        data: dict[str, Any] = super().clean() or {}
        for name, value in list(data.items()):
            if not isinstance(value, str):
                continue
            if is_text(value):
                data[name] = unified(value)
            else:
                self.add_error(name, "含有无法识别的字符，请重新输入这一项。")
        return data

    def writes(self, name: str) -> bool:
        """Whether the field goes to the matter's column of the same name; empty optional answers do not."""
        return self.has_column(name) and (
            self.fields[name].required or not is_empty(self.cleaned_data.get(name))
        )

    @classmethod
    def has_column(cls, name: str) -> bool:
        """Whether a column of the matter named like the field belongs to it."""
        return name not in cls.not_columns and (cls.written is None or name in cls.written)

    def is_clear(self, name: str) -> bool:
        """Whether the field's value may stand in the ledger as it is."""
        return self.shows_clear(name)

    @classmethod
    def shows_clear(cls, name: str) -> bool:
        """The same, of the declared field."""
        return name in cls.in_clear or isinstance(cls.base_fields[name], _CLEAR)

    def recalled(self, name: str) -> BoundField | None:
        """A field by name, also one that the form leaves out now: what was once answered can be corrected."""
        if name not in self.fields and name in self.base_fields:
            self.fields[name] = deepcopy(self.base_fields[name])
        return self[name] if name in self.fields else None

    def labels(self) -> dict[str, str]:
        """Field labels by name."""
        return {name: str(field.label or name) for name, field in self.fields.items()}


class CommonForm(ActionForm):
    """The base of forms that every procedure has: they write nothing but what they name."""

    written: ClassVar[tuple[str, ...] | None] = ()
