"""The verbs that clerks know: correct, undo, return, ask, do several at once, hand over, record for a leader."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import DRAFT, Case, pdf
from zhunsheng.domains.reconsideration.tests.desk_clients import client_of, page_of
from zhunsheng.kernel.access.models import AccessRecord, Delegation
from zhunsheng.kernel.documents.models import Document, Service
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.numbers.models import IssuedNumber
from zhunsheng.kernel.procedure.refusals import GuardFailed

TODAY = {"occurred_on": "2022-12-30"}


@pytest.fixture
def case(filed: Case) -> Case:
    """An accepted case whose copy has gone out."""
    handler = filed.district.people["handler"].pk
    filed.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    filed.do("send_copy", "handler", date(2022, 8, 5), method="online")
    return filed


def scan(name: str = "扫描件.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf("x").file.read(), "application/pdf")


def send(case: Case, role: str, action: str, **data: Any) -> Any:
    """Send an act's form as the person of a role."""
    url = f"/desk/matters/{case.matter.pk}/do/{action}/"
    key = f"{action}-{role}"
    return client_of(case.district, role).post(url, {**TODAY, "key": key, **data})


def test_each_recorded_item_links_to_its_correction(case: Case) -> None:
    assert f"/desk/matters/{case.matter.pk}/do/correct/?event=2&amp;field=accepted_on" in page_of(
        case, "handler"
    )


def test_correction_shows_the_old_value_in_a_control_of_its_kind(case: Case) -> None:
    page = page_of(case, "handler", "do/correct/?event=2&field=accepted_on")
    assert "2022年8月1日" in page
    assert 'type="date"' in page
    assert 'value="2022-08-01"' in page


def test_correcting_a_day_moves_the_due_date(case: Case) -> None:
    assert Reconsideration.objects.get(pk=case.matter.pk).due_on == date(2022, 9, 30)
    answer = send(
        case,
        "registrar",
        "correct",
        event=2,
        field="accepted_on",
        value="2022-08-03",
        reason="看错日期",
    )
    assert answer.status_code == 302
    # The sixtieth day is now in the National Day holidays, so the due date rolls over.
    assert Reconsideration.objects.get(pk=case.matter.pk).due_on == date(2022, 10, 8)


def test_without_a_choice_the_records_are_offered(case: Case) -> None:
    page = page_of(case, "handler", "do/correct/")
    assert "更正哪一项" in page
    assert "受理日期" in page
    assert 'name="value"' not in page


def test_undo_shows_what_goes(case: Case) -> None:
    case.do("hear", "handler", date(2022, 8, 9), method="phone", record="电话听取意见的内容")
    assert "电话听取意见的内容" in page_of(case, "handler", "do/undo/")


def test_suspending_says_what_it_does_to_the_time(case: Case) -> None:
    page = page_of(case, "handler", "do/suspend/")
    assert "不再减少" in page
    assert "恢复，届满日为" in page


def test_the_next_step_is_the_only_filled_button(case: Case) -> None:
    page = page_of(case, "respondent")
    assert page.count("button-primary") == 1
    assert "签收副本" in page
    waiting = page_of(case, "chief")
    assert "button-primary" not in waiting
    assert "现在由被申请人经办人办理" in waiting


def test_masked_numbers_are_shown_on_request_and_recorded(case: Case, settings: Settings) -> None:
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    party = case.matter.participants.get(role="applicant")
    page = page_of(case, "handler")
    assert "139****0000" in page
    assert "13900000000" not in page
    url = f"/desk/matters/{case.matter.pk}/parties/{party.pk}/"
    assert "13900000000" in client_of(case.district, "handler").get(url).content.decode()
    assert AccessRecord.objects.get().path == url
    assert client_of(case.district, "respondent").get(url).status_code == 404


