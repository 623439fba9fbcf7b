"""Consent, mediators, investigation, sessions, more time, risk."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.kinds import Risk
from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.assignable import assignable
from zhunsheng.domains.disputes.mediation.forms.intake import long
from zhunsheng.kernel.forms import ChineseDateField, PhoneField
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock


def sides(context: Context) -> list[str]:
    """The names of both sides."""
    return [p.name for role in ("applicant", "other") for p in context.participants(role)]


class InviteForm(ActionForm):
    """告知对方并征求意见 (17)."""

    HOW = (("person", "当面"), ("phone", "电话、短信"), ("letter", "书面"), ("visit", "上门"))

    how = forms.ChoiceField(label="怎么告知的", choices=HOW)
    other_phone = PhoneField(label="对方电话", required=False)
    said = long("告知的内容", 500, required=False, rows=2)


class CodeForm(ActionForm):
    """给对方查询码."""

    is_checked = forms.BooleanField(label="已核对对方本人的身份")


class ConsentForm(ActionForm):
    """登记双方意见."""

    applicant_agrees = forms.ChoiceField(label="申请人一方", choices=choices.Consent.choices)
    other_agrees = forms.ChoiceField(label="对方", choices=choices.Consent.choices)
    note = long("说明", 500, required=False, rows=2)

    def prepare(self) -> None:
        """Begin with what is known."""
        if self.context is not None:
            for name in ("applicant_agrees", "other_agrees"):
                known = getattr(self.context.matter, name)
                self.fields[name].initial = known or choices.Consent.UNKNOWN


class RespondForm(ActionForm):
    """一方在网上表态: which side, the receipt says."""

    answer = forms.ChoiceField(
        label="你愿不愿意调解",
        choices=[("yes", "愿意"), ("no", "不愿意")],
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
    )
    note = long("想说的话", 1000, required=False, rows=3)


class EvidenceForm(ActionForm):
    """补充材料."""

    note = long("说明", 1000, required=False, rows=3)


class MediatorsForm(ActionForm):
    """指派调解员 (19): one or several, the first mediates in chief."""

    mediators = forms.MultipleChoiceField(
        label="调解员",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="列出最近的、擅长这类纠纷的；与当事人同名的不列。排在前面的主持。",
    )
    outside = forms.CharField(
        label="上面没有的人",
        max_length=40,
        required=False,
        help_text="名册里的其他调解员，或者双方另外选定的人，写姓名。",
    )
    committee = forms.CharField(
        label="调解组织", max_length=80, required=False, help_text="不填就是主持调解员所在的组织。"
    )
    is_related = forms.BooleanField(
        label="其中有人是当事人的近亲属，或者与纠纷有利害关系", required=False
    )

    def prepare(self) -> None:
        """Offer whom the register has, the nearest first."""
        field: Any = self.fields["mediators"]
        if self.context is None:
            return
        matter = self.context.matter
        place = matter.place if matter.place_id else None
        names = sides(self.context)
        # Asked when the form is shown or an answer is checked, and not by whoever types a name.
        field.choices = lambda: [
            (one.code, one.label) for one in assignable(matter.kind, place, names)
        ]


class AcceptForm(MediatorsForm):
    """受理 (17): both agree; whoever mediates may be named at once."""

    applicant_agrees = forms.ChoiceField(label="申请人一方", choices=choices.Consent.choices)
    other_agrees = forms.ChoiceField(label="对方", choices=choices.Consent.choices)
    field_order = ("applicant_agrees", "other_agrees")

    def prepare(self) -> None:
        """Begin with what is known of both sides."""
        super().prepare()
        if self.context is not None:
            for name in ("applicant_agrees", "other_agrees"):
                self.fields[name].initial = getattr(self.context.matter, name)


class AppointForm(MediatorsForm):
    """指派、更换调解员."""

    reason = long("更换的原因", 200, required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        """Somebody."""
        data = super().clean() or {}
        if not self.errors and not data.get("mediators") and not data.get("outside"):
            self.add_error("mediators", "请至少选一名调解员，或者写名册以外的人。")
        return data


class InvestigationForm(ActionForm):
    """调查 (22)."""

    asked = forms.CharField(label="被调查人", max_length=100)
    where = forms.CharField(label="地点", max_length=100, required=False)
    content = long("调查情况", 4000, rows=8)


class SessionForm(ActionForm):
    """调解会 (22): place, who came, what was said."""

    where = forms.CharField(label="地点", max_length=100)
    came = long("到场的人", 500, rows=2, help_text="当事人、代理人、调解员、参加调解的其他人。")
    content = long("调解经过", 4000, rows=8)
    next_on = ChineseDateField(label="下次调解日期", required=False)


class ExtendForm(ActionForm):
    """延长: by the head of the organ, or because both sides want it."""

    days = forms.IntegerField(label="延长几日", min_value=1, max_value=180)
    reason = long("理由", 500, rows=2)
    both = forms.BooleanField(label="双方当事人都同意延长", required=False)


class RiskForm(ActionForm):
    """报告激化风险 (25)."""

    risk = forms.ChoiceField(
        label="风险程度", choices=[c for c in Risk.choices if c[0] != Risk.NONE]
    )
    told = forms.ModelChoiceField(
        Unit.objects.none(), label="同时报告哪个单位", help_text="公安机关，或者其他有关部门。"
    )
    content = long("情况", 2000, help_text="什么迹象，可能发生什么，涉及多少人。")
    measures = long("已经采取的预防措施", 1000, required=False, rows=2)

    def prepare(self) -> None:
        """Departments and stations, the police first."""
        kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.STATION, Unit.Kind.TOWNSHIP)
        day = self.context.on if self.context else clock.today()
        field: Any = self.fields["told"]
        field.queryset = Unit.objects.valid_on(day).filter(kind__in=kinds).order_by("kind", "code")
        police = field.queryset.filter(name__contains="公安").first()
        field.initial = police.pk if police else None


class CalmForm(ActionForm):
    """风险解除."""

    note = long("怎么解除的", 1000, rows=2)
