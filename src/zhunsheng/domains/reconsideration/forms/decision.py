"""How a case ends, and what follows: decision, mediation, withdrawal, service, publication, performance."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from zhunsheng.commons.publication.forms import OutgoingForm
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.forms.review import outcome_choices
from zhunsheng.domains.reconsideration.public_text import proposed_text
from zhunsheng.kernel.forms import ChineseDateField, YuanField, only_when
from zhunsheng.kernel.procedure.forms import ActionForm, Remark

CORRECTED = ("C1", "C2", "C3", "C4", "C5", "C6")
"""The outcomes that change something for the respondent: only these can order it to act or to pay."""


class DecideForm(ActionForm):
    """作出决定; it begins with the draft."""

    carried: ClassVar = {
        "facts": ("submit_draft.facts",),
        "opinion": ("submit_draft.opinion",),
        "ruling": ("submit_draft.proposed_ruling",),
    }
    outcome = forms.ChoiceField(label="决定")
    facts = forms.CharField(label="查明的事实", max_length=20000, widget=forms.Textarea)
    opinion = forms.CharField(label="本机关认为", max_length=20000, widget=forms.Textarea)
    ruling = forms.CharField(label="决定内容", max_length=3000, widget=forms.Textarea)
    orders_redo = only_when(
        forms.BooleanField(
            label="责令被申请人重新作出行政行为", help_text="不写期限的，按六十日。"
        ),
        "outcome",
        "C1",
        "C3",
    )
    redo_days = only_when(
        forms.IntegerField(label="责令重作或履行的期限（日）", min_value=1, max_value=365),
        "outcome",
        *CORRECTED,
    )
    compensation = only_when(YuanField(label="决定赔偿金额（元）"), "outcome", *CORRECTED)
    discussed_on = ChineseDateField(label="集体讨论日期", required=False)

    def prepare(self) -> None:
        """Propose what the draft proposed."""
        self.fields["outcome"].choices = outcome_choices(self, "decision")  # type: ignore[attr-defined]
        if self.context:
            self.fields["outcome"].initial = self.context.matter.proposed_outcome
            self.fields["discussed_on"].initial = self.context.matter.discussed_on

    def clean(self) -> dict[str, Any]:
        """An order to act has a period."""
        data = super().clean() or {}
        if data.get("outcome") == "C5" and not data.get("redo_days"):
            self.add_error("redo_days", "责令履行须写明履行期限，请填写天数。")
        return data


class MediationForm(ActionForm):
    """调解结案 (2023: 73; 条例50)."""

    carried: ClassVar = {"agreement": ("mediate.agreement",)}
    agreement = forms.CharField(label="调解协议内容", max_length=5000, widget=forms.Textarea)
    act_changed = forms.BooleanField(label="被申请人改变原行政行为", required=False)
    signed_on = ChineseDateField(label="双方签字日期", required=False)


class WithdrawForm(ActionForm):
    """撤回申请: voluntariness and whether the act was changed are recorded (design §9)."""

    OUTCOMES = (("D2", "和解后撤回"), ("D3", "其他撤回"))

    outcome = forms.ChoiceField(label="撤回的原因", choices=OUTCOMES)
    is_voluntary = forms.BooleanField(label="已向申请人核实撤回出于自愿", required=True)
    act_changed = forms.BooleanField(label="被申请人改变原行政行为", required=False)
    reason = forms.CharField(label="撤回情况", max_length=1000, widget=forms.Textarea)


class TerminateForm(ActionForm):
    """其他终止."""

    termination_ground = forms.ChoiceField(
        label="终止事由", choices=choices.TerminationGround.choices
    )
    reason = forms.CharField(label="具体情况", max_length=1000, widget=forms.Textarea)


class ServeForm(ActionForm):
    """送达 to the applicant; the time to sue starts on the proven day."""

    METHODS = (
        ("direct", "直接送达"),
        ("mail", "邮寄送达"),
        ("electronic", "电子送达（已书面同意）"),
        ("lien", "留置送达"),
        ("entrust", "委托送达"),
        ("announcement", "公告送达"),
    )

    in_clear = ("mail_number",)
    method = forms.ChoiceField(label="送达方式", choices=METHODS)
    served_on = ChineseDateField(label="送达日期")
    respondent_served_on = ChineseDateField(
        label="被申请人收到日期", required=False, help_text="不填为与申请人同日。"
    )
    mail_number = only_when(
        forms.CharField(label="邮件编号", max_length=40),
        "method",
        "mail",
        missing="邮寄送达请填写邮件编号，便于查询签收情况。",
    )

    def clean_served_on(self) -> Any:
        """Not before the decision, not after today."""
        day, context = self.cleaned_data["served_on"], self.context
        if context and not (context.matter.closed_on or day) <= day <= context.on:
            raise forms.ValidationError(
                "送达日期应当在文书作出之后、办理日期之前（含当日），请核对送达回证。"
            )
        return day

    def clean(self) -> dict[str, Any]:
        """The respondent received it on the same day unless another one is given."""
        data = super().clean() or {}
        data["respondent_served_on"] = data.get("respondent_served_on") or data.get("served_on")
        return data


NOT_PUBLISHED = (
    ("minor", "涉及未成年人"),
    ("family", "涉及婚姻家庭"),
    ("health", "涉及健康隐私"),
    ("secret", "涉及国家秘密、商业秘密"),
    ("not_decision", "不属于应当公开的文书"),
    ("other", "其他不宜公开的情形"),
)
"""Why a decision is not published."""


class PublishForm(OutgoingForm):
    """公开决定书: the text with names removed, read by a person before it goes out."""

    text = forms.CharField(label="公开文本", max_length=60000, widget=forms.Textarea)
    summary = forms.CharField(label="案由", max_length=120)
    is_checked = forms.BooleanField(
        label="已逐段核对：没有姓名、证件号、电话、住址等个人信息，也不能据此认出本人"
    )

    def prepare(self) -> None:
        """Begin with the decision without its personal data; names that may be left are pointed out."""
        super().prepare()
        if self.is_bound or self.context is None or self.context.matter.pk is None:
            return
        proposed = proposed_text(self.context)
        if proposed is None:
            return
        self.fields["text"].initial = proposed.text
        lines = ["已从决定书生成，姓名、证件号、电话、住址已经隐去；请逐段核对。"]
        if proposed.suspects:
            lines.append(f"可能还有姓名：{'、'.join(proposed.suspects)}。")
        self.remarks = [*self.remarks, Remark("amber", "公开文本", lines)]


class OpinionForm(ActionForm):
    """行政复议意见书 (2023: 76; 条例57): what is wrong was found in the case itself."""

    carried: ClassVar = {"problem": ("decide.opinion", "submit_draft.opinion")}
    problem = forms.CharField(label="发现的问题", max_length=3000, widget=forms.Textarea)
    advice = forms.CharField(label="整改建议", max_length=3000, widget=forms.Textarea)
    opinion_served_on = ChineseDateField(label="被申请人收到日期", required=False)


class PerformanceForm(ActionForm):
    """履行情况."""

    CHOICES = (
        (choices.Performance.DONE, "已履行"),
        (choices.Performance.PARTLY, "部分履行"),
        (choices.Performance.NOT_DONE, "未履行"),
    )

    performance = forms.ChoiceField(label="履行情况", choices=CHOICES)
    performed_on = only_when(
        ChineseDateField(label="履行日期"),
        "performance",
        choices.Performance.DONE,
        choices.Performance.PARTLY,
    )
    record = forms.CharField(label="说明", max_length=1000, required=False, widget=forms.Textarea)


class OrderForm(ActionForm):
    """责令限期履行: what of the decision is outstanding."""

    carried: ClassVar = {"reason": ("decide.ruling",)}
    reason = forms.CharField(label="尚未履行的内容", max_length=1000, widget=forms.Textarea)


class SuedForm(ActionForm):
    """提起诉讼."""

    sued_on = ChineseDateField(label="起诉日期")
    court = forms.CharField(label="受理法院", max_length=60)
