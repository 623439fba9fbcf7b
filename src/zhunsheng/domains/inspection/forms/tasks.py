"""Forms of a task up to the end of the check on site."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any

from django import forms

from zhunsheng.domains.inspection import choices, naming, visits
from zhunsheng.domains.inspection.forms.rounds import units_of
from zhunsheng.domains.inspection.models import (
    Assignment,
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    InspectionRound,
    InspectionTask,
    Inspector,
)
from zhunsheng.domains.inspection.models.matters import USUAL_DAYS
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib.hanzi import date_text

#: What only the draw fills in.
DRAWN = ("round", "draw_place", "places")
BY_HAND = [pair for pair in choices.Ground.choices if pair[0] != choices.Ground.RANDOM]


class TaskForm(ActionForm):
    """登记检查任务: by the draw, or by hand for a check outside the plan."""

    in_clear = ("target", "power_code", "places")
    target = forms.CharField(
        label="检查对象", max_length=160, help_text="统一社会信用代码、场所编号或者名称。"
    )
    ground = forms.ChoiceField(label="检查来由", choices=choices.Ground.choices)
    plan = forms.ModelChoiceField(
        InspectionPlan.objects.none(),
        label="年度计划",
        required=False,
        empty_label="没有列入计划",
    )
    power_code = forms.CharField(
        label="权力事项编码",
        max_length=60,
        required=False,
        help_text="没有年度计划的，写权责清单里已经公开的编码。",
    )
    items = forms.MultipleChoiceField(label="检查事项", widget=forms.CheckboxSelectMultiple)
    inspectors = forms.ModelMultipleChoiceField(
        Inspector.objects.none(),
        label="检查人员",
        help_text="至少两人。",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "options-row"}),
    )
    finish_by = ChineseDateField(
        label="应当完成检查的日期", required=False, help_text="不填的为三十日以后。"
    )
    round = forms.ModelChoiceField(InspectionRound.objects.all(), label="抽查", required=False)
    draw_place = forms.IntegerField(label="抽取序号", required=False)
    places = forms.CharField(label="检查人员的抽取序号", required=False)

    def prepare(self) -> None:
        """Offer plans, items and inspectors in force; people do not fill in what the draw says."""
        context = self.context
        on = context.on if context else None
        person = context.actor.person if context else None
        fields: dict[str, Any] = self.fields
        items = InspectionItem.objects.in_force(on).order_by("code")
        plans = InspectionPlan.objects.in_force(on).order_by("-year", "code")
        people = Inspector.objects.in_force(on).select_related("unit", "person")
        people = people.order_by("unit", "code")
        if person is not None:
            for name in DRAWN:
                del fields[name]
            fields["ground"].choices = BY_HAND
            if (units := units_of(person)) is not None:
                items, plans = items.filter(unit__in=units), plans.filter(unit__in=units)
                people = people.filter(unit__in=units)
        fields["items"].choices = items.values_list("code", "title")
        fields["plan"].queryset = plans
        fields["inspectors"].queryset = people

    def clean_target(self) -> InspectionObject:
        """The object of that code or name."""
        text = self.cleaned_data["target"].strip()
        rows = InspectionObject.objects.in_force(self.context.on if self.context else None)
        found = list(rows.filter(code=text.upper())[:1] or rows.filter(name=text)[:2])
        if not found:
            raise forms.ValidationError(
                f"检查对象名录库里没有“{text}”，请核对；新的对象请先登记到名录库。"
            )
        if len(found) > 1:
            raise forms.ValidationError(f"有几个“{text}”，请改填统一社会信用代码。")
        one: InspectionObject = found[0]
        return one

    def clean_items(self) -> str:
        """The codes as the column holds them."""
        return naming.text(self.cleaned_data["items"])

    def clean(self) -> dict[str, Any]:
        """The usual time where none is given."""
        data = super().clean()
        if self.context and not data.get("finish_by"):
            data["finish_by"] = self.context.on + timedelta(days=USUAL_DAYS)
        return data

    def writes(self, name: str) -> bool:
        """The day goes to the task also where it is the usual one."""
        return name == "finish_by" or super().writes(name)


class AcceptForm(ActionForm):
    """接受任务: on which day the object is to be visited."""

    planned_on = ChineseDateField(label="计划检查日期")

    def clean_planned_on(self) -> Any:
        """Not before today, not after the task's last day."""
        day, context = self.cleaned_data["planned_on"], self.context
        if context is None or context.back_entry:
            return day
        last = context.matter.finish_by
        if day < context.on or day > max(last, context.on):
            raise forms.ValidationError(
                f"请在{date_text(context.on)}到{date_text(max(last, context.on))}之间选一天。"
            )
        return day


