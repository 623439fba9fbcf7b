"""What stands on the cover of an archive (卷宗封面) and on its remarks sheet (备考表)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.lib import clock


@dataclass(frozen=True)
class Cover:
    """The particulars of one archive; ``parties`` are pairs of role and name."""

    organ: str
    title: str
    number: str = ""
    unit: str = ""
    handler: str = ""
    outcome: str = ""
    received_on: date | None = None
    closed_on: date | None = None
    filed_on: date | None = None
    parties: tuple[tuple[str, str], ...] = field(default=())
    retention: str = ""
    secrecy: str = ""
    fonds: str = ""
    catalogue: str = ""
    file_number: str = ""
    note: str = ""
    digest: str = ""

    def data(self) -> dict[str, Any]:
        """What the templates of cover and remarks print: blanks where nothing is known."""
        data = {name: "" if value is None else value for name, value in asdict(self).items()}
        return data | {"parties": [{"role": role, "name": name} for role, name in self.parties]}


ROLES = {
    "applicant": "申请人",
    "agent": "代理人",
    "respondent": "被申请人",
    "third_party": "第三人",
}
"""Roles of participants that a cover names; a business adds its own through ``roles``."""


def cover_of(matter: Matter, roles: dict[str, str] | None = None, **more: Any) -> Cover:
    """The cover that the matter's own columns give; ``more`` adds outcome, retention and the like."""
    titles = ROLES | (roles or {})
    participants = Participant.objects.filter(matter=matter, role__in=titles).order_by("pk")
    parties = participants.select_related("party", "unit", "person")
    known: dict[str, Any] = {
        "organ": matter.organ.name,
        "title": matter.title,
        "number": matter.number or "",
        "unit": matter.unit.name,
        "handler": matter.handler.name if matter.handler else "",
        "received_on": matter.received_on,
        "closed_on": matter.closed_on,
        "filed_on": clock.today(),
        "parties": tuple((titles[one.role], one.name) for one in parties),
        "digest": matter.head_hash,
    }
    return Cover(**known | more)