def test_sealed_copy_and_service_of_a_document(case: Case) -> None:
    paper = case.matter.documents.get(kind="acceptance")
    assert (
        send(
            case, "handler", "attach_sealed", document=paper.pk, **{"file-sealed": scan()}
        ).status_code
        == 302
    )
    paper.refresh_from_db()
    assert paper.sealed_copy is not None
    assert paper.sealed_copy.event_id == Event.objects.latest("pk").pk
    party = case.matter.participants.get(role="applicant").pk
    mail = {"document": paper.pk, "recipient": party, "method": "mail", "sent_on": "2022-12-28"}
    assert send(case, "handler", "record_service", **mail, mail_number="演示001").status_code == 302
    assert "送达中" in page_of(case, "handler")
    done = {**mail, "served_on": "2022-12-29", "key": "served"}
    assert send(case, "handler", "record_service", **done).status_code == 302
    service = Service.objects.get()
    assert (service.served_on, service.mail_number) == (date(2022, 12, 29), "演示001")
    assert "已送达" in page_of(case, "handler")


def test_service_without_proof_is_refused(case: Case) -> None:
    paper = case.matter.documents.get(kind="acceptance")
    party = case.matter.participants.get(role="applicant").pk
    given = {
        "document": paper.pk,
        "recipient": party,
        "method": "direct",
        "sent_on": "2022-12-28",
        "served_on": "2022-12-29",
    }
    answer = send(case, "handler", "record_service", **given)
    assert answer.status_code == 422
    assert "签收人" in answer.content.decode()
    assert not Service.objects.exists()


def test_void_document_keeps_its_number(case: Case) -> None:
    paper = case.matter.documents.get(kind="acceptance")
    assert (
        send(
            case, "handler", "void_document", document=paper.pk, reason="当事人名称有误"
        ).status_code
        == 302
    )
    paper.refresh_from_db()
    assert paper.state == Document.State.VOID
    assert IssuedNumber.objects.get(text=paper.number).void_reason == "当事人名称有误"


def test_asked_colleague_sees_the_case_and_answers(case: Case) -> None:
    colleague = case.district.people["colleague"]
    url = f"/desk/matters/{case.matter.pk}/"
    assert client_of(case.district, "colleague").get(url).status_code == 404
    assert (
        send(
            case, "handler", "ask_opinion", people=[colleague.pk], question="处罚幅度是否适当"
        ).status_code
        == 302
    )
    assert Notice.objects.filter(person=colleague, kind="asked").exists()
    inbox = client_of(case.district, "colleague").get("/desk/").content.decode()
    assert case.matter.title in inbox
    assert "提出会签意见" in page_of(case, "colleague")
    assert send(case, "colleague", "give_opinion", view="agree", opinion="适当").status_code == 302
    assert (
        case.matter.title
        not in client_of(case.district, "colleague").get("/desk/").content.decode()
    )
    assert "适当" in page_of(case, "handler")


def test_nobody_answers_unasked(case: Case) -> None:
    answer = send(case, "handler", "give_opinion", view="agree", opinion="适当")
    assert answer.status_code == 422


def test_given_back_case_has_no_handler(case: Case) -> None:
    assert send(case, "handler", "give_back", reason="与当事人有亲属关系").status_code == 302
    assert Reconsideration.objects.get(pk=case.matter.pk).handler is None
    assert Notice.objects.filter(person=case.district.people["chief"], kind="given_back").exists()


def test_batch_does_what_can_be_done_and_says_what_cannot(case: Case) -> None:
    client = client_of(case.district, "chief")
    chosen = {"chosen": [case.matter.pk], "procedure": "reconsideration"}
    offered = client.post("/desk/batch/", chosen).content.decode()
    assert "催办" in offered
    assert "更正记录" not in offered
    asked = client.post("/desk/batch/", {**chosen, "action": "urge"}).content.decode()
    assert "催办内容" in asked
    again = {**chosen, "action": "urge", "confirmed": "1", "key": "b1", "remark": "请抓紧"}
    assert "已办理" in client.post("/desk/batch/", again).content.decode()
    assert "已办理" in client.post("/desk/batch/", again).content.decode()
    assert Event.objects.filter(action="urge").count() == 1