class MergeForm(AcceptForm):
    """综合查一次: together with another unit's task on the same object."""

    written = ("planned_on", "merged_with")
    merged_with = forms.ModelChoiceField(InspectionTask.objects.none(), label="和哪个任务一起去")

    def prepare(self) -> None:
        """Offer the open tasks of others on this object."""
        matter = self.context.matter if self.context else None
        field: Any = self.fields["merged_with"]
        if matter is not None and matter.target_id:
            ids = [one.pk for one in visits.companions(matter)]
            field.queryset = InspectionTask.objects.filter(pk__in=ids)


class RecusalForm(ActionForm):
    """申请回避: the ground is chosen, not written, since it is published with the redraw."""

    assignment = forms.ModelChoiceField(Assignment.objects.none(), label="需要回避的检查人员")
    reason = forms.ChoiceField(label="情形", choices=choices.Recusal.choices)

    def prepare(self) -> None:
        """Offer those who are assigned now."""
        field: Any = self.fields["assignment"]
        field.label_from_instance = lambda one: str(one.inspector)
        if self.context and self.context.matter.pk:
            rows = Assignment.objects.filter(task=self.context.matter.pk, is_active=True)
            field.queryset = rows.select_related("inspector")


class DecideRecusalForm(ActionForm):
    """决定回避. Who was drawn is redrawn; where nobody was drawn, a substitute is named."""

    decision = forms.ChoiceField(label="决定", choices=[("yes", "同意，换人"), ("no", "不同意")])
    substitute = forms.ModelChoiceField(Inspector.objects.none(), label="改派", required=False)
    note = forms.CharField(label="说明", max_length=300, required=False, widget=forms.Textarea)

    def prepare(self) -> None:
        """A substitute is asked for only where nobody was drawn."""
        matter = self.context.matter if self.context else None
        if matter is None or matter.draw_place is not None:
            del self.fields["substitute"]
            return
        field: Any = self.fields["substitute"]
        there = Assignment.objects.filter(task=matter.pk, is_active=True).values("inspector")
        field.queryset = (
            Inspector.objects.in_force(self.context.on if self.context else None)
            .filter(unit=matter.unit_id, on_duty=True)
            .exclude(pk__in=there)
        )

    def clean(self) -> dict[str, Any]:
        """An agreed recusal without a draw needs somebody else."""
        data = super().clean()
        needed = "substitute" in self.fields and data.get("decision") == "yes"
        if needed and not data.get("substitute"):
            self.add_error("substitute", "请选改派的检查人员。")
        return data


class ReplaceForm(ActionForm):
    """更换检查对象; the reason is published with the redraw."""

    reason = forms.ChoiceField(label="原因", choices=choices.Replacement.choices)
    note = forms.CharField(label="说明", max_length=300, required=False, widget=forms.Textarea)


class ArriveForm(ActionForm):
    """现场签到."""

    both_present = forms.BooleanField(label="两名以上检查人员都已到场")
    certificates_shown = forms.BooleanField(
        label="已经出示执法证件，交了检查通知书，告知了对方的权利"
    )


class RecordForm(ActionForm):
    """现场检查记录: the checklist of the task's items, the facts, the signature."""

    findings = forms.CharField(
        label="检查情况",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="看到了什么、问了谁、对方怎么说。不对外公布。",
    )
    signature = forms.ChoiceField(label="对方签字", choices=choices.Signature.choices)

    def prepare(self) -> None:
        """One choice and one note for each item, before the text."""
        lines: dict[str, forms.Field] = {}
        for item in self.items:
            lines[f"finding_{item.pk}"] = forms.ChoiceField(
                label=item.title,
                choices=choices.Finding.choices,
                widget=forms.RadioSelect(attrs={"class": "options-row"}),
                help_text=naming.text(item.points.splitlines()),
            )
            lines[f"note_{item.pk}"] = forms.CharField(
                label=f"{item.title}：说明", max_length=300, required=False
            )
        self.fields = lines | self.fields

    @cached_property
    def items(self) -> list[InspectionItem]:
        """The items of the task."""
        return naming.items_of(self.context.matter.items) if self.context else []

    def is_clear(self, name: str) -> bool:
        """Findings are choices; notes stand in the ledger as commitments."""
        if name.startswith("finding_"):
            return True
        return not name.startswith("note_") and super().is_clear(name)

    def clean(self) -> dict[str, Any]:
        """A problem says which."""
        data = super().clean()
        for item in self.items:
            note, found = f"note_{item.pk}", data.get(f"finding_{item.pk}")
            if found == choices.Finding.PROBLEM and not data.get(note):
                self.add_error(note, "发现了什么问题，请写一句。")
        return data
