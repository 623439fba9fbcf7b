"""Service counts only when it is proven in the way of its method."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.kernel.documents import layout, serving
from zhunsheng.kernel.documents.models import Document, Service
from zhunsheng.kernel.documents.serving import Delivery, Method, ServiceRefused
from zhunsheng.kernel.documents.tests.helpers import Case, case, generated, pdf, uploaded

pytestmark = pytest.mark.django_db
SENT, SERVED = date(2022, 6, 6), date(2022, 6, 8)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def here() -> Case:
    """The matter of these tests."""
    return case()


def test_the_first_proven_day_counts(here: Case) -> None:
    document = generated(here.matter)
    assert serving.served_on(document) is None
    mailed = serving.record(document, here.applicant, Delivery(Method.MAIL, SENT))
    assert list(serving.under_way(document.services.all())) == [mailed]
    assert serving.served_on(document) is None
    serving.complete(mailed, SERVED, mail_number="EX000000000CN")
    by_hand = Delivery(Method.DIRECT, SENT, date(2022, 6, 7), signer="丁一凡")
    serving.record(document, here.respondent, by_hand)
    assert serving.served_on(document) == date(2022, 6, 7)
    assert serving.served_on(document, here.applicant) == SERVED
    assert Service.objects.get(pk=mailed.pk).mail_number == "EX000000000CN"
    assert not serving.under_way(document.services.all()).exists()


@pytest.mark.parametrize(
    ("method", "proof", "missing"),
    [
        (Method.DIRECT, {"signer": "甄守义"}, "签收人"),
        (Method.PICKUP, {"signer": "甄守义"}, "签收人"),
        (Method.ENTRUST, {"signer": "甄守义"}, "签收人"),
        (Method.MAIL, {"mail_number": "EX000000000CN"}, "邮件编号"),
        (Method.LIEN, {"note": "拒收，社区工作人员见证"}, "拒收情况"),
    ],
)
def test_each_method_has_its_proof(
    here: Case, method: Method, proof: dict[str, Any], missing: str
) -> None:
    document = generated(here.matter)
    with pytest.raises(ServiceRefused, match=missing):
        serving.record(document, here.applicant, Delivery(method, SENT, SERVED))
    assert serving.record(document, here.applicant, Delivery(method, SENT, SERVED, **proof)).pk


def test_a_past_service_is_recorded_with_its_reason(here: Case) -> None:
    delivery = Delivery(Method.DIRECT, SENT, SERVED, note="当面交付")
    document = generated(here.matter)
    service = serving.record(document, here.applicant, delivery, back_entry="回证遗失")
    assert service.note == "补录：回证遗失 当面交付"
    assert serving.served_on(document) == SERVED


def test_a_scanned_receipt_proves_any_method(here: Case) -> None:
    receipt = uploaded(here.matter, pdf(), "送达回证.pdf")
    serving.record(generated(here.matter), None, Delivery(Method.MAIL, SENT, SERVED, proof=receipt))


def test_electronic_service_needs_consent(here: Case) -> None:
    document = generated(here.matter)
    delivery = Delivery(Method.ELECTRONIC, SENT, SENT)
    with pytest.raises(ServiceRefused, match="确认书"):
        serving.record(document, here.applicant, delivery)
    uploaded(here.matter, pdf(), "电子送达确认书.pdf", kind=serving.CONSENT)
    serving.record(document, here.applicant, delivery)


@pytest.mark.parametrize(
    ("sent", "day"), [(date(2022, 6, 6), date(2022, 7, 6)), (date(2021, 12, 31), date(2022, 3, 1))]
)
def test_an_announcement_runs_its_time(here: Case, sent: date, day: date) -> None:
    document = generated(here.matter, occurred_on=sent)
    assert serving.announced_day(sent) == day
    early = Delivery(
        Method.ANNOUNCEMENT, sent, day.replace(day=day.day - 1) if day.day > 1 else sent
    )
    with pytest.raises(ServiceRefused, match="公告期"):
        serving.record(document, None, early)
    serving.record(document, None, Delivery(Method.ANNOUNCEMENT, sent, day))


@pytest.mark.parametrize(
    ("sent", "served", "message"),
    [
        (date(2022, 6, 1), None, "早于文书日期"),
        (SERVED, SENT, "早于发出日期"),
        (SENT, date(2022, 12, 31), "还没有到"),
    ],
)
def test_days_follow_each_other(here: Case, sent: date, served: date | None, message: str) -> None:
    delivery = Delivery(Method.DIRECT, sent, served, signer="甄守义")
    with pytest.raises(ServiceRefused, match=message):
        serving.record(generated(here.matter), here.applicant, delivery)


def test_only_issued_documents_are_served_on_people_of_the_matter(here: Case) -> None:
    draft = generated(here.matter, state=Document.State.DRAFT)
    with pytest.raises(ServiceRefused, match="草稿"):
        serving.record(draft, here.applicant, Delivery(Method.MAIL, SENT))
    elsewhere = generated(None)
    with pytest.raises(ServiceRefused, match="不是本案的参加人"):
        serving.record(elsewhere, here.applicant, Delivery(Method.MAIL, SENT))


def test_a_proven_service_is_not_proven_again(here: Case) -> None:
    delivery = Delivery(Method.DIRECT, SENT, SERVED, signer="甄守义")
    service = serving.record(generated(here.matter), here.applicant, delivery)
    with pytest.raises(ServiceRefused, match="已经登记"):
        serving.complete(service, date(2022, 6, 9))


def test_receipt_is_filled_in_as_far_as_known(here: Case) -> None:
    service = serving.record(generated(here.matter), here.applicant, Delivery(Method.MAIL, SENT))
    blank = layout.to_text(serving.receipt(service))
    assert "甄守义" in blank
    assert "云杉巷17号" in blank
    assert "受理通知书 示复受〔2022〕8号" in blank
    assert "____年__月__日" in blank
    serving.complete(service, SERVED, signer="甄守义", mail_number="EX000000000CN")
    filled = layout.to_text(serving.receipt(service))
    assert "2022年6月8日" in filled
    assert "____年" not in filled


def test_the_label_says_where_the_letter_goes(here: Case) -> None:
    delivery = Delivery(Method.MAIL, SENT, mail_number="EX000000000CN")
    service = serving.record(generated(here.matter), here.applicant, delivery)
    text = layout.to_text(serving.label(service))
    for words in ("甄守义", "云杉巷17号", "受理通知书 示复受〔2022〕8号", "EX000000000CN"):
        assert words in text
