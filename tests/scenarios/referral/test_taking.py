"""What one matter hands on is taken with its content and papers, or sent back; the first one hears of it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tests.scenarios.referral.conftest import CODE, Refer
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import NotAllowed, Refused
from zhunsheng.kernel.procedure.registry import procedure_of

pytestmark = pytest.mark.django_db
D = date


def heard(case: Case) -> list[str]:
    """What the first matter was told, in order."""
    rows = Event.objects.filter(stream="matter", subject_id=case.matter.pk, action="branch")
    return [json.loads(row.data)["form"]["result"] for row in rows.order_by("sequence")]


def take(house: House, link: MatterLink, role: str = "registrar") -> Any:
    event = file(CODE, house.actor(role), link.data, at=D(2022, 8, 4), taking=link.pk)
    return Matter.objects.get(pk=event.subject_id)


def test_it_is_taken_with_content_and_papers(filed: Case, house: House, refer: Refer) -> None:
    link = refer()
    second = take(house, link)
    link.refresh_from_db()
    assert (link.to_matter_id, link.taken_on, link.is_waiting) == (second.pk, D(2022, 8, 4), False)
    paper, original = second.documents.get(), filed.matter.documents.get(kind="material")
    assert (paper.blob_id, paper.filename, paper.direction) == (
        original.blob_id,
        "合同.pdf",
        "incoming",
    )
    assert heard(filed) == ["taken"]


def test_names_do_not_lie_in_the_database_in_clear(refer: Refer) -> None:
    link = refer()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM matters_matterlink WHERE id = %s", [link.pk])
        stored = str(cursor.fetchone()[0])
    assert link.data["name"] == "秦某甲"
    assert "秦某甲" not in stored
    assert "\\u" not in stored


def test_it_is_taken_once(house: House, refer: Refer) -> None:
    link = refer()
    take(house, link)
    with pytest.raises(Refused, match="已经有人接收"):
        take(house, link)
    assert Matter.objects.count() == 2


def test_another_unit_neither_sees_nor_takes_it(house: House, refer: Refer) -> None:
    link = refer(unit=house.government)
    stranger = house.people["registrar"]
    stranger.grants.all().update(scope="unit", unit=house.township)
    assert list(referral.waiting_for(stranger)) == []
    with pytest.raises(NotAllowed):
        take(house, link)


def test_who_may_not_file_has_nothing_waiting(house: House, refer: Refer) -> None:
    refer(unit=None)
    # Somebody whose rights were not asked for before: they are kept on the instance.
    reader = Person.objects.get(pk=house.people["registrar"].pk)
    reader.grants.all().update(role="leader")
    assert list(referral.waiting_for(reader)) == []


def test_a_declined_one_goes_back_with_its_reason(filed: Case, house: House, refer: Refer) -> None:
    link = referral.decline(refer().pk, house.actor("registrar"), "不属于本单位职责")
    assert (link.reason, link.is_waiting) == ("不属于本单位职责", False)
    assert heard(filed) == ["declined"]
    with pytest.raises(Refused):
        take(house, link)


def test_nothing_goes_back_without_a_reason(house: House, refer: Refer) -> None:
    with pytest.raises(Refused, match="退回原因"):
        referral.decline(refer().pk, house.actor("registrar"), "  ")


def test_the_end_is_heard_once(
    filed: Case, house: House, refer: Refer, django_capture_on_commit_callbacks: Any
) -> None:
    second = take(house, refer())
    case = Case(house, filed.matter.__class__.objects.get(pk=second.pk))
    with django_capture_on_commit_callbacks(execute=True):
        case.answer(D(2022, 8, 5))
    assert heard(filed) == ["taken", "ended"]
    assert referral.hear_ended() == 0


def test_an_end_that_was_not_told_is_told_later(filed: Case, house: House, refer: Refer) -> None:
    second = take(house, refer())
    Case(house, filed.matter.__class__.objects.get(pk=second.pk)).answer(D(2022, 8, 5))
    assert heard(filed) == ["taken"]
    assert referral.hear_ended() == 1
    assert heard(filed) == ["taken", "ended"]


def test_the_system_may_take_what_waits_for_anybody(house: House, refer: Refer) -> None:
    link = refer(unit=None)
    file(CODE, Actor.system(), link.data, at=D(2022, 8, 4), taking=link.pk)
    link.refresh_from_db()
    assert link.to_matter is not None


def test_taking_a_void_number_is_refused(house: House, refer: Refer) -> None:
    with pytest.raises(Refused, match="没有找到这项移交"):
        file(CODE, house.actor("registrar"), refer().data, at=D(2022, 8, 4), taking=987654)


def test_the_unit_is_told_and_nobody_is_named(filed: Case, house: House) -> None:
    from zhunsheng.kernel.procedure.offers import context_for
    from zhunsheng.kernel.procedure.telling import tell_receivers

    action = procedure_of(filed.matter).actions[0]
    context = context_for(filed.matter, action, house.actor("handler"))
    context.refer(CODE, "秦某甲的申请", {"name": "秦某甲"}, house.department)
    tell_receivers(context.referred)
    notice = Notice.objects.get(kind="referred")
    assert notice.unit == house.department
    assert "秦某甲" not in notice.title
