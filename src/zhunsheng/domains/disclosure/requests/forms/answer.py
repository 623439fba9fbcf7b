"""Fees, the answer, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.disclosure.requests import choices, fees
from zhunsheng.domains.disclosure.requests.forms.asking import RECEIVED, long
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest, Remedy
from zhunsheng.domains.disclosure.requests.outcomes import ANSWERS
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib.hanzi import date_text


def earlier_this_month(matter: Any) -> int:
    """Requests of the same applicant to the same organ earlier in the calendar month, as the fee counts them."""
    applicant = Participant.objects.filter(matter_id=matter.pk, role="applicant").first()
    if applicant is None or applicant.party is None:
        return 0
    first = matter.received_on.replace(day=1)
    rows = DisclosureRequest.objects.filter(
        organ=matter.organ_id, received_on__range=(first, matter.received_on), pk__lt=matter.pk
    )
    party = {"participants__role": "applicant", "participants__party__name": applicant.party.name}
    return rows.filter(**party).distinct().count()


class ChargeForm(ActionForm):
    """收费通知 (42): the amount is computed from the rates, never typed."""

    fee_basis = forms.ChoiceField(label="计收方式", choices=choices.FeeBasis.choices)
    items_before = forms.IntegerField(
        label="该申请人本月此前的件数",
        min_value=0,
        max_value=10_000,
        required=False,
        help_text="按姓名数出来的，请核对；一个月10件以内免费。",
    )
    items = forms.IntegerField(
        label="本次申请的件数", min_value=1, max_value=10_000, required=False
    )
    pages = forms.IntegerField(
        label="拟提供的页数",
        min_value=1,
        max_value=100_000,
        required=False,
        help_text="30页以内免费。",
    )
    payee = forms.CharField(label="缴费方式", max_length=200)
    notified_on = ChineseDateField(label="申请人收到日期", required=False, help_text=RECEIVED)

    def prepare(self) -> None:
        """Say how many requests the applicant made to this organ earlier in the month."""
        if self.context is not None and self.context.matter.pk:
            self.fields["items_before"].initial = earlier_this_month(self.context.matter)

    def clean(self) -> dict[str, Any]:
        """What the chosen basis needs; an amount that is not nothing."""
        data = super().clean() or {}
        by_items = data.get("fee_basis") == choices.FeeBasis.ITEMS
        for name, wanted, message in (
            ("items", by_items, "按件计收的，请填写本次申请的件数。"),
            ("pages", not by_items, "按量计收的，请填写拟提供的页数。"),
        ):
            if wanted and not data.get(name) and name not in self.errors:
                self.add_error(name, message)
        if self.errors or self.context is None:
            return data
        if self.amount == 0:
            free = "一个月10件以内" if by_items else "30页以内"
            self.add_error(
                "items" if by_items else "pages",
                f"这些数量不到收费标准（{free}免费，2021年以前不按件按量收费），不能收费，请直接答复。",
            )
        return data

    @property
    def amount(self) -> int:
        """The fee in 分 by the rates of the day."""
        data, on = self.cleaned_data, self.context.on  # type: ignore[union-attr]
        if data["fee_basis"] == choices.FeeBasis.ITEMS:
            return fees.of_items(data.get("items_before") or 0, data["items"], on)
        return fees.of_pages(data["pages"], on)


class ReceiptForm(ActionForm):
    """缴费凭证."""

    note = long("说明", 500, required=False)


class PaidForm(ActionForm):
    """登记缴费."""

    paid_on = ChineseDateField(label="缴费日期")

    def clean_paid_on(self) -> Any:
        """Between the notice and today: the time to answer starts anew from it."""
        day, context = self.cleaned_data["paid_on"], self.context
        if context and day > context.on:
            raise forms.ValidationError("缴费日期不能晚于办理日期，请核对缴费凭证。")
        charged = context.matter.charged_on if context else None
        if charged and day < charged:
            raise forms.ValidationError(
                f"缴费日期不能早于发收费通知的日期（{date_text(charged)}），请核对缴费凭证。"
            )
        return day


class AnswerForm(ActionForm):
    """作出答复: the outcome is a row of the official table, and each asks for its own words."""

    outcome = forms.ChoiceField(label="处理结果")
    answer = long(
        "答复内容",
        20000,
        help_text="公开的，写明信息的名称和提供的方式；不予公开、无法提供、不予处理的，写明事实和理由。",
    )
    withheld = long(
        "不予公开的部分和理由",
        required=False,
        help_text="部分公开（区分处理）的必填：哪一部分不公开，属于哪种情形。",
    )
    receiver = forms.CharField(
        label="负责公开的机关",
        max_length=120,
        required=False,
        help_text="不属于本机关负责公开、能够确定负责机关的，写明名称和联系方式。",
    )
    forced_reason = long(
        "文件检查出问题、仍要提供的理由",
        300,
        required=False,
        help_text="提供的文件里有隐藏内容或者个人信息的，系统会指出来；核实后确实可以提供的（例如就是申请人本人的信息），写明理由。",
    )
    third_reason = long(
        "不顾第三方反对予以公开的理由",
        required=False,
        help_text="公开的内容是第三方不同意公开的，必填，会书面告知第三方；部分公开、没有公开这些内容的，不填。",
    )

    def prepare(self) -> None:
        """Offer the answers of the closed list."""
        found = [(one.code, one.title) for one in ANSWERS]
        self.fields["outcome"].choices = [*found, ("6.3", "其他处理：其他")]  # type: ignore[attr-defined]
        if not self._is_opposed:
            del self.fields["third_reason"]

    @property
    def _is_opposed(self) -> bool:
        """A third party does not want it disclosed."""
        context = self.context
        return context is not None and context.matter.third_view == choices.View.OBJECT

    def clean(self) -> dict[str, Any]:
        """What an outcome cannot do without."""
        data = super().clean() or {}
        if data.get("outcome") == "2" and not data.get("withheld"):
            self.add_error("withheld", "部分公开的，请写明哪一部分不予公开、理由是什么。")
        if self._is_opposed and data.get("outcome") == "1" and not data.get("third_reason"):
            self.add_error(
                "third_reason",
                "第三方不同意公开。决定公开的，请写明理由，系统会生成给第三方的告知书。",
            )
        return data


class WithdrawForm(ActionForm):
    """撤回申请: voluntariness is recorded (design §9)."""

    is_voluntary = forms.BooleanField(label="申请人自愿撤回")
    reason = long("撤回的原因", 500, required=False)


class LapseForm(ActionForm):
    """Why the request is not pursued."""

    reason = long("情况说明", 1000)


class NoteForm(ActionForm):
    """归档说明."""

    note = forms.CharField(label="归档说明", max_length=200, required=False)


class RemedyForm(ActionForm):
    """登记复议诉讼."""

    #: Nothing goes to the request's own columns: its number is another one.
    written = ()
    in_clear = ("number",)
    kind = forms.ChoiceField(label="类别", choices=choices.RemedyKind.choices)
    begun_on = ChineseDateField(label="提起日期")
    number = forms.CharField(
        label="案号",
        max_length=60,
        required=False,
        help_text="本系统里有这个案件的，填案号后两案互相关联。",
    )

    def clean_begun_on(self) -> date:
        """Between the application and today: the yearly table counts by it."""
        day: date = self.cleaned_data["begun_on"]
        if self.context and day > self.context.on:
            raise forms.ValidationError(
                "提起日期不能晚于办理日期，请核对受理通知书或者应诉通知书。"
            )
        if self.context and day < self.context.matter.submitted_on:
            raise forms.ValidationError("提起日期不能早于申请提交的日期，请核对是不是这个申请。")
        return day


class RemedyResultForm(ActionForm):
    """登记复议诉讼结果."""

    remedy = forms.ModelChoiceField(Remedy.objects.none(), label="复议诉讼", empty_label=None)
    result = forms.ChoiceField(
        label="结果",
        choices=[pair for pair in choices.RemedyResult.choices if pair[0] != "pending"],
    )
    ended_on = ChineseDateField(label="审结日期")

    def prepare(self) -> None:
        """Offer what is still open."""
        if self.context is not None:
            field: Any = self.fields["remedy"]
            field.queryset = Remedy.objects.filter(
                matter_id=self.context.matter.pk, result=choices.RemedyResult.PENDING
            )

    def clean(self) -> dict[str, Any]:
        """It ended after it began, and not after today."""
        data = super().clean() or {}
        remedy, day = data.get("remedy"), data.get("ended_on")
        if remedy and day and day < remedy.begun_on:
            begun = date_text(remedy.begun_on)
            self.add_error("ended_on", f"审结日期不能早于提起日期（{begun}），请核对裁判文书。")
        if self.context and day and day > self.context.on:
            self.add_error("ended_on", "审结日期不能晚于办理日期，请核对裁判文书。")
        return data
