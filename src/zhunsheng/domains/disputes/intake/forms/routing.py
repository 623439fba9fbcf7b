"""分流、窗口答复、告知去向、撤回、结案."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.intake.branches import branches_of, remaining_ways, standings
from zhunsheng.domains.disputes.intake.models import Branch
from zhunsheng.domains.disputes.intake.remedies import OPEN, last_days
from zhunsheng.domains.disputes.intake.suggesting import suggested
from zhunsheng.domains.disputes.intake.ways import offered
from zhunsheng.kernel.forms import Hinted, only_when
from zhunsheng.kernel.procedure.forms import ActionForm, Remark

COUNSELLING = "counselling.session"


def _open_ways(matter: Any) -> set[str]:
    return {one.way.code for one in standings(branches_of(matter)) if one.is_open}


class TriageForm(ActionForm):
    """分流: one or more ways; the suggested ones say why."""

    ways = forms.MultipleChoiceField(label="途径", widget=forms.CheckboxSelectMultiple)
    agrees = only_when(
        forms.BooleanField(label="当事人愿意接受心理服务", required=False),
        "ways",
        COUNSELLING,
        missing="心理服务要当事人自己愿意。请先问清楚；不愿意的，不要勾选“心理服务”。",
    )
    note = forms.CharField(
        label="给窗口的说明",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="转到的每个窗口都会看到，只写都用得着的；当事人看不到。",
    )
    follows = forms.ModelChoiceField(
        Branch.objects.none(),
        label="接在哪一途径之后",
        required=False,
        empty_label="不是接续",
        help_text="前一途径没有结果的，选上它，案卷连着走。",
    )

    def prepare(self) -> None:
        """Offer the ways that are not under way already; say why some are suggested, and the last days."""
        matter = self.context.matter if self.context else None
        fields: dict[str, Any] = self.fields
        running = _open_ways(matter) if matter is not None and matter.pk else set()
        why = {one.way.code: one for one in suggested(matter)} if matter is not None else {}
        fields["ways"].choices = [
            (way.code, Hinted(way.title, _why(why.get(way.code))))
            for way in offered()
            if way.code not in running
        ]
        if matter is None or not matter.pk:
            return
        fields["follows"].queryset = Branch.objects.filter(intake=matter).exclude(ended="")
        if not fields["follows"].queryset.exists():
            del fields["follows"]
        self.initial.setdefault("ways", [code for code in why if code not in running])
        days = [one.sentence for one in last_days(matter, self.context.on)]  # type: ignore[union-attr]
        self.remarks = [Remark("amber" if days else "brand", OPEN, days)]

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """A link names one way; the boxes want a list."""
        value = super().get_initial_for_field(field, field_name)
        return [value] if field_name == "ways" and isinstance(value, str) else value


def _why(rule: Any) -> str:
    return f"建议：{rule.reason}（{rule.cite.text}）" if rule else ""


class AnswerForm(ActionForm):
    """登记窗口答复: of the court's window, or of a window that answers on paper."""

    branch = forms.ModelChoiceField(Branch.objects.none(), label="哪一途径", empty_label=None)
    ended = forms.ChoiceField(
        label="结果",
        choices=[
            (choices.Ended.SETTLED, Hinted("有结果", "问题解决了，或者窗口已经办妥")),
            (
                choices.Ended.UNSETTLED,
                Hinted("没有结果", "没有谈成、不属于这个窗口、还要走别的途径"),
            ),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="窗口怎么答复的", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        """Offer what has not ended and runs in no other case."""
        matter = self.context.matter if self.context else None
        open_ones = Branch.objects.filter(ended="", link__to_matter=None)
        fields: dict[str, Any] = self.fields
        fields["branch"].queryset = (
            open_ones.filter(intake=matter)
            if matter is not None and matter.pk
            else open_ones.none()
        )


class ElsewhereForm(ActionForm):
    """告知去向: what the centre cannot do, and where it can be done."""

    elsewhere = forms.ChoiceField(label="应当找谁", choices=choices.Elsewhere.choices)
    organ_name = forms.CharField(
        label="机关名称、地址、电话", max_length=200, help_text="写到当事人能直接去的程度。"
    )
    reason = forms.CharField(
        label="为什么不归中心办", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class HereForm(ActionForm):
    """当场办结: a question that is answered at the desk."""

    answer = forms.CharField(
        label="怎么答复的", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class WithdrawForm(ActionForm):
    """撤回: whether of one's own will, and whether the matter is settled, since withdrawing is no success."""

    SOLVED = (
        ("solved", "问题已经解决"),
        ("partly", "解决了一部分"),
        ("not", "没有解决"),
        ("unsaid", "不想说"),
    )

    is_voluntary = forms.BooleanField(label="是自己决定撤回的，没有人逼")
    solved = forms.ChoiceField(label="问题解决了吗", choices=SOLVED, widget=forms.RadioSelect)
    reason = forms.CharField(label="原因", max_length=300, required=False)


class CloseForm(ActionForm):
    """结案: all branches have ended."""

    OUTCOMES = (
        ("01", "已经化解"),
        ("02", "各途径已经依法办结"),
        ("03", "没有化解，已告知其他途径"),
    )

    outcome = forms.ChoiceField(label="结果", choices=OUTCOMES, widget=forms.RadioSelect)
    told = forms.CharField(
        label="怎么告诉当事人的",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AskForm(ActionForm):
    """接着走别的途径: asked for by the citizen after a branch without a result; the desk hands it on."""

    way = forms.ChoiceField(label="想走的途径", widget=forms.RadioSelect)
    note = forms.CharField(
        label="想说明的", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        """Offer what remains, in plain words."""
        matter = self.context.matter if self.context else None
        ways = remaining_ways(matter) if matter is not None and matter.pk else []
        fields: dict[str, Any] = self.fields
        fields["way"].choices = [(way.code, Hinted(way.plain, way.title)) for way in ways]
