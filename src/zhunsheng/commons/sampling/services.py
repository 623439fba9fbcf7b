"""The acts of a draw. Each is refused or done whole, and leaves an event in the stream ``draw``.

``by`` is the acting member of staff. ``at`` records history honestly (the event keeps both times); without it the
act is done now. Rights are the caller's to check (``reading.may_run``), as everywhere above the kernel.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from zhunsheng.commons.sampling import reading
from zhunsheng.commons.sampling.announcing import Party, PublicResult, announce, note
from zhunsheng.commons.sampling.declare import uses
from zhunsheng.commons.sampling.models import Commitment, Draw, PublicEntry, Reveal
from zhunsheng.commons.sampling.refusals import DrawRefused, when
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib import draw as sampler
from zhunsheng.lib.draw import Bar, Candidate, Line, Share, split
from zhunsheng.lib.hanzi import date_text

__all__ = [
    "Bar",
    "Candidate",
    "DrawRefused",
    "Line",
    "Party",
    "PublicResult",
    "Share",
    "announce",
    "commit",
    "draw",
    "exclude",
    "fail",
    "fall_back",
    "redraw",
    "reveal",
    "set_public_seed",
    "split",
]

State = Draw.State


@transaction.atomic
def exclude(
    draw: Draw,
    candidate: str,
    reason: str,
    *,
    by: Person,
    line: int = 0,
    at: datetime | None = None,
) -> Draw:
    """Bar an object of the list that turned out to be ineligible, before anybody can know the seed.

    ``line`` (from 1) bars it there only. Raises ``DrawRefused`` once a party has revealed or the day of the public
    result has come.
    """
    draw, at = _locked(draw, State.ANNOUNCED, State.COMMITTED), when(at, draw)
    _still_secret(draw, at)
    told, listed = draw.told, reading.listed(draw)
    if all(one["id"] != candidate for one in listed):
        raise DrawRefused(f"名录里没有“{candidate}”。", "请核对后再填。")
    if not 0 <= line <= len(told["plan"]):
        raise DrawRefused(f"没有第{line}组。", "请核对抽取方案。")
    if not reason.strip():
        raise DrawRefused("没有写排除的原因。", "原因要公布，请写明，不写个人隐私。")
    bar = Bar(candidate, reason.strip(), line).plain()
    _enough(draw, [*draw.exclusions, bar], listed)
    draw.exclusions = [*draw.exclusions, bar]
    draw.save(update_fields=["exclusions"])
    note(draw, "exclude", by, at, **bar)
    return draw


@transaction.atomic
def commit(
    draw: Draw, party: str, digest: str, *, by: Person, at: datetime | None = None
) -> Commitment:
    """Take a party's commitment (``lib.draw.commitment``). When all are in, revealing begins."""
    draw, at = _locked(draw, State.ANNOUNCED), when(at, draw)
    _in_time(draw, at)
    seat = _seat(draw, party, by)
    plain = digest.strip().lower()
    if len(plain) != 64 or set(plain) - set("0123456789abcdef"):
        raise DrawRefused("承诺值不对。", "承诺值是64位的数字和小写字母，请重新生成后完整填写。")
    _one_voice(draw, party, by)
    if seat.digest:
        raise DrawRefused(f"{party}已经作出承诺，不能更改。", "请等各方承诺齐全后公开所选的数。")
    seat.digest, seat.committed_at, seat.committed_by = plain, at, by
    seat.save(update_fields=["digest", "committed_at", "committed_by"])
    note(draw, "commit", by, at, party=party, digest=plain)
    if not draw.commitments.filter(digest="").exists():
        draw.state = State.COMMITTED
        draw.save(update_fields=["state"])
    return seat


@transaction.atomic
def reveal(
    draw: Draw, party: str, salt: str, value: str, *, by: Person, at: datetime | None = None
) -> Reveal:
    """Take what a party committed to; it must open the commitment. Only when every commitment is in."""
    draw = _locked(draw, State.ANNOUNCED, State.COMMITTED)
    at = when(at, draw)
    _in_time(draw, at)
    seat = _seat(draw, party, by)
    if draw.state != State.COMMITTED:
        missing = draw.commitments.filter(digest="").values_list("party", flat=True)
        raise DrawRefused(
            f"还有参与方没有作出承诺：{'、'.join(missing)}。",
            "各方都承诺以后才能公开，免得后来的人看着别人的数来选。",
        )
    if hasattr(seat, "reveal"):
        raise DrawRefused(f"{party}已经公开过了。", "不用再填。")
    salt, value = salt.strip(), value.strip()
    if sampler.commitment(draw.digest, party, salt, value) != seat.digest:
        raise DrawRefused(
            "公开的数和承诺值对不上。",
            "请填承诺时记下的校验码和数，一个字都不能差，注意空格和全角字符。",
        )
    made = Reveal.objects.create(commitment=seat, salt=salt, value=value, revealed_at=at)
    note(draw, "reveal", by, at, party=party, salt=salt, value=value)
    return made


