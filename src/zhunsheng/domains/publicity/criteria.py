"""Indicator lists by which somebody is judged: editable, versioned, each line with its full score.

The yearly judging of units and the checks of villages use the same kind of line and the same form for the points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.db import models

from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.registers.declare import Fault
from zhunsheng.kernel.registers.models import Entry

FIELDS = (
    "code",
    "part",
    "title",
    "points",
    "evidence",
    "position",
    "unit",
    "valid_from",
    "valid_to",
)
COLUMNS = ("position", "part", "title", "points", "valid_from", "valid_to")


class Criterion(Entry):
    """指标: one line of a list, in force between two dates; each change of it is a version."""

    part = models.CharField("部分", max_length=20)
    title = models.CharField("指标", max_length=200)
    points = models.PositiveSmallIntegerField("满分")
    evidence = models.CharField("看什么", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Mark(models.Model):
    """得分: what one line of the list got, in the words that it had on that day."""

    code = models.CharField("指标编码", max_length=60)
    version = models.PositiveIntegerField("指标版本")
    part = models.CharField("部分", max_length=20)
    title = models.CharField("指标", max_length=200)
    full = models.PositiveSmallIntegerField("满分")
    points = models.PositiveSmallIntegerField("得分")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.title} {self.points}/{self.full}"


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with a line as a whole."""
    if not values.get("points"):
        yield "points", "满分至少1分；不再使用的指标请填失效日期。"


def in_force(model: type[Criterion], on: date) -> list[Any]:
    """The list of a day, in its order."""
    return list(model.objects.in_force(on).order_by("position", "code"))


class MarkForm(ActionForm):
    """Points and a note for every line of the list that holds on the day of the act."""

    criterion: type[Criterion]
    #: Whether a line below its full score needs a word.
    explained = True

    def prepare(self) -> None:
        """One number and one note for each line, before the other fields."""
        super().prepare()
        lines: dict[str, forms.Field] = {}
        for one in self.lines:
            lines[f"points_{one.pk}"] = forms.IntegerField(
                label=f"{one.part}：{one.title}（{one.points}分）",
                min_value=0,
                max_value=one.points,
                help_text=one.evidence,
            )
            lines[f"note_{one.pk}"] = forms.CharField(
                label=f"{one.title}：说明", max_length=200, required=False
            )
        self.fields = lines | self.fields

    @cached_property
    def lines(self) -> list[Any]:
        """The list of the day."""
        return in_force(self.criterion, self.context.on) if self.context else []

    def is_clear(self, name: str) -> bool:
        """Points are numbers; notes stand in the ledger as commitments."""
        if name.startswith("points_"):
            return True
        return not name.startswith("note_") and super().is_clear(name)

    def clean(self) -> dict[str, Any]:
        """There is a list, and what was taken off is explained."""
        data = super().clean()
        if self.context is not None and not self.lines:
            raise forms.ValidationError("还没有生效的指标，请先在台账里建立指标体系。")
        for one in self.lines:
            got = data.get(f"points_{one.pk}")
            missing = got is not None and got < one.points and not data.get(f"note_{one.pk}")
            if self.explained and missing:
                self.add_error(f"note_{one.pk}", f"扣了{one.points - got}分，请写明为什么。")
        return data

    @property
    def total(self) -> int:
        """All points together."""
        return sum(self.cleaned_data[f"points_{one.pk}"] for one in self.lines)

    def marks(self, model: type[Mark], **more: Any) -> list[Any]:
        """The lines as rows of ``model``, unsaved."""
        data = self.cleaned_data
        return [
            model(
                code=one.code,
                version=one.version,
                part=one.part,
                title=one.title,
                full=one.points,
                points=data[f"points_{one.pk}"],
                note=data.get(f"note_{one.pk}") or "",
                **more,
            )
            for one in self.lines
        ]


def as_text(marks: Iterable[Any]) -> list[dict[str, Any]]:
    """Marks as document templates take them."""
    return [
        {
            "part": one.part,
            "title": one.title,
            "full": one.full,
            "points": one.points,
            "note": one.note,
        }
        for one in marks
    ]
