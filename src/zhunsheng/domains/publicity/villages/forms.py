"""Forms of an application, its checks, its announcement, and what becomes of the title."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from zhunsheng.domains.publicity.criteria import MarkForm
from zhunsheng.domains.publicity.villages import choices
from zhunsheng.domains.publicity.villages.models import (
    ModelVillage,
    VillageCriterion,
    VillageTitle,
)
from zhunsheng.domains.publicity.villages.registers import OFFICE
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock

DOMAIN = "villages"
#: Titles are looked at again after so many years, unless the decision says otherwise.
RECHECK_YEARS = 3
PASS = 80
"""Points out of a hundred from which a village may be recommended."""
ENDED = ("refused", "declined", "revoked")


def long(label: str, most: int = 1000, rows: int = 4, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class SelfCheckForm(MarkForm):
    """自查申报: points and evidence for every line of the list."""

    criterion = VillageCriterion
    explained = False
    in_clear = ("batch",)
    written = ("village", "level", "batch")
    village = forms.ModelChoiceField(ModelVillage.objects.none(), label="村（社区）")
    level = forms.ChoiceField(label="申报什么称号", choices=choices.Level.choices)
    batch = forms.CharField(label="批次", max_length=40, required=False)

    def prepare(self) -> None:
        """Villages of the own township; the lines say what is evidence."""
        super().prepare()
        context = self.context
        on = context.on if context else clock.today()
        rows: Any = ModelVillage.objects.in_force(on).order_by("code")
        person = context.actor.person if context else None
        is_staff = context is not None and context.actor.kind == "staff"
        if is_staff and person is not None and not holds(person, (OFFICE,), DOMAIN):
            rows = rows.filter(unit=person.unit_id)
        self.fields["village"].queryset = rows  # type: ignore[attr-defined]
        for one in self.lines:
            self.fields[f"note_{one.pk}"].label = f"{one.title}：证据"
        first = ("village", "level", "batch")
        self.order_fields([*first, *(name for name in self.fields if name not in first)])

    def clean(self) -> dict[str, Any]:
        """One open application of a village for one title."""
        data = super().clean()
        village, level = data.get("village"), data.get("level")
        if village is None or not level:
            return data
        if village.level == level and village.revoked_on is None:
            self.add_error("level", f"{village.name}已经有这个称号了。")
        open_ = VillageTitle.objects.filter(village=village, level=level, closed_on=None)
        if open_.exists():
            self.add_error("village", f"{village.name}的这项申报正在办，请打开原来的那一件。")
        return data


class OpinionForm(ActionForm):
    """推荐、不推荐: why."""

    in_clear = ("opinion",)
    opinion = long("意见")


class CheckForm(MarkForm):
    """实地考核: points on site."""

    criterion = VillageCriterion
    in_clear = ("finding",)
    finding = long("考核情况", most=2000)


class AnnounceForm(ActionForm):
    """公示."""

    phone = forms.CharField(label="接受意见的电话", max_length=40, required=False)


class GrantForm(ActionForm):
    """登记命名: by which document, looked at again when."""

    in_clear = ("basis", "batch")
    granted_on = ChineseDateField(label="命名日期", past=True)
    basis = forms.CharField(label="命名文件", max_length=120)
    batch = forms.CharField(label="批次", max_length=40, required=False)
    recheck_on = ChineseDateField(label="下次复核日期")

    def prepare(self) -> None:
        """Three years later, unless somebody says otherwise."""
        if self.context:
            self.fields["recheck_on"].initial = years_after(self.context.on, RECHECK_YEARS)
            self.fields["batch"].initial = self.context.matter.batch

    def clean(self) -> dict[str, Any]:
        """The new look comes after the title."""
        data = super().clean()
        granted, again = data.get("granted_on"), data.get("recheck_on")
        if granted and again and again <= granted:
            self.add_error("recheck_on", "复核日期要在命名日期以后。")
        return data


def years_after(day: date, years: int) -> date:
    """The same day some years later."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


class RecheckForm(CheckForm):
    """复核: the list once more; passed, it is looked at again later, else there is time to put things right."""

    written = ("recheck_on", "rectify_by")
    result = forms.ChoiceField(
        label="复核结果", choices=[("pass", "合格，保留称号"), ("rectify", "限期整改")]
    )
    recheck_on = ChineseDateField(label="下次复核日期", required=False)
    rectify_by = ChineseDateField(label="整改期限（最后一天）", required=False)

    def prepare(self) -> None:
        """Propose the days."""
        super().prepare()
        if self.context:
            on = self.context.on
            self.fields["recheck_on"].initial = years_after(on, RECHECK_YEARS)
            self.fields["rectify_by"].initial = on + timedelta(days=90)

    def clean(self) -> dict[str, Any]:
        """Either day is asked for where it belongs."""
        data = super().clean()
        if data.get("result") == "pass" and not data.get("recheck_on"):
            self.add_error("recheck_on", "请填下次复核的日期。")
        if data.get("result") == "rectify" and not data.get("rectify_by"):
            self.add_error("rectify_by", "请填整改的最后一天。")
        return data


class RevokeForm(ActionForm):
    """撤销称号: by whom, why."""

    in_clear = ("reason", "basis")
    written = ()
    basis = forms.CharField(label="撤销文件", max_length=120)
    reason = long("撤销原因")


class SendForm(ActionForm):
    """向上推荐."""

    in_clear = ("opinion",)
    opinion = long("推荐意见")
