"""A citizen on a phone: one sentence, one receipt, all branches; the discreet ones after a second factor."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disputes.intake.models import Branch, Intake
from zhunsheng.domains.disputes.intake.portal.service import SERVICE
from zhunsheng.domains.disputes.intake.procedure import REQUEST
from zhunsheng.domains.disputes.intake.tests.conftest import Case, House, begin

BASE = "/apply/help/"
MORE = "/progress/case/more/"


@pytest.fixture(autouse=True)
def _no_counts() -> None:
    """Addresses have tried nothing yet."""
    cache.clear()


def opened(case: Case) -> Client:
    """A session that has opened the receipt."""
    client = Client()
    asked = {"code": case.matter.receipt, "secret": case.secret}
    assert client.post("/progress/", asked).status_code == 302
    return client


def page(client: Client) -> str:
    """The case page."""
    return client.get("/progress/case/").content.decode()


def discreet(case: Case, way: str) -> Branch:
    """A branch to a business that is not installed in this test."""
    return Branch.objects.create(intake=case.matter, way=way, referred_on=date(2022, 8, 8))


def test_questions_and_words_fit_the_declaration() -> None:
    fields = set(REQUEST.filing.form.base_fields)  # type: ignore[union-attr]
    asked = {name for part in SERVICE.parts for name in part.form.base_fields}
    assert asked <= fields
    assert set(SERVICE.stage_words) == set(REQUEST.stage_by_code)
    public = {a.code for a in REQUEST.actions if "public" in a.roles}
    assert set(SERVICE.acts) == public


def test_one_sentence_is_sent(house: House, today: Any) -> None:
    client = Client()
    client.post(f"{BASE}q/story/", {"story": "他又喝酒砸门，我怕"})
    assert client.post(f"{BASE}check/").status_code == 302
    matter = Intake.objects.get()
    assert matter.channel == "online"
    assert matter.urgency == "none"
    shown = client.get(f"{BASE}receipt/")
    assert "一个工作日内看" in shown.content.decode()


def test_nothing_at_all_is_asked_for_again(house: House, today: Any) -> None:
    client = Client()
    client.post(f"{BASE}q/story/", {"story": "  "})
    assert client.post(f"{BASE}check/").status_code in (302, 422)
    assert not Intake.objects.exists()


def test_receipt_shows_every_branch_and_the_last_days(filed: Case) -> None:
    filed.do("triage", ways=["intake.court", "reconsideration"])
    text = page(opened(filed))
    assert "问打官司的事" in text
    assert "请上级重新审查决定" in text
    assert "2022年9月30日" in text
    assert "别等" in text


def test_a_branch_without_result_offers_what_remains(filed: Case) -> None:
    filed.do("triage", ways=["reconsideration"])
    branch = filed.branch("reconsideration")
    filed.do("answer", branch=branch.pk, ended="unsettled", answer="不予受理")
    client = opened(filed)
    text = page(client)
    assert "十五日内去法院起诉" in text
    answer = client.post(
        "/progress/case/do/ask_next/", {"way": "intake.court", "note": "想问诉讼费"}, follow=True
    )
    assert "我们会转过去" in answer.content.decode()
    matter = Intake.objects.get(pk=filed.matter.pk)
    assert matter.waits == "next"
    assert "想问诉讼费" in matter.story


def test_going_on_is_not_offered_where_nothing_is_left(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    assert "do/ask_next/" not in page(opened(filed))


def test_discreet_branches_need_a_second_factor(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    discreet(filed, "aid.case")
    discreet(filed, "counselling.session")
    client = opened(filed)
    assert "请免费的律师" not in page(client)
    client.post(MORE, {"answer": "1234"})
    text = page(client)
    assert "请免费的律师" in text
    # Who lives with somebody knows the telephone: to the counsellor it does not lead.
    assert "跟心理咨询师说说" not in text


def test_page_is_the_same_whether_there_is_a_discreet_branch(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    client = opened(filed)
    before = _without_token(page(client))
    discreet(filed, "petition.case")
    assert _without_token(page(client)) == before


def _without_token(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrf" not in line]


def test_second_factor_ends_with_the_session(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    discreet(filed, "aid.case")
    client = opened(filed)
    client.post(MORE, {"answer": "1234"})
    client.post("/progress/leave/")
    asked = {"code": filed.matter.receipt, "secret": filed.secret}
    client.post("/progress/", asked)
    assert "请免费的律师" not in page(client)


def test_wrong_digits_open_nothing_and_are_counted(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    discreet(filed, "aid.case")
    client = opened(filed)
    for guess in range(5):
        assert client.post(MORE, {"answer": f"000{guess}"}).status_code == 302
    assert client.post(MORE, {"answer": "1234"}).status_code == 429
    # Opening the receipt anew gives no further guesses.
    assert opened(filed).post(MORE, {"answer": "1234"}).status_code == 429


def test_telephone_opens_nothing_where_others_may_know_it(
    house: House, told: Any, today: Any
) -> None:
    case = begin(house, told, kind="family")
    case.do("triage", ways=["intake.court"])
    discreet(case, "aid.case")
    client = opened(case)
    client.post(MORE, {"answer": "1234"})
    assert "请免费的律师" not in page(client)


def test_own_query_code_of_the_branch_opens_it(filed: Case, told: Any) -> None:
    other = begin(filed.house, told)
    filed.do("triage", ways=["intake.court", "reconsideration"])
    branch = filed.branch("reconsideration")
    # Any other case with a receipt stands for the counsellor's.
    branch.link.to_matter_id = other.matter.pk  # type: ignore[union-attr]
    branch.link.save()  # type: ignore[union-attr]
    Branch.objects.filter(pk=branch.pk).update(way="counselling.session")
    client = opened(filed)
    assert "跟心理咨询师说说" not in page(client)
    client.post(MORE, {"answer": other.secret.lower()})
    assert "跟心理咨询师说说" in page(client)


def test_second_question_belongs_to_an_open_receipt(house: House) -> None:
    assert Client().post(MORE, {"answer": "1234"}).status_code == 302
    assert Client().get(MORE).status_code == 405


def test_papers_that_go_out_name_no_discreet_way(filed: Case) -> None:
    from zhunsheng.domains.disputes.intake.ways import WAYS
    from zhunsheng.kernel.documents.reading import as_html

    filed.do("triage", ways=["intake.court", "reconsideration"])
    filed.do("hand_receipt")
    names = [way.title for way in WAYS if way.discreet]
    for paper in filed.matter.documents.all():
        html = as_html(paper)
        assert not [name for name in names if name in html], paper.title
    assert filed.matter.receipt in as_html(filed.document("receipt"))
