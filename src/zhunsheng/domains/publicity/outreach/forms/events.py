"""Forms of an event: planned, requested, or recorded at once after it was held."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.models import (
    Lecturer,
    PublicityDuty,
    PublicityPlan,
    PublicitySeries,
)
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.forms import ChineseDateField, Group, PhoneField, only_when
from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

DOMAIN = "publicity"
OFFICE = "publicity_office"
PLAN, HELD, REQUEST = choices.Filed.PLAN, choices.Filed.HELD, choices.Filed.REQUEST
#: More heads than this in one event is most likely a slip of the finger.
MOST_HEADS = 20_000
#: A lecture for children is announced this far ahead at least; the same for requests.
AHEAD = timedelta(days=3)


def long(label: str, most: int = 300, rows: int = 3, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def heads_field(**more: Any) -> forms.IntegerField:
    """How many came, in person-times."""
    return forms.IntegerField(
        label="参加人次",
        min_value=1,
        max_value=MOST_HEADS,
        help_text="到场的人数；同一个人参加两场，算两人次。",
        **more,
    )


def lecturers_field() -> forms.ModelMultipleChoiceField[Any]:
    """Who speaks, out of the register."""
    return forms.ModelMultipleChoiceField(
        Lecturer.objects.none(),
        label="讲师",
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text="可以选几位（按住 Ctrl 再点）；不是讲师名单里的不用选。",
    )


class Choosing:
    """Fills the choices that events share from what is in force on the day of the act."""

    def offer(self, on: date) -> None:
        """Series, plans, duties, lecturers, townships."""
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        offered: dict[str, Any] = {
            "series": PublicitySeries.objects.in_force(on).order_by("code"),
            "plan": PublicityPlan.objects.in_force(on).filter(year=on.year).order_by("code"),
            "duty": PublicityDuty.objects.filter(year=on.year).order_by("code"),
            "lecturers": Lecturer.objects.in_force(on).order_by("code"),
            "place": Place.objects.filter(
                level__in=(Place.Level.TOWNSHIP, Place.Level.COUNTY)
            ).order_by("code"),
        }
        for name, rows in offered.items():
            if name in fields:
                fields[name].queryset = self._own(name, rows)
        if "place" in fields:
            fields["place"].label_from_instance = lambda one: one.name

    def _own(self, name: str, rows: Any) -> Any:
        """Of plans and duties, those of the actor's house; the office sees all."""
        context = self.context  # type: ignore[attr-defined]
        person = context.actor.person if context else None
        if name not in ("plan", "duty") or person is None or holds(person, (OFFICE,), DOMAIN):
            return rows
        return rows.filter(unit=person.unit_id)


