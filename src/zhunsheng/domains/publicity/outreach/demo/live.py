"""What is going on today: plans, requests, events to be proved, a camp with registrations, this year's posts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from zhunsheng.commons.district.days import Days
from zhunsheng.domains.publicity.outreach.models import PublicityDuty
from zhunsheng.domains.publicity.outreach.registers import POSTS
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

if TYPE_CHECKING:
    from zhunsheng.domains.publicity.outreach.demo.build import World

COMING = (
    ("宪法进社区", "residents", "社区活动中心", "9:30至11:00", 3),
    ("《反电信网络诈骗法》广场宣传", "public", "便民广场", "10:00至12:00", 6),
    ("劳动者权益保护咨询日", "workers", "人力资源市场", "14:30至16:30", 9),
)
POSTED = (
    "《法治宣传教育法》，这几条和你有关",
    "案例：高空抛物谁来赔",
    "一分钟读懂《民法典》相邻关系",
)


class Today:
    """Makes it; ``happen`` returns how many."""

    def __init__(self, world: World) -> None:
        self.world, self.today = world, world.context.today
        self.days = Days(for_area())
        self.cast = world.books.cast

    def happen(self) -> int:
        """Everything."""
        made = (
            self._this_year() + self._coming() + self._requests() + self._just_held() + self._camp()
        )
        rows = [
            {
                "code": f"演示推文{self.today.year}-{n + 1:04d}",
                "title": title,
                "account": "法治兴庆（演示）",
                "posted_on": self.today - timedelta(days=3 * n + 1),
                "reads": 31 + 17 * n,
                "unit": self.world.office.person.unit_id,  # type: ignore[union-attr]
                "valid_from": self.today - timedelta(days=3 * n + 1),
            }
            for n, title in enumerate(POSTED)
        ]
        changing.add(POSTS, rows, Change(None, self.today, "公众号后台导出表"))
        return made + len(rows)

    def _before(self, steps: int) -> date | datetime:
        return self.days.before(self.today, steps)

    def _file(self, who: Actor, answers: dict[str, Any], at: date | datetime) -> Any:
        return file("publicity.event", who, answers, at=at).subject_id

    def _this_year(self) -> int:
        """Half of the units have begun with this year's list."""
        duties = PublicityDuty.objects.filter(
            year=self.today.year, code__endswith="-01", season="year"
        )
        begun = list(duties.exclude(code__contains="PFK").order_by("code"))[::2]
        first = date(self.today.year, 1, 6)
        for n, duty in enumerate(begun):
            on = first + (self.today - first) * (n + 1) // (len(begun) + 2)
            answers = {
                "filed": "held",
                "title": f"{duty.law}主题宣传",
                "kind": "themed",
                "audience": duty.audience,
                "topic": duty.law,
                "duty": duty.pk,
                "held_on": on,
                "place": self.world.towns[n % len(self.world.towns)],
                "heads": 40 + 7 * n,
                "counted": "signed",
            }
            if on > first:
                with quiet():
                    pk = self._file(self.world.clerk(duty.code.split("-")[1]), answers, on)
                    perform(pk, "check", self.world.office, {"decision": "proved"}, at=on)
        return len(begun)

    def _coming(self) -> int:
        for n, (title, audience, venue, hours, ahead) in enumerate(COMING):
            on = self.days.after(self.today + timedelta(days=ahead))
            answers = {
                "filed": "plan",
                "title": title,
                "kind": "themed",
                "audience": audience,
                "planned_on": on,
                "planned_time": hours,
                "place": self.world.towns[n],
                "venue": venue,
                "is_open": True,
            }
            pk = self._file(self.world.clerk("SFJ"), answers, self._before(4))
            agreed = {"planned_on": on, "planned_time": hours, "venue": venue, "is_open": True}
            perform(pk, "approve", self.world.office, agreed, at=self._before(3))
        return len(COMING)

    def _requests(self) -> int:
        """One that waits for an answer, one that came today."""
        asked = (
            ("演示第一社区", "community", "residents", "相邻关系和物业", 2),
            ("演示第二中学", "school", "students", "预防校园欺凌", 0),
        )
        for name, kind, audience, wish, ago in asked:
            answers = {
                "filed": "request",
                "title": f"请讲师到{name}讲课",
                "kind": "lecture",
                "audience": audience,
                "planned_on": self.days.after(self.today + timedelta(days=14)),
                "requester_kind": kind,
                "requester": name,
                "contact": self.cast.name(),
                "phone": self.cast.phone(),
                "wish": wish,
            }
            at = self._before(ago) if ago else self.today
            self._file(Actor.public("demo"), answers, at)
        return len(asked)

    def _just_held(self) -> int:
        """Two that wait for their proof, by the liaison who can be tried on a phone."""
        for n, unit in enumerate(("JYJ", "T100")):
            on = self._before(n + 1)
            answers = {
                "filed": "held",
                "title": "《民法典》主题宣传",
                "kind": "themed",
                "audience": "residents",
                "held_on": on,
                "place": self.world.towns[n],
                "venue": "社区活动中心",
                "heads": 64 + n,
                "counted": "one",
            }
            self._file(self.world.clerk(unit), answers, on)
        return 2

    def _camp(self) -> int:
        """A camp to come, two children registered, one of them accepted."""
        on = self.days.after(self.today + timedelta(days=30))
        name = "暑期法治夏令营" if 3 <= self.today.month <= 8 else "寒假法治体验营"
        answers = {
            "filed": "plan",
            "title": f"“与法同行 我是小小普法代言人”青少年{name}",
            "kind": "camp",
            "audience": "students",
            "series": self.world.series["XLY"],
            "planned_on": on,
            "planned_time": "三天，每天9:00至16:30",
            "place": self.world.towns[0],
            "venue": "青少年法治教育实践基地",
            "seats": 40,
            "enrol_until": on - timedelta(days=10),
        }
        camp = self._file(self.world.office, answers, self._before(6))
        agreed = {
            "planned_on": on,
            "planned_time": answers["planned_time"],
            "venue": answers["venue"],
        }
        perform(camp, "approve", self.world.office, agreed, at=self._before(5))
        for n in range(2):
            child = {
                "camp": camp,
                "child": self.cast.name(),
                "school_stage": "upper",
                "guardian": self.cast.name(),
                "relation": "parent",
                "phone": self.cast.phone(),
                "consent": True,
            }
            made = file("camp.enrolment", Actor.public("demo"), child, at=self._before(2 - n))
            if n == 0:
                words = {"reply": "有名额了，请在开营当天八点半前送到。"}
                perform(made.subject_id, "accept", self.world.office, words, at=self._before(1))
        return 3
