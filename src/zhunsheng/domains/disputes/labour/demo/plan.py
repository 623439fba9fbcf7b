"""Which cases there were, and the acts of each on their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days

#: How many ended in each way in the demonstrated year, 120 applications together.
YEAR = {"mediate": 44, "award": 34, "withdraw": 20, "refuse": 8, "deem": 4, "final": 10}
BEFORE = {"award": 5, "mediate": 2}
CASES = (
    ("pay", "支付{m}个月工资共{y}元", "在工地做工，工程结束后工资一直没有结清。", True),
    ("pay", "支付加班费{y}元", "周末经常加班，没有安排补休也没有支付加班费。", False),
    ("pay", "支付工伤待遇差额{y}元", "上班受伤，认定工伤后待遇没有付足。", False),
    ("dismissal", "支付解除劳动合同经济补偿{y}元", "单位口头通知不用再来上班。", False),
    ("contract", "支付未签书面劳动合同的二倍工资差额{y}元", "入职八个月没有签订书面合同。", False),
    ("standards", "补缴社会保险并支付未休年休假工资{y}元", "工作三年没有休过年休假。", False),
    ("relation", "确认劳动关系", "单位说是临时帮忙，不承认是员工。", False),
)
TRADES = ("劳务", "物业", "餐饮", "装饰")
AWARD = {
    "found": "双方对用工事实没有争议，对应付数额有争议。工资表、转账记录和考勤记录相互印证。",
    "reasons": "用人单位对工资支付负有举证责任，没有提供已经支付的证据。",
}


@dataclass
class Step:
    """One act: day, code, who does it, what is answered."""

    day: date
    code: str
    who: str
    data: dict[str, Any]


@dataclass
class Story:
    """One case and its acts."""

    number: int
    arbitrator: str
    steps: list[Step] = field(default_factory=list)
    matter: Any = None
    #: In 元.
    sum: int = 0

    @property
    def day(self) -> date:
        """The day of the last act so far."""
        return self.steps[-1].day


class Plan:
    """Writes the stories of a year; the same year always gives the same ones."""

    def __init__(self, days: Days, random: Random) -> None:
        self.days, self.random = days, random
        self.cast = Cast("labour", start=530_000)
        self.number = 0

    def year(self, year: int) -> Iterator[Story]:
        """The demonstrated year, and what was still open from the one before."""
        for end, count in BEFORE.items():
            for _ in range(count):
                start = date(year - 1, 11, 26) + timedelta(days=self.random.randrange(34))
                yield self._story(end, start)
        ends = [end for end, count in YEAR.items() for _ in range(count)]
        self.random.shuffle(ends)
        for place, end in enumerate(ends):
            yield self._story(end, date(year, 1, 4) + timedelta(days=place * 360 // len(ends)))

    def today(self, today: date) -> Iterator[Story]:
        """Open work: working days ago, end, acts done."""
        rows = (
            (0, "award", 1),
            (2, "award", 1),
            (4, "award", 2),
            (6, "award", 3),
            (10, "award", 4),
            (14, "award", 5),
            (20, "award", 6),
            (28, "award", 6),
            (12, "held", 9),
            (34, "award", 7),
            (30, "mediate", 9),
        )
        for ago, end, acts in rows:
            story = self._story(end, self.days.before(self.days.after(today), ago))
            story.steps = [s for s in story.steps[:acts] if s.day <= today] or story.steps[:1]
            yield story

    def _story(self, end: str, start: date) -> Story:
        self.number += 1
        story = Story(self.number, ("arbitrator", "arbitrator2")[self.number % 2])
        self._apply(story, self.days.after(start))
        if end == "refuse":
            reason = "双方系承揽关系，不属于劳动争议。"
            self._then(story, 3, "refuse", "arbitrationdesk", refusal="scope", reason=reason)
            return story
        self._then(story, 2, "accept", "arbitrationdesk")
        getattr(self, f"_{end}")(story)
        return story

    def _then(self, story: Story, wait: int, code: str, who: str, **data: Any) -> None:
        story.steps.append(Step(self.days.after(story.day, wait), code, who, data))

    def _apply(self, story: Story, day: date) -> None:
        cause, claim, facts, wages = CASES[self.number % len(CASES)]
        months = 1 + self.random.randrange(6)
        story.sum = 0 if cause == "relation" else 1_000 * (3 + self.random.randrange(42))
        worker = self.cast.citizen()
        other = self.cast.business(TRADES[self.number % len(TRADES)])
        online = self.number % 3 == 0
        known = day - timedelta(days=30 + self.random.randrange(200))
        data = {
            "applicant_kind": "worker",
            "name": worker.name,
            "id_number": worker.id_number,
            "phone": worker.phone,
            "address": worker.address,
            "people_count": 12 if self.number % 40 == 7 else 1,
            "other_name": other.name,
            "other_code": other.credit_code,
            "other_head": other.representative,
            "other_address": other.address,
            "cause": cause,
            "claims": claim.format(m=months, y=f"{story.sum:,}"),
            "amount": str(story.sum) if story.sum else "",
            "facts": facts,
            "is_wages": wages,
            "known_on": known,
            "left_on": day - timedelta(days=20) if wages else "",
            "channel": "online" if online else ("counter", "oral")[self.number % 2],
        }
        who = "public" if online else "arbitrationdesk"
        story.steps.append(Step(day, "register", who, data))

    def _trial(self, story: Story) -> None:
        self._then(
            story, 1, "form_panel", "arbitrationdesk", panel="sole", presiding=story.arbitrator
        )
        served = self.days.after(story.day, 1)
        self._then(story, 1, "send_copy", "arbitrationdesk", copy_served_on=served)
        hearing = self.days.after(story.day, 9 + self.random.randrange(5))
        place = {"hearing_hour": "上午9时", "hearing_place": "第一仲裁庭"}
        self._then(story, 2, "set_hearing", story.arbitrator, hearing_on=hearing, **place)
        story.steps.append(Step(hearing, "hold_hearing", story.arbitrator, {}))

    def _award(self, story: Story, outcome: str = "A2") -> None:
        self._trial(story)
        awarded = story.sum * (6 + self.random.randrange(5)) // 10
        ruling = f"被申请人支付申请人{awarded:,}元。" if awarded else "确认双方存在劳动关系。"
        data = {"outcome": outcome, "awarded": str(awarded) if awarded else "", **AWARD}
        wait = 4 + self.random.randrange(8)
        self._then(story, wait, "award", story.arbitrator, ruling=ruling, **data)

    def _final(self, story: Story) -> None:
        self._award(story, "A1")

    def _mediate(self, story: Story) -> None:
        awarded = story.sum * 8 // 10
        terms = f"被申请人于七日内一次支付{awarded:,}元，双方再无争议。"
        terms = terms if awarded else "双方确认劳动关系，补签书面劳动合同。"
        data = {"terms": terms, "awarded": str(awarded) if awarded else ""}
        self._then(story, 6 + self.random.randrange(14), "mediate", story.arbitrator, **data)

    def _withdraw(self, story: Story) -> None:
        reason = {"is_voluntary": True, "is_settled": True, "reason": "双方自行和解并已履行。"}
        who = ("public", "arbitrationdesk")[self.number % 2]
        self._then(story, 5 + self.random.randrange(12), "withdraw", who, **reason)

    def _deem(self, story: Story) -> None:
        self._trial(story)
        reason = "申请人经书面通知，无正当理由拒不到庭。"
        story.steps[-1] = Step(story.day, "deem_withdrawn", story.arbitrator, {"reason": reason})

    def _held(self, story: Story) -> None:
        reason = "申请人的伤残等级鉴定尚未作出结论。"
        held = {"suspension": "injury", "reason": reason}
        self._then(story, 4, "suspend", story.arbitrator, **held)
