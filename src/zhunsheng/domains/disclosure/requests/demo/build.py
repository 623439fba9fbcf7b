"""Let the written requests happen, in the order of their days, through ``file`` and ``perform``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disclosure.requests.demo.structure import organs
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.procedure import CODE
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.paperwork import Upload
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib.clock import CHINA

HERE = Path(__file__).parent
PAPER = "演示材料：这里代替申请人提交的原件扫描件。演示区的人名和信息都是虚构的。\n".encode()
INFORMATION = "演示信息：这里代替向申请人提供的政府信息。内容都是虚构的。\n".encode()
TELL_DAYS = 7
CLIENT = "demo"
TEXTS = {
    "1": "你（单位）申请的信息现予公开，见附件。",
    "2": "可以公开的部分见附件，已对不予公开的内容作区分处理。",
    "3.4": "该信息涉及第三方的商业秘密，公开会损害其合法权益，经征求意见第三方不同意公开。",
    "3.6": "该信息属于行政机关在履行行政管理职能过程中形成的请示报告等过程性信息。",
    "3.7": "该信息属于行政执法案卷信息。",
    "4.1": "经检索，本机关没有制作也没有保存该信息。",
    "4.2": "该信息没有现成的，需要对各年数据另行汇总、加工。",
    "5.1": "你（单位）提出的是对具体事项的投诉，请通过相应渠道反映。",
}
#: Acts of a row in the words of the procedure: its code, who does it, what is answered.
ACTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "confirm": ("confirm", "clerk", {"how": "phone"}),
    "ask_correction": (
        "ask_correction",
        "clerk",
        {"missing": "请写明所需信息的具体名称、文号或者形成时间。", "correct_days": 10},
    ),
    "receive_correction": (
        "receive_correction",
        "public",
        {"content": "已按告知书写明具体名称和年度。"},
    ),
    "give_up": ("give_up", "clerk", {"reason": "补正期限届满，电话联系申请人，表示不再补正。"}),
    "third": ("third_answered", "clerk", {"note": "书面答复，见附件。"}),
    "ask_organ": (
        "ask_organ",
        "clerk",
        {"asked_name": "银川市演示主管部门", "question": "该信息由两机关共同制作，是否同意公开。"},
    ),
    "organ": ("organ_answered", "clerk", {"note": "复函同意。"}),
    "ask_reasons": (
        "ask_reasons",
        "clerk",
        {"facts": "本月内你（单位）已提出二十五件申请，明显超过合理范围。", "reason_days": 10},
    ),
    "extend": ("extend", "head", {"days": 20, "reason": "需要检索、核对近五年的纸质台账"}),
    "charge": (
        "charge",
        "clerk",
        {"fee_basis": "pages", "pages": 86, "payee": "区非税收入专户，凭通知书编号缴纳"},
    ),
    "pay": ("pay", "clerk", {}),
    "remedy": ("record_remedy", "clerk", {}),
    "remedy_end": ("end_remedy", "clerk", {}),
}


@dataclass
class Step:
    """One act on its day."""

    day: date
    code: str
    who: str
    data: dict[str, Any]


@dataclass
class Story:
    """One request and its acts."""

    number: int
    unit: str
    steps: list[Step] = field(default_factory=list)
    matter: DisclosureRequest | None = None


class Writer:
    """Turns rows of ``requests.yaml`` into stories."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.days = Days(for_area())
        self.cast = Cast("disclosure", start=300_000)
        self.staff = {person.username: person for person in Person.objects.select_related("unit")}
        self.units = {
            unit.code.removeprefix(units.PREFIX): unit
            for unit in Unit.objects.filter(code__startswith=units.PREFIX).select_related("place")
        }
        self.handled = organs()
        self.actors: dict[str, Actor] = {}
        self.count = 0

    def stories(self, year: int) -> Iterator[Story]:
        """Every request of the file."""
        plan = yaml.safe_load((HERE / "requests.yaml").read_text(encoding="utf-8"))
        for at, group in ((year - 1, "year_before"), (year, "demonstrated")):
            for row in plan[group]:
                month, day = (int(part) for part in row["filed"].split("-"))
                yield self._story(row, self.days.after(date(at, month, day)))
        for row in plan["today"]:
            start = self.days.before(self.days.after(self.today), row["ago"])
            yield self._story(row, min(start, self.days.before(self.today)))

    def _story(self, row: dict[str, Any], day: date) -> Story:
        self.count += 1
        story = Story(self.count, self.handled[row["organ"]])
        who = "public" if row["channel"] == "online" else "clerk"
        story.steps.append(Step(day, "register", who, self._application(row)))
        for later, act, *more in row["steps"]:
            day = self.days.after(day, later)
            story.steps.append(self._step(day, act, more))
        if row["steps"] and row["steps"][-1][1] in ("answer", "give_up") and "filed" in row:
            story.steps.append(Step(self.days.after(day, 12), "archive", "clerk", {}))
        return story

    def _application(self, row: dict[str, Any]) -> dict[str, Any]:
        person = row["type"] == "person"
        who: Any = self.cast.citizen() if person else self.cast.business("科技")
        numbers = (
            {"id_number": who.id_number}
            if person
            else {"credit_code": who.credit_code, "legal_representative": who.representative}
        )
        return numbers | {
            "applicant_type": row["type"],
            "name": who.name,
            "phone": who.phone,
            "address": who.address,
            "organ": self.units[row["organ"]],
            "info_name": row["info"],
            "content": "希望提供完整的内容。",
            "desired_form": "electronic",
            "channel": row["channel"],
        }

    def _step(self, day: date, act: str, more: list[Any]) -> Step:
        if act == "answer":
            outcome, *extra = more
            data = {"outcome": outcome, "answer": TEXTS[outcome], **(extra[0] if extra else {})}
            if outcome == "2":
                data["withheld"] = "第三方的账号、联系方式和报价明细，涉及商业秘密和个人隐私。"
            return Step(day, "answer", "clerk", data)
        if act == "ask_third":
            question = "该信息中涉及你（单位）的材料是否同意公开。"
            name = self.cast.business("科技").name
            return Step(day, "ask_third", "clerk", {"names": name, "question": question})
        code, who, fixed = ACTS[act]
        own: dict[str, dict[str, Any]] = {
            "third": {"third_view": next(iter(more), None)},
            "organ": {"organ_view": next(iter(more), None)},
            "pay": {"paid_on": day},
            "remedy": {"kind": next(iter(more), None), "begun_on": day},
            "remedy_end": {"result": next(iter(more), None), "ended_on": day},
        }
        return Step(day, code, who, {**fixed, **own.get(act, {})})

    def actor(self, unit: str, who: str) -> Actor:
        """The clerk or the head of a unit, or the public; kept, so that rights are looked up once."""
        if who == "public":
            return self.actors.setdefault(who, Actor.public(CLIENT))
        name = people.clerk_of(unit) if who == "clerk" else people.head_of(unit)
        if name not in self.actors:
            self.actors[name] = Actor.staff(self.staff[name], client=CLIENT)
        return self.actors[name]


