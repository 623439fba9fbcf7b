"""Fields that apply only under a condition: declared once, shown, demanded and refused accordingly everywhere.

    summary_ground = only_when(
        forms.ChoiceField(label="简易程序情形", required=False), "is_summary", missing="请选择情形。"
    )

Where scripts run, the field shows only while its condition holds; without them it says when it is to be filled in.
The server decides alone: an answer to a question that does not arise is a contradiction, and is named as one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.forms import BoundField

if TYPE_CHECKING:
    _Form = forms.BaseForm
else:
    _Form = object

F = TypeVar("F", bound=forms.Field)
EMPTY = (None, "", False)


@dataclass(frozen=True)
class Case:
    """One case in which a field applies: ``field`` has one of ``values``, or any answer when there are none."""

    field: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """The cases in which a field applies, and what to say when it is empty in one of them."""

    cases: tuple[Case, ...]
    missing: str = ""


def only_when(field: F, on: str, *values: str, missing: str = "") -> F:
    """``field`` applies only when field ``on`` has one of ``values``; with none, when it is answered or ticked.

    With ``missing`` the field is demanded then. Called again on the same field, one more case is added.
    """
    field.required = field.widget.is_required = False
    before = condition_of(field)
    cases = (*(before.cases if before else ()), Case(on, tuple(map(str, values))))
    field.condition = Condition(cases, missing or (before.missing if before else ""))  # type: ignore[attr-defined]
    return field


def condition_of(field: forms.Field) -> Condition | None:
    """The field's condition, if it has one."""
    return getattr(field, "condition", None)


def _cases(form: forms.BaseForm, field: forms.Field) -> Sequence[Case]:
    """The cases that the form can meet; a field on which it depends may have been taken out."""
    condition = condition_of(field)
    return [case for case in condition.cases if case.field in form.fields] if condition else ()


def _answered(value: Any) -> bool:
    return value not in EMPTY and value != []


def _holds(form: forms.BaseForm, case: Case) -> bool:
    if not case.values:
        return _answered(form.cleaned_data.get(case.field))
    # As it was sent: a field may give its answers another type.
    sent = form[case.field].data
    return any(str(one) in case.values for one in (sent if isinstance(sent, list) else [sent]))


class Depending(_Form):
    """Mixin for forms with such fields; its ``clean`` comes before that of the form itself."""

    def clean(self) -> dict[str, Any]:
        """Demand what its condition demands, and name answers that contradict it."""
        data: dict[str, Any] = super().clean() or {}
        for name, field in self.fields.items():
            cases = _cases(self, field)
            if not cases or any(case.field in self.errors for case in cases):
                continue
            applies = any(_holds(self, case) for case in cases)
            given = _answered(data.get(name)) or name in self.errors
            condition = condition_of(field)
            if applies and not given and condition and condition.missing:
                self.add_error(name, condition.missing)
            elif not applies and given and name not in self.errors:
                self.add_error(name, f"{when(self[name])}；不是这样的，请把这一项清空。")
        return data


def when(bound: BoundField) -> str:
    """“勾选“适用简易程序”时填写”; empty for a field without a condition."""
    said = [_say(bound.form, case) for case in _cases(bound.form, bound.field)]
    return f"{'，或者'.join(said)}时填写" if said else ""


def _say(form: forms.BaseForm, case: Case) -> str:
    on = form[case.field]
    if isinstance(on.field, forms.BooleanField):
        return f"勾选“{on.label}”"
    choices = getattr(on.field, "choices", None)
    if case.values and choices is not None:
        labels = {str(key): str(label) for key, label in choices}
        chosen = "、".join(f"“{labels[value]}”" for value in case.values if value in labels)
        return f"“{on.label}”选{chosen}"
    return f"{'选择' if choices is not None else '填写'}了“{on.label}”"


def machine(bound: BoundField) -> str:
    """The condition for the script, as JSON: names of controls and the values that count; empty without one."""
    form = bound.form
    cases = [[form.add_prefix(c.field), list(c.values)] for c in _cases(form, bound.field)]
    return json.dumps(cases, ensure_ascii=False) if cases else ""


def is_demanded(bound: BoundField) -> bool:
    """Whether the field is compulsory where it applies, though the field itself takes an empty answer."""
    condition = condition_of(bound.field)
    return bool(condition and condition.missing) or getattr(bound.field, "demanded", False)
