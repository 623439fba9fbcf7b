"""Forms of a round: from the plan line to the announcement."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from django import forms

from zhunsheng.commons.sampling import services as sampling
from zhunsheng.domains.inspection.choices import SeedSource
from zhunsheng.domains.inspection.models import InspectionPlan
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock

LAST_HOUR = time(17)
"""Until when the parties reveal on the announced day."""


def units_of(person: Person) -> frozenset[int] | None:
    """Units for which the person may act in this business; None stands for every one."""
    found: set[int] = set()
    for right in rights(person):
        if right.domain not in ("*", "inspection"):
            continue
        if right.units is None:
            return None
        found |= right.units
    return frozenset(found)


class RoundForm(ActionForm):
    """发起抽查: the plan line gives the items, the objects, the units and the time."""

    in_clear = ("over_cap_reason",)
    plan = forms.ModelChoiceField(
        InspectionPlan.objects.none(),
        label="年度计划",
        help_text="计划要先公开。没有列入计划的检查，请在“检查任务”里登记计划外检查。",
    )
    starts_on = ChineseDateField(label="检查开始日期", required=False, help_text="不填的，照计划。")
    ends_on = ChineseDateField(label="检查结束日期", required=False, help_text="不填的，照计划。")
    wanted = forms.IntegerField(
        label="抽取户数",
        min_value=1,
        max_value=5000,
        required=False,
        help_text="不填的，按计划的比例计算；填了的，按比例减到这个数。",
    )
    over_cap_reason = forms.CharField(
        label="超过检查次数上限仍列入的理由",
        max_length=200,
        required=False,
        widget=forms.Textarea,
        help_text="一般不填：达到上限的企业在抽取时自动跳过，原因公布。",
    )

    def prepare(self) -> None:
        """Offer the plans in force of the person's units."""
        rows = InspectionPlan.objects.in_force(self.context.on if self.context else None)
        person = self.context.actor.person if self.context else None
        if person is not None and (units := units_of(person)) is not None:
            rows = rows.filter(unit__in=units)
        field: Any = self.fields["plan"]
        field.queryset = rows.order_by("-year", "code")

    def clean(self) -> dict[str, Any]:
        """The time of the plan where no other is given; it does not end before it begins."""
        data = super().clean()
        plan = data.get("plan")
        if plan is not None:
            data["starts_on"] = data.get("starts_on") or plan.starts_on
            data["ends_on"] = data.get("ends_on") or plan.ends_on
            if data["ends_on"] < data["starts_on"]:
                self.add_error("ends_on", "检查结束日期早于开始日期，请核对。")
        return data

    def writes(self, name: str) -> bool:
        """The dates go to the round also where the plan gave them."""
        return name in ("starts_on", "ends_on") or super().writes(name)


class ListForm(ActionForm):
    """名录核对: the number may still be lowered."""

    in_clear = ("over_cap_reason",)
    wanted = forms.IntegerField(
        label="抽取户数",
        min_value=1,
        max_value=5000,
        required=False,
        help_text="不填的，保持原来的数。",
    )
    over_cap_reason = forms.CharField(
        label="超过检查次数上限仍列入的理由",
        max_length=200,
        required=False,
        widget=forms.Textarea,
    )


_SEAT = re.compile(r"(?P<name>.+?)\s*[（(](?P<login>[A-Za-z0-9_.@-]+)[）)]")


def _seats(text: str) -> list[tuple[str, str]]:
    """Each party's name and the login of who speaks for it, if the line has one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [(_SEAT.fullmatch(line), line) for line in lines]
    return [(seat["name"], seat["login"]) if seat else (line, "") for seat, line in found]


class AnnounceForm(ActionForm):
    """公告: where the seed comes from. Everything typed here is published."""

    in_clear = ("parties", "public_source")
    source = forms.ChoiceField(label="种子从哪里来", choices=SeedSource.choices)
    parties = forms.CharField(
        label="参与方",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="一行一个，两个以上，例如检查单位、司法局执法监督科、企业代表。"
        "其他单位的，在后面用括号写代表的登录名，例如“区司法局（reviewer）”。每一方由不同的人办理。",
    )
    reveal_on = ChineseDateField(
        label="公开所选的数的最后一天", required=False, help_text="到这一天17时为止。"
    )
    public_source = forms.CharField(
        label="公开结果",
        max_length=120,
        required=False,
        help_text="写到期号，例如“双色球第2022049期开奖号码”。由参与方产生种子的，也可以填，有人不公开时备用。",
    )
    public_on = ChineseDateField(label="公开结果产生之日", required=False)

    def clean(self) -> dict[str, Any]:
        """The chosen source is complete; whether it can be known already is asked when it is announced."""
        data = super().clean()
        wanted = ("parties", "reveal_on") if data.get("source") == SeedSource.PARTIES else ()
        if data.get("source") == SeedSource.PUBLIC or data.get("public_source"):
            wanted = (*wanted, "public_source", "public_on")
        for name in wanted:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, "这种来源要写明这一项。")
        return data

    def clean_parties(self) -> str:
        """Everybody named to speak for a party has an account."""
        text: str = self.cleaned_data["parties"]
        logins = {login for _name, login in _seats(text) if login}
        known = Person.objects.filter(username__in=logins, is_active=True)
        if missing := logins - set(known.values_list("username", flat=True)):
            raise forms.ValidationError(f"没有登录名“{'、'.join(sorted(missing))}”，请核对。")
        return text

    @property
    def seats(self) -> list[sampling.Party]:
        """The parties in order, with who speaks for them; none when a public result gives the seed."""
        if self.cleaned_data["source"] != SeedSource.PARTIES:
            return []
        seats = _seats(self.cleaned_data["parties"])
        people = Person.objects.filter(username__in=[login for _name, login in seats])
        by_login = {person.username: person for person in people}
        return [sampling.Party(name, by_login.get(login)) for name, login in seats]

    @property
    def reveal_by(self) -> datetime | None:
        """The end of the announced day's office hours."""
        day = self.cleaned_data.get("reveal_on")
        return datetime.combine(day, LAST_HOUR, clock.CHINA) if day and self.seats else None


class StopForm(ActionForm):
    """停止抽查. The reason is published with the draw."""

    in_clear = ("reason",)
    reason = forms.CharField(label="停止的原因", max_length=200, widget=forms.Textarea)


class NoteForm(ActionForm):
    """A note, where there is anything to say."""

    note = forms.CharField(label="说明", max_length=500, required=False, widget=forms.Textarea)