@transaction.atomic
def fall_back(draw: Draw, *, by: Person, at: datetime | None = None) -> Draw:
    """After the deadline: name the parties that did not reveal, and do what was announced for this case.

    The announced public result counts instead, or the draw has failed.
    """
    draw = _locked(draw, State.ANNOUNCED, State.COMMITTED)
    at = when(at, draw)
    silent = list(draw.commitments.filter(reveal=None).values_list("party", flat=True))
    if not draw.reveal_by or at <= draw.reveal_by or not silent or draw.fell_back_at:
        raise DrawRefused(
            "现在不用改用公告的备用办法。", "过了公告的截止时间还有参与方没有公开，才能改用。"
        )
    draw.fell_back_at = at
    if not draw.public_source:
        draw.state, draw.failed = (
            State.FAILED,
            f"到截止时间没有公开的参与方：{'、'.join(silent)}。"[:200],
        )
    draw.save(update_fields=["fell_back_at", "state", "failed"])
    note(draw, "fall-back" if draw.public_source else "fail", by, at, silent=silent)
    return draw


@transaction.atomic
def set_public_seed(draw: Draw, value: str, *, by: Person, at: datetime | None = None) -> bool:
    """Type in the public result; true when a second person typed the same and it counts.

    The first person may correct their own entry until then. Refused before the day of the result.
    """
    draw = _locked(draw, State.ANNOUNCED, State.COMMITTED)
    at = when(at, draw)
    if draw.public_on is None or (draw.parties and not draw.fell_back_at):
        raise DrawRefused("种子不从公开结果来。", "请由各参与方公开所选的数。")
    if draw.public_value is not None:
        raise DrawRefused("公开结果已经录入并核对。", "可以抽取了。")
    if clock.local_date(at) < draw.public_on:
        raise DrawRefused(
            f"{draw.public_source}要到{date_text(draw.public_on)}才产生。", "请在结果产生以后录入。"
        )
    value = " ".join(unicodedata.normalize("NFKC", value).split())
    if not value or len(value) > 200:
        raise DrawRefused("没有填公开结果，或者太长。", "请照公布的号码填写，不超过200字。")
    entry = PublicEntry.objects.filter(draw=draw).first()
    if entry is None or entry.entered_by_id == by.pk:
        PublicEntry.objects.update_or_create(
            draw=draw, defaults={"value": value, "entered_by": by, "entered_at": at}
        )
        note(draw, "enter-public", by, at, value=value)
        return False
    if entry.value != value:
        raise DrawRefused(
            "两个人录入的结果不一样。", "请一起对照公布的结果；先录的人录错了，由他重新录入。"
        )
    entry.checked_by = by
    entry.save(update_fields=["checked_by"])
    draw.public_value = value
    draw.save(update_fields=["public_value"])
    note(draw, "check-public", by, at, value=value)
    return True


@transaction.atomic
def draw(draw: Draw, *, by: Person, at: datetime | None = None) -> list[reading.Place]:
    """Draw, once the source has given the seed; returns the places and calls ``DrawUse.drawn``."""
    row = _locked(draw, State.ANNOUNCED, State.COMMITTED)
    at = when(at, row)
    sources = reading.sources(row)
    seed = sampler.seed({"announcement": row.told, "announcement_digest": row.digest, **sources})
    if seed is None:
        raise DrawRefused("种子还没有产生，不能抽取。", _waiting(row))
    outcome = sampler.run(seed, reading.listed(row), row.told["plan"], row.exclusions)
    row.seed, row.result, row.skips = seed, outcome.result, outcome.skips
    row.state, row.drawn_at = State.DRAWN, at
    row.save(update_fields=["seed", "result", "skips", "state", "drawn_at"])
    note(row, "draw", by, at, seed=seed, result=sampler.digest(outcome.result), skips=row.skips)
    found = reading.places(row)
    uses[row.subject_stream].drawn(row, found)
    return found


