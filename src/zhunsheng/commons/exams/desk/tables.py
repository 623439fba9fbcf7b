"""Tables, chart and sheets of one exam."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zhunsheng.commons.exams.boards import FEWEST, Board, board_of
from zhunsheng.commons.exams.models import DayTally, Exam
from zhunsheng.commons.exams.services import line_title
from zhunsheng.commons.exams.statistics import Judged, questions_of
from zhunsheng.faces.ui.charts import Chart, Series
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.lib import xlsx
from zhunsheng.lib.paper import Line
from zhunsheng.lib.xlsx import Kind

MOST_DAYS, MOST_WEEKS = 14, 20
NOTHING = "—"


def over_time(days: Sequence[DayTally]) -> Chart | None:
    """Person-times by day, of many days by week, of very many by month."""
    if not days:
        return None
    first = days[0].day
    span = (days[-1].day - first).days + 1
    by = "按日" if span <= MOST_DAYS else "按周" if span <= 7 * MOST_WEEKS else "按月"
    counts: dict[str, int] = {}
    for one in days:
        label = _label(by, one.day, first)
        counts[label] = counts.get(label, 0) + one.n
    series = [Series("计入人次", list(counts.values()))]
    title = f"答题人次，{by}"
    return Chart("days", title, list(counts), series, unit="人次", label_title="日期")


def _label(by: str, day: date, first: date) -> str:
    """The day; the week counted from the first day, by its own first day; the month."""
    if by == "按月":
        return f"{day.year}年{day.month}月"
    start = day if by == "按日" else first + timedelta(days=(day - first).days // 7 * 7)
    return f"{start.month}月{start.day}日" + ("起" if by == "按周" else "")


def of_board(board: Board, *, inside: bool) -> Table:
    """Ranks; person-times only inside the house."""
    columns = [
        Column("名次和单位"),
        Column("平均分", keep=True),
        Column("人数", "number"),
        *([Column("人次", "number")] if inside else []),
    ]
    rows = [
        (
            f"{one.rank}　{one.unit}",
            one.average_text,
            one.persons,
            *([one.n] if inside else []),
        )
        for one in board.ranks
    ]
    return Table(
        columns=columns,
        rows=rows,
        caption="单位排行",
        stack=False,
        empty="还没有可以排名的单位。",
        empty_hint=f"一个单位有{FEWEST}个人答过，才列在这里。",
    )


def of_rules(exam: Exam) -> Table:
    """The lines of the paper."""
    lines = [Line(**line) for line in exam.lines]
    return Table(
        columns=(Column("抽什么"), Column("题数", "number"), Column("每题分值", "number")),
        rows=[(line_title(line), line.count, line.points) for line in lines],
        caption="组卷规则",
        stack=False,
        empty="还没有组卷规则。",
    )


def of_questions(found: Sequence[Judged]) -> Table:
    """The hardest first."""
    return Table(
        columns=(
            Column("题目"),
            Column("题号", keep=True),
            Column("专题", keep=True),
            Column("作答次数", "number"),
            Column("答对", keep=True),
            Column("区分度", "badge"),
        ),
        rows=[
            (
                one.stem,
                one.code,
                one.topic,
                one.sums.shown,
                _share(one),
                _discrimination(one),
                one.id,
            )
            for one in found
        ],
        caption="试题统计",
        link=lambda row: f"/desk/registers/exams.questions/{row[-1]}/",
        empty="还没有统计。",
        empty_hint="有人交卷以后，每五分钟统计一次。",
    )


def _share(one: Judged) -> str:
    share = one.sums.share
    return NOTHING if share is None else f"{100 * share:.1f}%"


def _discrimination(one: Judged) -> tuple[str, Tone]:
    found = one.sums.discrimination
    if found is None:
        return "次数太少", Tone.PLAIN
    if one.is_doubtful:
        return f"{found:.2f} 请核对", Tone.AMBER
    return f"{found:.2f}", Tone.PLAIN


@dataclass(frozen=True)
class Sheet:
    """One table of an exam as a sheet."""

    title: str
    columns: tuple[xlsx.Column, ...]
    rows: Callable[[Exam], Iterable[Mapping[str, Any]]]


def _days(exam: Exam) -> Iterable[Mapping[str, Any]]:
    names = ("day", "n", "minors", "passed", "score", "fast", "late")
    return list(exam.days.order_by("day").values(*names))


def _units(exam: Exam) -> Iterable[Mapping[str, Any]]:
    return [
        {
            "rank": one.rank,
            "unit": one.unit,
            "persons": one.persons,
            "n": one.n,
            "average": one.average_text,
        }
        for one in board_of(exam).ranks
    ]


def _questions(exam: Exam) -> Iterable[Mapping[str, Any]]:
    for one in questions_of(exam):
        yield {
            "code": one.code,
            "stem": one.stem,
            "topic": one.topic,
            "shown": one.sums.shown,
            "right": one.sums.right,
            "share": _share(one),
            "discrimination": _discrimination(one)[0],
        }


def _number(key: str, title: str) -> xlsx.Column:
    return xlsx.Column(key, title, Kind.INTEGER)


SHEETS = {
    "days": Sheet(
        "按日统计",
        (
            xlsx.Column("day", "日期", Kind.DATE),
            _number("n", "计入人次"),
            _number("minors", "其中未成年人"),
            _number("passed", "及格人次"),
            _number("score", "得分之和"),
            _number("fast", "答得太快（另计）"),
            _number("late", "超过时间（另计）"),
        ),
        _days,
    ),
    "units": Sheet(
        "单位排行",
        (
            _number("rank", "名次"),
            xlsx.Column("unit", "单位"),
            _number("persons", "人数"),
            _number("n", "人次"),
            xlsx.Column("average", "平均分"),
        ),
        _units,
    ),
    "questions": Sheet(
        "试题统计",
        (
            xlsx.Column("code", "题号"),
            xlsx.Column("stem", "题目"),
            xlsx.Column("topic", "专题"),
            _number("shown", "作答次数"),
            _number("right", "答对次数"),
            xlsx.Column("share", "答对比例"),
            xlsx.Column("discrimination", "区分度"),
        ),
        _questions,
    ),
}
