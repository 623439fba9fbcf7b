"""Results and codes as Excel files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zhunsheng.commons.surveys.models import Question
from zhunsheng.commons.surveys.rounds import Result, Results
from zhunsheng.lib import xlsx
from zhunsheng.lib.hanzi import date_text
from zhunsheng.lib.xlsx import Column, Kind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HIDDEN = "不足5份，不显示"
RESULT_COLUMNS = (
    Column("number", "题号", Kind.INTEGER),
    Column("kind", "题型"),
    Column("question", "题目"),
    Column("option", "选项或者意见"),
    Column("count", "份数"),
    Column("share", "占比（%）"),
)
CODE_COLUMNS = (
    Column("number", "序号", Kind.INTEGER),
    Column("code", "填写码"),
    Column("url", "填写地址"),
)


def of_results(found: Results) -> bytes:
    """One line for each option and for each text; counts that are too small stay hidden here, too."""
    survey = found.survey
    notes = [
        f"{survey.title}，{date_text(survey.starts_on)}至{date_text(survey.ends_on)}，收回{found.count}份。",
        "不足5份的不显示；能由其他数推算出来的，一并不显示。",
    ]
    return xlsx.write(_lines(found), RESULT_COLUMNS, title="结果", notes=notes)


def _lines(found: Results) -> Iterator[dict[str, Any]]:
    for result in found.results:
        one = result.question
        head = {"number": one.number, "kind": one.get_kind_display(), "question": one.text}
        for option, count, share in _parts(result):
            yield {**head, "option": option, "count": count, "share": share}


def _parts(result: Result) -> Iterator[tuple[str, str, str]]:
    if result.answered is None:
        yield "", HIDDEN, ""
    elif result.question.kind == Question.Kind.TEXT:
        yield from ((text, "", "") for text in result.texts)
    else:
        for bar in result.bars:
            yield bar.label, HIDDEN if bar.count is None else str(bar.count), str(bar.share or "")
        if result.mean is not None:
            yield "平均分", str(result.mean), ""


def of_codes(codes: Iterable[tuple[str, str]]) -> bytes:
    """Codes with their addresses."""
    rows = [{"number": n, "code": code, "url": url} for n, (code, url) in enumerate(codes, 1)]
    return xlsx.write(rows, CODE_COLUMNS, title="填写码")
