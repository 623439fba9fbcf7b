"""A draw in words: its state, its steps, where the seed comes from."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from zhunsheng.commons.sampling.models import Draw
from zhunsheng.faces.ui.parts import Step
from zhunsheng.faces.ui.tones import StageState, Tone
from zhunsheng.faces.ui.wording import full_day, moment
from zhunsheng.lib.hanzi import date_text

STATES = {
    Draw.State.ANNOUNCED: ("已公告，还没抽", Tone.BRAND),
    Draw.State.COMMITTED: ("已公告，还没抽", Tone.BRAND),
    Draw.State.DRAWN: ("已抽取", Tone.GREEN),
    Draw.State.FAILED: ("没有抽成", Tone.AMBER),
}
"""The state as the public reads it, with its tone."""


def full_moment(at: datetime | None) -> str:
    """2022年5月1日11:00: with the year, since it is read for years."""
    return f"{full_day(at)}{timezone.localtime(at):%H:%M}" if at else ""


def state_badge(draw: Draw) -> tuple[str, Tone]:
    """The public word for the state, and its tone."""
    return STATES[Draw.State(draw.state)]


def source_sentences(draw: Draw) -> list[str]:
    """Where the seed comes from, in plain words."""
    parties, public = draw.parties, draw.public_source
    said = []
    if parties:
        said.append(
            f"由{'、'.join(parties)}各自先选一个数，封好交上来，再一起打开。打开的数合起来就是种子，谁也没法提前知道。"
        )
        said.append(f"最晚在{full_moment(draw.reveal_by)}打开。")
    if public and draw.public_on:
        lead = "有一方没有按时打开的，改用" if parties else "用"
        said.append(f"{lead}{date_text(draw.public_on)}产生的“{public}”。公告的时候它还没有产生。")
    elif parties:
        said.append("有一方没有按时打开的，这次抽取作废，写明是谁，重新公告。")
    return said


def stages(draw: Draw) -> list[Step]:
    """Announced, seed, drawn: what is done and what comes next."""
    done, now, later = StageState.DONE, StageState.CURRENT, StageState.TODO
    drawn = draw.state == Draw.State.DRAWN
    seed = done if drawn else now
    if draw.state == Draw.State.FAILED:
        seed = StageState.SKIPPED
    told = f"{moment(draw.announced_at)}，名录 {draw.size} 个"
    return [
        Step("名录定下来，公布摘要", told, done),
        Step("产生种子", "种子一出来，结果就定了，谁也改不了", seed),
        Step("抽取，公布结果", moment(draw.drawn_at) if drawn else "", done if drawn else later),
    ]
