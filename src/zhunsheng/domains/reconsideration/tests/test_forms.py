"""What forms ask: only what the case and the answers before it make necessary."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.reconsideration.forms import acceptance
from zhunsheng.domains.reconsideration.tests.conftest import Case
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.offers import context_for
from zhunsheng.kernel.procedure.refusals import InvalidForm


def thinking_of(case: Case, action: str, role: str) -> Context:
    """The context of an act that is only being thought of."""
    from zhunsheng.kernel.procedure.registry import procedure_of

    declared = procedure_of(case.matter).action_by_code[action]
    return context_for(case.matter, declared, Actor.staff(case.district.people[role]))


@pytest.mark.parametrize(("known_on", "asked"), [("2022-07-01", False), ("2022-03-01", True)])
def test_a_reason_for_being_late_is_asked_only_of_who_is_late(
    filed: Case, known_on: str, asked: bool
) -> None:
    filed.matter.known_on = date.fromisoformat(known_on)
    form = acceptance.Accept2017Form(context=thinking_of(filed, "accept", "registrar"))
    assert ("late_reason" in form.fields) is asked


def test_paper_service_needs_its_day_and_service_on_line_has_none(filed: Case) -> None:
    handler = filed.district.people["handler"].pk
    filed.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    wrong: list[dict[str, Any]] = [
        {"method": "direct"},
        {"method": "online", "copy_served_on": "2022-08-05"},
    ]
    for data in wrong:
        with pytest.raises(InvalidForm) as refused:
            filed.do("send_copy", "handler", date(2022, 8, 5), **data)
        assert list(refused.value.errors) == ["copy_served_on"]
    filed.do("send_copy", "handler", date(2022, 8, 5), method="online")
    assert filed.matter.stage == "replying"