def test_batch_leaves_out_what_one_may_not_see(case: Case) -> None:
    answer = client_of(case.district, "outsider").post("/desk/batch/", {"chosen": [case.matter.pk]})
    assert case.matter.title not in answer.content.decode()


def test_handover_moves_every_open_case(case: Case) -> None:
    people = case.district.people
    client = client_of(case.district, "chief")
    given = {"leaver": people["handler"].pk}
    preview = client.get("/desk/handover/", given).content.decode()
    assert case.matter.title in preview
    answer = client.post(
        "/desk/handover/",
        {**given, "receivers": [people["colleague"].pk], "reason": "调离", "key": "h1"},
    )
    assert "已办理" in answer.content.decode()
    assert Reconsideration.objects.get(pk=case.matter.pk).handler == people["colleague"]
    assert client_of(case.district, "handler").get("/desk/handover/").status_code == 403


def test_copy_fills_the_next_case_of_a_series(case: Case) -> None:
    page = (
        client_of(case.district, "registrar")
        .get(f"/desk/new/reconsideration/?copy={case.matter.pk}")
        .content.decode()
    )
    assert "行政处罚决定" in page
    foreign = client_of(case.district, "justice_office").get(
        f"/desk/new/reconsideration/?copy={case.matter.pk}"
    )
    assert foreign.status_code == 404


@pytest.fixture
def drafted(case: Case) -> Case:
    """The case waits for the head's signature."""
    files = [pdf("reply")]
    case.do("reply", "respondent", date(2022, 8, 12), evidence_count=2, files=files)
    case.do("hear", "handler", date(2022, 8, 15), method="phone", record="同意调解")
    draft = {"proposed_outcome": "B1", "discussed_on": "2022-08-19", **DRAFT}
    case.do("submit_draft", "handler", date(2022, 8, 20), **draft)
    return case


def test_the_decision_begins_with_the_reviewed_draft(drafted: Case) -> None:
    correct = {"field": "opinion", "value": "更正后的理由", "reason": "写漏"}
    drafted.do("correct", "handler", date(2022, 8, 21), event=6, **correct)
    page = page_of(drafted, "organ_head", "do/decide/")
    for text in ("拟认定的事实", "更正后的理由", "拟决定的内容"):
        assert f">\n{text}</textarea>" in page
    assert "拟写的理由" not in page


def test_a_draft_that_was_sent_back_begins_with_what_it_said(drafted: Case) -> None:
    drafted.do("return_draft", "organ_head", date(2022, 8, 22), reason="再核实")
    assert "拟认定的事实</textarea>" in page_of(drafted, "handler", "do/submit_draft/")


def test_nothing_of_the_draft_reaches_who_may_not_decide(drafted: Case) -> None:
    for role in ("respondent", "handler"):
        page = page_of(drafted, role, "do/decide/")
        assert "拟" not in page
        assert "<textarea" not in page
        assert "没有办理“作出决定”的权限" in page


def test_what_was_agreed_becomes_the_text_of_the_mediation(case: Case) -> None:
    said = {"record": "双方到场", "agreement": "十日内退还"}
    case.do("mediate", "handler", date(2022, 8, 20), **said)
    assert "十日内退还</textarea>" in page_of(case, "handler", "do/conclude_mediation/")


def test_the_public_text_begins_with_the_decision_without_names(drafted: Case) -> None:
    words = {"facts": "查明秦某甲于2022年7月20日受罚", "opinion": "事实清楚", "ruling": "维持。"}
    drafted.do("decide", "organ_head", date(2022, 8, 23), outcome="B1", **words)
    served = {"method": "direct", "served_on": "2022-08-24"}
    drafted.do("serve", "handler", date(2022, 8, 24), **served)
    page = page_of(drafted, "handler", "do/publish/")
    text = page[page.index('id="id_text"') :]
    text = text[: text.index("</textarea>")]
    assert "查明秦某" in text
    assert "秦某甲" not in text