def build(context: DemoContext) -> int:
    """Make the requests of the demonstrated year, of the one before, and those of today; returns how many."""
    context.progress("正在办理政府信息公开申请……")
    writer = Writer(context.today)
    stories = list(writer.stories(context.year))
    every = [(story, step) for story in stories for step in story.steps]
    every.sort(key=lambda one: (one[1].day, one[0].number))
    for story, step in every:
        if step.day <= context.today:
            recent = context.today - step.day <= timedelta(days=TELL_DAYS)
            with nullcontext() if recent else quiet():
                _happen(writer, story, step)
    return sum(story.matter is not None for story in stories)


def _happen(writer: Writer, story: Story, step: Step) -> None:
    """One act at an hour of its day; today it is now."""
    actor = writer.actor(story.unit, step.who)
    at: date | datetime = step.day
    if step.day != writer.today:
        minutes = timedelta(minutes=story.number * 11 % 400)
        at = datetime.combine(step.day, time(9), CHINA) + minutes
    if story.matter is None:
        papers = [Upload("identity", BytesIO(PAPER), "身份证明.txt")]
        event = file(CODE, actor, step.data, papers, at=at)
        story.matter = DisclosureRequest.objects.get(pk=event.subject_id)
        return
    data = dict(step.data)
    if step.code == "end_remedy":
        data["remedy"] = story.matter.remedies.latest("pk")
    given = data.get("outcome") in ("1", "2")
    files = [Upload("information", BytesIO(INFORMATION), "提供的信息.txt")] if given else []
    perform(story.matter, step.code, actor, data, files, at=at)
