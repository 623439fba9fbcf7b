"""改革措施法治审核: what is asked at each act."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.powers import choices
from zhunsheng.domains.powers.forms.change import ProposerForm
from zhunsheng.kernel.forms import Group
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.common import colleagues
from zhunsheng.kernel.procedure.forms import ActionForm

LONG = forms.Textarea(attrs={"rows": 6})
CHECKLIST = {
    "competence": "是否超越本机关的法定权限",
    "burdens": "是否减损公民、法人和其他组织的权益或者增加其义务",
    "licences": "是否设定或者变相设定许可、处罚、强制、收费和证明事项",
    "conflicts": "是否与法律、法规、规章和上级规定抵触",
}
"""审核要点: field and question."""


class MeasureForm(ProposerForm):
    """送审."""

    groups = (
        Group("改革措施", ("proposer", "title", "reform", "measure")),
        Group("依据", ("basis",)),
    )

    title = forms.CharField(label="措施名称", max_length=120)
    reform = forms.ChoiceField(label="改革类别", choices=choices.ReformKind.choices)
    measure = forms.CharField(
        label="措施内容",
        max_length=20000,
        widget=LONG,
        help_text="全文很长的，写要点，全文作为附件。",
    )
    basis = forms.CharField(label="改革依据", max_length=300, required=False)


class DispatchForm(ActionForm):
    """分派."""

    handler = forms.ModelChoiceField(Person.objects.none(), label="审核人员")

    def prepare(self) -> None:
        """Offer the people of the reviewing office."""
        self.fields["handler"].queryset = colleagues(self.context)  # type: ignore[attr-defined]


def _finding(name: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=CHECKLIST[name], choices=choices.Finding.choices, widget=forms.RadioSelect
    )


class ChecklistForm(ActionForm):
    """法治审核 against the checklist."""

    groups = (
        Group("审核要点", (*CHECKLIST, "needs_competition_review")),
        Group("审核意见", ("legality", "opinion_text")),
    )

    competence = _finding("competence")
    burdens = _finding("burdens")
    licences = _finding("licences")
    conflicts = _finding("conflicts")
    needs_competition_review = forms.TypedChoiceField(
        label="是否涉及经营者，需要公平竞争审查",
        choices=(("1", "需要"), ("0", "不需要")),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    legality = forms.ChoiceField(
        label="结论", choices=choices.Legality.choices, widget=forms.RadioSelect
    )
    opinion_text = forms.CharField(label="意见", max_length=5000, required=False, widget=LONG)

    def clean(self) -> dict[str, Any]:
        """The conclusion follows from the points, and says why."""
        data = super().clean()
        wrong = [name for name in CHECKLIST if data.get(name) == choices.Finding.PROBLEM]
        if wrong and data.get("legality") == choices.Legality.LEGAL:
            self.add_error("legality", "审核要点里有问题的，结论不能是“合法”，请核对。")
        if data.get("legality") not in (None, "", choices.Legality.LEGAL):
            if not wrong:
                self.add_error("legality", "审核要点都没有问题，请核对结论，或者改正审核要点。")
            if not data.get("opinion_text"):
                self.add_error("opinion_text", "请写明问题和修改意见。")
        return data


class AdoptionForm(ActionForm):
    """采纳情况."""

    written = ("outcome",)
    outcome = forms.ChoiceField(label="采纳情况", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="说明",
        max_length=1000,
        required=False,
        widget=LONG,
        help_text="没有采纳或者部分采纳的，请写明理由。",
    )

    OUTCOMES = (
        ("adopted", "采纳"),
        ("partly", "部分采纳"),
        ("not_adopted", "未采纳"),
    )

    def prepare(self) -> None:
        """The closed list."""
        self.fields["outcome"].choices = list(self.OUTCOMES)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is not adopted has a reason."""
        data = super().clean()
        if data.get("outcome") in ("partly", "not_adopted") and not data.get("reason"):
            self.add_error("reason", "没有全部采纳审核意见的，请写明理由。")
        return data
