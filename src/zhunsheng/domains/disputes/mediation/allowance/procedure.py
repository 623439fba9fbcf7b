"""The month's check as a matter: computed, checked, approved; a struck line says why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Count, Sum

from zhunsheng.domains.disputes.mediation.allowance.lines import NO_RATE, compute
from zhunsheng.domains.disputes.mediation.allowance.rates import Rates
from zhunsheng.domains.disputes.mediation.house import OWN_HOUSES, duty_on
from zhunsheng.domains.disputes.mediation.law import people
from zhunsheng.domains.disputes.mediation.models import AllowanceLine, AllowanceRound
from zhunsheng.domains.disputes.mediation.procedure.stages import STAFF
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Action, Guard, Outcome, Procedure, Stage, Tell
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib.hanzi import yuan

CODE = "mediation.allowance"
CITE = people(16)


class MonthForm(ActionForm):
    """哪个单位、哪个月."""

    year = forms.IntegerField(label="年", min_value=2011, max_value=2100)
    month_number = forms.IntegerField(label="月", min_value=1, max_value=12)
    house = forms.ModelChoiceField(Unit.objects.none(), label="单位", required=False)

    def prepare(self) -> None:
        """Begin with the month before and the own unit."""
        kinds: Any = self.fields["house"]
        kinds.queryset = Unit.objects.filter(kind__in=OWN_HOUSES).order_by("kind", "code")
        kinds.empty_label = "本单位"
        if self.context is not None:
            before = self.context.on.replace(day=1)
            year, month = divmod(before.year * 12 + before.month - 2, 12)
            self.fields["year"].initial, self.fields["month_number"].initial = year, month + 1

    def clean(self) -> dict[str, Any]:
        """A month that has begun."""
        data = super().clean() or {}
        if not self.errors and self.context is not None and _month(data) > self.context.on:
            self.add_error("month_number", "这个月还没有开始。")
        return data


def _month(data: dict[str, Any]) -> date:
    """The first day of the month asked for."""
    return date(data["year"], data["month_number"], 1)


class StrikeForm(ActionForm):
    """剔除一笔."""

    line = forms.ModelChoiceField(AllowanceLine.objects.none(), label="哪一笔")
    reason = forms.CharField(label="剔除的原因", max_length=120)

    def prepare(self) -> None:
        """The lines that count."""
        field: Any = self.fields["line"]
        if self.context is not None and self.context.matter.pk:
            rows = AllowanceLine.objects.filter(round=self.context.matter.pk, is_struck=False)
            field.queryset = rows.select_related("dispute")
            field.label_from_instance = lambda one: (
                f"{one.mediator}：{one.dispute.number}，{yuan(one.amount)}"
            )


class NoteForm(ActionForm):
    """核对、批准的说明."""

    note = forms.CharField(label="说明", max_length=500, required=False, widget=forms.Textarea)


class BackForm(ActionForm):
    """退回重新核对."""

    reason = forms.CharField(label="退回的原因", max_length=300, widget=forms.Textarea)


def _unit(context: Context) -> Unit:
    given: Unit | None = context.data.get("house")
    person = context.actor.person
    if given is not None:
        return given
    if person is not None and person.unit is not None and person.unit.kind in OWN_HOUSES:
        return person.unit
    return duty_on(context.on).unit


def prepare(context: Context) -> None:
    """Whose month it is."""
    matter, month = context.matter, _month(context.data)
    matter.unit = _unit(context)
    matter.organ, matter.place, matter.month = (
        duty_on(context.on).organ,
        matter.unit.place,
        month,
    )
    matter.title = f"{matter.unit.label}{month.year}年{month.month}月以案定补"

    _count(context)


def _count(context: Context) -> None:
    """Count the files of the month; the row is written with the sum, the lines after it."""
    matter = context.matter
    lines = compute(matter, matter.unit, matter.month, Rates(context.on))
    counted = [line.amount for line in lines if not line.is_struck]
    matter.lines_count, matter.total = len(counted), sum(counted)
    context.scratch["lines"] = lines


def fill(context: Context) -> None:
    """Write the lines counted before the row was."""
    AllowanceLine.objects.bulk_create(context.scratch["lines"])


def recount(context: Context) -> None:
    """Files that came since, and rates that were set since; struck lines without a rate are counted again."""
    rows = AllowanceLine.objects.filter(round=context.matter.pk)
    rows.filter(is_struck=True, reason=NO_RATE).delete()
    _count(context)
    fill(context)
    total(context)


def strike(context: Context) -> None:
    """One line pays nothing, and says why."""
    line = context.data["line"]
    line.is_struck, line.reason = True, context.data["reason"]
    line.save(update_fields=["is_struck", "reason"])
    total(context)


def total(context: Context) -> None:
    """What the lines that count come to."""
    rows = AllowanceLine.objects.filter(round=context.matter.pk, is_struck=False)
    found = rows.aggregate(number=Count("pk"), total=Sum("amount"))
    context.matter.lines_count, context.matter.total = found["number"], found["total"] or 0


ANY_LINE = Guard(
    "any_line",
    lambda context: bool(context.matter.lines_count),
    "这个月没有可以发补贴的案件：要有结果、有案卷（已归档）、没有发过。",
    "请先把办结的案件归档，再办“重新计算”。",
    early=True,
)
OTHER_HANDS = Guard(
    "other_hands",
    lambda context: (
        context.actor.person is None or context.matter.handler_id != context.actor.person.pk
    ),
    "核对和批准不能是同一个人。",
    "请由另一名负责人批准。",
    early=True,
)


def _checker(context: Context) -> Any:
    return context.actor.person if context.actor.kind == "staff" else context.matter.handler


STAGES = (
    Stage(
        "counted",
        "待核对",
        "check",
        "正在按案卷核对这个月的补贴。",
        waits_for=("registrar", "handler"),
    ),
    Stage("checked", "待批准", "approve", "已经核对，等负责人批准以后发放。", waits_for=("chief",)),
    Stage(
        "approved", "已批准", "approve", "已经批准，按发放表发给调解员。", closed=True, final=True
    ),
)
ALLOWANCE = Procedure(
    code=CODE,
    version="2010",
    title="以案定补月度审核",
    law="《人民调解法》（2010）第十六条和本地补贴标准",
    model=AllowanceRound,
    initial="counted",
    filing=Action(
        "count",
        "计算一个月的补贴",
        (),
        STAFF,
        "{actor}计算{year}年{month_number}月的补贴。",
        cite=CITE,
        target="counted",
        form=MonthForm,
        prepare=prepare,
        effect=fill,
        sets={"handler": _checker},
    ),
    stages=STAGES,
    actions=(
        Action(
            "check",
            "核对无误",
            ("counted",),
            STAFF,
            "{actor}核对案卷，提请批准。",
            cite=CITE,
            target="checked",
            form=NoteForm,
            guards=(ANY_LINE,),
            sets={"checked_on": "occurred", "handler": _checker},
            tells=(Tell("role:chief", "allowance", "补贴已核对，请批准"),),
        ),
        Action(
            "approve",
            "批准",
            ("checked",),
            ("chief", "organ_head"),
            "{actor}批准发放。",
            cite=CITE,
            target="approved",
            form=NoteForm,
            guards=(OTHER_HANDS,),
            sets={"approved_on": "occurred", "outcome": "=paid"},
            closes=True,
        ),
        Action(
            "send_back",
            "退回核对",
            ("checked",),
            ("chief", "organ_head"),
            "{actor}退回重新核对。",
            target="counted",
            form=BackForm,
            tells=(Tell("handler", "allowance", "补贴被退回，请重新核对"),),
        ),
        Action(
            "strike",
            "剔除一笔",
            ("counted",),
            STAFF,
            "{actor}剔除一笔补贴。",
            form=StrikeForm,
            effect=strike,
            group="明细",
            help="没有案卷、重复、不实的，写明原因剔除。",
        ),
        Action(
            "recount",
            "重新计算",
            ("counted",),
            STAFF,
            "{actor}重新计算。",
            effect=recount,
            group="明细",
            help="归档的案件或者补贴标准有变化以后用。",
        ),
    ),
    outcomes=(Outcome("paid", "批准发放", CITE),),
    steps=(("check", "核对"), ("approve", "批准")),
    number=Pattern(CODE, "{code}补〔{year}〕{n}号"),
)
