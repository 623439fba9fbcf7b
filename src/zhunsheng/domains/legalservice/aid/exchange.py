"""Back entry from a sheet of the national legal-aid system: one row is one case, told by its days and results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.domains.legalservice.aid import choices, eligibility
from zhunsheng.domains.legalservice.aid.procedure import CODE
from zhunsheng.domains.legalservice.aid.procedure.effects import DOMAIN
from zhunsheng.domains.legalservice.aid.procedure.outcomes import TITLES
from zhunsheng.kernel.exchange.cases import Step, code_of, enter, one_by_one, titles_of
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.lib.xlsx import Column, Kind

DATE, MONEY = Kind.DATE, Kind.MONEY
Row = Mapping[str, Any]
GROUNDS = {one.title: one.code for one in (*eligibility.grounds(), *eligibility.notices())}
ENDS = {title: code for code, title in TITLES.items()}
DAYS = ("decided_on", "assigned_on", "ended_on", "filed_on", "paid_on", "archived_on")

COLUMNS = (
    Column("superior_number", "全国系统编号", required=True, hint="每件不同；再次导入时凭它认出来"),
    Column("received_on", "收到日期", DATE, required=True),
    Column("name", "受援人", required=True),
    Column("id_number", "身份证号"),
    Column("phone", "联系电话", hint="没有的不填"),
    Column("kind", "案件种类", required=True, choices=titles_of(choices.Kind)),
    Column("ground", "援助事项", required=True, choices=tuple(GROUNDS)),
    Column("subject", "案由", required=True),
    Column("opponents", "对方当事人", hint="几个的用顿号分开"),
    Column("channel", "申请渠道", required=True, choices=titles_of(choices.Channel)),
    Column("agency", "办案机关"),
    Column("level", "办理阶段", choices=titles_of(choices.Level)),
    Column("place", "乡镇街道", hint="名称"),
    Column(
        "belongs", "受援人类别", hint="农民工、残疾人、老年人、未成年人、妇女、军人军属，用顿号分开"
    ),
    Column("recipients", "受援人数", Kind.INTEGER),
    Column("hardship", "核查方式", choices=titles_of(choices.Hardship)),
    Column("decided_on", "决定日期", DATE),
    Column("provider_code", "承办人执业证号"),
    Column("assigned_on", "指派日期", DATE),
    Column("outcome", "结果", choices=tuple(ENDS), hint="还没有办结的不填"),
    Column("refusal", "不予援助的理由", choices=titles_of(choices.Refusal)),
    Column("ended_on", "办结日期", DATE),
    Column("result", "办理结果", choices=titles_of(choices.Result)),
    Column("recovered", "挽回损失（元）", MONEY),
    Column("filed_on", "交卷日期", DATE),
    Column("score", "质量得分", Kind.INTEGER),
    Column("subsidy", "补贴（元）", MONEY),
    Column("paid_on", "补贴支付日期", DATE),
    Column("archived_on", "归档日期", DATE),
)
PLAIN = (
    *("name", "id_number", "phone", "subject", "opponents", "agency", "recipients"),
    "superior_number",
)


def load(row: Row, person: Person) -> int:
    """Make the row's case; see :func:`enter`."""
    filed = (row["received_on"], _application(row))
    return enter(CODE, person, str(row["superior_number"]), filed, steps(row))


def _application(row: Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in PLAIN if row.get(name) is not None},
        "kind": code_of(choices.Kind, row["kind"]),
        "ground": GROUNDS[row["ground"]],
        "channel": code_of(choices.Channel, row["channel"]),
        "level": code_of(choices.Level, row.get("level")),
        "hardship": code_of(choices.Hardship, row.get("hardship")),
        "belongs": list(_groups(row.get("belongs") or "")),
        "place": _place(row.get("place")),
    }


def _groups(text: str) -> Iterator[str]:
    for word in filter(None, (part.strip() for part in text.replace("，", "、").split("、"))):
        code = code_of(choices.Group, word)
        if not code:
            labels = "、".join(titles_of(choices.Group))
            raise RowRefused(f"受援人类别：没有“{word}”，请从{labels}里选。")
        yield code


def _place(name: str | None) -> int | None:
    if not name:
        return None
    found = Place.objects.filter(Q(name=name) | Q(code=name), level=Place.Level.TOWNSHIP).first()
    if found is None:
        raise RowRefused(f"乡镇街道：没有“{name}”，请写全称。")
    return int(found.pk)


def steps(row: Row) -> Iterator[Step]:
    """One act that tells everything, on the last of its days; none for an application that waits."""
    days = [row[name] for name in DAYS if row.get(name)]
    if not days:
        if row.get("outcome"):
            raise RowRefused("办结日期：填了结果，还要填办结日期。")
        return
    day: date = max(days)
    same = (*DAYS, "provider_code", "score")
    history = {name: row[name] for name in same if row.get(name) not in (None, "")}
    for name in ("recovered", "subsidy"):
        if row.get(name) is not None:
            history[name] = f"{row[name] / 100:.2f}"
    history |= {
        "outcome": ENDS.get(row.get("outcome") or "", ""),
        "refusal": code_of(choices.Refusal, row.get("refusal")),
        "level": code_of(choices.Level, row.get("level")),
        "result": code_of(choices.Result, row.get("result")),
    }
    yield day, "record_past", history


CASES = Sheet(
    code="aid.cases",
    title="法律援助案件补录",
    domain=DOMAIN,
    roles=("registrar", "handler", "chief"),
    columns=COLUMNS,
    taker=one_by_one("aid.cases", lambda row: str(row["superior_number"]).strip(), load),
    hint="从全国法律援助信息系统导出后直接导入，列名不同的对一次就记住。一行一件，办结的和正在办的都可以，不发通知。",
)