class EventForm(Choosing, ActionForm):
    """登记活动. Planned and held events and requests by the public share it; each asks only for what applies."""

    in_clear = ("title", "topic", "venue", "planned_time", "requester", "wish")
    groups = (
        Group(
            "活动",
            (
                *("filed", "title", "kind", "audience", "topic"),
                *("requester_kind", "requester", "contact", "phone", "wish"),
            ),
        ),
        Group(
            "时间和地点",
            (
                *("planned_on", "planned_time", "held_on", "place", "venue"),
                *("is_open", "seats", "enrol_until"),
            ),
            columns=2,
        ),
        Group("到场的人", ("heads", "counted", "handed_out", "lecturers"), columns=2),
        Group("归到哪里", ("host", "series", "plan", "duty"), columns=2),
    )
    written = (
        *(
            "filed",
            "kind",
            "audience",
            "topic",
            "series",
            "plan",
            "duty",
            "planned_on",
            "planned_time",
        ),
        *("held_on", "place", "venue", "is_open", "seats", "enrol_until", "heads", "counted"),
        *("handed_out", "requester_kind", "requester", "contact", "phone", "wish", "title"),
    )

    filed = forms.ChoiceField(label="登记什么", choices=choices.Filed.choices, initial=PLAN)
    title = forms.CharField(label="活动名称", max_length=120)
    kind = forms.ChoiceField(label="活动形式", choices=choices.Kind.choices)
    audience = forms.ChoiceField(label="对象", choices=choices.Audience.choices)
    topic = forms.CharField(label="宣传内容", max_length=200, required=False)
    host = forms.ModelChoiceField(
        Unit.objects.none(), label="主办单位", required=False, empty_label="本单位"
    )
    series = forms.ModelChoiceField(
        PublicitySeries.objects.none(), label="系列", required=False, empty_label="不属于系列"
    )
    plan = forms.ModelChoiceField(
        PublicityPlan.objects.none(), label="年度计划", required=False, empty_label="计划外"
    )
    duty = forms.ModelChoiceField(
        PublicityDuty.objects.none(),
        label="落实的普法责任",
        required=False,
        empty_label="不对应责任清单",
        help_text="选了的，自动算作这项责任已经落实的一次。",
    )
    planned_on = only_when(
        ChineseDateField(label="计划日期"), "filed", PLAN, REQUEST, missing="请填写准备哪天办。"
    )
    planned_time = only_when(
        forms.CharField(label="几点", max_length=40, help_text="例如：9:30至11:00"),
        "filed",
        PLAN,
        REQUEST,
    )
    held_on = only_when(
        ChineseDateField(label="举办日期"), "filed", HELD, missing="请填写哪天办的。"
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label="乡镇街道", required=False, empty_label="按主办单位所在地"
    )
    venue = forms.CharField(label="具体地点", max_length=120, required=False)
    is_open = only_when(
        forms.BooleanField(
            label="群众可以直接参加", help_text="勾选的，批准后出现在门户的活动日历里。"
        ),
        "filed",
        PLAN,
    )
    seats = only_when(
        forms.IntegerField(label="名额", min_value=1, max_value=2000),
        "kind",
        choices.Kind.CAMP,
    )
    enrol_until = only_when(
        ChineseDateField(label="报名截止", help_text="填了的，监护人可以在门户上报名。"),
        "kind",
        choices.Kind.CAMP,
    )
    heads = only_when(heads_field(), "filed", HELD, missing="请填写来了多少人。")
    counted = only_when(
        forms.ChoiceField(label="怎么数的", choices=[("", "请选择"), *choices.Counted.choices]),
        "filed",
        HELD,
        missing="请选择人次是怎么数出来的。",
    )
    handed_out = only_when(
        forms.IntegerField(label="发放资料（份）", min_value=0, max_value=1_000_000),
        "filed",
        HELD,
    )
    lecturers = lecturers_field()
    requester_kind = only_when(
        forms.ChoiceField(label="预约人类型", choices=[("", "请选择"), *choices.Requester.choices]),
        "filed",
        REQUEST,
        missing="请选择预约人类型。",
    )
    requester = only_when(
        forms.CharField(label="预约单位", max_length=120),
        "filed",
        REQUEST,
        missing="请填写预约单位的名称。",
    )
    contact = only_when(
        forms.CharField(label="联系人", max_length=40), "filed", REQUEST, missing="请填写联系人。"
    )
    phone = only_when(PhoneField(label="联系电话"), "filed", REQUEST, missing="请填写联系电话。")
    wish = only_when(forms.CharField(label="希望讲什么", max_length=300), "filed", REQUEST)

    def prepare(self) -> None:
        """Offer what is in force; the office may record for every unit, others for their own."""
        context = self.context
        on = context.on if context else clock.today()
        self.offer(on)
        person = context.actor.person if context else None
        host: Any = self.fields["host"]
        is_office = person is not None and holds(person, (OFFICE,), DOMAIN)
        if is_office or (context and context.actor.kind != "staff"):
            host.queryset = Unit.objects.valid_on(on).order_by("kind", "code")
        else:
            del self.fields["host"]
        if context and context.actor.kind == "staff":
            self.fields["place"].initial = person.unit.place_id if person and person.unit else None

    def clean_held_on(self) -> date | None:
        """What was held is over."""
        day: date | None = self.cleaned_data["held_on"]
        if day and self.context and day > self.context.on:
            raise forms.ValidationError(
                f"举办日期{date_text(day)}还没有到；没有办的请选“拟举办的，报审批”。"
            )
        return day

    def clean(self) -> dict[str, Any]:
        """A planned day lies ahead, and registration ends before it."""
        data = super().clean()
        planned, until = data.get("planned_on"), data.get("enrol_until")
        context = self.context
        if planned and context and not context.back_entry and planned < context.on:
            self.add_error("planned_on", "这一天已经过了；已经办了的请选“已经举办的，直接登记”。")
        if planned and until and until > planned:
            self.add_error("enrol_until", "报名截止要在活动开始以前。")
        return data


