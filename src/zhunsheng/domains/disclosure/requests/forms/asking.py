"""Corrections, opinions of others, reasons, more time."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.forms import ActionForm

RECEIVED = "按回证或者签收记录填写；还没有收到回证的，先按发出日期起算，以后用“更正记录”改。"


def long(label: str, most: int = 3000, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea, **more)


class CorrectionForm(ActionForm):
    """补正通知 (30): what is missing, and a reasonable period."""

    missing = long("需要补正的内容和原因")
    correct_days = forms.IntegerField(
        label="补正期限（工作日）", min_value=3, max_value=60, initial=10
    )
    notified_on = ChineseDateField(label="申请人收到日期", required=False, help_text=RECEIVED)


class CorrectedForm(ActionForm):
    """补正: the application in its new words. Empty answers leave the old ones."""

    info_name = forms.CharField(label="所需信息的名称", max_length=100, required=False)
    info_number = forms.CharField(label="所需信息的文号", max_length=80, required=False)
    content = long("补正的内容", required=False)


class AskThirdForm(ActionForm):
    """征求第三方意见 (32)."""

    names = long("第三方", 400, help_text="一行一个姓名或者名称。")
    contact = forms.CharField(label="联系方式", max_length=200, required=False)
    question = long("拟公开的信息和需要提出意见的内容")
    third_received_on = ChineseDateField(label="第三方收到日期", required=False, help_text=RECEIVED)


class ThirdViewForm(ActionForm):
    """第三方意见."""

    third_view = forms.ChoiceField(label="第三方意见", choices=choices.View.choices)
    note = long("意见内容和理由", required=False)


class AskOrganForm(ActionForm):
    """征求其他机关意见 (34)."""

    asked_unit = forms.ModelChoiceField(
        Unit.objects.none(), label="本区单位", required=False, empty_label="不在本区"
    )
    asked_name = forms.CharField(label="其他机关名称", max_length=80, required=False)
    question = long("共同制作的信息和需要提出意见的内容")
    organ_received_on = ChineseDateField(label="对方收到日期", required=False, help_text=RECEIVED)

    def prepare(self) -> None:
        """Offer departments and townships."""
        kinds = (Unit.Kind.GOVERNMENT, Unit.Kind.DEPARTMENT, Unit.Kind.TOWNSHIP, Unit.Kind.PARTY)
        field: Any = self.fields["asked_unit"]
        field.queryset = Unit.objects.filter(kind__in=kinds).order_by("kind", "code")

    def clean(self) -> dict[str, Any]:
        """One of both."""
        data = super().clean() or {}
        if not data.get("asked_unit") and not data.get("asked_name"):
            self.add_error("asked_name", "请选择本区单位，或者填写其他机关的名称。")
        return data


class OrganViewForm(ActionForm):
    """其他机关意见."""

    organ_view = forms.ChoiceField(label="对方意见", choices=choices.View.choices)
    note = long("意见内容和理由", required=False)


class AskReasonsForm(ActionForm):
    """要求说明理由 (35)."""

    facts = long("申请数量、频次的情况")
    reason_days = forms.IntegerField(
        label="请在几个工作日内说明", min_value=3, max_value=30, initial=10
    )


class ReasonsForm(ActionForm):
    """说明理由."""

    reasons = long("理由", help_text="为什么需要这么多信息，准备怎么用。")


class DelayForm(ActionForm):
    """延迟答复 (35): reasonable, but more than can be answered in time."""

    reason = long("不能按期答复的原因", 1000)
    delay_days = forms.IntegerField(
        label="延迟的合理期限（工作日）",
        min_value=1,
        max_value=120,
        help_text="自告知之日的次日起计算。",
    )


class ExtendForm(ActionForm):
    """延长答复期限 (33)."""

    days = forms.IntegerField(label="延长几个工作日", min_value=1, max_value=20, initial=20)
    reason = long("延长的理由", 1000)
