"""One check of the model district: accepted, done, recorded, published in time, put right where something was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.choices import Finding, Recusal, Signature
from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, perform

if TYPE_CHECKING:
    from zhunsheng.domains.inspection.demo.rounds import World

PAPER = "演示材料：这里代替现场照片和签字页。演示区的企业、人员和检查情况都是虚构的。\n".encode()
#: How the checks end: result by its share of twenty.
ENDS = ("01",) * 14 + ("07", "05", "08", "08", "08", "09")
FOUND = {
    "08": ("进货查验记录缺了两个月", "台账记录不完整，已当场告知", "标签没有标明保质期"),
    "09": ("发现涉嫌超范围经营，需要进一步查证",),
    "05": ("登记的地址没有人，电话打不通",),
}
SEEN = "按检查要点逐项查看，问了现场负责人，核对了台账。"
#: In every so manieth check an inspector has to be replaced.
RECUSALS = 9


@dataclass
class CheckStory:
    """A task from its acceptance to its archive; every act enters the next one."""

    world: World
    actor: Actor
    task: InspectionTask
    number: int

    def begin(self, day: date) -> None:
        """Accept within a few days; now and then somebody recuses himself first."""
        first = self.world.days.after(day, self.world.random.randint(1, 4))
        self.end = self.world.random.choice(ENDS)
        if self.number % RECUSALS == RECUSALS - 1:
            self.world.diary.enter(first, self.recuse)
        self.world.diary.enter(first, self.accept)

    def do(self, action: str, at: datetime, *files: str, **answers: Any) -> None:
        """An act of the clerk."""
        uploads = [Upload(kind, BytesIO(PAPER), f"{kind}.txt") for kind in files]
        perform(self.task, action, self.actor, answers, uploads, at=at)

    def recuse(self, at: datetime) -> None:
        """申请回避, decided by the head; the next of the sequence takes over."""
        assignment = self.task.assignments.filter(is_active=True).first()
        self.do("ask_recusal", at, assignment=assignment, reason=Recusal.RELATION)
        code = self.world.short(self.task.unit)
        head = self.world.actor(f"head-{code.lower()}")
        perform(self.task, "decide_recusal", head, {"decision": "yes"}, at=at)

    def accept(self, at: datetime) -> None:
        """接受任务 for a day within the plan's time."""
        on = self.world.days.after(at.date(), self.world.random.randint(2, 15))
        self.do("accept", at, planned_on=on)
        self.world.diary.enter(on, self.visit, hour=10)

    def visit(self, at: datetime) -> None:
        """现场签到, 现场检查记录."""
        self.do("arrive", at, both_present=True, certificates_shown=True)
        self.record(at)
        self.world.diary.enter(at.date(), self.conclude, hour=16)

    def record(self, at: datetime) -> None:
        """The checklist; a problem stands at its first item."""
        answers: dict[str, Any] = {}
        problem = self.end in ("08", "09")
        for number, item in enumerate(naming.items_of(self.task.items)):
            bad = problem and number == 0
            answers[f"finding_{item.pk}"] = Finding.PROBLEM if bad else Finding.OK
            answers[f"note_{item.pk}"] = self.found if bad else ""
        there = self.end != "05"
        answers["signature"] = Signature.SIGNED if there else Signature.ABSENT
        files = ("photo", "signature") if there else ("photo",)
        self.do("record", at, *files, findings=SEEN if there else self.found, **answers)

    @property
    def found(self) -> str:
        """What was found, of the kind of the result."""
        texts = FOUND.get(self.end, ("",))
        return texts[self.number % len(texts)]

    def conclude(self, at: datetime) -> None:
        """登记检查结果; a problem is ordered to be put right at once, or handed over."""
        self.do("conclude", at, outcome=self.end, checked_on=at.date(), summary=self.found)
        days, enter = self.world.days, self.world.diary.enter
        if self.end == "08":
            limit = days.after(at.date(), 10)
            self.do("order", at, problem=self.found, rectify_by=limit)
            enter(days.before(limit, 1), self.recheck)
        if self.end == "09":
            self.do("hand_over_case", at, reason=self.found)
        enter(days.after(at.date(), self.world.random.randint(2, 12)), self.publish)

    def recheck(self, at: datetime) -> None:
        """登记复查: put right."""
        self.do("recheck", at, "rectified", rectified="done", note="已经按要求整改到位。")

    def publish(self, at: datetime) -> None:
        """公示 in time; the file is closed when nothing is left."""
        self.do("publish", at, summary=self.task.summary, is_checked=True)
        self.world.diary.enter(self.world.days.after(at.date(), 15), self.archive)

    def archive(self, at: datetime) -> None:
        """归档."""
        self.do("archive", at)