@transaction.atomic
def redraw(
    draw: Draw, place: int, reason: str, *, by: Person, at: datetime | None = None
) -> reading.Place:
    """Fill one place anew, with its reason: the sequence of its line goes on, everything else stays.

    Returns the new place and calls ``DrawUse.redrawn``. Raises ``DrawRefused`` when the line has nobody left.
    """
    row = _locked(draw, State.DRAWN)
    at = when(at, row)
    if not 1 <= place <= len(row.result):
        raise DrawRefused(f"没有第{place}号。", f"这次抽了{len(row.result)}个，请核对。")
    if not reason.strip():
        raise DrawRefused(
            "没有写补抽的原因。", "原因要公布，请写明，例如“与检查对象有利害关系，回避”。"
        )
    before = reading.places(row)[place - 1]
    asked = [*row.redraws, {"place": place, "reason": reason.strip()}]
    try:
        outcome = sampler.run(
            row.seed, reading.listed(row), row.told["plan"], row.exclusions, asked
        )
    except sampler.TooFew:
        raise DrawRefused(
            f"“{before.title}”这一组没有可以补抽的了。", "请扩大名录，另行公告抽取。"
        ) from None
    row.redraws, row.skips = outcome.redraws, outcome.skips
    row.save(update_fields=["redraws", "skips"])
    note(row, "redraw", by, at, **outcome.redraws[-1])
    now = reading.places(row)[place - 1]
    uses[row.subject_stream].redrawn(row, before, now)
    return now


@transaction.atomic
def fail(draw: Draw, reason: str, *, by: Person, at: datetime | None = None) -> Draw:
    """Give a draw up before anything was drawn, with the reason; it stays published."""
    row = _locked(draw, State.ANNOUNCED, State.COMMITTED)
    at = when(at, row)
    if not reason.strip():
        raise DrawRefused("没有写停止抽取的原因。", "原因要公布，请写明。")
    row.state, row.failed = State.FAILED, reason.strip()[:200]
    row.save(update_fields=["state", "failed"])
    note(row, "fail", by, at, reason=row.failed)
    return row


def _locked(draw: Draw, *states: Draw.State) -> Draw:
    """The draw's row, locked and read anew, in one of the states."""
    row = Draw.objects.select_for_update().get(pk=draw.pk)
    if row.state not in states:
        raise DrawRefused(
            f"这次抽取现在是“{row.get_state_display()}”，不能这样办。", "请刷新页面看看进展。"
        )
    return row


def _seat(draw: Draw, party: str, by: Person) -> Commitment:
    """The party's row, which ``by`` may speak for."""
    seat = draw.commitments.filter(party=party).select_related("reveal").first()
    if seat is None:
        raise DrawRefused(f"公告的参与方里没有“{party}”。", "请核对。")
    if seat.person_id not in (None, by.pk):
        raise DrawRefused(f"只有公告时指定的人能代表{party}。", "请由本人登录办理。")
    return seat


def _one_voice(draw: Draw, party: str, by: Person) -> None:
    """Refuse who has spoken for another party: who knew every number could choose the seed.

    A draw recorded afterwards is told by whoever keeps the record, and says that it was.
    """
    others = draw.commitments.exclude(party=party).filter(committed_by=by.pk)
    if not draw.late and others.exists():
        raise DrawRefused(
            "您已经替另一个参与方作过承诺，一个人只能代表一方，否则种子就由一个人定了。",
            f"请由{party}自己的人登录办理；公告时可以写明由谁代表。",
        )


def _judged(draw: Draw, at: datetime) -> datetime:
    """The time that counts: of a draw announced through the system the clock's, of one recorded later the told one."""
    return at if draw.late else clock.now()


def _in_time(draw: Draw, at: datetime) -> None:
    if reading.overdue(draw, _judged(draw, at)):
        raise DrawRefused("公告的截止时间已经过了。", "请按公告的备用办法办理。")


def _still_secret(draw: Draw, at: datetime) -> None:
    """Refuse when somebody could know the seed already, or parties together could begin to."""
    if not reading.still_secret(draw, _judged(draw, at)):
        raise DrawRefused(
            "参与方已经开始承诺，或者种子已经产生，不能再排除对象，否则有人可以挑结果。",
            "抽中以后需要回避的，用“补抽”换下一个。",
        )


def _enough(
    draw: Draw, exclusions: Sequence[dict[str, Any]], listed: Sequence[dict[str, str]]
) -> None:
    """Refuse an exclusion after which a line cannot be filled."""
    strata = {one["id"]: one["stratum"] for one in listed}
    there = Counter(strata.values())
    for number, line in enumerate(draw.told["plan"], 1):
        barred = {one["id"] for one in exclusions if one["line"] in (0, number)}
        barred |= {one["id"] for one in line["recusals"]}
        left = there[line["stratum"]] - sum(strata.get(one) == line["stratum"] for one in barred)
        if left < line["count"]:
            raise DrawRefused(
                f"排除以后，“{line['title']}”要抽{line['count']}个，能抽的只剩{left}个。",
                "请停止这次抽取，扩大名录后另行公告。",
            )


def _waiting(draw: Draw) -> str:
    """What is missing for the seed."""
    silent = list(draw.commitments.filter(reveal=None).values_list("party", flat=True))
    if silent and not draw.fell_back_at:
        return f"还没有公开的参与方：{'、'.join(silent)}。"
    return f"请先录入并核对{draw.public_source}。"
