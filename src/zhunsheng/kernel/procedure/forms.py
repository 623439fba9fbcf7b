"""The base of the forms that actions ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from zhunsheng.kernel.procedure.values import is_empty

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


class ActionForm(forms.Form):
    """A form of one action.

    Text goes into the ledger only as a salted commitment (design §9), since text carries personal data. A text
    field that cannot (a number of another system, say) is named in ``in_clear``. ``context`` gives choices and
    checks the matter, the actor and the day of the act.
    """

    in_clear: ClassVar[tuple[str, ...]] = ()
    #: Fields that are asked in the public's and the clerk's words only; groups for long forms: (title, fields).
    groups: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()

    def __init__(self, *args: Any, context: Context | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context = context
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and initial values from ``self.context``; for subclasses."""

    def writes(self, name: str) -> bool:
        """Whether the field goes to the matter's column of the same name; empty optional answers do not."""
        return self.fields[name].required or not is_empty(self.cleaned_data.get(name))

    def is_clear(self, name: str) -> bool:
        """Whether the field's value may stand in the ledger as it is."""
        return name in self.in_clear or isinstance(self.fields[name], _CLEAR)

    def labels(self) -> dict[str, str]:
        """Field labels by name."""
        return {name: str(field.label or name) for name, field in self.fields.items()}

    def grouped(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Bound fields by group, for pages; fields in no group come last under an empty title."""
        named = {name for _title, names in self.groups for name in names}
        for title, names in self.groups:
            yield title, [self[name] for name in names if name in self.fields]
        rest = [self[name] for name in self.fields if name not in named]
        if rest:
            yield "", rest
