"""Appointments, sessions, ends; minors, crises, who sees what, counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.counselling.models import CounsellingCase, Session
from zhunsheng.domains.disputes.counselling.registers import free
from zhunsheng.domains.disputes.counselling.tests.conftest import Case, House, begin
from zhunsheng.domains.disputes.counselling.workbench.counts import UNTOLD, months
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.notices.services import inbox
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _page(case: Case, who: str, path: str = "") -> Any:
    client = Client()
    client.force_login(case.house.people[who], backend=BACKEND)
    return client.get(f"/desk/matters/{case.matter.pk}/{path}")


def test_any_name_will_do_and_an_hour_brings_the_counsellor(booked: Case) -> None:
    matter = booked.matter
    assert (matter.stage, matter.handler) == ("booked", booked.house.people["counsellor"])
    assert (matter.title, matter.restricted) == ("心理服务", True)
    party = matter.participants.get(role="applicant").party
    assert party is not None
    assert (party.name, party.id_number, party.phone) == ("小木", "", "")


def test_without_an_hour_it_waits(house: House) -> None:
    case = begin(house, "public", channel="online")
    assert (case.matter.stage, case.matter.handler) == ("requested", None)
    case.do("schedule", "desk", slot=house.slot(D(2022, 8, 3)).pk)
    assert case.matter.stage == "booked"


def test_an_hour_is_taken_by_one_person(booked: Case) -> None:
    slot = booked.matter.slot
    assert slot is not None
    assert not free(D(2022, 8, 1)).exists()
    with pytest.raises(InvalidForm):
        begin(booked.house, slot=slot.pk)
    booked.do("cancel", "public", is_sure=True)
    assert booked.matter.slot is None
    begin(booked.house, slot=slot.pk)


def test_the_client_moves_the_appointment(booked: Case) -> None:
    later = booked.house.slot(D(2022, 8, 4), who="other")
    booked.do("reschedule", "public", slot=later.pk)
    assert booked.matter.slot == later
    assert booked.matter.handler == booked.house.people["other"]
    assert free(D(2022, 8, 1)).count() == 1


def test_sessions_and_end(booked: Case) -> None:
    booked.hold()
    booked.hold()
    assert (booked.matter.stage, booked.matter.sessions_held) == ("ongoing", 2)
    assert Session.objects.count() == 2
    booked.do("end", is_agreed=True)
    assert (booked.matter.stage, booked.matter.outcome) == ("ended", "C1")


def test_referral_needs_the_clients_consent(booked: Case) -> None:
    with pytest.raises(InvalidForm):
        booked.do("refer", referred_to="医院")
    booked.do("refer", referred_to="医院", is_agreed=True)
    assert booked.matter.outcome == "R1"


def test_a_minor_needs_a_guardian_who_agrees(house: House) -> None:
    with pytest.raises(InvalidForm, match="监护人"):
        begin(house, is_minor=True)
    case = begin(
        house,
        is_minor=True,
        guardian_name="家长",
        guardian_phone="13900000000",
        slot=house.slot(D(2022, 8, 2)).pk,
    )
    with pytest.raises(Refused, match="监护人还没有同意"):
        case.hold()
    case.do("consent", "desk", how="paper")
    case.hold()


def test_another_counsellor_does_not_record(booked: Case) -> None:
    with pytest.raises(Refused):
        booked.hold("other")


def test_in_a_crisis_numbers_stand_above_the_form_and_those_on_duty_are_told(booked: Case) -> None:
    page = _page(booked, "counsellor", "do/crisis/").content.decode()
    for words in ("12356", "120", "110", "第二十三条", "第十一条"):
        assert words in page
    booked.do("crisis", measure="hospital", reported_to="家属")
    assert booked.matter.crisis_on == D(2022, 8, 1)
    told = inbox(booked.house.people["head"])
    assert "危机" in told[0].title
    assert "小木" not in told[0].title


def test_who_is_in_charge_sees_no_case(booked: Case) -> None:
    house = booked.house
    seen = {
        who: visible(house.people[who], CounsellingCase.objects.all()).exists()
        for who in ("desk", "counsellor", "other", "head")
    }
    assert seen == {"desk": True, "counsellor": True, "other": False, "head": False}
    assert _page(booked, "head").status_code == 404
    assert _page(booked, "other").status_code == 404


def test_who_is_in_charge_sees_counts(booked: Case) -> None:
    client = Client()
    client.force_login(booked.house.people["head"], backend=BACKEND)
    booked.hold()
    page = client.get("/desk/p/counselling/counts/").content.decode()
    assert UNTOLD in page
    assert "小木" not in page


def test_small_months_are_not_told_nor_what_would_betray_them(booked: Case) -> None:
    for month, n in ((3, 9), (4, 7), (5, 2)):
        Session.objects.bulk_create(
            Session(matter=booked.matter, held_on=D(2022, month, 8), minutes=50, way="room")
            for _ in range(n)
        )
    rows = {month: sessions for month, sessions, _persons in months(2022)}
    assert rows["5月"] == UNTOLD
    assert rows["4月"] == UNTOLD  # else the year would give May away
    assert rows["1月"] == "0"


def test_small_figures_are_not_told(booked: Case) -> None:
    booked.hold()
    assert figure("counselling.sessions", 2022).text == "不单独列出"
    for _ in range(4):
        booked.hold()
    assert figure("counselling.sessions", 2022).text == "5人次"
    assert figure("counselling.persons", 2022).text == "不单独列出"
