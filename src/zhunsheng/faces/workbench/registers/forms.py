"""Forms of entries, made from the register's declaration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.forms import ModelForm, modelform_factory

from zhunsheng.kernel.forms import ChineseDateField, Group, Grouped, YuanField
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.values import is_text
from zhunsheng.kernel.registers.access import editable_units
from zhunsheng.kernel.registers.checking import faults_by_field
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import clock

#: Long lists to choose from get a box that narrows them.
NARROW = {"data-narrow": "输入名称里的几个字", "data-from": "20"}
LONG = 200
"""Texts of more characters get a box of several lines."""


class GroundForm(forms.Form):
    """From which day the change holds, and why; asked beside every change."""

    on = ChineseDateField(label="变动日期", help_text="从哪一天起是这样。")
    reason = forms.CharField(
        label="依据或原因", max_length=200, required=False, help_text="例如：依据某法第几条修订。"
    )
    is_correction = forms.BooleanField(
        label="更正",
        required=False,
        help_text="原来录错了，不是情况有了变化。更正从原来那一版的第一天起算。",
    )

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["is_correction"], self.fields["on"]
        else:
            self.fields["on"].initial = clock.today()

    def clean_on(self) -> Any:
        """A change that has not happened yet is entered on its day."""
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError("变动日期不能晚于今天；将来生效的，请在生效当天登记。")
        return day


class EntryForm(Grouped, ModelForm):  # type: ignore[type-arg]
    """Content of an entry. It checks and shows; ``kernel/registers/changing`` writes."""

    register: Register
    person: Person

    def clean(self) -> dict[str, Any]:
        """The register's own rules, and whose entry it may be."""
        data: dict[str, Any] = super().clean() or {}
        for name, value in list(data.items()):
            if isinstance(value, str) and not is_text(value):
                self.add_error(name, "含有无法识别的字符，请重新输入这一项。")
        for name, text in faults_by_field(self.register, self.values(data)):
            self.add_error(name if name in self.fields else None, text)
        units = editable_units(self.person, self.register)
        if units is not None and "unit" in data and getattr(data["unit"], "pk", None) not in units:
            self.add_error("unit", "只能登记本单位的条目，请选择您维护的单位。")
        return data

    def values(self, data: dict[str, Any] | None = None) -> dict[str, Any]:
        """The cleaned values by field name, foreign keys as keys."""
        given = self.cleaned_data if data is None else data
        return {
            name: value.pk if isinstance(value, models.Model) else value
            for name, value in given.items()
            if name in self.register.fields
        }


def entry_form(register: Register, person: Person, **kwargs: Any) -> EntryForm:
    """The form of one entry, bound or with an ``instance``."""
    kind: Any = modelform_factory(
        register.model,
        form=EntryForm,
        fields=register.fields,
        formfield_callback=lambda field, **more: _field(register, person, field, **more),
    )
    kind.register, kind.person = register, person
    form: EntryForm = kind(**kwargs)
    form.groups = _groups(form)  # type: ignore[misc]
    if form.instance.pk is None:
        form.fields["valid_from"].initial = clock.today()
    return form


def _groups(form: EntryForm) -> list[Group]:
    """Short answers side by side, long ones below in full width."""
    long = [name for name, field in form.fields.items() if isinstance(field.widget, forms.Textarea)]
    short = [name for name in form.fields if name not in long]
    return [Group("", short, columns=2), Group("详细内容", long)]


def _field(
    register: Register, person: Person, field: models.Field[Any, Any], **more: Any
) -> forms.Field | None:
    help_text = register.hints.get(field.name, "")
    label = field.verbose_name
    if field.name in register.money:
        return YuanField(label=label, required=not field.blank, help_text=help_text)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return ChineseDateField(label=label, required=not field.blank, help_text=help_text)
    if isinstance(field, models.ForeignKey) and field.related_model is Unit:
        more["queryset"] = _units(register, person)
    if isinstance(field, models.ForeignKey):
        more["widget"] = forms.Select(attrs=NARROW)
    if isinstance(field, models.TextField) or (getattr(field, "max_length", 0) or 0) > LONG:
        more["widget"] = forms.Textarea(attrs={"rows": 4})
    return field.formfield(help_text=help_text, **more)


def _units(register: Register, person: Person) -> Any:
    rows = Unit.objects.valid_on(clock.today())
    units: Any = editable_units(person, register)
    return rows if units is None else rows.filter(pk__in=units)


class PublishForm(forms.Form):
    """From which day on the public reads it."""

    on = ChineseDateField(label="公开日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class ReasonForm(PublishForm):
    """A day and a reason: for ending an entry and for taking it down."""

    reason = forms.CharField(label="原因", max_length=120)

    def __init__(self, *args: Any, day: str = "日期", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = day
