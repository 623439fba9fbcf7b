"""Cases told act by act: some of the demonstrated year, and today's work at every stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from zhunsheng.domains.legalservice.aid.demo.past import Writer
from zhunsheng.domains.legalservice.aid.demo.structure import (
    CHIEF,
    HANDLER,
    LAWYER,
    REVIEWERS,
    TAKER,
)

Step = tuple[int, str, str, dict[str, Any]]
"""Working days after the last act, who, which act, with which answers."""
PLEDGED = {"hardship": "pledge", "found": "poor", "hardship_note": "申请人作出诚信承诺。"}
WORK = {
    "work": "约谈受援人，调查取证，参加庭审和调解。",
    "opinion": "代理意见被采纳。",
    "effect": "纠纷化解，受援人满意。",
}


def points(*values: int) -> dict[str, int]:
    """One reviewer's sheet."""
    codes = ("meeting", "evidence", "conduct", "papers", "file")
    return {f"points_{code}": value for code, value in zip(codes, values, strict=True)}


@dataclass
class Story:
    """An application and what follows; ``lawyer`` lets the lawyer with a login handle it."""

    received: date
    application: dict[str, Any]
    steps: list[Step] = field(default_factory=list)
    who: str = TAKER
    lawyer: bool = False
    link: int | None = None


GRANT: list[Step] = [
    (1, TAKER, "verify", PLEDGED),
    (1, CHIEF, "grant", {}),
    (1, HANDLER, "appoint", {}),
]
HANDLE: list[Step] = [
    (1, HANDLER, "agree", {"scope": "general"}),
    (6, HANDLER, "note", {"progress": "filed", "note": "已经立案。"}),
    (14, HANDLER, "note", {"progress": "hearing", "note": "参加庭审。"}),
]
FINISH: list[Step] = [
    (5, HANDLER, "finish", {"result": "adopted", "summary": "裁判文书已经送达。"}),
    (8, HANDLER, "hand_in", WORK),
]
PAY: list[Step] = [
    (2, TAKER, "draw_subsidy", {}),
    (2, CHIEF, "approve_subsidy", {}),
    (5, TAKER, "pay_subsidy", {}),
]
SCORE: list[Step] = [
    (1, REVIEWERS[0], "score", points(18, 17, 22, 18, 13)),
    (1, REVIEWERS[1], "score", points(17, 18, 21, 17, 14)),
]
ARCHIVE: list[Step] = [(4, TAKER, "archive", {"pages": 46})]
WHOLE = (*GRANT, *HANDLE, *FINISH, *PAY, *ARCHIVE)


def of_the_year(writer: Writer, year: int, count: int) -> Iterator[Story]:
    """Cases that run from January to autumn: whole ones, some scored, one urgent, one appointed."""
    for number in range(count):
        day = writer.days.after(date(year, 1, 10) + timedelta(days=number * 7))
        application = _asked(writer, number)
        steps = [*GRANT, *HANDLE, *FINISH, *PAY]
        if number % 3 == 0:
            steps += SCORE
        if number == 1:
            steps = [
                _urgent(),
                *steps[2:3],
                *HANDLE,
                (0, "public", "complete_papers", {}),
                *FINISH,
                *PAY,
            ]
            application["limitation_on"] = writer.days.after(day, 2)
        yield Story(day, application, [*steps, *ARCHIVE], "public" if number % 5 == 0 else TAKER)


def _asked(writer: Writer, number: int) -> dict[str, Any]:
    """An application of somebody who asks, poor by the standard."""
    application = writer.application("labour" if number % 2 else "civil")
    income = str(application["household"] * 900)
    return {**application, "income": income, "recipients": 1}


def _urgent() -> Step:
    ground = {"urgent_ground": "limit", "owed": "身份证复印件、劳动合同。", "owed_days": 30}
    return (0, CHIEF, "grant_first", ground)


def today(writer: Writer, day: date) -> Iterator[Story]:
    """What lies on the desks now, one case or more at every stage; ``day`` is a working day."""
    ago = writer.days.before
    plans: list[tuple[int, str, list[Step], bool]] = [
        (1, "public", [], False),
        (2, "station", [(1, TAKER, "verify", PLEDGED)], False),
        (0, TAKER, [], False),
        (6, "public", [(2, TAKER, "ask_supplement", _missing())], False),
        (4, TAKER, list(GRANT[:2]), False),
        (20, TAKER, [*GRANT, (1, LAWYER, "agree", {"scope": "general"})], True),
        (30, "public", [*GRANT, *_by_lawyer(HANDLE)], True),
        (70, TAKER, [*GRANT, *_by_lawyer(HANDLE[:1])], True),
        (45, TAKER, [*GRANT, *_by_lawyer(HANDLE), *_by_lawyer(FINISH[:1])], True),
        (44, TAKER, [*GRANT, *HANDLE, *FINISH, *SCORE[:1]], False),
        (48, TAKER, [*GRANT, *HANDLE, *FINISH, SCORE[0], (1, REVIEWERS[1], "score", points(12, 11, 15, 12, 9))], False),
        (50, TAKER, [*GRANT, *HANDLE, *FINISH, *SCORE, *PAY[:1]], False),
        (12, TAKER, [(2, TAKER, "verify", _rich()), (1, CHIEF, "refuse", _refused())], False),
        (7, "public", [(2, TAKER, "verify", _rich()), (1, CHIEF, "refuse", _refused()), _objected()], False),
        (25, TAKER, [*GRANT, *HANDLE[:1], (3, "public", "ask_change", {"reason": "打了几次电话没有人接。"})], False),
        (1, TAKER, [_urgent()], False),
    ]  # fmt: skip
    for number, (days, who, steps, lawyer) in enumerate(plans):
        application = _asked(writer, number)
        if steps and steps[0][2] == "grant_first":
            application["limitation_on"] = ago(day, days) + timedelta(days=5)
        yield Story(ago(day, days), application, steps, who, lawyer)
    both = _asked(writer, 0) | {
        "kind": "administrative",
        "ground": "31.2",
        "level": "reconsideration",
    }
    both |= {
        "subject": "停发低保金",
        "wants_reconsideration": True,
        "act_name": "停发最低生活保障金通知",
        "opponents": "",
    }
    yield Story(ago(day, 1), both, [], "public")


def _by_lawyer(steps: list[Step]) -> list[Step]:
    return [(days, LAWYER, action, data) for days, _who, action, data in steps]


def _missing() -> dict[str, Any]:
    return {"missing": "请补身份证，并说明家里几口人、每月收入多少。", "supplement_days": 10}


def _rich() -> dict[str, Any]:
    return {
        "hardship": "data",
        "source": "居民家庭经济状况核对平台（演示）",
        "found": "not",
        "household": 2,
        "income": "9000",
        "hardship_note": "核对结果：人均月收入超过标准。",
    }


def _objected() -> Step:
    return (2, "public", "object", {"grounds": "收入算上了去年的补助，现在没有了。"})


def _refused() -> dict[str, Any]:
    reasons = "核对结果显示家庭人均月收入超过经济困难标准。可以拨打12348咨询。"
    return {"refusal": "means", "reasons": reasons}
