"""Forwarding, taking up, telling, answering."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.forms.intake import long, nameable, takers
from zhunsheng.domains.disputes.petitions.models import Supervision
from zhunsheng.domains.disputes.petitions.outcomes import ROUTES, TITLES, WAYS, answers
from zhunsheng.kernel.forms import ChineseDateField, Hinted, only_when
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock

SERVED = "按回证或者签收记录填写；还没有收到回证的，先按发出日期起算，以后用“更正记录”改。"
UPHELD_DAYS = 30


class ForwardForm(ActionForm):
    """转送、交办 (22)."""

    forwarding = forms.ChoiceField(label="方式", choices=choices.Forwarding.choices)
    to_unit = forms.ModelChoiceField(Unit.objects.none(), label="有权处理的单位")
    request = long("办理要求", 1000, required=False)
    report_by = only_when(
        ChineseDateField(label="反馈结果的期限"),
        "forwarding",
        choices.Forwarding.CHARGE,
        missing="交办的，请写明反馈办理结果的期限。",
    )

    def prepare(self) -> None:
        """Offer the units that handle petitions, but not the one that has it."""
        context = self.context
        on = context.on if context else clock.today()
        units = takers(on)
        if context is not None:
            units = units.exclude(pk=context.matter.unit_id)
        field: Any = self.fields["to_unit"]
        field.queryset = units


class SendOutForm(ActionForm):
    """转送本系统以外的机关: the courts' side, the discipline side, another place."""

    receiver = forms.CharField(label="转送的机关", max_length=80)
    reason = long("转送的原因", 1000)


class ObjectForm(ActionForm):
    """对转送、交办提出异议 (23): in detail."""

    reason = long("异议和理由", 2000, help_text="写明不属于本单位职权的理由，以及应当由谁处理。")


class SettleForm(ActionForm):
    """核实异议."""

    is_right = forms.TypedChoiceField(
        label="核实结果",
        choices=[("yes", "异议成立，收回重新转送"), ("no", "异议不成立，仍由该单位处理")],
    )
    reason = long("理由", 1000)


class AcceptForm(ActionForm):
    """受理: what the petitioner is told of the way it takes."""

    steps = long(
        "办理途径和程序",
        1000,
        required=False,
        help_text="写进告知书，例如由哪个科室调查、要不要听证。不填用通用的话。",
    )
    served_on = ChineseDateField(label="告知书送达日期", required=False, help_text=SERVED)


class RouteForm(ActionForm):
    """告知途径、不予受理 (22, 23, 31)."""

    outcome = forms.ChoiceField(label="情形", widget=forms.RadioSelect)
    where = forms.CharField(
        label="向哪个机关提出",
        max_length=120,
        required=False,
        help_text="写全称，能写地址电话更好。",
    )
    reason = long("理由", 2000)

    def prepare(self) -> None:
        """Each way in the regulation's words."""
        field: Any = self.fields["outcome"]
        field.choices = [(code, Hinted(TITLES[code], WAYS[code])) for code in ROUTES]

    def clean(self) -> dict[str, Any]:
        """Who is sent somewhere must know where."""
        data = super().clean() or {}
        if data.get("outcome") in ("R1", "R2", "R3", "R4", "N3") and not data.get("where"):
            self.add_error("where", "请写明信访人应当向哪个机关提出，只说“依法提出”等于没有告知。")
        return data


class AnswerForm(ActionForm):
    """书面答复: 信访处理意见书 for who asked for something (32), a reply for the others (29, 30)."""

    outcome = forms.ChoiceField(label="结论")
    found = long("查明的事实", 5000)
    opinion = long("处理意见", 5000, help_text="针对每一项请求写明怎么处理。")
    grounds = long("法律法规依据", 2000, required=False)
    served_on = ChineseDateField(label="信访人收到日期", required=False, help_text=SERVED)

    def prepare(self) -> None:
        """The answers that the kind of matter can have."""
        kind = self.context.matter.kind if self.context else ""
        self.fields["outcome"].choices = answers(kind)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An opinion names the law it rests on (32)."""
        data = super().clean() or {}
        appeal = data.get("outcome", "").startswith("S")
        if appeal and not data.get("grounds"):
            self.add_error("grounds", "信访处理意见书应当载明处理意见的法律法规依据。")
        return data


class SettledForm(ActionForm):
    """调解、和解 (33)."""

    outcome = forms.ChoiceField(
        label="方式", choices=[(code, TITLES[code]) for code in ("M1", "M2")]
    )
    is_voluntary = forms.BooleanField(label="双方自愿，已经向双方说明权利")
    other_party = forms.CharField(label="对方", max_length=80)
    terms = long("协议内容", 4000)


class ExtendForm(ActionForm):
    """延长办理期限 (34)."""

    days = forms.IntegerField(label="延长几日", min_value=1, max_value=30, initial=30)
    reason = long("延期理由", 1000)


class HearingForm(ActionForm):
    """举行听证 (31)."""

    hearing_on = ChineseDateField(label="听证日期")
    record = long("听证情况", 3000)


class WithdrawForm(ActionForm):
    """撤回: voluntariness is recorded, and whether something was changed before."""

    is_voluntary = forms.BooleanField(label="信访人自愿撤回")
    is_solved = forms.BooleanField(label="撤回前问题已经解决", required=False)
    reason = long("撤回的原因", 500, required=False)


class SupplementForm(ActionForm):
    """补充材料."""

    note = long("补充的情况", 3000)


class NameForm(ActionForm):
    """登记被反映的单位."""

    #: Units take part.
    written = ()
    named = forms.ModelChoiceField(
        Unit.objects.none(),
        label="被反映的单位",
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“住房”"}),
    )
    reason = long("说明", 300, required=False)

    def prepare(self) -> None:
        """Offer the units that may be complained of."""
        field: Any = self.fields["named"]
        field.queryset = nameable(self.context.on if self.context else clock.today())


class SuperviseForm(ActionForm):
    """督办、建议 (40)."""

    kind_of = forms.ChoiceField(label="类别", choices=choices.SupervisionKind.choices)
    content = long("内容", 2000)


class SupervisedForm(ActionForm):
    """登记反馈: which one, and whether the advice was taken."""

    which = forms.ModelChoiceField(
        Supervision.objects.none(), label="督办或者建议", empty_label=None
    )
    adoption = forms.ChoiceField(
        label="采纳情况",
        choices=[one for one in choices.Adoption.choices if one[0] != choices.Adoption.PENDING],
    )
    reply = long("反馈内容", 2000)

    def prepare(self) -> None:
        """Offer what is not answered yet."""
        field: Any = self.fields["which"]
        found = Supervision.objects.filter(answered_on=None)
        field.queryset = (
            found.filter(matter_id=self.context.matter.pk) if self.context else found.none()
        )


class NoteForm(ActionForm):
    """归档说明."""

    note = forms.CharField(label="归档说明", max_length=200, required=False)