def test_secretary_sees_the_heads_decision_as_the_next_thing_to_do(drafted: Case) -> None:
    people = drafted.district.people
    secretary, head = people["chief"], people["organ_head"]
    Delegation.objects.create(
        principal=head, delegate=secretary, basis="授权书", starts_on=date(2022, 1, 1)
    )
    page = page_of(drafted, "chief")
    url = f"/desk/matters/{drafted.matter.pk}/do/decide/?for={head.pk}"
    assert f'<a class="button button-primary" href="{url}">作出决定</a>' in page


def test_secretary_records_the_heads_decision_with_its_scan(drafted: Case) -> None:
    people = drafted.district.people
    secretary, head = people["chief"], people["organ_head"]
    Delegation.objects.create(
        principal=head, delegate=secretary, basis="授权书", starts_on=date(2022, 1, 1)
    )
    assert (
        drafted.matter.title in client_of(drafted.district, "chief").get("/desk/").content.decode()
    )
    url = f"/desk/matters/{drafted.matter.pk}/do/return_draft/"
    client = client_of(drafted.district, "chief")
    given = {**TODAY, "for": head.pk, "reason": "请补充调查"}
    without = client.post(url, {**given, "key": "d1"})
    assert without.status_code == 422
    assert "批示扫描件" in without.content.decode()
    answer = client.post(url, {**given, "key": "d2", "file-instruction": scan()})
    assert answer.status_code == 302
    event = Event.objects.latest("pk")
    assert (event.person, event.on_behalf_of) == (secretary, head)
    assert drafted.matter.documents.filter(kind="instruction", event_id=event.pk).exists()


def test_nobody_acts_for_a_leader_without_a_delegation(drafted: Case) -> None:
    head = drafted.district.people["organ_head"].pk
    url = f"/desk/matters/{drafted.matter.pk}/do/return_draft/?for={head}"
    assert client_of(drafted.district, "handler").get(url).status_code == 404


def test_no_answer_is_chosen_beforehand(case: Case) -> None:
    page = page_of(case, "handler", "do/suspend/")
    assert '<option value="" selected>请选择</option>' in page
    answer = send(case, "handler", "suspend", suspension_ground="", reason="须等另案审结。")
    assert answer.status_code == 422
    assert "请选择中止事由" in answer.content.decode()


def test_an_error_of_a_field_is_said_in_one_box(case: Case) -> None:
    page = send(case, "handler", "suspend", suspension_ground="8", reason="").content.decode()
    assert "请填写具体情况" in page
    assert "填写的内容有1处需要修改" not in page


@pytest.fixture
def notified(case: Case) -> Case:
    """A hearing is notified for 2022-08-25."""
    case.do("reply", "respondent", date(2022, 8, 12), evidence_count=2, files=[pdf("reply")])
    place = {"hearing_place": "听证室", "reason": "案情复杂"}
    case.do("notify_hearing", "handler", date(2022, 8, 15), hearing_on="2022-08-25", **place)
    return case


def test_a_hearing_is_recorded_after_it_was_held(notified: Case) -> None:
    held = {"head_attended": "no", "excuse": "另有公务", "record": "质证完毕"}
    with pytest.raises(GuardFailed, match="听证日期还没有到"):
        notified.do("hold_hearing", "handler", date(2022, 8, 24), **held)
    notified.do("hold_hearing", "handler", date(2022, 8, 25), **held)
    page = page_of(notified, "handler")
    assert "举行听证，被申请人的负责人未参加，由工作人员参加（" in page
    assert page.count("未参加，由工作人员参加") == 2


def test_a_file_that_the_act_needs_is_marked(case: Case) -> None:
    page = page_of(case, "respondent", "do/reply/")
    label = page[page.index("行政复议答复书") :][:80]
    assert "（必填）" in label


def test_an_extension_that_is_used_up_is_said_before(notified: Case) -> None:
    notified.do("extend", "organ_head", date(2022, 8, 26), days=30, reason="复杂")
    page = page_of(notified, "organ_head", "do/extend/")
    assert "现在不能办" in page
    assert "办了以后" not in page
