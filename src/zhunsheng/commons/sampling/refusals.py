"""Why an act of a draw is refused: times that cannot be, lists that cannot be announced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from zhunsheng.commons.sampling.models import Draw
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock
from zhunsheng.lib.draw import MOST, Candidate, Line, available
from zhunsheng.lib.identity import check_id_card

_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{17}[\dXx]|1[3-9]\d{9})(?![0-9A-Za-z])")


class DrawRefused(Refused):
    """An act of a draw was refused and nothing was written."""

    code = "draw"


class Dated(Protocol):
    """A public result with its day."""

    @property
    def source(self) -> str: ...
    @property
    def on(self) -> date: ...


def when(at: datetime | None, draw: Draw | None = None) -> datetime:
    """The time of an act: now, or ``at`` when it is past and not before the announcement."""
    now = clock.now()
    at = at or now
    if at > now or (draw is not None and at < draw.announced_at):
        raise DrawRefused("时间不对：不能晚于现在，也不能早于公告。", "请核对时间。")
    return at


def announceable(
    listed: Sequence[Candidate],
    plan: Sequence[Line],
    parties: Sequence[str],
    reveal_by: datetime | None,
    public: Dated | None,
    at: datetime,
) -> None:
    """Refuse a list that cannot be drawn from, and a source of the seed that is nobody's or known already."""
    _list(listed)
    if not plan:
        raise DrawRefused("没有抽取方案。", "请写明从哪一组抽几个。")
    for line in plan:
        _line(line, listed)
    if parties:
        _parties(parties, reveal_by, at)
    elif public is None:
        raise DrawRefused("没有写明种子从哪里来。", "请写两个以上参与方，或者一项将来的公开结果。")
    if public is not None:
        _public(public, reveal_by if parties else None, at)


def _list(listed: Sequence[Candidate]) -> None:
    if len(listed) >= MOST:
        raise DrawRefused("名录太长。", "请分批抽取。")
    for number, one in enumerate(listed, 1):
        if not one.id.strip() or not one.label.strip():
            raise DrawRefused(f"名录第{number}行没有编号或者名称。", "请补全后再公告。")
        if _personal(one.id) or _personal(one.label):
            raise DrawRefused(
                f"名录第{number}行像是有身份证号码或者手机号码。",
                "名录要公布，请换成可以公开的编号和名称。",
            )
    twice = [key for key, times in Counter(one.id for one in listed).items() if times > 1]
    if twice:
        raise DrawRefused(f"名录里有重复的编号：{'、'.join(twice[:5])}。", "请去掉重复的再公告。")


def _personal(text: str) -> bool:
    """Whether a text holds a mobile number or a well-formed identity number."""
    for number in _LONG_NUMBER.findall(text):
        if len(number) == 11:
            return True
        try:
            check_id_card(number)
        except ValueError:
            continue
        return True
    return False


def _line(line: Line, listed: Sequence[Candidate]) -> None:
    if line.count < 1:
        raise DrawRefused(f"“{line.title}”要抽的个数不对。", "至少抽一个；不抽的组请去掉。")
    there = available(line, listed)
    if there < line.count:
        raise DrawRefused(
            f"“{line.title}”要抽{line.count}个，名录里能抽的只有{there}个。",
            "请减少要抽的个数，或者扩大名录。",
        )


def _parties(parties: Sequence[str], reveal_by: datetime | None, at: datetime) -> None:
    if len(parties) < 2 or len(set(parties)) < len(parties):
        raise DrawRefused(
            "参与方要有两个以上，而且不能重名。", "只有一方时，请改用将来的公开结果。"
        )
    if any(not name.strip() or ":" in name for name in parties):
        raise DrawRefused("参与方的名称是空的，或者含有英文冒号。", "请改名称。")
    if reveal_by is None or reveal_by <= at:
        raise DrawRefused("没有写明公开承诺的截止时间，或者已经过了。", "请写一个将来的时间。")


def _public(public: Dated, reveal_by: datetime | None, at: datetime) -> None:
    after = clock.local_date(reveal_by or at)
    if not public.source.strip():
        raise DrawRefused(
            "没有写明用哪一项公开结果。", "请写到期号，例如“双色球第2022049期开奖号码”。"
        )
    if public.on <= after:
        raise DrawRefused(
            "公开结果产生之日太早，公告时可能已经有人知道。",
            "请选公告（或者公开截止时间）第二天以后产生的结果。",
        )
