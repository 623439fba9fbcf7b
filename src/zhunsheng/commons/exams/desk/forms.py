"""An exam's rules as a form: the occasion, and the lines of the paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from zhunsheng.commons.exams.choices import Difficulty, Kind, Per, Topic
from zhunsheng.commons.exams.models import Exam
from zhunsheng.kernel.forms import ChineseDateField, Group, Grouped

MOST_LINES = 10
MOST_QUESTIONS = 200


class ExamForm(Grouped, forms.Form):
    """When, how long, how often, what is enough."""

    groups = (
        Group("基本情况", ["use", "title", "opens_on", "closes_on", "ranked"], columns=2),
        Group(
            "答题规则",
            ["minutes", "least_seconds", "pass_score", "attempts", "per", "wait_days", "partly"],
            columns=2,
        ),
    )
    use = forms.ChoiceField(label="用途")
    title = forms.CharField(label="名称", max_length=60)
    opens_on = ChineseDateField(label="开始日期")
    closes_on = ChineseDateField(label="结束日期", help_text="最后一天也能答")
    ranked = forms.BooleanField(label="按单位排行，答题前可以选单位", required=False)
    minutes = forms.IntegerField(label="限时（分钟）", min_value=1, max_value=240, initial=15)
    least_seconds = forms.IntegerField(
        label="最短用时（秒）",
        min_value=0,
        max_value=3600,
        initial=20,
        help_text="更快交的卷子单独统计；不限填0",
    )
    pass_score = forms.IntegerField(
        label="及格分（百分制）", min_value=0, max_value=100, initial=60
    )
    attempts = forms.IntegerField(label="可答次数", min_value=1, max_value=20, initial=1)
    per = forms.ChoiceField(
        label="次数按",
        choices=Per.choices,
        initial=Per.DAY,
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
    )
    wait_days = forms.IntegerField(
        label="补考间隔（天）",
        min_value=0,
        max_value=365,
        initial=0,
        help_text="只对登录答题的考试",
    )
    partly = forms.BooleanField(label="多选漏选、没有错选的得一半分", required=False)

    def __init__(self, uses: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["use"].choices = uses  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "结束日期早于开始日期，请核对。")
        return cleaned

    def write(self, exam: Exam) -> None:
        """Set the fields of the exam."""
        for name, value in self.cleaned_data.items():
            setattr(exam, name, value)

    @classmethod
    def values_of(cls, exam: Exam) -> dict[str, Any]:
        """What the form begins with."""
        return {name: getattr(exam, name) for name in cls.base_fields}


class LineForm(forms.Form):
    """One line of the paper; left empty it does not count."""

    count = forms.IntegerField(label="题数", min_value=1, max_value=MOST_QUESTIONS, required=False)
    points = forms.IntegerField(label="每题分值", min_value=1, max_value=100, required=False)
    kind = forms.ChoiceField(label="题型", choices=[("", "不限"), *Kind.choices], required=False)
    topic = forms.ChoiceField(label="专题", choices=[("", "不限"), *Topic.choices], required=False)
    difficulty = forms.ChoiceField(
        label="难度", choices=[("", "不限"), *Difficulty.choices], required=False
    )

    def clean(self) -> dict[str, Any]:
        """Count and points come together."""
        cleaned = super().clean() or {}
        count, points = cleaned.get("count"), cleaned.get("points")
        if count and not points:
            self.add_error("points", "请写每题几分。")
        if not count and (points or any(cleaned.get(x) for x in ("kind", "topic", "difficulty"))):
            self.add_error("count", "请写要几题；这一行不要的，请全部留空。")
        return cleaned


class _Lines(BaseFormSet[LineForm]):
    """The lines together."""

    def clean(self) -> None:
        """At least one line, and not more questions than anybody would answer."""
        if any(self.errors):
            return
        asked = sum(line["count"] for line in self.lines)
        if not asked:
            raise forms.ValidationError("请至少写一行：题数和每题分值。")
        if asked > MOST_QUESTIONS:
            raise forms.ValidationError(f"一共{asked}题，超过{MOST_QUESTIONS}题的上限。")

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The filled lines as the exam keeps them."""
        return [dict(form.cleaned_data) for form in self.forms if form.cleaned_data.get("count")]


LineFormSet = formset_factory(LineForm, formset=_Lines, extra=3, max_num=MOST_LINES)
