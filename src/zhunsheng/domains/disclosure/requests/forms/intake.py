"""The application (29): the same form at the counter, on the portal, by API and from Excel."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.forms import CreditCodeField, Group, IdCardField, PhoneField
from zhunsheng.kernel.orgs.models import Duty, Person, Unit, duties_on
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock

DOMAIN = "disclosure"


def organs(on: Any, person: Person | None = None) -> Any:
    """Organs that take requests on a day; of a member of staff, those whose requests the person may handle."""
    found = {
        duty.organ_id for duty in duties_on(DOMAIN, on) if person is None or _is_of(person, duty)
    }
    return Unit.objects.filter(pk__in=found).order_by("kind", "code")


def _is_of(person: Person, duty: Duty) -> bool:
    """Whether a right of the person reaches the unit that handles the organ's requests."""
    return any(
        right.domain in (Grant.EVERY, DOMAIN)
        and not right.role.participates_as
        and (right.units is None or duty.unit_id in right.units)
        for right in rights(person)
    )


class IntakeForm(ActionForm):
    """收件登记. What the law asks for (name, contact, what is wanted) is compulsory; the rest can be corrected once."""

    in_clear = ("credit_code", "info_number")
    groups = (
        Group(
            "申请人",
            (
                "applicant_type",
                "name",
                "id_number",
                "credit_code",
                "legal_representative",
                "phone",
                "address",
                "email",
            ),
            columns=2,
        ),
        Group("代理人", ("agent_name", "agent_phone"), columns=2),
        Group(
            "申请公开的政府信息", ("organ", "info_name", "info_number", "content", "desired_form")
        ),
        Group("收件", ("channel", "superior_number"), columns=2),
    )

    applicant_type = forms.ChoiceField(label="申请人类型", choices=choices.Applicant.choices)
    name = forms.CharField(label="姓名或名称", max_length=80)
    id_number = IdCardField(label="身份证号", required=False)
    credit_code = CreditCodeField(label="统一社会信用代码", required=False)
    legal_representative = forms.CharField(
        label="法定代表人或负责人", max_length=40, required=False
    )
    phone = PhoneField(label="联系电话")
    address = forms.CharField(label="通信地址", max_length=200, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)
    agent_name = forms.CharField(label="代理人姓名", max_length=40, required=False)
    agent_phone = PhoneField(label="代理人电话", required=False)
    organ = forms.ModelChoiceField(Unit.objects.none(), label="收到申请的机关", empty_label=None)
    info_name = forms.CharField(label="所需信息的名称", max_length=100)
    info_number = forms.CharField(label="所需信息的文号", max_length=80, required=False)
    content = forms.CharField(
        label="便于查询的其他特征",
        max_length=3000,
        widget=forms.Textarea,
        required=False,
        help_text="口头申请的，由工作人员照申请人说的填写，念给申请人核对。",
    )
    desired_form = forms.ChoiceField(
        label="提供方式", choices=[("", "没有要求"), *choices.Form.choices], required=False
    )
    channel = forms.ChoiceField(
        label="提交方式",
        choices=choices.Channel.choices,
        help_text="平常信函、传真和互联网提交的，要与申请人确认，确认的那天才是收到日。",
    )
    superior_number = forms.CharField(label="上级系统编号", max_length=60, required=False)

    def prepare(self) -> None:
        """Offer the organs that take requests; a member of staff, those of the own house."""
        context = self.context
        person = context.actor.person if context and context.actor.kind == "staff" else None
        field: Any = self.fields["organ"]
        field.queryset = organs(context.on if context else clock.today(), person)


class ConfirmForm(ActionForm):
    """确认收到."""

    HOW = (("phone", "电话"), ("mail", "电子邮件"), ("message", "短信"), ("person", "当面"))

    how = forms.ChoiceField(label="怎么与申请人确认的", choices=HOW)
