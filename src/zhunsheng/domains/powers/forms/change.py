"""清单调整: what is asked at each act."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.powers import choices
from zhunsheng.domains.powers.registers import REGISTERS
from zhunsheng.kernel.forms import ChineseDateField, Group, Hinted
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.registers.access import editable_units
from zhunsheng.lib import clock

LONG = forms.Textarea(attrs={"rows": 4})


def own_units(context: Context | None) -> Any:
    """The units in whose name the actor may propose; the system, in any."""
    units = Unit.objects.valid_on(context.on if context else clock.today()).order_by("code")
    person = context.actor.person if context else None
    if person is None:
        return units
    mine: Any = editable_units(person, REGISTERS[0])
    return units if mine is None else units.filter(pk__in=mine)


class ProposerForm(ActionForm):
    """Something that a unit brings in its own name."""

    proposer = forms.ModelChoiceField(Unit.objects.none(), label="提出单位")

    def prepare(self) -> None:
        """Offer the actor's units; the only one is chosen already."""
        field: Any = self.fields["proposer"]
        field.queryset = own_units(self.context)
        person = self.context.actor.person if self.context else None
        if person is not None:
            field.initial = person.unit_id


class ProposeForm(ProposerForm):
    """提出调整: why, and on what ground; the lines come next."""

    groups = (
        Group("调整什么", ("proposer", "title")),
        Group("为什么调整", ("ground", "basis", "law_changed_on", "reason")),
    )

    title = forms.CharField(label="调整名称", max_length=120)
    ground = forms.ChoiceField(label="调整原因", choices=choices.Ground.choices)
    basis = forms.CharField(
        label="调整依据",
        max_length=200,
        help_text="法律、文件的名称和条款，例如《行政处罚法》第二十四条",
    )
    law_changed_on = ChineseDateField(
        label="依据施行日期",
        required=False,
        help_text="法律法规规章变动的必填，公布期限从这一天起算。",
    )
    reason = forms.CharField(label="调整理由", max_length=2000, widget=LONG)

    def clean(self) -> dict[str, Any]:
        """A change of the law has its day, which is not in the future."""
        data = super().clean()
        day = data.get("law_changed_on")
        if data.get("ground") == choices.Ground.LAW and day is None:
            self.add_error("law_changed_on", "因法律变动调整的，请填写依据开始施行的日期。")
        if day is not None and self.context and day > self.context.on:
            self.add_error("law_changed_on", "依据还没有施行，请核对日期；施行以后再提出。")
        return data


class SheetForm(ActionForm):
    """Which list the sheet is for."""

    register = forms.ChoiceField(label="清单", choices=[(one.code, one.title) for one in REGISTERS])


class DropForm(ActionForm):
    """Which lines to take out again."""

    lines = forms.MultipleChoiceField(label="移出的明细", widget=forms.CheckboxSelectMultiple)

    def prepare(self) -> None:
        """Offer the change's lines."""
        rows = self.context.matter.lines.all() if self.context else ()
        self.fields["lines"].choices = [(str(row.pk), str(row)) for row in rows]  # type: ignore[attr-defined]


class ReviewForm(ActionForm):
    """合法性审核意见."""

    groups = (Group("审核意见", ("opinion", "opinion_text")),)

    opinion = forms.ChoiceField(
        label="意见",
        choices=[
            (choices.Opinion.AGREE, Hinted("同意", "转报批准")),
            (choices.Opinion.AMEND, Hinted("修改后同意", "退回提出单位修改，再次送审")),
        ],
        widget=forms.RadioSelect,
    )
    opinion_text = forms.CharField(
        label="理由和修改要求", max_length=3000, required=False, widget=LONG
    )

    def clean(self) -> dict[str, Any]:
        """Who has to amend is told what."""
        data = super().clean()
        if data.get("opinion") == choices.Opinion.AMEND and not data.get("opinion_text"):
            self.add_error("opinion_text", "修改后同意的，请写明修改要求。")
        return data


class DisagreeForm(ActionForm):
    """审核不同意."""

    opinion_text = forms.CharField(label="不同意的理由", max_length=3000, widget=LONG)


class ReasonForm(ActionForm):
    """A reason in words."""

    written = ()
    reason = forms.CharField(label="理由", max_length=1000, widget=LONG)


class ApproveForm(ActionForm):
    """批准."""

    written = ()
    note = forms.CharField(label="批示内容", max_length=500, required=False, widget=LONG)
