"""The appointment slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from zhunsheng.domains.disputes.counselling.models import CounsellingCase, Slot
from zhunsheng.kernel.registers.declare import Fault, Register

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if not CLOCK.fullmatch(str(values.get("begins") or "")):
        yield "begins", "开始时间写成“14:00”这样的二十四小时制。"
    first, last = values.get("valid_from"), values.get("valid_to")
    if first and last and first != last:
        yield "valid_to", "一个时段只在一天里，截止日期同日期或者不填。"


def check(values: Mapping[str, Any]) -> Iterable[Fault]:
    """What is wrong with a slot as a whole."""
    return list(_faults(values))


SLOTS = Register(
    code="counselling.slots",
    title="心理服务预约时段",
    model=Slot,
    fields=(
        "code",
        "valid_from",
        "begins",
        "minutes",
        "counsellor",
        "unit",
        "is_cancelled",
        "valid_to",
    ),
    columns=("code", "valid_from", "begins", "counsellor", "is_cancelled"),
    search=("code",),
    filters=("counsellor",),
    roles=("registrar",),
    name=str,
    check=check,
    hint="一行一个时段。停诊的打勾，已经约的人由预约登记人员改约。",
    order=58,
)


def free(on: date) -> QuerySet[Slot]:
    """Slots from ``on`` that nobody has taken, the soonest first."""
    taken = CounsellingCase.objects.filter(slot=OuterRef("pk"))
    rows = Slot.objects.filter(valid_from__gte=on, is_cancelled=False)
    return rows.filter(~Exists(taken)).order_by("valid_from", "begins", "pk")
