"""随手记 on the workbench: one sending, one event, with its photos; and the letter of appointment."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.domains.publicity.tests.conftest import PNG, House
from zhunsheng.kernel.documents.models import Document
from zhunsheng.lib import clock

PATH = "/desk/publicity/quick/"


def answers(house: House, **more: Any) -> dict[str, Any]:
    return {
        "photos": SimpleUploadedFile("现场.png", PNG, "image/png"),
        "heads": "64",
        "counted": "one",
        "title": "民法典进社区",
        "kind": "themed",
        "audience": "residents",
        "held_on": clock.today().isoformat(),
        "place": house.town.pk,
        "key": "k-1",
    } | more


def test_photo_heads_and_place_make_an_event(house: House) -> None:
    client = house.client("clerk-zz")
    answer = client.post(PATH, answers(house))
    event = PublicityEvent.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/desk/matters/{event.pk}/"
    assert (event.stage, event.heads, event.place, event.unit) == (
        "held",
        64,
        house.town,
        house.units["ZZ"],
    )
    assert Document.objects.filter(matter=event.pk, kind="photo").count() == 1


def test_sent_twice_after_a_lost_connection_it_is_one_event(house: House) -> None:
    client = house.client("clerk-zz")
    for _twice in range(2):
        assert client.post(PATH, answers(house)).status_code == 302
    assert PublicityEvent.objects.count() == 1


@pytest.mark.parametrize("field", ["heads", "title", "held_on", "place"])
def test_what_is_missing_is_named_and_nothing_is_lost(house: House, field: str) -> None:
    answer = house.client("clerk-zz").post(PATH, answers(house, **{field: ""}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    if field != "title":
        assert "民法典进社区" in answer.content.decode()
    assert not PublicityEvent.objects.exists()


def test_the_next_event_is_proposed_where_the_last_one_was(house: House) -> None:
    client = house.client("clerk-jy")
    assert client.get(PATH).context["form"].fields["place"].initial == house.county.pk
    client.post(PATH, answers(house))
    assert client.get(PATH).context["form"].fields["place"].initial == house.town.pk


def test_who_only_decides_has_no_such_page(house: House) -> None:
    menu = house.page("chief-jy", "/desk/")
    assert PATH not in menu
    assert PATH in house.page("clerk-jy", "/desk/")


def test_a_letter_of_appointment_is_made_from_the_register(house: House, lecturer: Any) -> None:
    assert "秦某" in house.page("office", "/desk/publicity/letters/")
    answer = house.client("office").get(f"/desk/publicity/letters/{lecturer.pk}/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    house.page("clerk-jy", f"/desk/publicity/letters/{lecturer.pk}/", 403)
