"""Duties and rights: the legal-aid centre answers by telephone, the justice offices whoever comes."""

from __future__ import annotations

from zhunsheng.commons.district import people, units
from zhunsheng.domains.legalservice.consultations.procedure import DOMAIN
from zhunsheng.kernel.orgs.models import Unit

CENTRE, LAWYER = "FYZ", "consultant"


def offices() -> list[str]:
    """Short codes of the justice offices."""
    return [
        row["code"] for row in units.rows() if str(row["kind"]) == str(Unit.Kind.JUSTICE_OFFICE)
    ]


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ="SFJ", unit=CENTRE)
    people.grant(LAWYER, "registrar", DOMAIN, scope="unit", unit=CENTRE)
    people.grant("aid-chief", "chief", DOMAIN, scope="unit", unit=CENTRE)
    people.grant("chief", "chief", DOMAIN, scope="unit_below", unit="SFJ")
    people.grant("aid-chief", "knowledge_editor", DOMAIN, scope="unit_below", unit="SFJ")
    people.grants(DOMAIN, {people.clerk_of(code): ("handler",) for code in offices()})
