"""Back-entry of open and past cases from a sheet: one row is one case.

A row becomes the chain of acts that it tells of, each on its day, recorded as facts: nobody is notified, what broke a
rule is marked and counted (design §9). The person who imports answers for the entry and is named in every event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.models import IntakeChannel
from zhunsheng.domains.reconsideration.procedures import UNDER_2023
from zhunsheng.kernel.exchange.cases import Step, code_of, enter, one_by_one, titles_of
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.parties.models import Party
from zhunsheng.lib.xlsx import Column, Kind

ON_PAPER = "补录，详见纸质案卷。"
DECISIONS = frozenset(UNDER_2023.outcomes_in("decision"))
OUTCOMES = {outcome.title: outcome.code for outcome in UNDER_2023.outcomes}
METHODS = {
    "直接送达": "direct",
    "邮寄送达": "mail",
    "电子送达": "electronic",
    "公告送达": "announcement",
}
DATE = Kind.DATE


COLUMNS = (
    Column("number", "原案号", required=True, hint="本机关的案号或登记号，每案不同"),
    Column("received_on", "收到日期", DATE, required=True),
    Column("kind", "申请人类别", required=True, choices=titles_of(Party.Kind)),
    Column("name", "申请人", required=True, hint="姓名或名称"),
    Column("phone", "联系电话", required=True),
    Column("respondent", "被申请人", required=True, hint="单位全称或简称"),
    Column("act_kind", "行为类别", required=True, choices=titles_of(choices.ActKind)),
    Column("field", "管理领域", required=True, choices=titles_of(choices.Field)),
    Column("act_name", "行政行为", required=True),
    Column("act_number", "行政行为文号"),
    Column("act_on", "作出日期", DATE),
    Column("known_on", "知道日期", DATE),
    Column("request", "复议请求", required=True),
    Column("channel", "收案渠道", required=True, hint="与系统中的渠道名称一致"),
    Column("superior_number", "上级系统编号"),
    Column("accepted_on", "受理日期", DATE),
    Column("handler", "承办人", hint="姓名或登录名；受理的案件必填"),
    Column("copy_on", "副本送达日期", DATE, hint="被申请人收到申请书副本的日期"),
    Column("reply_on", "答复日期", DATE),
    Column("evidence_count", "证据份数", Kind.INTEGER),
    Column("suspended_on", "中止日期", DATE),
    Column("suspension_ground", "中止事由", choices=titles_of(choices.SuspensionGround)),
    Column("resumed_on", "恢复日期", DATE),
    Column("extended_on", "延期日期", DATE),
    Column("extended_days", "延长天数", Kind.INTEGER),
    Column("outcome", "结案方式", choices=tuple(OUTCOMES)),
    Column("closed_on", "结案日期", DATE),
    Column("refusal_reason", "不予受理理由", choices=titles_of(choices.RefusalReason)),
    Column("termination_ground", "终止事由", choices=titles_of(choices.TerminationGround)),
    Column("is_voluntary", "撤回出于自愿", Kind.BOOLEAN, hint="撤回的案件必填"),
    Column("act_changed", "被申请人改变行为", Kind.BOOLEAN),
    Column("redo_days", "责令履行期限（日）", Kind.INTEGER),
    Column("served_on", "送达日期", DATE),
    Column("method", "送达方式", choices=tuple(METHODS), hint="不填为直接送达"),
    Column("mail_number", "邮件编号"),
    Column("archived_on", "归档日期", DATE),
)
TITLES = {column.key: column.title for column in COLUMNS}

Row = Mapping[str, Any]


def load(row: Row, person: Person) -> int:
    """Make the row's case by its acts; see :func:`enter`."""
    filed = row["received_on"], _application(row)
    return enter("reconsideration", person, row["number"], filed, steps(row))


def _application(row: Row) -> dict[str, Any]:
    channel = IntakeChannel.objects.filter(title=row["channel"]).first()
    if channel is None:
        known = "、".join(IntakeChannel.objects.values_list("title", flat=True))
        raise RowRefused(f"收案渠道：没有“{row['channel']}”，可以填：{known}。")
    plain = (
        "name",
        "phone",
        "act_name",
        "act_number",
        "act_on",
        "known_on",
        "request",
        "superior_number",
    )
    return {
        **{name: row[name] for name in plain if row.get(name) is not None},
        "kind": code_of(Party.Kind, row["kind"]),
        "act_kind": code_of(choices.ActKind, row["act_kind"]),
        "field": code_of(choices.Field, row["field"]),
        "respondent": _respondent(row["respondent"]).pk,
        "channel": channel.code,
    }


def _respondent(name: str) -> Unit:
    found = Unit.objects.filter(Q(name=name) | Q(short_name=name) | Q(code=name)).first()
    if found is None:
        raise RowRefused(
            f"被申请人：没有名为“{name}”的单位，请核对名称，或请管理员先登记这个单位。"
        )
    return found


