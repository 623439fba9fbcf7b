"""Who makes the quiz in the model district and keeps the questions: the publicity section of the justice bureau."""

from __future__ import annotations

from zhunsheng.commons.district import people
from zhunsheng.commons.exams.register import KEEPER, QUESTIONS

UNIT = "SFJ"
MAKER = "quizmaster"


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.grant(MAKER, "handler", "publicity", scope="unit_below", unit=UNIT)
    people.grant(MAKER, KEEPER.code, QUESTIONS.domain, scope="all")
    people.grant("chief", "chief", "publicity", scope="unit_below", unit=UNIT)
    people.grant("chief", "leader", QUESTIONS.domain, scope="unit_below", unit=UNIT)
