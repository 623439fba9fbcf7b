"""The shape of a form: groups of questions, options with hints, answers that are asked for but not forced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from django import forms
from django.forms import BoundField

if TYPE_CHECKING:
    _Form = forms.BaseForm
else:
    _Form = object

F = TypeVar("F", bound=forms.Field)


class Hinted(str):
    """The label of an option with a line of explanation under it.

    ``choices=[("mail", Hinted("邮寄", "寄到申请书上写的地址"))]``
    """

    __slots__ = ("hint",)
    hint: str

    def __new__(cls, label: str, hint: str = "") -> Hinted:
        """A label that remembers its hint."""
        text = super().__new__(cls, label)
        text.hint = hint
        return text


@dataclass(frozen=True)
class Group:
    """Questions under one heading, in one or two columns."""

    title: str
    fields: Sequence[str]
    hint: str = ""
    columns: int = 1


class Grouped(_Form):
    """Mixin for forms: ``groups`` puts the fields under headings; fields in no group come last."""

    groups: ClassVar[Sequence[Group]] = ()

    @property
    def grouped(self) -> list[tuple[Group, list[BoundField]]]:
        """Each group with its visible fields; empty groups are left out."""
        placed: set[str] = set()
        found = []
        for group in self.groups:
            names = [n for n in group.fields if n in self.fields and not self[n].is_hidden]
            placed.update(names)
            if names:
                found.append((group, [self[name] for name in names]))
        rest = [bound for bound in self.visible_fields() if bound.name not in placed]
        if rest:
            found.append((Group("", [bound.name for bound in rest]), rest))
        return found


def soft(field: F, consequence: str) -> F:
    """Ask for this answer without forcing it: the law takes incomplete applications too.

    The form then marks the field （建议填） and, sent without it, shows ``consequence``.
    """
    field.required = False
    field.widget.is_required = False
    field.soft_required = consequence  # type: ignore[attr-defined]
    return field


def gaps(form: forms.BaseForm) -> list[tuple[BoundField, str]]:
    """Soft-required fields that a valid, bound form leaves empty, with the consequence of each."""
    if not form.is_bound or not form.is_valid():
        return []
    return [
        (bound, str(consequence))
        for bound in form
        if (consequence := getattr(bound.field, "soft_required", ""))
        and form.cleaned_data.get(bound.name) in (None, "", [])
    ]