def _handler(row: Row) -> int:
    name = row.get("handler")
    if not name:
        raise RowRefused("承办人：受理的案件要填承办人，请填姓名或登录名。")
    found = list(Person.objects.filter(Q(username=name) | Q(name=name), is_active=True)[:2])
    if len(found) != 1:
        why = "没有这个人" if not found else "有同名的人"
        raise RowRefused(f"承办人：“{name}”{why}，请填登录名。")
    return found[0].pk


def steps(row: Row) -> Iterator[Step]:
    """The acts after filing that the row tells of."""
    yield from _begun(row)
    yield from _interrupted(row)
    if row.get("outcome"):
        yield from _ended(row)
    elif row.get("closed_on"):
        raise RowRefused("结案方式：填了结案日期，还要选择结案方式。")
    if row.get("served_on"):
        method = METHODS.get(row.get("method") or "", "direct")
        data = {
            "method": method,
            "served_on": row["served_on"],
            "mail_number": row.get("mail_number"),
        }
        yield row["served_on"], "serve", {k: v for k, v in data.items() if v}
    if row.get("archived_on"):
        yield row["archived_on"], "archive", {}


def _begun(row: Row) -> Iterator[Step]:
    if row.get("accepted_on"):
        data = {"accepted_on": row["accepted_on"], "handler": _handler(row)}
        yield row["accepted_on"], "accept", data
    if row.get("copy_on"):
        yield row["copy_on"], "send_copy", {"method": "direct", "copy_served_on": row["copy_on"]}
    if row.get("reply_on"):
        yield row["reply_on"], "reply", {"evidence_count": row.get("evidence_count") or 0}


def _interrupted(row: Row) -> Iterator[Step]:
    if row.get("suspended_on"):
        ground = code_of(choices.SuspensionGround, row.get("suspension_ground"))
        yield row["suspended_on"], "suspend", {"suspension_ground": ground, "reason": ON_PAPER}
    if row.get("resumed_on"):
        yield row["resumed_on"], "resume", {"reason": ON_PAPER}
    if row.get("extended_on"):
        data = {"days": row.get("extended_days"), "reason": ON_PAPER}
        yield row["extended_on"], "extend", data


def _ended(row: Row) -> Iterator[Step]:
    outcome, day = OUTCOMES[row["outcome"]], row.get("closed_on")
    if day is None:
        raise RowRefused("结案日期：填了结案方式，还要填结案日期。")
    if outcome in DECISIONS:
        if not row.get("reply_on") and row.get("copy_on"):
            yield day, "no_reply", {}
        draft = dict.fromkeys(("facts", "opinion", "proposed_ruling"), ON_PAPER)
        yield day, "submit_draft", {"proposed_outcome": outcome, **draft}
        words = {"facts": ON_PAPER, "opinion": ON_PAPER, "ruling": ON_PAPER}
        yield day, "decide", {"outcome": outcome, **words, "redo_days": row.get("redo_days")}
        return
    yield from ((day, action, data) for action, data in _otherwise(row, outcome, day))


def _otherwise(row: Row, outcome: str, day: date) -> list[tuple[str, dict[str, Any]]]:
    """Endings without a decision."""
    changed = bool(row.get("act_changed"))
    free: dict[str, Any] = {
        "reason": ON_PAPER,
        "act_changed": changed,
        "is_voluntary": row.get("is_voluntary"),
    }
    endings: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "A0": [
            (
                "refuse",
                {
                    "refusal_reason": code_of(choices.RefusalReason, row.get("refusal_reason")),
                    "ruling": ON_PAPER,
                },
            )
        ],
        "D1": [("conclude_mediation", {"agreement": ON_PAPER, "act_changed": changed})],
        "D2": [("withdraw", {"outcome": "D2", **free})],
        "D3": [("withdraw", {"outcome": "D3", **free})],
        "D4": [
            (
                "terminate",
                {
                    "termination_ground": code_of(
                        choices.TerminationGround, row.get("termination_ground")
                    ),
                    "reason": ON_PAPER,
                },
            )
        ],
        "E1": [("transfer", {"receiver": ON_PAPER})],
        "F1": [("ask_correction", {"missing": ON_PAPER}), ("give_up", {"reason": ON_PAPER})],
        "F2": [("withdraw_early", free)],
    }
    return endings[outcome]


CASES = Sheet(
    code="reconsideration.cases",
    title="行政复议案件补录",
    domain="reconsideration",
    roles=("registrar", "chief"),
    columns=COLUMNS,
    taker=one_by_one("reconsideration.cases", lambda row: str(row["number"]).strip(), load),
    hint="一行一案，已办结的和正在办的都可以。按日期补记每一步，不发通知；当时不合规定的照实录入，会作标记。",
)
