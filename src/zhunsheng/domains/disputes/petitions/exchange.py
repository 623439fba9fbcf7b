"""Import of what the national system (国家信访信息系统) exports: one row is one petition, told by the days of its acts.

Titles of columns differ from export to export; a saved mapping of columns reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.forms.intake import DOMAIN, nameable, takers
from zhunsheng.domains.disputes.petitions.outcomes import ROUTES, TITLES, answers
from zhunsheng.domains.disputes.petitions.procedure import CODE
from zhunsheng.kernel.exchange.cases import Step, code_of, enter, one_by_one, titles_of
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib.xlsx import Column, Kind

ON_PAPER = "补录，详见上级系统和纸质案卷。"
BY_TITLE = {title: code for code, title in TITLES.items() if code not in ("M1", "M2")}
DATE = Kind.DATE
Row = Mapping[str, Any]

COLUMNS = (
    Column(
        "superior_number", "上级系统编号", required=True, hint="国家信访信息系统的编号，每件不同"
    ),
    Column("received_on", "登记日期", DATE, required=True),
    Column("kind", "类别", required=True, choices=titles_of(choices.Kind)),
    Column("channel", "信访形式", required=True, choices=titles_of(choices.Channel)),
    Column("field", "领域", choices=titles_of(choices.Field)),
    Column("name", "信访人", hint="申诉求决事项必填；其他匿名的不填"),
    Column("phone", "联系电话"),
    Column("address", "住址"),
    Column("people_count", "来访人数", Kind.INTEGER, hint="多人走访的填写"),
    Column("representatives", "信访代表", hint="多人走访的填写，用顿号分开"),
    Column("title", "反映的事项", required=True),
    Column("facts", "事实和理由"),
    Column("named", "被反映的单位", hint="单位全称或简称；检举控告对其保密"),
    Column("taker", "收件单位", required=True, hint="单位全称或简称"),
    Column("to_unit", "转送交办单位"),
    Column("forwarded_on", "转送交办日期", DATE),
    Column("forwarding", "转送方式", choices=titles_of(choices.Forwarding)),
    Column("report_by", "反馈期限", DATE),
    Column("informed_on", "受理告知日期", DATE),
    Column("extended_on", "延期日期", DATE),
    Column("extended_days", "延期天数", Kind.INTEGER),
    Column("outcome", "处理结果", choices=tuple(BY_TITLE)),
    Column("closed_on", "办结日期", DATE),
    Column("opinion", "处理意见"),
)


def load(row: Row, person: Person) -> int:
    """Make the row's petition by its acts; see :func:`enter`."""
    filed = (row["received_on"], _petition(row, person))
    return enter(CODE, person, str(row["superior_number"]), filed, steps(row))


def _petition(row: Row, person: Person) -> dict[str, Any]:
    plain = ("superior_number", "name", "phone", "address", "people_count", "title", "facts")
    on = row["received_on"]
    found = {name: row[name] for name in plain if row.get(name) is not None}
    if row.get("named"):
        found["named"] = _unit("被反映的单位", row["named"], nameable(on)).pk
    return {
        **found,
        "kind": code_of(choices.Kind, row["kind"]),
        "channel": code_of(choices.Channel, row["channel"]),
        "field": code_of(choices.Field, row.get("field")),
        "representatives": (row.get("representatives") or "").replace("、", "\n"),
        "taker": _unit("收件单位", row["taker"], takers(on, person)).pk,
    }


def _unit(label: str, name: str, among: Any) -> Unit:
    found: Unit | None = among.filter(Q(name=name) | Q(short_name=name) | Q(code=name)).first()
    if found is None:
        raise RowRefused(f"{label}：“{name}”不在可以选择的单位里，请核对名称。")
    return found


def steps(row: Row) -> Iterator[Step]:
    """The acts after registration that the row tells of."""
    if row.get("forwarded_on"):
        unit = _unit("转送交办单位", row.get("to_unit") or "", takers(row["forwarded_on"]))
        mode = code_of(choices.Forwarding, row.get("forwarding")) or choices.Forwarding.FORWARD
        charge = {"report_by": row["report_by"]} if row.get("report_by") else {}
        yield row["forwarded_on"], "forward", {"forwarding": mode, "to_unit": unit.pk, **charge}
    if row.get("informed_on") and row.get("outcome") not in {TITLES[code] for code in ROUTES}:
        yield row["informed_on"], "accept", {}
    if row.get("extended_on"):
        data = {"days": row.get("extended_days") or 30, "reason": ON_PAPER}
        yield row["extended_on"], "extend", data
    if row.get("outcome"):
        yield _ended(row)
    elif row.get("closed_on"):
        raise RowRefused("处理结果：填了办结日期，还要选择处理结果。")


def _ended(row: Row) -> Step:
    outcome, day = BY_TITLE[row["outcome"]], row.get("closed_on")
    if day is None:
        raise RowRefused("办结日期：填了处理结果，还要填办结日期。")
    if outcome in ROUTES:
        return day, "route", {"outcome": outcome, "where": ON_PAPER, "reason": ON_PAPER}
    if outcome == "T1":
        return day, "send_out", {"receiver": "有权处理的机关", "reason": ON_PAPER}
    if outcome == "W1":
        return day, "withdraw", {"is_voluntary": True, "reason": ON_PAPER}
    kind = code_of(choices.Kind, row["kind"])
    if outcome not in dict(answers(kind)):
        raise RowRefused(f"处理结果：“{row['outcome']}”不是{row['kind']}事项的答复，请核对。")
    opinion = row.get("opinion") or ON_PAPER
    answer = {"outcome": outcome, "found": ON_PAPER, "opinion": opinion, "grounds": ON_PAPER}
    return day, "answer", answer


SHEET = Sheet(
    code="petition.cases",
    title="信访事项（国家信访信息系统导出）",
    domain=DOMAIN,
    roles=("registrar",),
    columns=COLUMNS,
    taker=one_by_one("petition.cases", lambda row: str(row["superior_number"]).strip(), load),
    hint="一行一件。列名和这里不同的，先在“列对应”里对好，保存后下次直接用。不发通知；当时逾期的照实录入，会作标记。",
)
