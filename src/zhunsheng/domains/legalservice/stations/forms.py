"""终端故障: what is asked at each act."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.legalservice.stations import choices
from zhunsheng.domains.legalservice.stations.models import Fault, Terminal, in_use
from zhunsheng.kernel.forms import Group
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.common import colleagues
from zhunsheng.kernel.procedure.forms import ActionForm

LONG = forms.Textarea(attrs={"rows": 3})
OUTCOMES = (("repaired", "修好了"), ("replaced", "换了新设备"))


class TerminalField(forms.ModelChoiceField[Terminal]):
    """A terminal by the place where it stands."""

    def label_from_instance(self, obj: Any) -> str:
        """掌政村公共法律服务工作室，可视桌面机 ZD0001."""
        return f"{obj.station.name}，{obj}"


class ReportForm(ActionForm):
    """报修."""

    groups = (Group("哪台机器，什么毛病", ("terminal", "symptom", "description", "source")),)
    terminal = TerminalField(Terminal.objects.none(), label="终端")
    symptom = forms.ChoiceField(
        label="现象", choices=choices.Symptom.choices, widget=forms.RadioSelect
    )
    description = forms.CharField(
        label="具体情况",
        max_length=500,
        required=False,
        widget=LONG,
        help_text="不要写姓名、电话。",
    )
    source = forms.ChoiceField(
        label="报修来源", choices=choices.Source.choices, initial=choices.Source.CLERK
    )

    def prepare(self) -> None:
        """Terminals in use; a recorded fact may also concern one that is no longer there."""
        recorded = self.context is not None and self.context.back_entry
        rows = Terminal.objects.all() if recorded else in_use()
        field: Any = self.fields["terminal"]
        field.queryset = rows.select_related("station").order_by("station__code", "code")


class DispatchForm(ActionForm):
    """派修: somebody of the house, or a company."""

    handler = forms.ModelChoiceField(Person.objects.none(), label="负责跟进的人", required=False)
    repairer = forms.CharField(label="维修单位或者人员", max_length=60)

    def prepare(self) -> None:
        """Offer the people of the office."""
        self.fields["handler"].queryset = colleagues(self.context)  # type: ignore[attr-defined]


class RepairForm(ActionForm):
    """What was wrong and how it was put right."""

    cause = forms.CharField(label="原因", max_length=200)
    solution = forms.CharField(label="怎么修的", max_length=300, widget=LONG)


class SettleForm(RepairForm):
    """Put right at once, by telephone or on the spot."""

    written = ("cause", "solution", "repairer", "outcome")
    repairer = forms.CharField(label="谁修的", max_length=60, required=False)
    outcome = forms.ChoiceField(label="结果", choices=OUTCOMES, widget=forms.RadioSelect)


class CheckForm(ActionForm):
    """Somebody has tried it."""

    written = ("outcome",)
    outcome = forms.ChoiceField(label="结果", choices=OUTCOMES, widget=forms.RadioSelect)
    remark = forms.CharField(label="说明", max_length=200, required=False)


class ReasonForm(ActionForm):
    """Why it is not as it seemed."""

    written = ()
    reason = forms.CharField(label="说明", max_length=200)


def has_open_fault(terminal_id: int) -> bool:
    """Whether the terminal has been reported and not yet put right."""
    return Fault.objects.filter(terminal_id=terminal_id, closed_on__isnull=True).exists()
