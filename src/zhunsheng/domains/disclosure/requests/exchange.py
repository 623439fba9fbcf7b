"""Back-entry of open and past requests from a sheet: one row is one request, told by the days of its acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.domains.disclosure.requests.forms.intake import DOMAIN, organs
from zhunsheng.domains.disclosure.requests.outcomes import OUTCOMES
from zhunsheng.domains.disclosure.requests.procedure import CODE
from zhunsheng.kernel.exchange.cases import Step, code_of, enter, one_by_one, titles_of
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib.xlsx import Column, Kind

ON_PAPER = "补录，详见纸质案卷。"
BY_TITLE = {outcome.title: outcome.code for outcome in OUTCOMES}
DATE = Kind.DATE
Row = Mapping[str, Any]

COLUMNS = (
    Column("number", "原编号", required=True, hint="本机关的登记号，每件不同"),
    Column("submitted_on", "提交日期", DATE, hint="互联网、传真、平信提交的日期；不填为收到日期"),
    Column("received_on", "收到日期", DATE, required=True, hint="确认收到的日期"),
    Column("applicant_type", "申请人类型", required=True, choices=titles_of(choices.Applicant)),
    Column("name", "申请人", required=True, hint="姓名或名称"),
    Column("phone", "联系电话", required=True),
    Column("organ", "收到机关", required=True, hint="单位全称或简称"),
    Column("channel", "提交方式", required=True, choices=titles_of(choices.Channel)),
    Column("info_name", "所需信息的名称", required=True),
    Column("info_number", "所需信息的文号"),
    Column("content", "特征描述"),
    Column("superior_number", "上级系统编号"),
    Column("correction_on", "告知补正日期", DATE),
    Column("corrected_on", "收到补正日期", DATE),
    Column("third_asked_on", "征求第三方意见日期", DATE),
    Column("third_name", "第三方"),
    Column("third_answered_on", "第三方意见日期", DATE),
    Column("third_view", "第三方意见", choices=titles_of(choices.View)),
    Column("extended_on", "延长答复日期", DATE),
    Column("extended_days", "延长天数", Kind.INTEGER),
    Column("charged_on", "收费通知日期", DATE),
    Column("pages", "计费页数", Kind.INTEGER),
    Column("paid_on", "缴费日期", DATE),
    Column("outcome", "处理结果", choices=tuple(BY_TITLE)),
    Column("closed_on", "办结日期", DATE),
    Column("answer", "答复内容"),
    Column("is_voluntary", "撤回", Kind.BOOLEAN, hint="申请人自愿撤回的填“是”"),
    Column("archived_on", "归档日期", DATE),
)


def load(row: Row, person: Person) -> int:
    """Make the row's request by its acts; see :func:`enter`."""
    day = row.get("submitted_on") or row["received_on"]
    return enter(CODE, person, row["number"], (day, _application(row, person)), steps(row))


def _application(row: Row, person: Person) -> dict[str, Any]:
    plain = ("name", "phone", "info_name", "info_number", "content", "superior_number")
    return {
        **{name: row[name] for name in plain if row.get(name) is not None},
        "applicant_type": code_of(choices.Applicant, row["applicant_type"]),
        "channel": code_of(choices.Channel, row["channel"]),
        "organ": _organ(row["organ"], row["received_on"], person),
    }


def _organ(name: str, on: date, person: Person) -> int:
    """The organ, among those whose requests the importer may handle."""
    found = organs(on, person).filter(Q(name=name) | Q(short_name=name) | Q(code=name)).first()
    if found is None:
        raise RowRefused(
            f"收到机关：“{name}”不在您可以登记的机关里，请核对名称，或者由该机关的工作人员导入。"
        )
    return int(found.pk)


def steps(row: Row) -> Iterator[Step]:
    """The acts after filing that the row tells of, in their lawful order where days are the same."""
    if code_of(choices.Channel, row["channel"]) in choices.CONFIRMED:
        yield row["received_on"], "confirm", {"how": "phone"}
    yield from _asked(row)
    if row.get("charged_on"):
        charge = {"fee_basis": "pages", "pages": row.get("pages"), "payee": ON_PAPER}
        yield row["charged_on"], "charge", charge
    if row.get("paid_on"):
        yield row["paid_on"], "pay", {"paid_on": row["paid_on"]}
    if row.get("outcome"):
        yield _ended(row)
    elif row.get("closed_on"):
        raise RowRefused("处理结果：填了办结日期，还要选择处理结果。")
    if row.get("archived_on"):
        yield row["archived_on"], "archive", {}


def _asked(row: Row) -> Iterator[Step]:
    if row.get("correction_on"):
        yield row["correction_on"], "ask_correction", {"missing": ON_PAPER, "correct_days": 10}
    if row.get("corrected_on"):
        yield row["corrected_on"], "receive_correction", {}
    if row.get("third_asked_on"):
        data = {"names": row.get("third_name") or "第三方", "question": ON_PAPER}
        yield row["third_asked_on"], "ask_third", data
    if row.get("third_answered_on"):
        view = code_of(choices.View, row.get("third_view")) or choices.View.SILENT.value
        yield row["third_answered_on"], "third_answered", {"third_view": view}
    if row.get("extended_on"):
        data = {"days": row.get("extended_days") or 20, "reason": ON_PAPER}
        yield row["extended_on"], "extend", data


def _ended(row: Row) -> Step:
    outcome, day = BY_TITLE[row["outcome"]], row.get("closed_on")
    if day is None:
        raise RowRefused("办结日期：填了处理结果，还要填办结日期。")
    if outcome in ("6.1", "6.2"):
        return day, "give_up" if outcome == "6.1" else "fee_lapse", {"reason": ON_PAPER}
    if outcome == "6.3" and row.get("is_voluntary"):
        return day, "withdraw", {"is_voluntary": True, "reason": ON_PAPER}
    answer = {
        "outcome": outcome,
        "answer": row.get("answer") or ON_PAPER,
        "withheld": ON_PAPER,
        "third_reason": ON_PAPER if outcome == "1" else "",
    }
    return day, "answer", answer


def _key(row: Row) -> str:
    """Every organ numbers its own requests."""
    return f"{row['organ']}：{str(row['number']).strip()}"


REQUESTS = Sheet(
    code="disclosure.requests",
    title="政府信息公开申请补录",
    domain=DOMAIN,
    roles=("registrar", "handler", "chief"),
    columns=COLUMNS,
    taker=one_by_one("disclosure.requests", _key, load),
    hint="一行一件，已办结的和正在办的都可以。按日期补记每一步，不发通知；当时不合规定的照实录入，会作标记。",
)
