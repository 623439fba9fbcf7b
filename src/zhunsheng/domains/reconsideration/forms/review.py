"""From the copy to the draft: reply, hearing, suspension, extension, mediation, committee."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from zhunsheng.domains.reconsideration import choices
from zhunsheng.kernel.forms import ChineseDateField, only_when
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.registry import procedure_of


class SendCopyForm(ActionForm):
    """发送副本. On line the respondent signs for it; on paper the day of service is entered here."""

    METHODS = (("online", "网上送达，由被申请人签收"), ("direct", "直接送达"), ("mail", "邮寄送达"))

    method = forms.ChoiceField(label="送达方式", choices=METHODS)
    copy_served_on = only_when(
        ChineseDateField(label="被申请人收到日期"),
        "method",
        "direct",
        "mail",
        missing="直接送达或邮寄送达须填写被申请人收到的日期（以送达回证或者回执为准）。",
    )


class ReplyForm(ActionForm):
    """答复: the reply itself comes as a file."""

    evidence_count = forms.IntegerField(label="证据份数", min_value=0, max_value=9999)
    note = forms.CharField(label="说明", max_length=500, required=False, widget=forms.Textarea)


class HeardForm(ActionForm):
    """听取意见 (2023: 49)."""

    METHODS = (
        ("meeting", "当面"),
        ("phone", "电话"),
        ("online", "互联网"),
        ("impossible", "因当事人原因不能听取"),
    )

    method = forms.ChoiceField(label="方式", choices=METHODS)
    record = forms.CharField(label="记录", max_length=5000, widget=forms.Textarea)


class HearingNoticeForm(ActionForm):
    """听证通知 (2023: 50、51)."""

    hearing_on = ChineseDateField(label="听证日期")
    hearing_place = forms.CharField(label="听证地点", max_length=100)
    reason = forms.CharField(label="举行听证的理由", max_length=300, widget=forms.Textarea)


class HearingForm(ActionForm):
    """听证笔录."""

    head_attended = forms.TypedChoiceField(
        label="被申请人的负责人",
        choices=[("yes", "参加"), ("no", "未参加，由工作人员参加")],
        coerce=lambda value: value == "yes",
    )
    excuse = only_when(
        forms.CharField(label="负责人未参加的理由", max_length=300), "head_attended", "no"
    )
    record = forms.CharField(label="听证情况", max_length=5000, widget=forms.Textarea)


class CommitteeForm(ActionForm):
    """复议委员会咨询意见 (2023: 52)."""

    record = forms.CharField(label="咨询意见", max_length=5000, widget=forms.Textarea)
    members = forms.IntegerField(label="参加委员人数", min_value=1, max_value=99)


class SuspendForm(ActionForm):
    """中止."""

    suspension_ground = forms.ChoiceField(
        label="中止事由", choices=choices.SuspensionGround.choices
    )
    reason = forms.CharField(label="具体情况", max_length=1000, widget=forms.Textarea)


class ExtendForm(ActionForm):
    """延期."""

    days = forms.IntegerField(label="延长天数", min_value=1, max_value=30, initial=30)
    reason = forms.CharField(label="情况复杂的理由", max_length=1000, widget=forms.Textarea)


class AppraisalForm(ActionForm):
    """委托鉴定或者现场勘验."""

    KINDS = (("appraisal", "鉴定"), ("survey", "现场勘验"))

    kind = forms.ChoiceField(label="事项", choices=KINDS)
    institution = forms.CharField(label="鉴定机构或者勘验地点", max_length=100)
    reason = forms.CharField(label="要查明的问题", max_length=1000, widget=forms.Textarea)


class RecordForm(ActionForm):
    """A record in words."""

    record = forms.CharField(label="记录", max_length=5000, widget=forms.Textarea)


class NoteForm(ActionForm):
    """A note, if there is one to make."""

    note = forms.CharField(label="说明", max_length=1000, required=False, widget=forms.Textarea)


class StayForm(ActionForm):
    """停止执行."""

    decision = forms.ChoiceField(
        label="决定",
        choices=[(choices.Stay.GRANTED, "停止执行"), (choices.Stay.REFUSED, "不停止执行")],
    )
    reason = forms.CharField(label="理由", max_length=1000, widget=forms.Textarea)


class AttachedReviewForm(ActionForm):
    """规范性文件附带审查."""

    COMPETENCE = (("own", "本机关有权处理"), ("other", "转送有权机关处理"))

    competence = forms.ChoiceField(label="处理权限", choices=COMPETENCE)
    reviewed_text = forms.CharField(label="审查的文件", max_length=160)
    receiver = only_when(
        forms.CharField(label="转送的机关", max_length=80),
        "competence",
        "other",
        missing="请填写有权处理该文件的机关。",
    )


class AskMakerForm(ActionForm):
    """通知制定机关答复: what it has to explain."""

    maker = forms.CharField(label="制定机关", max_length=80)
    notice_received_on = ChineseDateField(label="制定机关收到日期", required=False)
    record = forms.CharField(label="需要说明的问题", max_length=2000, widget=forms.Textarea)


class MediateForm(ActionForm):
    """组织调解; what was agreed becomes the text of the 调解书."""

    record = forms.CharField(label="调解经过", max_length=5000, widget=forms.Textarea)
    agreement = forms.CharField(
        label="达成的协议",
        max_length=5000,
        required=False,
        widget=forms.Textarea,
        help_text="还没有达成的不填；达成的写在这里，制作调解书时自动带入。",
    )


class DraftForm(ActionForm):
    """提交审理意见: the decision as proposed, part by part, so that the head corrects instead of writing anew.

    One that was sent back begins with what it said.
    """

    carried: ClassVar = {
        name: (f"submit_draft.{name}",)
        for name in ("facts", "opinion", "proposed_ruling", "record", "proposed_outcome")
    }
    proposed_outcome = forms.ChoiceField(label="拟处理意见")
    facts = forms.CharField(label="查明的事实", max_length=20000, widget=forms.Textarea)
    opinion = forms.CharField(label="理由（本机关认为）", max_length=20000, widget=forms.Textarea)
    proposed_ruling = forms.CharField(
        label="拟决定内容", max_length=3000, widget=forms.Textarea, help_text="决定书的主文。"
    )
    record = forms.CharField(
        label="其他说明",
        max_length=20000,
        required=False,
        widget=forms.Textarea,
        help_text="给审批人看的，例如不同意见；不写进决定书。",
    )
    discussed_on = ChineseDateField(label="集体讨论日期", required=False)

    def prepare(self) -> None:
        """Offer the outcomes of a decision under the matter's law."""
        self.fields["proposed_outcome"].choices = outcome_choices(self, "decision")  # type: ignore[attr-defined]


def outcome_choices(form: ActionForm, group: str) -> list[tuple[str, str]]:
    """Outcomes of one group in the matter's law."""
    if form.context is None:
        return []
    procedure = procedure_of(form.context.matter)
    return [(o.code, o.title) for o in procedure.outcomes if group in o.groups]
