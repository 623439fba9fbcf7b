"""From the start page to the receipt."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.portal.service import SERVICE
from zhunsheng.domains.reconsideration.tests.portal.conftest import BASE, PDF, Citizen, document
from zhunsheng.faces.portal.models import Draft, DraftFile
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.registry import procedure_for

pytestmark = pytest.mark.django_db


def test_questions_and_files_fit_the_filing_form_and_its_files() -> None:
    filing = procedure_for("reconsideration", date(2026, 1, 1)).filing
    accepted = {one.kind for one in filing.accepts}
    assert {box.kind for part in SERVICE.parts for box in part.files} <= accepted
    codes = {part.code for part in SERVICE.parts}
    assert all(set(part.after) <= codes for part in SERVICE.parts)


def test_start_page_says_everything_and_costs(citizen: Citizen) -> None:
    text = citizen.client.get(BASE).content.decode()
    for words in ("不要钱", "60 天", "谁可以申请", "交了以后", "开始填写"):
        assert words in text


@pytest.mark.parametrize(
    ("known_on", "told", "words"),
    [
        ("2026-11-05", "yes", "来得及，最晚2027年1月4日申请"),
        ("2026-09-24", "yes", "今天就是最后一天"),
        ("2026-08-01", "yes", "已经过了，但仍然可以交"),
        ("2026-08-01", "no", "但你可能还来得及"),
        ("2025-06-01", "no", "已经过了，但仍然可以交"),
    ],
)
def test_date_check(citizen: Citizen, known_on: str, told: str, words: str) -> None:
    page = citizen.client.get(BASE, {"known_on": known_on, "told": told})
    assert words in page.content.decode()
    assert "怎么数的" in page.content.decode()


def test_date_check_refuses_the_future_and_nonsense(citizen: Citizen) -> None:
    assert "不能晚于今天" in citizen.client.get(BASE, {"known_on": "2026-12-01"}).content.decode()
    assert (
        "没有 2026年2月30日"
        in citizen.client.get(BASE, {"known_on": "2026-02-30"}).content.decode()
    )


def test_task_list_shows_the_seven_states(citizen: Citizen) -> None:
    citizen.fill("who", kind="person", has_agent="no")
    citizen.fill("name", name="秦某甲")
    citizen.fill("contact", phone="139")
    citizen.fill("evidence")
    text = citizen.client.get(f"{BASE}tasks/").content.decode()
    for word in ("已完成", "待核对", "进行中", "未开始", "不需要", "材料未齐", "还不能开始"):
        assert word in text, word


def test_missing_material_can_be_added_from_the_task_list(citizen: Citizen) -> None:
    citizen.fill("evidence")
    text = citizen.client.get(f"{BASE}tasks/").content.decode()
    assert "还缺：不服的决定书、身份证或营业执照。没有也可以交" in text
    assert f'href="{BASE}q/evidence/"' in text


def test_name_page_waits_for_the_page_before(citizen: Citizen) -> None:
    assert citizen.client.get(f"{BASE}q/name/").status_code == 302


def test_questions_follow_from_who_applies(citizen: Citizen) -> None:
    citizen.fill("who", kind="company", has_agent="yes")
    page = citizen.client.get(f"{BASE}q/name/").content.decode()
    assert "统一社会信用代码" in page
    assert "身份证号" not in page
    assert citizen.client.get(f"{BASE}q/agent/").status_code == 200


def test_application_becomes_a_matter(citizen: Citizen) -> None:
    matter, code, secret = citizen.apply()
    assert matter.stage == "received"
    assert matter.channel == "online"
    assert matter.received_on == date(2026, 11, 23)
    assert matter.procedure_version == "2023"
    assert (matter.field, matter.amount, matter.stay) == ("market", 500000, "applied")
    assert matter.request.startswith("1. 撤销“行政处罚决定书”。\n2. 变更")
    assert "【要求停止执行的理由】要停业" in matter.grounds
    assert "【关于调解】可以先听取" in matter.grounds
    assert matter.wants_legal_aid
    assert matter.documents.get().kind == "act"
    assert matter.receipt == code
    assert len(secret.replace("-", "")) == 8


def test_answers_are_erased_after_sending(citizen: Citizen) -> None:
    citizen.apply()
    draft = Draft.objects.get()
    assert draft.answers == ""
    assert not DraftFile.objects.exists()


def test_answers_are_encrypted_at_rest(citizen: Citizen) -> None:
    citizen.fill("who", kind="person", has_agent="no")
    citizen.fill("name", name="秦某甲")
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers, token_digest FROM portal_draft")
        answers, digest = cursor.fetchone()
    assert "秦某甲" not in answers
    assert (
        citizen.client.cookies["zhunsheng_draft_reconsideration"].value.replace("-", "")
        not in digest
    )


def test_sending_twice_gives_the_same_receipt(citizen: Citizen) -> None:
    citizen.fill_everything()
    assert citizen.send().status_code == 302
    first = citizen.client.get(f"{BASE}receipt/").context
    assert citizen.send().status_code == 302
    second = citizen.client.get(f"{BASE}receipt/").context
    assert Reconsideration.objects.count() == 1
    assert first["receipt"].code == second["receipt"].code
    assert first["secret"] == second["secret"] != ""


def test_two_sendings_at_once_make_one_matter(citizen: Citizen) -> None:
    from zhunsheng.faces.portal.views.sending import send
    from zhunsheng.faces.portal.views.service import answers_of

    citizen.fill_everything()
    one, two = Draft.objects.get(), Draft.objects.get()
    found = [answers_of(SERVICE, one), answers_of(SERVICE, two)]
    events = [
        send(SERVICE, draft, answers) for draft, answers in zip((one, two), found, strict=True)
    ]
    assert events[0].pk == events[1].pk
    assert Event.objects.filter(action="register").count() == 1
    assert Draft.objects.get().secret != ""


def test_query_code_is_shown_until_noted(citizen: Citizen) -> None:
    _matter, code, secret = citizen.apply()
    assert citizen.client.post(f"{BASE}noted/").url == "/progress/"
    assert Draft.objects.get().secret == ""
    assert secret not in citizen.client.get("/progress/").content.decode()
    assert citizen.client.get(f"{BASE}receipt/").status_code == 302
    assert citizen.enter(code, secret).url == "/progress/case/"


def test_query_code_goes_after_half_an_hour(citizen: Citizen, now: Any) -> None:
    _matter, _code, secret = citizen.apply()
    now.shift(31 * 60)
    page = citizen.client.get(f"{BASE}receipt/").content.decode()
    assert secret not in page
    assert "不再显示" in page


def test_receipt_has_what_the_citizen_needs(citizen: Citizen) -> None:
    citizen.apply()
    page = citizen.client.get(f"{BASE}receipt/").content.decode()
    event = Event.objects.get(action="register")
    for words in (
        "<svg",
        event.hash,
        "2026年11月30日以前",
        "有事找谁",
        "data-print",
        'data-copy="query-code"',
    ):
        assert words in page, words
    assert "秦某甲" not in page


def test_check_page_waits_for_what_is_missing(citizen: Citizen) -> None:
    citizen.fill("who", kind="person", has_agent="no")
    assert citizen.client.get(f"{BASE}check/").url == f"{BASE}tasks/"
    assert citizen.send().url == f"{BASE}tasks/"
    assert not Reconsideration.objects.exists()


def test_check_page_shows_answers_and_what_leaving_out_means(citizen: Citizen) -> None:
    citizen.fill_everything()
    page = citizen.client.get(f"{BASE}check/").content.decode()
    for words in (
        "行政处罚决定书",
        "5,000元",
        "2026年11月5日",
        "罚款、没收等处罚",
        "没有身份证明，我们会请你补",
        "决定书.pdf",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("part", "data", "words"),
    [
        ("name", {"name": "秦", "id_number": "640104199001011234"}, "身份证"),
        ("name", {"name": ""}, "请填写姓名"),
        ("contact", {"phone": "1390000"}, "手机号码是 11 位数字"),
        ("contact", {"phone": "13900000000", "email": "x"}, "邮箱要写完整"),
        ("organ", {"respondent": "999999"}, "请重新选"),
        ("organ", {}, "不知道是哪个的"),
        ("act", {"act_kind": "hack", "act_name": "x"}, "请重新选"),
        ("act", {"act_kind": "penalty", "act_name": "x", "amount": "很多"}, "金额写数字"),
        ("dates", {"known_on": "2027-01-01"}, "不能晚于今天"),
        ("dates", {"act_on": "2026-11-10", "known_on": "2026-11-01"}, "请核对这两个日期"),
        ("wish", {}, "请至少选一个结果"),
        ("grounds", {"grounds": "字" * 15001}, "最多 15000 个字"),
        ("help", {"stay": "yes"}, "请写明为什么要先停下来"),
    ],
)
def test_mistakes_are_named_and_nothing_is_lost(
    citizen: Citizen, part: str, data: dict[str, str], words: str
) -> None:
    citizen.fill("who", kind="person", has_agent="no")
    answer = citizen.fill(part, **data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "error-summary" in page
    again = citizen.client.get(f"{BASE}q/{part}/").content.decode()
    for typed in data.values():
        assert typed in again or len(typed) < 2 or part in ("organ", "act"), typed


def test_late_is_warned_of_and_not_refused(citizen: Citizen) -> None:
    citizen.fill_everything()
    assert citizen.fill("dates", known_on="2026-08-01").status_code == 302
    page = citizen.client.get(f"{BASE}check/").content.decode()
    assert "一般的期限在2026年9月30日过了。不写原因也能交" in page
    citizen.fill("dates", known_on="2026-08-01", late_reason="住院")
    assert "不写原因也能交" not in citizen.client.get(f"{BASE}check/").content.decode()
    assert citizen.send().status_code == 302


def test_script_text_stays_text(citizen: Citizen) -> None:
    citizen.fill_everything("<script>alert(1)</script>")
    page = citizen.client.get(f"{BASE}check/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_files_are_kept_when_the_answers_are_wrong(citizen: Citizen) -> None:
    citizen.fill("who", kind="person", has_agent="yes")
    answer = citizen.client.post(
        f"{BASE}q/agent/", {"agent_name": "", "file-authorisation": document("委托书.pdf")}
    )
    assert answer.status_code == 422
    assert "委托书.pdf" in answer.content.decode()
    assert DraftFile.objects.get().kind == "authorisation"


def test_uploading_only_stays_on_the_page(citizen: Citizen) -> None:
    answer = citizen.client.post(f"{BASE}q/evidence/", {"file-act": document(), "upload": "1"})
    assert answer.url.endswith("/q/evidence/?files=1#files")
    pk = DraftFile.objects.get().pk
    citizen.client.post(f"{BASE}q/evidence/files/{pk}/remove/")
    assert not DraftFile.objects.exists()


def test_disguised_and_large_files_are_refused(citizen: Citizen) -> None:
    disguised = citizen.client.post(
        f"{BASE}q/evidence/", {"file-act": document("决定书.pdf", b"MZ\x90\x00 program")}
    )
    assert disguised.status_code == 422
    assert "没有上传" in disguised.content.decode()
    large = citizen.client.post(
        f"{BASE}q/evidence/", {"file-act": document("大.pdf", PDF + b"0" * 50 * 1024 * 1024)}
    )
    assert large.status_code == 422
    assert "超过 20 MB" in large.content.decode()
    page = citizen.client.post(f"{BASE}q/evidence/", {"file-act": document("a.exe", b"MZ")})
    assert "格式收不了" in page.content.decode()
    assert not DraftFile.objects.exists()


def test_number_of_files_is_limited(citizen: Citizen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhunsheng.faces.portal.drafts.MOST_FILES", 2)
    files = [document(f"{number}.pdf", PDF + bytes([65 + number])) for number in range(3)]
    answer = citizen.client.post(f"{BASE}q/evidence/", {"file-act": files})
    assert answer.status_code == 422
    assert "最多 2 个文件" in answer.content.decode()
    assert DraftFile.objects.count() == 2


def test_upload_script_is_told_where_to_go(citizen: Citizen) -> None:
    answer = citizen.client.post(
        f"{BASE}q/who/", {"kind": "person", "has_agent": "no"}, headers={"X-Upload": "1"}
    )
    assert answer.headers["X-Landed"] == f"{BASE}q/name/"


def test_machines_that_fill_every_field_are_not_taken(citizen: Citizen) -> None:
    answer = citizen.fill("who", kind="person", has_agent="no", website="http://spam.example")
    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_drafts_from_one_address_are_limited(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        __import__("zhunsheng.faces.portal.throttle", fromlist=["LIMITS"]).LIMITS,
        "draft",
        (1, 3600),
    )
    citizen.fill("who", kind="person", has_agent="no")
    answer = Client().post(f"{BASE}q/who/", {"kind": "person", "has_agent": "no"})
    assert answer.status_code == 429


def test_weekend_counts_as_received_today(citizen: Citizen, now: Any) -> None:
    now.move_to("2026-11-22T23:30:00+08:00")
    matter, _code, _secret = citizen.apply()
    assert matter.received_on == date(2026, 11, 22)
    assert "也算今天收到" in citizen.client.get(f"{BASE}receipt/").content.decode()


@pytest.mark.parametrize(
    ("path", "most"),
    [("", 14), ("tasks/", 9), ("q/organ/", 12), ("q/grounds/", 12), ("check/", 16)],
)
def test_queries_do_not_grow(
    citizen: Citizen, path: str, most: int, django_assert_max_num_queries: Any
) -> None:
    citizen.fill_everything()
    with django_assert_max_num_queries(most):
        assert citizen.client.get(BASE + path).status_code == 200
