"""Agreements, the other endings, confirmation, follow-up, file."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.forms.intake import long
from zhunsheng.domains.disputes.mediation.law import DOMAIN
from zhunsheng.kernel.forms import ChineseDateField, YuanField, only_when
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock


def _difficulty() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="难易程度",
        choices=choices.Difficulty.choices,
        initial=choices.Difficulty.NORMAL,
        required=False,
        help_text="影响以案定补的标准。",
    )


class AgreementForm(ActionForm):
    """达成书面协议 (29): what the agreement states."""

    carried: ClassVar[Any] = {"main_facts": ("register.facts",)}

    main_facts = long("纠纷的主要事实、争议事项", 4000, rows=5)
    responsibility = long("各方的责任", 2000, rows=2)
    agreement = long("协议内容", 4000, rows=6, help_text="一条一行，写清谁做什么、给多少。")
    performance = long("履行方式和期限", 1000, rows=2)
    perform_by = ChineseDateField(label="约定履行日期", required=False)
    settled_amount = YuanField(label="协议金额", required=False)
    signed_on = ChineseDateField(
        label="各方签名、调解员签名并盖章的日期",
        required=False,
        future=False,
        help_text="协议从这一天起生效；不填就是办理当天。",
    )
    difficulty = _difficulty()


class OralForm(ActionForm):
    """达成口头协议 (30): effective from the moment both agree, and recorded."""

    agreement = long("协议内容", 2000, rows=3)
    performance = long("怎么履行、什么时候履行", 1000, rows=2)
    perform_by = ChineseDateField(label="约定履行日期", required=False)
    settled_amount = YuanField(label="协议金额", required=False)
    difficulty = _difficulty()


class EndForm(ActionForm):
    """Why it ends without an agreement."""

    reason = long("原因", 1000)


class RefuseForm(EndForm):
    """一方拒绝 (23)."""

    SIDES = (("applicant", "申请人一方"), ("other", "对方"))

    who = forms.ChoiceField(label="哪一方拒绝", choices=SIDES)


class WithdrawForm(ActionForm):
    """撤回 (23): of one's own will."""

    is_voluntary = forms.BooleanField(label="是申请人自愿撤回")
    reason = long("原因", 500, required=False, rows=2)


class TransferForm(ActionForm):
    """转其他途径 (26): where it goes on; the file goes along."""

    destination = forms.ChoiceField(label="转到", choices=choices.Destination.choices)
    to_unit = only_when(
        forms.ModelChoiceField(
            Unit.objects.none(), label="接收单位", required=False, empty_label="由对方业务确定"
        ),
        "destination",
        choices.Destination.ADMINISTRATIVE,
        choices.Destination.COURT,
        choices.Destination.OTHER,
    )
    reason = long("理由", 1000, rows=2)

    def prepare(self) -> None:
        """Every destination but the own kind of mediation."""
        field: Any = self.fields["destination"]
        own = self.context.procedure.code if self.context else DOMAIN
        field.choices = [pair for pair in choices.Destination.choices if pair[0] != own]
        units: Any = self.fields["to_unit"]
        units.queryset = (
            Unit.objects.valid_on(self.context.on if self.context else clock.today())
            .filter(kind__in=(Unit.Kind.DEPARTMENT, Unit.Kind.TOWNSHIP, Unit.Kind.COURT))
            .order_by("kind", "code")
        )


class AskConfirmationForm(ActionForm):
    """共同申请司法确认 (33)."""

    in_clear = ("court",)
    court = forms.CharField(label="人民法院", max_length=60, initial="区人民法院")
    confirmation_asked_on = ChineseDateField(label="申请日期", required=False, future=False)
    is_joint = forms.BooleanField(label="双方当事人共同申请")

    def prepare(self) -> None:
        """The district's own court."""
        court = Unit.objects.filter(kind=Unit.Kind.COURT, name__contains="法院").first()
        if court is not None:
            self.fields["court"].initial = court.name


class CourtAcceptsForm(ActionForm):
    """法院受理."""

    confirmation_accepted_on = ChineseDateField(label="法院受理日期", future=False)


class CourtDecidesForm(ActionForm):
    """法院决定."""

    in_clear = ("ruling",)
    confirmation = forms.ChoiceField(label="结果", choices=choices.Confirmation.choices)
    confirmation_ended_on = ChineseDateField(label="决定日期", future=False)
    ruling = forms.CharField(label="裁定书文号", max_length=60, required=False)
    note = long("说明", 500, required=False, rows=2)


class VisitForm(ActionForm):
    """履行回访 (31)."""

    HOW = (("person", "上门"), ("phone", "电话"), ("meeting", "见面"))

    performed = forms.ChoiceField(label="履行情况", choices=choices.Performance.choices)
    how = forms.ChoiceField(label="回访方式", choices=HOW)
    content = long("回访情况", 2000, rows=3)
    reminded = only_when(
        forms.BooleanField(label="已经督促履行，并告知可以就协议起诉", required=False),
        "performed",
        choices.Performance.NOT,
        choices.Performance.PARTLY,
    )


class ArchiveForm(ActionForm):
    """归档 (27)."""

    KEPT = (("permanent", "永久"), ("long", "长期（30年）"), ("short", "短期（10年）"))

    retention = forms.ChoiceField(label="保管期限", choices=KEPT, initial="short")
