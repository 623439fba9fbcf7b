"""The other two ways: their limits, their houses, and hand-overs between all three that keep the file."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.disputes.mediation.indicators.counts import ACCEPTED, CARRIED_ON
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import GuardFailed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("suit", "due"),
    [
        ("before", D(2022, 8, 31)),
        ("ordinary", D(2022, 8, 16)),
        ("summary", D(2022, 8, 8)),
    ],
)
def test_limit_of_what_a_court_entrusts(
    house: House, dispute: dict[str, Any], today: None, suit: str, due: Any
) -> None:
    case = begin(house, dispute, D(2022, 8, 1), "mediation.judicial", suit=suit, source="court")
    assert case.matter.unit == house.centre
    case.accept(D(2022, 8, 1), role="handler")
    assert case.matter.due_on == due


def test_longer_only_when_both_want_it(house: House, dispute: dict[str, Any], today: None) -> None:
    case = begin(house, dispute, D(2022, 8, 1), "mediation.judicial", suit="summary")
    case.accept(D(2022, 8, 1), role="handler")
    with pytest.raises(GuardFailed):
        case.do("extend", D(2022, 8, 3), "chief", days=20, reason="还要谈。")
    case.do("extend", D(2022, 8, 3), "chief", days=20, reason="还要谈。", both=True)
    assert case.matter.due_on == D(2022, 8, 29)  # the 28th is a Sunday


def test_a_department_mediates_within_thirty_days(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    case = begin(
        house,
        dispute,
        D(2022, 8, 1),
        "mediation.administrative",
        "organ",
        department=house.police.pk,
    )
    assert (case.matter.organ, case.matter.unit) == (house.police, house.police)
    assert case.matter.number == "演公行调〔2022〕1号"
    case.do("accept", D(2022, 8, 1), "organ", applicant_agrees="yes", other_agrees="yes")
    assert case.matter.due_on == D(2022, 8, 31)
    assert "confirming" not in {stage.code for stage in _stages(case)}


def _stages(case: Case) -> Any:
    from zhunsheng.kernel.procedure.registry import procedure_of

    return procedure_of(case.matter).stages


def test_handed_on_with_content_and_papers_and_counted_once(filed: Case, house: House) -> None:
    filed.accept(D(2022, 8, 2))
    filed.do(
        "transfer",
        D(2022, 8, 3),
        destination="mediation.administrative",
        to_unit=house.police.pk,
        reason="由主管部门调解。",
    )
    assert (filed.matter.stage, filed.matter.outcome) == ("moved", "transferred")
    link = MatterLink.objects.get()
    assert (link.unit, link.data["applicant"], link.data["facts"]) == (
        house.police,
        "秦某甲",
        filed.matter.facts,
    )
    event = file(
        "mediation.administrative",
        house.actor("organ"),
        link.data | {"intake": "accept"},
        at=D(2022, 8, 4),
        taking=link.pk,
    )
    second = Dispute.objects.get(pk=event.subject_id)
    assert second.carried_from == filed.matter.number
    assert set(second.documents.values_list("kind", flat=True)) >= {"application", "acceptance"}
    assert figure(ACCEPTED.code, 2022).value == 1
    assert figure(CARRIED_ON.code, 2022).value == 1
