"""仲裁时效 (27): shown to everybody, blocking nobody; whether it is over is for the panel to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.domains.disputes.labour.law import VERSION
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.lib.hanzi import date_text


@dataclass(frozen=True)
class Limitation:
    """The last day, when there is one, and a sentence about it."""

    last_day: date | None
    sentence: str
    is_over: bool = False


def limitation(
    on: date, known_on: date | None, left_on: date | None, *, is_wages: bool
) -> Limitation:
    """What art. 27 says of an application made on ``on``.

    Unpaid wages have no limit while the employment lasts; a year from its end when it has ended. All else has a year
    from the day on which the worker knew. Interruptions are for the panel.
    """
    if is_wages and left_on is None:
        return Limitation(None, "劳动关系存续期间拖欠劳动报酬，不受一年时效限制")
    start = left_on if is_wages else known_on
    if start is None:
        return Limitation(None, "没有写明从哪天起算，时效待查明")
    end = last_day("labour.apply", start, VERSION)
    words = "劳动关系终止之日" if is_wages else "知道权利被侵害之日"
    if on > end:
        sentence = f"自{words}（{date_text(start)}）起一年，已于{date_text(end)}届满；有没有中断、中止由仲裁庭审查"
        return Limitation(end, sentence, is_over=True)
    return Limitation(end, f"自{words}（{date_text(start)}）起一年，{date_text(end)}届满")
