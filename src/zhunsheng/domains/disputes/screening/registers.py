"""矛盾纠纷排查 as a register: every screening is a line, from the phone page, from the form or from a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.domains.disputes.kinds import Risk
from zhunsheng.domains.disputes.organisations import law
from zhunsheng.domains.disputes.organisations.registers import KEEPERS
from zhunsheng.domains.disputes.screening.models import Screening
from zhunsheng.kernel.registers.declare import Fault, Register
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

SCREENER = "screener"


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    day = values.get("valid_from")
    if day and day > clock.today():
        yield "valid_from", "排查日期不能晚于今天。"
    found = values.get("found") or 0
    if found and not values.get("kind"):
        yield "kind", "发现了纠纷，请选主要的类型。"
    if not found and (values.get("kind") or values.get("risk") not in (None, "", Risk.NONE)):
        yield "found", "没有发现纠纷的，不填纠纷类型和激化风险；发现了的，请写件数。"


SCREENINGS = Register(
    code="mediation.screenings",
    title="矛盾纠纷排查",
    model=Screening,
    fields=(
        "code",
        "valid_from",
        "way",
        "place",
        "organisation",
        "unit",
        "screener",
        "person",
        "looked_at",
        "found",
        "kind",
        "risk",
        "note",
        "people",
        "valid_to",
    ),
    columns=("valid_from", "place", "looked_at", "found", "kind", "risk", "screener"),
    search=("code", "looked_at", "screener"),
    filters=("way", "kind", "risk", "unit"),
    roles=(SCREENER, *KEEPERS),
    name=lambda one: f"{date_text(one.valid_from)}{one.place.name}",
    check=_faults,
    hints={
        "place": "写到村（社区）；看的是整个乡镇街道的，写乡镇街道",
        "looked_at": "例如：入户走访12户、小区物业、建筑工地",
        "note": "简单写明情况，加密保存",
        "people": "姓名、电话，加密保存，不能搜索",
        "valid_to": "不用填",
    },
    aliases={
        "valid_from": ("日期", "排查时间"),
        "place": ("村（社区）", "排查地点"),
        "screener": ("排查人员", "网格员"),
        "found": ("排查出纠纷数", "纠纷数"),
    },
    hint="在现场用手机登记，请用“手机排查”；以前的、别的系统里的，用Excel导入。",
    cite=law.HANDED_OVER,
    order=60,
)