class ApproveForm(Choosing, ActionForm):
    """批准: of a request, who goes and when; the citizen reads the reply."""

    in_clear = ("venue", "planned_time", "reply")
    planned_on = ChineseDateField(label="定在哪天")
    planned_time = forms.CharField(label="几点", max_length=40, required=False)
    venue = forms.CharField(label="具体地点", max_length=120, required=False)
    lecturers = lecturers_field()
    is_open = forms.BooleanField(label="群众可以直接参加", required=False)
    reply = long("给预约人的答复", required=False, help_text="预约人凭查询码能看到。")
    written = ("planned_on", "planned_time", "venue", "is_open", "reply")

    def prepare(self) -> None:
        """Begin with what was proposed."""
        context = self.context
        if context is None:
            return
        self.offer(context.on)
        matter = context.matter
        if matter.filed != REQUEST:
            self.fields.pop("reply", None)
        for name in ("planned_on", "planned_time", "venue", "is_open"):
            self.fields[name].initial = getattr(matter, name)
        if matter.pk:
            self.fields["lecturers"].initial = list(matter.lecturers.values_list("pk", flat=True))


class DeclineForm(ActionForm):
    """不同意: why; a requester reads it."""

    in_clear = ("reply",)
    reply = long("不能办的原因", help_text="有人预约的，预约人会看到这段话。")


class ChangeForm(ActionForm):
    """变更: what is different, and why."""

    in_clear = ("planned_time", "venue", "reason")
    planned_on = ChineseDateField(label="改到哪天")
    planned_time = forms.CharField(label="几点", max_length=40, required=False)
    venue = forms.CharField(label="具体地点", max_length=120, required=False)
    reason = long("变更原因")

    def prepare(self) -> None:
        """Begin with what was planned."""
        if self.context:
            for name in ("planned_on", "planned_time", "venue"):
                self.fields[name].initial = getattr(self.context.matter, name)


class CancelForm(ActionForm):
    """取消: why; it stands in the calendar's place."""

    in_clear = ("reason",)
    reason = long("取消原因")


class HoldForm(Choosing, ActionForm):
    """登记举办情况."""

    in_clear = ("venue",)
    groups = (
        Group("时间和地点", ("held_on", "place", "venue"), columns=2),
        Group("到场的人", ("heads", "counted", "handed_out", "lecturers"), columns=2),
    )
    held_on = ChineseDateField(label="举办日期")
    place = forms.ModelChoiceField(Place.objects.none(), label="乡镇街道")
    venue = forms.CharField(label="具体地点", max_length=120, required=False)
    heads = heads_field()
    counted = forms.ChoiceField(label="怎么数的", choices=choices.Counted.choices)
    handed_out = forms.IntegerField(
        label="发放资料（份）", min_value=0, max_value=1_000_000, required=False
    )
    lecturers = lecturers_field()
    written = ("held_on", "place", "venue", "heads", "counted", "handed_out")

    def prepare(self) -> None:
        """Begin with what was planned."""
        context = self.context
        if context is None:
            return
        self.offer(context.on)
        matter = context.matter
        planned = matter.planned_on
        self.fields["held_on"].initial = min(planned, context.on) if planned else context.on
        self.fields["place"].initial = matter.place_id
        self.fields["venue"].initial = matter.venue
        if matter.pk:
            self.fields["lecturers"].initial = list(matter.lecturers.values_list("pk", flat=True))

    def clean_held_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["held_on"]
        if self.context and day > self.context.on:
            raise forms.ValidationError(f"{date_text(day)}还没有到，办完以后再登记。")
        return day


class CheckForm(ActionForm):
    """核实: whether place, day, heads and photos fit together."""

    in_clear = ("note",)
    DECISIONS = (
        ("proved", "属实，计入统计"),
        ("return", "材料不够，退回补充"),
    )
    decision = forms.ChoiceField(label="核实结果", choices=DECISIONS)
    note = only_when(long("原因"), "decision", "return", missing="退回的，请写明缺什么。")


class UncountForm(ActionForm):
    """不计入统计: why nobody could prove it."""

    in_clear = ("reason",)
    reason = long("不能证实的原因")


class SupplementForm(ActionForm):
    """补充材料: files come along; the count may be put right."""

    in_clear = ("note",)
    heads = heads_field()
    counted = forms.ChoiceField(label="怎么数的", choices=choices.Counted.choices)
    note = long("补充说明", required=False)

    def prepare(self) -> None:
        """Begin with what was said."""
        if self.context:
            for name in ("heads", "counted"):
                self.fields[name].initial = getattr(self.context.matter, name)


class WithdrawForm(ActionForm):
    """撤回预约."""

    in_clear = ("reason",)
    is_sure = forms.BooleanField(label="确定撤回预约")
    reason = forms.CharField(label="原因", max_length=200, required=False)
