"""Back-entry of past and open disputes from a sheet: one row is one dispute, told by the days of its acts.

Columns carry further titles of the province's mediation system and of townships' own tables; others are matched once
and kept (列对应).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.domains.disputes.kinds import Kind, Source
from zhunsheng.domains.disputes.mediation import choices, house
from zhunsheng.domains.disputes.mediation.law import ADMINISTRATIVE, DOMAIN, JUDICIAL, TITLES
from zhunsheng.domains.disputes.mediation.outcomes import TITLES as OUTCOMES
from zhunsheng.domains.disputes.mediation.procedure.stages import STAFF
from zhunsheng.kernel.exchange.cases import Step, code_of, enter, one_by_one, titles_of
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib.xlsx import Column
from zhunsheng.lib.xlsx import Kind as Cell

ON_PAPER = "补录，详见纸质案卷。"
UNNAMED = "详见案卷"
WAY_OF = {title.partition("（")[0]: code for code, title in TITLES.items()}
OUTCOME_OF = {title: code for code, title in OUTCOMES.items()}
SUIT_OF = {str(label): str(code) for code, label in choices.Suit.choices}
Row = Mapping[str, Any]

COLUMNS = (
    Column("number", "原编号", required=True, aliases=("编号", "案件编号", "纠纷编号", "卷号")),
    Column("way", "调解种类", choices=tuple(WAY_OF), hint="不填为人民调解"),
    Column("received_on", "登记日期", Cell.DATE, required=True, aliases=("申请日期", "收案日期")),
    Column("accepted_on", "受理日期", Cell.DATE, hint="没有受理的不填"),
    Column(
        "kind", "纠纷类型", required=True, choices=titles_of(Kind), aliases=("纠纷类别", "类型")
    ),
    Column("source", "来源", choices=titles_of(Source), hint="不填为当事人申请"),
    Column(
        "place",
        "所在区划",
        required=True,
        aliases=("村（社区）", "发生地"),
        hint="同名的写全称或者代码",
    ),
    Column("applicant", "申请人", required=True, aliases=("甲方", "一方当事人", "当事人一")),
    Column("applicant_phone", "申请人电话"),
    Column(
        "other",
        "对方当事人",
        required=True,
        aliases=("乙方", "另一方当事人", "当事人二", "被申请人"),
    ),
    Column("other_phone", "对方电话"),
    Column("facts", "纠纷事实", aliases=("纠纷简要情况", "案情")),
    Column("amount", "涉案金额", Cell.MONEY, aliases=("涉及金额",)),
    Column("heads", "涉及人数", Cell.INTEGER, aliases=("涉及当事人数",)),
    Column("mediator", "调解员", aliases=("调解人", "主调解员")),
    Column("committee", "调解组织", aliases=("调委会", "调解委员会")),
    Column("department", "负责机关", hint="行政调解填写，单位全称或者简称"),
    Column("suit", "委派委托情形", choices=tuple(SUIT_OF), hint="司法调解填写"),
    Column("suit_number", "法院案号"),
    Column("outcome", "结果", choices=tuple(OUTCOME_OF), aliases=("调解结果",)),
    Column("closed_on", "办结日期", Cell.DATE, aliases=("结案日期", "调解日期", "达成日期")),
    Column("agreement", "协议内容"),
    Column("performance", "履行方式和期限"),
    Column("settled_amount", "协议金额", Cell.MONEY),
    Column("difficulty", "难易程度", choices=titles_of(choices.Difficulty)),
    Column("confirmation_asked_on", "申请司法确认日期", Cell.DATE),
    Column("confirmed_on", "法院决定日期", Cell.DATE),
    Column("confirmation", "司法确认结果", choices=titles_of(choices.Confirmation)),
    Column("visited_on", "回访日期", Cell.DATE),
    Column("performed", "履行情况", choices=titles_of(choices.Performance)),
    Column("archived_on", "归档日期", Cell.DATE),
    Column(
        "superior_number",
        "上级系统编号",
        aliases=("省平台编号", "区厅系统编号", "系统编号（上级）"),
    ),
)


def load(row: Row, person: Person) -> int:
    """Make the row's dispute by its acts; see :func:`enter`."""
    way = WAY_OF.get(row.get("way") or "人民调解", "mediation.people")
    _check(row)
    return enter(way, person, row["number"], (row["received_on"], _filing(row, way)), steps(row))


def _check(row: Row) -> None:
    """What cannot be told: an end without its day, or a day without an end."""
    if bool(row.get("outcome")) != bool(row.get("closed_on")):
        raise RowRefused("结果、办结日期：两项要么都填，要么都不填。")
    settled = OUTCOME_OF.get(row.get("outcome") or "") in ("written", "oral")
    if settled and not row.get("accepted_on"):
        raise RowRefused("受理日期：达成协议的，请填写受理日期（当场说定的与办结日期相同）。")


