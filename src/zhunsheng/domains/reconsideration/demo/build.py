"""Let the written cases happen, in the order of their days, through ``file`` and ``perform``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO

from zhunsheng.domains.reconsideration.demo import live, plan
from zhunsheng.domains.reconsideration.demo.story import Step, Story, in_order
from zhunsheng.domains.reconsideration.demo.world import World
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.paperwork import Upload
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib.clock import CHINA

PAPER = (
    "演示材料：这里代替当事人提交的原件扫描件。演示区的人名、单位情况和案情都是虚构的。\n".encode()
)
#: Acts of the last days still notify, so that inboxes are not empty; older ones would only flood them.
TELL_DAYS = 7


def build(context: DemoContext) -> int:
    """Make the cases of the demonstrated year, of the one before, and those of today; returns how many."""
    world = World(context.random, context.today)
    context.progress(f"正在办理{context.year - 1}年至{context.year + 1}年的复议案件……")
    stories = [*plan.stories(world, context.year), *live.stories(world)]
    play(stories, context.today, context.progress)
    return sum(story.matter is not None for story in stories)


def play(stories: list[Story], today: date, progress: Callable[[str], None]) -> None:
    """Let every step happen that does not lie in the future."""
    happened = [(story, step) for story, step in in_order(stories) if step.day <= today]
    for done, (story, step) in enumerate(happened, 1):
        if today - step.day > timedelta(days=TELL_DAYS):
            with quiet():
                _happen(story, step)
        else:
            _happen(story, step)
        if done % 400 == 0:
            progress(f"已办理{done}步，共{len(happened)}步。")


def _happen(story: Story, step: Step) -> None:
    """One act at an hour of its day."""
    actor = story.world.actor(step.who)
    files = [Upload(kind, BytesIO(PAPER), f"{title}.txt", title) for kind, title in step.files]
    at = _moment(story, step)
    if story.matter is None:
        event = file("reconsideration", actor, step.data, files, at=at, back_entry=story.back_entry)
        story.matter = Reconsideration.objects.get(pk=event.subject_id)
        return
    perform(story.matter, step.action, actor, step.data, files, at=at, back_entry=story.back_entry)


def _moment(story: Story, step: Step) -> date | datetime:
    """An office hour of the day that grows with the case's steps; today it is now."""
    if step.day == story.world.today:
        return step.day
    minutes = story.number * 13 % 300 + step.place % 24 * 7
    return datetime.combine(step.day, time(9), CHINA) + timedelta(minutes=minutes)
