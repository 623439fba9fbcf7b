"""What the acts of psychological service ask for. None of them asks what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from zhunsheng.domains.disputes.counselling import choices
from zhunsheng.domains.disputes.counselling.helplines import sentences
from zhunsheng.domains.disputes.counselling.models import Slot
from zhunsheng.domains.disputes.counselling.registers import free
from zhunsheng.kernel.forms import Group, PhoneField, only_when
from zhunsheng.kernel.procedure.forms import ActionForm, Remark
from zhunsheng.lib import clock

if TYPE_CHECKING:
    _ModelChoiceField = forms.ModelChoiceField[Slot]
else:
    _ModelChoiceField = forms.ModelChoiceField

MOST_SLOTS = 60
NO_NOTES = "不要写咨询内容；咨询内容记在只有您能看的“咨询记录”里。"


class SlotField(_ModelChoiceField):
    """A free slot."""

    def __init__(self, **more: Any) -> None:
        super().__init__(Slot.objects.none(), label="预约时段", **more)

    def label_from_instance(self, obj: Any) -> str:
        """Day and hour; people need not know whose hour it is."""
        return f"{obj}（{obj.minutes}分钟）"


class WithSlot(ActionForm):
    """A form that offers free slots from the day of the act."""

    def prepare(self) -> None:
        """The soonest ones."""
        field: Any = self.fields["slot"]
        rows = free(self.context.on if self.context else clock.today())
        field.queryset = Slot.objects.filter(
            pk__in=list(rows.values_list("pk", flat=True)[:MOST_SLOTS])
        )


class IntakeForm(WithSlot):
    """预约. No ID, no real name: a name to be called by is enough."""

    not_columns = ("name",)
    groups = (
        Group(
            "来访者", ("name", "phone", "is_minor", "guardian_name", "guardian_phone"), columns=2
        ),
        Group("预约", ("danger", "slot", "way", "channel")),
    )
    name = forms.CharField(label="怎么称呼", max_length=20, help_text="可以用化名，不需要身份证。")
    phone = PhoneField(label="联系电话", required=False, help_text="改约、取消时联系用。")
    is_minor = forms.BooleanField(label="未满十八周岁", required=False)
    guardian_name = only_when(
        forms.CharField(label="监护人怎么称呼", max_length=20),
        "is_minor",
        missing="未满十八周岁的，请写明监护人怎么称呼。",
    )
    guardian_phone = only_when(
        PhoneField(label="监护人电话"),
        "is_minor",
        missing="未满十八周岁的，请写明监护人电话；监护人同意以后才能咨询。",
    )
    danger = forms.ChoiceField(
        label="现在有没有伤害自己或者别人的念头",
        choices=choices.Danger.choices,
        help_text="有的，不要等预约：先联系值班咨询师，按预案处置。",
    )
    slot = SlotField(required=False, help_text="不选的，由预约登记人员联系安排。")
    way = forms.ChoiceField(label="方式", choices=choices.Way.choices, initial=choices.Way.ROOM)
    channel = forms.ChoiceField(label="预约来源", choices=choices.Channel.choices)


class ScheduleForm(WithSlot):
    """安排、改约."""

    slot = SlotField()
    reason = forms.CharField(label="说明", max_length=100, required=False)


class ConsentForm(ActionForm):
    """监护人同意."""

    HOW = (("paper", "书面"), ("person", "当面"), ("phone", "电话（已核对）"))
    how = forms.ChoiceField(label="怎么同意的", choices=HOW)


class SessionForm(ActionForm):
    """登记一次咨询."""

    minutes = forms.IntegerField(label="时长（分钟）", min_value=5, max_value=300, initial=50)
    way = forms.ChoiceField(label="方式", choices=choices.Way.choices)


class CrisisForm(ActionForm):
    """危机处置: the duty to report stands above the form."""

    measure = forms.ChoiceField(label="已采取的措施", choices=choices.Measure.choices)
    reported_to = forms.CharField(label="报告、联系了谁", max_length=80)

    def prepare(self) -> None:
        """The numbers and the duty to report."""
        lines = [
            *sentences(),
            "可能患有精神障碍的，应当建议到医疗机构就诊（《精神卫生法》第二十三条）。",
            "发现未成年人受到侵害、疑似受到侵害的，应当立即向公安、民政、教育等有关部门报告（《未成年人保护法》第十一条）。",
        ]
        self.remarks = (Remark("red", "先保证安全，再登记", lines),)


class ReferForm(ActionForm):
    """转介: with the client's consent."""

    referred_to = forms.CharField(label="转介到", max_length=80)
    is_agreed = forms.BooleanField(label="来访者同意转介")


class EndForm(ActionForm):
    """结束."""

    is_agreed = forms.BooleanField(label="已与来访者商定结束", required=False)


class ReasonForm(ActionForm):
    """来访者未到."""

    reason = forms.CharField(label="说明", max_length=100, required=False)


class CancelForm(ActionForm):
    """取消预约: nobody has to say why."""

    is_sure = forms.BooleanField(label="确定取消")
    reason = forms.CharField(label="原因", max_length=100, required=False, help_text="可以不写。")