def _filing(row: Row, way: str) -> dict[str, Any]:
    plain = (
        *("applicant", "applicant_phone", "other", "other_phone", "amount", "heads"),
        *("suit_number", "superior_number"),
    )
    found = {name: row[name] for name in plain if row.get(name) is not None}
    found |= {
        "kind": code_of(Kind, row["kind"]),
        "source": code_of(Source, row.get("source")) or Source.APPLICATION.value,
        "place": _place(row["place"]),
        "facts": row.get("facts") or ON_PAPER,
    }
    if way == JUDICIAL:
        found["suit"] = SUIT_OF.get(row.get("suit") or "", choices.Suit.BEFORE.value)
    if way == ADMINISTRATIVE:
        found["department"] = _department(row)
    return found


def _place(name: str) -> int:
    rows = house.places().filter(Q(name=name) | Q(full_name=name) | Q(code=name))
    keys = list(rows.values_list("pk", flat=True)[:2])
    if len(keys) != 1:
        said = "有几个同名的地方，请写全称或者区划代码" if keys else "没有这个地方，请核对名称"
        raise RowRefused(f"所在区划：“{name}”{said}。")
    return int(keys[0])


def _department(row: Row) -> int:
    name = row.get("department") or ""
    wanted = Q(name=name) | Q(short_name=name) | Q(code=name)
    found = house.departments(row["received_on"]).filter(wanted).first()
    if found is None:
        raise RowRefused(f"负责机关：“{name}”不是本区的部门或者乡镇街道，请核对。")
    return int(found.pk)


def steps(row: Row) -> Iterator[Step]:
    """The acts after filing that the row tells of, in their lawful order where days are the same."""
    if accepted := row.get("accepted_on"):
        agrees = {"applicant_agrees": "yes", "other_agrees": "yes"}
        # Without a name the paper file has it; an agreement needs somebody who mediated.
        name = row.get("mediator") or UNNAMED
        mediator = {"outside": name, "committee": row.get("committee") or ""}
        yield accepted, "accept", agrees | mediator
    if row.get("outcome"):
        yield _ended(row)
    yield from _confirmed(row)
    if row.get("visited_on"):
        performed = code_of(choices.Performance, row.get("performed")) or "done"
        visit = {"performed": performed, "how": "phone", "content": ON_PAPER}
        yield row["visited_on"], "visit", visit
    if row.get("archived_on"):
        yield row["archived_on"], "archive", {"retention": "short"}


def _confirmed(row: Row) -> Iterator[Step]:
    asked: date | None = row.get("confirmation_asked_on")
    if asked is None:
        return
    yield (
        asked,
        "ask_confirmation",
        {"court": "人民法院", "is_joint": True, "confirmation_asked_on": asked},
    )
    if row.get("confirmed_on"):
        result = code_of(choices.Confirmation, row.get("confirmation")) or "confirmed"
        ended = {"confirmation": result, "confirmation_ended_on": row["confirmed_on"]}
        yield row["confirmed_on"], "court_decides", ended


def _ended(row: Row) -> Step:
    outcome, day = OUTCOME_OF[row["outcome"]], row["closed_on"]
    agreed = {
        "agreement": row.get("agreement") or ON_PAPER,
        "performance": row.get("performance") or ON_PAPER,
        "settled_amount": row.get("settled_amount"),
        "difficulty": code_of(choices.Difficulty, row.get("difficulty")),
    }
    if outcome == "written":
        more = {"main_facts": row.get("facts") or ON_PAPER, "responsibility": ON_PAPER}
        return day, "agree", agreed | more
    if outcome == "oral":
        return day, "agree_orally", agreed
    ends: dict[str, tuple[str, dict[str, Any]]] = {
        "failed": ("terminate", {"reason": ON_PAPER}),
        "refused": ("refuse", {"who": "other", "reason": ON_PAPER}),
        "withdrawn": ("withdraw", {"is_voluntary": True, "reason": ON_PAPER}),
        "transferred": ("transfer", {"destination": "other", "reason": ON_PAPER}),
        "not_taken": ("decline", {"reason": ON_PAPER}),
    }
    return (day, *ends[outcome])


DISPUTES = Sheet(
    code="mediation.disputes",
    title="矛盾纠纷补录",
    domain=DOMAIN,
    roles=STAFF,
    columns=COLUMNS,
    taker=one_by_one(
        "mediation.disputes", lambda row: f"{row['place']}：{str(row['number']).strip()}", load
    ),
    hint="一行一件，已办结的和正在办的都可以。按日期补记每一步，不发通知；当时不合规定的照实录入，会作标记。",
)
