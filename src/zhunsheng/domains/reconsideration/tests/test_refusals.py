"""What is refused, with which reason, and that nothing is left behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import DRAFT, Case, District
from zhunsheng.kernel.access import scope
from zhunsheng.kernel.access.models import Delegation
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure import refusals
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform

ACCEPT_ON = date(2022, 8, 4)


def accept(case: Case, **more: Any) -> Any:
    """受理, on the day ``ACCEPT_ON`` unless told otherwise."""
    handler = case.district.people["handler"].pk
    data = {"accepted_on": "2022-08-01", "handler": handler, **more}
    return case.do("accept", data.pop("role", "registrar"), data.pop("on", ACCEPT_ON), **data)


def test_wrong_stage_names_where_it_belongs(filed: Case) -> None:
    with pytest.raises(refusals.WrongStage) as refusal:
        filed.do("submit_draft", "chief", ACCEPT_ON, proposed_outcome="B1", **DRAFT)
    assert "待审查" in refusal.value.message
    assert "审理中" in refusal.value.remedy


def test_wrong_role(filed: Case) -> None:
    with pytest.raises(refusals.NotAllowed, match="测试respondent"):
        accept(filed, role="respondent")


def test_out_of_scope(filed: Case) -> None:
    accept(filed)
    filed.do("send_copy", "handler", ACCEPT_ON, method="online")
    with pytest.raises(refusals.NotAllowed):
        filed.do("acknowledge", "outsider", ACCEPT_ON)


def test_future_date(filed: Case) -> None:
    with pytest.raises(refusals.WrongDate, match="晚于今天"):
        accept(filed, on=date(2023, 1, 5))


def test_before_the_previous_act(filed: Case) -> None:
    accept(filed)
    with pytest.raises(refusals.WrongDate, match="早于上一步"):
        filed.do("send_copy", "handler", date(2022, 8, 2), method="online")


def test_missing_document(filed: Case) -> None:
    accept(filed)
    filed.do("send_copy", "handler", ACCEPT_ON, method="online")
    with pytest.raises(refusals.MissingDocument, match="答复书"):
        filed.do("reply", "respondent", ACCEPT_ON, evidence_count=1)


def test_form_errors_name_fields(filed: Case) -> None:
    with pytest.raises(refusals.InvalidForm) as refusal:
        accept(filed, accepted_on="2022-07-01", handler="")
    assert set(refusal.value.errors) == {"accepted_on", "handler"}


def test_guard_cites_its_article(
    district: District, application: dict[str, Any], today: None
) -> None:
    application |= {"act_on": "2022-01-04", "known_on": "2022-01-10"}
    event = file("reconsideration", district.actor("registrar"), application, at=date(2022, 8, 1))
    case = Case(district, Reconsideration.objects.get(pk=event.subject_id))
    with pytest.raises(refusals.GuardFailed, match="六十日") as refusal:
        accept(case)
    assert refusal.value.cite is not None
    assert refusal.value.cite.article == 9
    accept(case, late_reason="疫情封控")
    assert case.matter.stage == "accepted"


def test_recorded_fact_is_taken_and_marked(
    district: District, application: dict[str, Any], today: None
) -> None:
    application |= {"act_on": "2022-01-04", "known_on": "2022-01-10"}
    event = file("reconsideration", district.actor("registrar"), application, at=date(2022, 8, 1))
    case = Case(district, Reconsideration.objects.get(pk=event.subject_id))
    event = accept(case, back_entry="纸质案卷补录")
    assert '"in_time"' in event.data
    assert "纸质案卷补录" not in event.data


def test_refused_act_leaves_nothing(filed: Case) -> None:
    before = Event.objects.count()
    version = filed.matter.version
    with pytest.raises(refusals.Refused):
        accept(filed, accepted_on="")
    assert Event.objects.count() == before
    assert Reconsideration.objects.get(pk=filed.matter.pk).version == version


def test_stale_version_is_a_conflict(filed: Case) -> None:
    seen = filed.matter.version
    accept(filed)
    with pytest.raises(refusals.Conflict):
        filed.do(
            "assign",
            "chief",
            ACCEPT_ON,
            handler=filed.district.people["colleague"].pk,
            version=seen,
        )


def test_same_key_returns_the_first_event(filed: Case) -> None:
    first = accept(filed, key="k1")
    again = perform(
        filed.matter.pk,
        "accept",
        filed.district.actor("registrar"),
        {"accepted_on": "2022-08-01", "handler": filed.district.people["handler"].pk},
        at=ACCEPT_ON,
        key="k1",
    )
    assert again.pk == first.pk
    assert Event.objects.filter(action="accept").count() == 1


def test_same_key_with_other_content_is_refused(filed: Case) -> None:
    accept(filed, key="k1")
    with pytest.raises(refusals.KeyReused):
        accept(filed, key="k1", accepted_on="2022-08-02")


def test_script_in_text_is_kept_as_text(
    district: District, application: dict[str, Any], today: None
) -> None:
    application["grounds"] = "<script>alert(1)</script>"
    event = file("reconsideration", district.actor("registrar"), application, at=date(2022, 8, 1))
    assert Reconsideration.objects.get(pk=event.subject_id).grounds == "<script>alert(1)</script>"
    assert "script" not in event.data


def test_wrong_id_number(district: District, application: dict[str, Any], today: None) -> None:
    application["id_number"] = "640104199001011234"
    with pytest.raises(refusals.InvalidForm) as refusal:
        file("reconsideration", district.actor("registrar"), application, at=date(2022, 8, 1))
    assert "id_number" in refusal.value.errors
    assert Reconsideration.objects.count() == 0


def test_matters_cannot_be_saved_or_deleted(filed: Case) -> None:
    for change in (
        filed.matter.save,
        filed.matter.delete,
        Reconsideration.objects.all().delete,
        lambda: Reconsideration.objects.update(stage="archived"),
    ):
        with pytest.raises(RuntimeError):
            change()


def test_for_a_leader_only_under_a_delegation_that_holds(filed: Case) -> None:
    accept(filed)
    people = filed.district.people
    leader, secretary = people["organ_head"], people["admin"]
    actor = Actor.staff(secretary, principal=leader)
    data = {"days": 10, "reason": "复杂"}
    with pytest.raises(refusals.NotAllowed, match="代录"):
        perform(filed.matter, "extend", actor, data, at=ACCEPT_ON)
    today = date(2022, 12, 30)
    Delegation.objects.create(
        principal=leader, delegate=secretary, starts_on=today, ends_on=today, basis="授权书"
    )
    event = perform(filed.matter, "extend", actor, data, at=ACCEPT_ON)
    assert (event.person_id, event.on_behalf_of_id) == (secretary.pk, leader.pk)


def test_a_closed_account_acts_for_nobody(filed: Case) -> None:
    people = filed.district.people
    secretary = people["registrar"]
    secretary.is_active = False
    secretary.save()
    scope.forget(secretary)
    with pytest.raises(refusals.NotAllowed):
        accept(filed)
    day = date(2022, 1, 1)
    Delegation.objects.create(
        principal=people["chief"], delegate=secretary, starts_on=day, basis="授权书"
    )
    actor = Actor.staff(secretary, principal=people["chief"])
    with pytest.raises(refusals.NotAllowed):
        perform(filed.matter, "remark", actor, {"remark": "x"}, at=ACCEPT_ON)
