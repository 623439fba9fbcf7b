"""Back entry of consultations: one row is one person's question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhunsheng.domains.legalservice.consultations import choices
from zhunsheng.domains.legalservice.consultations.procedure import CODE
from zhunsheng.domains.legalservice.stations.models import Station
from zhunsheng.kernel.exchange.cases import code_of, enter, one_by_one, titles_of
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib.xlsx import Column, Kind

Row = Mapping[str, Any]
COLUMNS = (
    Column("number", "原编号", required=True, hint="登记本或者原系统的编号，每次不同"),
    Column("asked_on", "日期", Kind.DATE, required=True),
    Column(
        "channel",
        "方式",
        required=True,
        choices=tuple(str(one.label) for one in choices.IN_PERSON),
    ),
    Column("kind", "问题类别", required=True, choices=titles_of(choices.Kind)),
    Column("question", "问题", required=True),
    Column("answer", "答复", required=True),
    Column("articles", "依据的法条"),
    Column("result", "办理结果", choices=titles_of(choices.Outcome), hint="不填算已经答复"),
    Column("minutes", "用时（分钟）", Kind.INTEGER),
    Column("station", "站点编号", hint="与站点台账的编号一致；热线电话不填"),
)


def load(row: Row, person: Person) -> int:
    """Record the row's question as a fact of its day."""
    data = {
        "channel": code_of(choices.Channel, row["channel"]),
        "kind": code_of(choices.Kind, row["kind"]),
        "result": code_of(choices.Outcome, row.get("result")) or "answered",
        "station": _station(row.get("station")),
        **{name: row.get(name) or "" for name in ("question", "answer", "articles", "minutes")},
    }
    return enter(CODE, person, row["number"], (row["asked_on"], data), ())


def _station(code: str | None) -> int | None:
    if not code:
        return None
    found = Station.objects.filter(code=code).first()
    if found is None:
        raise RowRefused(f"站点编号：没有编号为“{code}”的站点，请核对站点台账。")
    return int(found.pk)


SHEET = Sheet(
    code="consultation.questions",
    title="来电来访咨询补录",
    domain="consultation",
    roles=("registrar", "chief"),
    columns=COLUMNS,
    taker=one_by_one("consultation.questions", lambda row: str(row["number"]), load),
    hint="一行一次来电或者来访。不用填姓名和电话。",
)
