"""The judging of the demonstrated year: every unit reports in January, all are judged and published in February."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhunsheng.domains.publicity.criteria import in_force
from zhunsheng.domains.publicity.outreach.demo.structure import owed
from zhunsheng.domains.publicity.outreach.models import ReviewCriterion
from zhunsheng.kernel.procedure.engine import file, perform

if TYPE_CHECKING:
    from zhunsheng.domains.publicity.outreach.demo.build import World

DONE = "把普法融入执法和服务的全过程，对照清单逐项安排，重点对象分类宣讲，用身边的案例说法。"
COMING = "继续按清单安排，多用案例，多到群众身边去讲。"
COMMENT = "责任明确，活动扎实，材料齐全。"
NOTE = "可以再多用一些案例"
#: The line of the list from which a point or two are taken: 以案释法.
CASES = 3


def review_year(world: World) -> int:
    """Reports, points, results; returns how many."""
    reported, judged = date(world.year + 1, 1, 12), date(world.year + 1, 2, 15)
    if judged > world.context.today:
        return 0
    lines = in_force(ReviewCriterion, judged)
    reports = []
    for n, unit in enumerate(owed()):
        answers = {"year": world.year, "done": DONE, "coming": COMING}
        at = reported + timedelta(days=n % 5)
        event = file("publicity.review", world.clerk(unit), answers, at=at)
        reports.append(event.subject_id)
    for n, report in enumerate(reports):
        off = n % 3
        points = {f"points_{one.pk}": one.points for one in lines}
        points[f"points_{lines[CASES].pk}"] -= off
        notes = {f"note_{lines[CASES].pk}": NOTE} if off else {}
        answers = {**points, **notes, "comment": COMMENT}
        perform(report, "score", world.office, answers, at=judged)
        perform(
            report, "publish", world.office, {"summary": COMMENT}, at=judged + timedelta(days=7)
        )
    return len(reports)
