"""Fill the libraries and let the rounds happen: those of the year with all their results, two that run today."""

from __future__ import annotations

from datetime import date

from zhunsheng.domains.inspection.demo import live
from zhunsheng.domains.inspection.demo.diary import Diary
from zhunsheng.domains.inspection.demo.library import Library
from zhunsheng.domains.inspection.demo.rounds import RoundStory, World
from zhunsheng.domains.inspection.demo.structure import data
from zhunsheng.domains.inspection.models import InspectionPlan, InspectionRound, InspectionTask
from zhunsheng.kernel.modules.demo import DemoContext


def build(context: DemoContext) -> int:
    """Make entries, rounds and tasks; returns how many."""
    context.progress("正在建立双随机名录库，办理随机抽查……")
    library = Library(context.random, context.year, context.today)
    made = library.fill()
    world = World(context.random, Diary(context.today), library.units)
    plans = InspectionPlan.objects.filter(year=context.year).order_by("pk")
    for plan, row in zip(plans, data("library")["plans"], strict=False):
        RoundStory(world, plan, row["seed"]).begin(_begin(plan))
    live.enter(world, context.today)
    world.diary.play()
    return made + InspectionRound.objects.count() + InspectionTask.objects.count()


def _begin(plan: InspectionPlan) -> date:
    day: date = plan.starts_on
    return day
