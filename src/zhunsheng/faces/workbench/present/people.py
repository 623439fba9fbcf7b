"""Those who take part in a matter, masked until somebody entitled asks to see one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.access.scope import CONSULTED
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.parties.models import Party
from zhunsheng.lib.hanzi import mask_id, mask_phone


@dataclass(frozen=True)
class Taker:
    """One who takes part: ``facts`` are masked unless ``open``; ``may_open`` offers to show them."""

    pk: int
    role: str
    name: str
    kind: str
    facts: tuple[Fact, ...]
    may_open: bool = False


def takers_of(matter: Matter, roles: Mapping[str, str], *, internal: bool) -> list[Taker]:
    """Everybody who takes part, in the order in which they came in."""
    rows = Participant.objects.filter(matter_id=matter.pk)
    found = rows.select_related("party", "unit", "person", "represents__party").order_by("pk")
    return [taker(row, roles, internal=internal) for row in found]


def taker(
    row: Participant, roles: Mapping[str, str], *, internal: bool, revealed: bool = False
) -> Taker:
    """One participant as the page shows it."""
    title = roles.get(row.role, "会签" if row.role == CONSULTED else row.role)
    if row.party is None:
        return Taker(row.pk, title, row.name, row.note, ())
    party = row.party
    facts = tuple(_facts(party, revealed=revealed)) if internal else ()
    hidden = bool(party.id_number or party.phone or party.address or party.email)
    kind = party.get_kind_display()
    if row.represents:
        kind = f"代理{row.represents.name}"
    return Taker(row.pk, title, party.name, kind, facts, internal and hidden and not revealed)


def _facts(party: Party, *, revealed: bool) -> list[Fact]:
    id_number, phone = party.id_number, party.phone
    rows = [
        Fact("身份证号", id_number if revealed or not id_number else mask_id(id_number)),
        Fact("信用代码", party.credit_code),
        Fact("负责人", party.legal_representative),
        Fact("电话", phone if revealed or not phone else mask_phone(phone)),
    ]
    if revealed:
        rows += [Fact("送达地址", party.address), Fact("电子邮箱", party.email)]
    return [row for row in rows if row.value]
