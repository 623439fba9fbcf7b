"""Forms of a unit's yearly report and of its judging."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.commons.publication.forms import OutgoingForm
from zhunsheng.domains.publicity.criteria import MarkForm
from zhunsheng.domains.publicity.outreach import choices, fulfilment
from zhunsheng.domains.publicity.outreach.forms.events import DOMAIN, OFFICE, long
from zhunsheng.domains.publicity.outreach.models import DutyReview, ReviewCriterion
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.forms import ActionForm, Remark
from zhunsheng.lib import clock

#: Points from which a grade begins, out of a hundred.
GRADES = ((90, choices.Grade.EXCELLENT), (80, choices.Grade.GOOD), (60, choices.Grade.PASSED))


def grade_of(score: int, full: int) -> choices.Grade:
    """The grade that so many points of the whole are."""
    percent = score * 100 // full if full else 0
    return next((grade for least, grade in GRADES if percent >= least), choices.Grade.FAILED)


class ReportForm(ActionForm):
    """履职报告: figures come from the records, words from the unit."""

    in_clear = ("done", "gaps", "coming")
    year = forms.TypedChoiceField(label="哪一年", coerce=int)
    host = forms.ModelChoiceField(
        Unit.objects.none(), label="报告单位", required=False, empty_label="本单位"
    )
    done = long("主要做法", most=3000, rows=6)
    gaps = long("存在的问题", most=2000, rows=4, required=False)
    coming = long("下一步打算", most=2000, rows=4, required=False)
    written = ("year", "done", "gaps", "coming")

    def prepare(self) -> None:
        """This year and the last two; the figures of the actor's house stand above."""
        on = self.context.on if self.context else clock.today()
        years: Any = self.fields["year"]
        years.choices = [(year, f"{year}年") for year in range(on.year, on.year - 6, -1)]
        years.initial = on.year if on.month > 10 else on.year - 1
        person = self.context.actor.person if self.context else None
        is_staff = self.context is None or self.context.actor.kind == "staff"
        if is_staff and (person is None or not holds(person, (OFFICE,), DOMAIN)):
            del self.fields["host"]
        if "host" in self.fields:
            self.fields["host"].queryset = Unit.objects.valid_on(on).order_by("kind", "code")  # type: ignore[attr-defined]
        if person is not None and person.unit_id:
            self.remarks = _figures(person.unit_id, years.initial)

    def clean(self) -> dict[str, Any]:
        """One report for one unit and year."""
        data = super().clean()
        context = self.context
        person = context.actor.person if context else None
        unit = data.get("host") or (person.unit if person else None)
        if unit is None or "year" not in data:
            return data
        if DutyReview.objects.filter(unit=unit, year=data["year"]).exists():
            self.add_error(
                "year", f"{unit.label}{data['year']}年的履职报告已经交了，请打开原来的那一份。"
            )
        return data


def _figures(unit: int, year: int) -> list[Remark]:
    """What the records say, so that nobody counts by hand."""
    found = next(iter(fulfilment.by_unit(year, [unit])), None)
    if found is None:
        return [Remark("amber", f"{year}年没有登记过普法责任和活动", ("请先登记，再写报告。",))]
    lines = (
        f"普法责任{len(found.duties)}项，已经落实{found.fulfilled}项，逾期没有落实{found.late}项。",
        f"活动{found.events}场，{found.heads}人次；推送{found.posts}条，阅读{found.reads}次。",
        "这些数字会写进报告，不用再填。",
    )
    return [Remark("brand", f"{year}年的记录", lines)]


class ScoreForm(MarkForm):
    """评议打分."""

    criterion = ReviewCriterion
    in_clear = ("comment",)
    comment = long("评议意见", most=2000, rows=4)


class ReturnForm(ActionForm):
    """退回: what is missing."""

    in_clear = ("reason",)
    reason = long("退回原因")


class ReworkForm(ActionForm):
    """重新提交."""

    in_clear = ("done", "gaps", "coming")
    done = long("主要做法", most=3000, rows=6)
    gaps = long("存在的问题", most=2000, rows=4, required=False)
    coming = long("下一步打算", most=2000, rows=4, required=False)

    def prepare(self) -> None:
        """Begin with what was said."""
        if self.context:
            for name in ("done", "gaps", "coming"):
                self.fields[name].initial = getattr(self.context.matter, name)


class PublishResultForm(OutgoingForm):
    """公开评议结果."""

    in_clear = ("summary",)
    summary = long("公开的评议意见", most=2000, rows=4)

    def prepare(self) -> None:
        """Propose the comment."""
        super().prepare()
        if self.context:
            self.fields["summary"].initial = self.context.matter.comment
