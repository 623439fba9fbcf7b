"""The application (28): the same form at the counter, on the portal, by API and from the one desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.disputes.labour import choices
from zhunsheng.domains.disputes.labour.limitation import limitation
from zhunsheng.kernel.forms import (
    ChineseDateField,
    CreditCodeField,
    Group,
    IdCardField,
    PhoneField,
    YuanField,
    only_when,
)
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.forms import ActionForm, Remark

SERVED = "按回证或者签收记录填写；还没有收到回证的，先按发出日期起算，以后用“更正记录”改。"


def long(label: str, most: int = 3000, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea, **more)


class IntakeForm(ActionForm):
    """收到仲裁申请. What is missing is asked for once; nothing is turned away at the counter."""

    not_columns = ("name",)
    groups = (
        Group(
            "申请人",
            ("applicant_kind", "name", "id_number", "phone", "address", "people_count"),
            columns=2,
        ),
        Group(
            "被申请人",
            ("other_name", "other_code", "other_head", "other_phone", "other_address"),
            columns=2,
        ),
        Group("争议", ("cause", "claims", "amount", "facts", "is_wages", "known_on", "left_on")),
        Group("收件", ("channel", "superior_number"), columns=2),
    )
    in_clear = ("superior_number",)

    applicant_kind = forms.ChoiceField(
        label="申请人类型",
        choices=choices.Applicant.choices,
        initial=choices.Applicant.WORKER,
    )
    name = forms.CharField(label="姓名或名称", max_length=80)
    id_number = IdCardField(label="身份证号", required=False)
    phone = PhoneField(label="联系电话")
    address = forms.CharField(label="通信地址", max_length=200, required=False)
    people_count = forms.IntegerField(
        label="劳动者人数",
        min_value=1,
        max_value=9999,
        required=False,
        help_text="十人以上、有共同请求的，可以推举代表（第七条）。",
    )
    other_name = forms.CharField(label="对方名称或姓名", max_length=80)
    other_code = CreditCodeField(label="统一社会信用代码", required=False)
    other_head = forms.CharField(label="法定代表人或负责人", max_length=40, required=False)
    other_phone = PhoneField(label="对方电话", required=False)
    other_address = forms.CharField(label="对方地址", max_length=200, required=False)
    cause = forms.ChoiceField(label="争议类型", choices=choices.Cause.choices)
    claims = long("仲裁请求", help_text="一行写一项。")
    amount = YuanField(label="请求金额", required=False)
    facts = long("事实和理由", 8000, required=False)
    is_wages = forms.BooleanField(label="包括拖欠劳动报酬", required=False)
    known_on = ChineseDateField(
        label="知道权利被侵害的日期", required=False, help_text="用来看一年的仲裁时效，不填也收。"
    )
    left_on = ChineseDateField(label="劳动关系终止日期", required=False, help_text="还在职的不填。")
    channel = forms.ChoiceField(label="申请方式", choices=choices.Channel.choices)
    superior_number = forms.CharField(label="上级系统编号", max_length=60, required=False)


class CorrectionForm(ActionForm):
    """补正通知."""

    missing = long("需要补正的内容")
    notified_on = ChineseDateField(label="申请人收到日期", required=False, help_text=SERVED)


class CorrectedForm(ActionForm):
    """收到补正: empty answers leave the old ones."""

    claims = long("仲裁请求", required=False)
    amount = YuanField(label="请求金额", required=False)
    facts = long("补充的事实和理由", 8000, required=False)
    note = long("补正的内容", 1000, required=False)


class AcceptForm(ActionForm):
    """受理: the limitation is shown, and blocks nothing (27)."""

    note = long("说明", 500, required=False)

    def prepare(self) -> None:
        """Say how it stands with the year of art. 27."""
        if self.context is None or not self.context.matter.pk:
            return
        found = of(self.context.matter)
        tone = "amber" if found.is_over else "brand"
        lines = [found.sentence + "。", "时效不影响受理，由对方提出、仲裁庭审查。"]
        self.remarks = (Remark(tone, "仲裁时效", lines),)


def of(matter: Any) -> Any:
    """The limitation of a case."""
    on: date = matter.received_on
    return limitation(on, matter.known_on, matter.left_on, is_wages=matter.is_wages)


class RefuseForm(ActionForm):
    """不予受理 (29)."""

    refusal = forms.ChoiceField(label="情形", choices=choices.Refusal.choices)
    reason = long("理由")


class CopyForm(ActionForm):
    """送达副本、应诉通知 (30)."""

    copy_served_on = ChineseDateField(label="被申请人收到日期", required=False, help_text=SERVED)


class PanelForm(ActionForm):
    """组成仲裁庭 (31, 32)."""

    panel = forms.ChoiceField(label="仲裁庭", choices=choices.Panel.choices)
    presiding = forms.ModelChoiceField(Person.objects.none(), label="首席或者独任仲裁员")
    arbitrators = only_when(
        forms.CharField(label="其他两名仲裁员", max_length=80),
        "panel",
        choices.Panel.THREE,
        missing="三人组庭的，请写明另外两名仲裁员。",
    )
    clerk = forms.CharField(label="书记员", max_length=40, required=False)

    def prepare(self) -> None:
        """Offer the people of the unit."""
        field: Any = self.fields["presiding"]
        people = Person.objects.filter(is_active=True).order_by("name")
        if self.context is not None and self.context.matter.unit_id:
            people = people.filter(unit=self.context.matter.unit_id)
        field.queryset = people


class AnswerForm(ActionForm):
    """收到答辩书 (30)."""

    summary = long("答辩要点", required=False)


class NoteForm(ActionForm):
    """说明."""

    note = forms.CharField(label="说明", max_length=300, required=False)
