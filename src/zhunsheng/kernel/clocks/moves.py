"""What each operation does to a clock and its periods in memory; nothing here touches the database.

Operations on live cases are refused when unlawful. With ``fact=True`` what really happened is recorded all the
same (补录, replays after a correction) and has the effect that the law gives it.
"""

from __future__ import annotations

from datetime import date

from zhunsheng.kernel.calendar.areas import CALENDAR, for_area
from zhunsheng.kernel.clocks.models import Clock, Period
from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.kernel.statutes.limits import limit_by_id
from zhunsheng.kernel.statutes.models import Limit
from zhunsheng.lib import days
from zhunsheng.lib.days import Before, Due, Extension, Pause, Unit
from zhunsheng.lib.hanzi import date_text

PAUSE, EXCLUSION, EXTENSION = Period.Kind.PAUSE, Period.Kind.EXCLUSION, Period.Kind.EXTENSION
KIND_WORDS = {PAUSE: "中止", EXCLUSION: "扣除"}


class ClockRefused(Exception):
    """An operation on a clock is unlawful; nothing was changed.

    ``message`` says what is wrong, ``remedy`` what to do, ``cite`` which article asks it.
    """

    def __init__(self, message: str, remedy: str = "", cite: Cite | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.cite = cite


def begin(
    matter_id: int,
    limit: Limit,
    on: date,
    *,
    area: str,
    amount: int | None = None,
    unit: str | None = None,
    title: str | None = None,
    leading: bool = False,
    event_id: int | None = None,
) -> Clock:
    """A new clock; ``amount`` and ``unit`` replace the limit's where a notice or decision sets its own."""
    clock = Clock(
        matter_id=matter_id,
        code=limit.code,
        title=title or limit.title,
        limit_id=limit.pk,
        area=area,
        amount=limit.amount if amount is None else amount,
        unit=unit or limit.unit,
        rollover=limit.rollover,
        backward=limit.is_backward,
        leading=leading,
        started_on=on,
        event_id=event_id,
    )
    clock.loaded = []
    settle(clock, on)
    return clock


def reckon(clock: Clock, as_of: date) -> Due | Before:
    """Count the clock afresh from its rule, periods and calendar."""
    calendar = for_area(clock.area)
    if clock.backward:
        return days.before(clock.started_on, clock.amount, Unit(clock.unit), calendar)
    history = clock.history
    return days.due(
        clock.rule,
        clock.started_on,
        calendar,
        [
            Pause(p.starts_on, p.ends_on, "pause" if p.kind == PAUSE else "exclusion", p.reason)
            for p in history
            if p.kind != EXTENSION
        ],
        [
            Extension(p.counted, Unit(p.unit), p.reason)
            for p in history
            if p.kind == EXTENSION and p.counted
        ],
        as_of,
        trigger=limit_by_id(clock.limit_id).event,
    )


def settle(clock: Clock, as_of: date) -> bool:
    """Write the counted dates to the clock; returns whether they moved."""
    before = (clock.nominal_on, clock.due_on, clock.provisional)
    # The token first: a calendar that changes in between then leaves a stale token, which is found.
    clock.token = CALENDAR.token
    answer = reckon(clock, as_of)
    clock.nominal_on = answer.nominal
    clock.due_on = answer.due if isinstance(answer, Due) else answer.nominal
    clock.provisional = answer.provisional
    return before != (clock.nominal_on, clock.due_on, clock.provisional)


def stop(
    clock: Clock,
    on: date,
    kind: str,
    *,
    reason: str = "",
    cite: str = "",
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Stop counting from ``on``; returns the new period, or None for a fact that changes nothing."""
    if not _may_change(clock, "停止计算", fact=fact):
        return None
    if on < clock.started_on:
        if not fact:
            raise _too_early(clock, on)
        on = clock.started_on
    if clock.is_paused and _open(clock, kind):
        if fact:
            return None
        since = date_text(_open(clock, kind)[0].starts_on)
        raise ClockRefused(
            f"“{clock.title}”期限自{since}起已经{KIND_WORDS[Period.Kind(kind)]}，尚未恢复。",
            "如已恢复，请先办理恢复，再重新登记。",
        )
    period = Period(
        clock=clock, kind=kind, starts_on=on, reason=reason, cite=cite, event_id=event_id
    )
    clock.state = Clock.State.PAUSED
    if clock.loaded is not None:
        clock.loaded.append(period)
    return period


def go(
    clock: Clock,
    on: date,
    kind: str | None = None,
    *,
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Count again from ``on``. Without ``kind`` the pause that began last is ended."""
    if not _may_change(clock, "恢复计算", fact=fact):
        return None
    found = _open(clock, kind)
    if not found:
        if fact:
            return None
        raise ClockRefused(
            f"“{clock.title}”期限没有处于{KIND_WORDS[Period.Kind(kind)] if kind else '暂停'}状态，不需要恢复。",
            "请核对是否选错了期限，或者恢复已经登记过。",
        )
    period = found[-1]
    if on < period.starts_on:
        if not fact:
            raise ClockRefused(
                f"恢复日期{date_text(on)}早于暂停日期{date_text(period.starts_on)}。",
                "请核对后填写暂停当日或者以后的日期。",
            )
        on = period.starts_on
    _end(period, on, event_id)
    clock.state = Clock.State.PAUSED if _open(clock) else Clock.State.RUNNING
    settle(clock, on)
    return period


def leave_out(
    clock: Clock,
    first: date,
    until: date,
    *,
    reason: str = "",
    cite: str = "",
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Take out a time that is already over: ``first`` to the day before ``until``."""
    if not _may_change(clock, "扣除时间", fact=fact):
        return None
    if until < first:
        raise ClockRefused(
            f"扣除的止日{date_text(until)}早于起日{date_text(first)}。", "请核对起止日期。"
        )
    period = Period(
        clock=clock,
        kind=EXCLUSION,
        starts_on=first,
        ends_on=until,
        reason=reason,
        cite=cite,
        event_id=event_id,
        closing_event_id=event_id,
    )
    clock.history.append(period)
    settle(clock, until)
    return period


def lengthen(
    clock: Clock,
    amount: int,
    on: date,
    *,
    reason: str = "",
    cite: str = "",
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Extend by ``amount`` of the limit's extension unit, granted on ``on``; checked against the law."""
    if not _may_change(clock, "延长", fact=fact):
        return None
    limit = limit_by_id(clock.limit_id)
    counted = _lawful_extension(clock, limit, amount, on, fact=fact)
    period = Period(
        clock=clock,
        kind=EXTENSION,
        starts_on=on,
        amount=amount,
        counted=counted,
        unit=limit.extension_unit or clock.unit,
        reason=reason,
        cite=cite,
        event_id=event_id,
    )
    clock.history.append(period)
    settle(clock, on)
    return period


def finish(clock: Clock, on: date) -> list[Period]:
    """What the clock waited for was done on ``on``; late if after the last day. Returns the pauses that it ended."""
    ended = _open(clock) if clock.is_paused else []
    for period in ended:
        _end(period, max(on, period.starts_on), None)
    if ended:
        settle(clock, on)
    clock.state = Clock.State.MET if on <= clock.due_on else Clock.State.MISSED
    clock.closed_on = on
    return ended


def drop(clock: Clock, on: date | None) -> list[Period]:
    """The clock has lost its object: neither met nor missed. Returns the pauses that it ended."""
    ended = _open(clock) if clock.is_paused else []
    for period in ended:
        _end(period, max(on or period.starts_on, period.starts_on), None)
    clock.state = Clock.State.CANCELLED
    clock.closed_on = on
    return ended


def _end(period: Period, on: date, event_id: int | None) -> None:
    period.ends_on = on
    period.closing_event_id = event_id


def _open(clock: Clock, kind: str | None = None) -> list[Period]:
    return [p for p in clock.history if p.is_open and kind in (None, p.kind)]


def _may_change(clock: Clock, what: str, *, fact: bool) -> bool:
    if clock.is_open and not clock.backward:
        return True
    if fact:
        return False
    if clock.backward:
        raise ClockRefused(
            f"“{clock.title}”是向前计算的期限，不能{what}。",
            "请按事项的日期办理；日期有变的，先更正日期。",
        )
    raise ClockRefused(
        f"“{clock.title}”期限已经结束（{clock.get_state_display()}），不能{what}。",
        "请核对是否选错了期限；原来登记有误的，用“更正记录”改正。",
    )


def _too_early(clock: Clock, on: date) -> ClockRefused:
    return ClockRefused(
        f"{date_text(on)}早于“{clock.title}”期限的起算日{date_text(clock.started_on)}。",
        "请填写起算日当日或者以后的日期。",
    )


def _lawful_extension(clock: Clock, limit: Limit, amount: int, on: date, *, fact: bool) -> int:
    """How much of an extension counts. Raises :class:`ClockRefused` unless it is a recorded fact."""
    if amount < 1:
        raise ClockRefused("延长的数量应当是不小于1的整数。", "请改正后再提交。", limit.cite)
    left = _extension_left(clock, limit, on)
    if isinstance(left, ClockRefused):
        if fact:
            return 0
        raise left
    if left is None or amount <= left:
        return amount
    if fact:
        return left
    raise _too_long(clock, limit, amount, left)


def _extension_left(clock: Clock, limit: Limit, on: date) -> int | ClockRefused | None:
    """How much may still be granted on ``on``: None without a maximum in the law, a refusal when nothing may."""
    if not limit.may_extend:
        return ClockRefused(
            f"“{clock.title}”期限没有可以延长的规定。",
            f"请在{date_text(clock.due_on)}以前办结。",
            limit.cite,
        )
    if not clock.is_paused and on > clock.due_on:
        return ClockRefused(
            f"“{clock.title}”期限已于{date_text(clock.due_on)}届满，届满以后不能再延长。",
            "届满以前已经批准的，请补录并填写批准的日期。",
            limit.cite,
        )
    if limit.extension_amount is None:
        return None
    return max(limit.extension_amount - _extended(clock), 0)


def _extended(clock: Clock) -> int:
    return sum(period.counted or 0 for period in clock.history if period.kind == EXTENSION)


def _too_long(clock: Clock, limit: Limit, amount: int, left: int) -> ClockRefused:
    unit, used = Unit(limit.extension_unit), _extended(clock)
    already = f"，已经延长{unit.amount(used)}" if used else ""
    return ClockRefused(
        f"“{clock.title}”期限最多延长{unit.amount(limit.extension_amount or 0)}{already}，"
        f"不能再延长{unit.amount(amount)}。",
        f"请改为{unit.amount(left)}以内。" if left else "延长已用完，请在届满以前办结。",
        limit.cite,
    )
