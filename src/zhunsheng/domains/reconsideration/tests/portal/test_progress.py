"""What the holder of a receipt sees and may do; what nobody else can."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import pdf
from zhunsheng.domains.reconsideration.tests.portal.conftest import Citizen, document
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.procedure.engine import perform

pytestmark = pytest.mark.django_db
CASE = "/progress/case/"


def do(
    matter: Reconsideration, citizen: Citizen, action: str, role: str, files: Any = (), **data: Any
) -> None:
    fresh = Reconsideration.objects.get(pk=matter.pk)
    perform(fresh, action, citizen.district.actor(role), data, files)


def status(who: Citizen, url: str) -> int:
    answer = who.client.get(url)
    # A file is closed once it has been read to its end.
    if answer.streaming:
        list(answer.streaming_content)
    return int(answer.status_code)


def accept(matter: Reconsideration, citizen: Citizen) -> None:
    handler = citizen.district.people["handler"].pk
    do(matter, citizen, "accept", "registrar", accepted_on="2026-11-23", handler=handler)


def test_wrong_code_and_wrong_secret_answer_alike(citizen: Citizen) -> None:
    _matter, code, secret = citizen.apply()
    wrong_code = citizen.enter("2222-2222-2222", secret)
    wrong_secret = citizen.enter(code, "AAAA-AAAA")
    assert wrong_code.status_code == wrong_secret.status_code == 422
    assert wrong_code.context["error"] == wrong_secret.context["error"]
    assert citizen.client.get(CASE).url == "/progress/"


def test_five_wrong_secrets_lock_the_receipt(citizen: Citizen, now: Any) -> None:
    _matter, code, secret = citizen.apply()
    for _ in range(5):
        answer = citizen.enter(code, "AAAA-AAAA")
    assert "10:30 以后再试" in answer.content.decode()
    assert citizen.enter(code, secret).status_code == 422
    now.shift(31 * 60)
    assert citizen.enter(code, secret).status_code == 302


def test_codes_are_forgiven_case_blanks_and_width(citizen: Citizen) -> None:
    _matter, code, secret = citizen.apply()
    assert (
        citizen.enter(
            f" {code.lower().replace('-', ' ')}", secret.lower().replace("-", "－")
        ).status_code
        == 302
    )


def test_case_page_in_plain_words(citizen: Citizen) -> None:
    matter, code, secret = citizen.apply()
    citizen.enter(code, secret)
    page = citizen.client.get(CASE)
    text = page.content.decode()
    for words in (
        "正在审查能不能受理",
        "2026年11月30日",
        "办到哪一步了",
        "有事找谁",
        "行政处罚决定书",
        "收到申请（网上）",
    ):
        assert words in text, words
    assert page.headers["Cache-Control"] == "private, no-store"
    accept(matter, citizen)
    text = citizen.client.get(CASE).content.decode()
    assert "已经受理" in text
    assert "行政复议申请受理通知书" in text
    assert "再交一些材料" in text
    assert "最迟2027年1月22日作出决定" in text


def test_session_ends_after_half_an_hour_and_by_leaving(citizen: Citizen, now: Any) -> None:
    _matter, code, secret = citizen.apply()
    citizen.enter(code, secret)
    now.shift(29 * 60)
    assert citizen.client.get(CASE).status_code == 200
    now.shift(29 * 60)
    assert citizen.client.get(CASE).status_code == 200
    now.shift(31 * 60)
    assert citizen.client.get(CASE).status_code == 302
    citizen.enter(code, secret)
    citizen.client.post("/progress/leave/")
    assert citizen.client.get(CASE).status_code == 302


def test_entering_changes_the_session_key(citizen: Citizen) -> None:
    _matter, code, secret = citizen.apply()
    citizen.enter(code, secret)
    before = citizen.client.session.session_key
    citizen.enter(code, secret)
    assert citizen.client.session.session_key != before


def test_correction_is_answered_on_line(citizen: Citizen) -> None:
    matter, code, secret = citizen.apply()
    do(matter, citizen, "ask_correction", "registrar", missing="身份证明", served_on="2026-11-23")
    citizen.enter(code, secret)
    text = citizen.client.get(CASE).content.decode()
    assert "请在2026年12月7日以前按补正通知书补齐" in text
    assert "补正行政复议申请通知书" in text
    url = f"{CASE}do/receive_correction/"
    page = citizen.client.get(url).content.decode()
    assert "先看《补正行政复议申请通知书》" in page
    empty = citizen.client.post(url, {"note": ""})
    assert empty.status_code == 422
    assert "还没有内容" in empty.content.decode()
    bad = citizen.client.post(
        url, {"note": "补身份证", "file-identity": document("身份证.jpg", b"MZ")}
    )
    assert bad.status_code == 422
    assert "补身份证" in bad.content.decode()
    sent = citizen.client.post(url, {"note": "补身份证", "file-identity": document("身份证.pdf")})
    assert sent.url == CASE
    fresh = Reconsideration.objects.get(pk=matter.pk)
    assert fresh.stage == "received"
    assert fresh.documents.filter(kind="identity").count() == 1
    assert "收到你补的材料了" in citizen.client.get(CASE).content.decode()
    assert citizen.client.post(url, {"note": "再补"}).url == CASE
    assert Reconsideration.objects.get(pk=matter.pk).version == fresh.version


def test_files_of_an_act_are_kept_and_can_be_dropped(citizen: Citizen) -> None:
    matter, code, secret = citizen.apply()
    accept(matter, citizen)
    citizen.enter(code, secret)
    url = f"{CASE}do/applicant_evidence/"
    citizen.client.post(url, {"file-evidence": document("照片.pdf"), "upload": "1"})
    page = citizen.client.get(url)
    assert "照片.pdf" in page.content.decode()
    kept = next(rows for _box, rows in page.context["kept"] if rows)
    citizen.client.post(f"{url}files/{kept[0].pk}/remove/")
    assert "照片.pdf" not in citizen.client.get(url).content.decode()
    citizen.client.post(url, {"note": "看照片", "file-evidence": document("照片2.pdf")})
    assert matter.documents.filter(kind="evidence").count() == 1


@pytest.mark.parametrize(
    "action", ["accept", "decide", "refuse", "assign", "correct", "undo", "nothing", "withdraw"]
)
def test_acts_of_the_office_are_closed_to_the_public(citizen: Citizen, action: str) -> None:
    matter, code, secret = citizen.apply()
    citizen.enter(code, secret)
    assert citizen.client.get(f"{CASE}do/{action}/").url == CASE
    assert citizen.client.post(f"{CASE}do/{action}/", {"reason": "x"}).url == CASE
    assert Reconsideration.objects.get(pk=matter.pk).version == matter.version


def test_documents_by_reader(citizen: Citizen) -> None:
    """Matrix: whose session, whose document, what the reader gets."""
    mine, code, secret = citizen.apply("秦某甲")
    stranger = Citizen(citizen.district)
    theirs, other_code, other_secret = stranger.apply("赵某乙")
    for matter in (mine, theirs):
        accept(matter, citizen)
        do(matter, citizen, "send_copy", "handler", method="online")
        do(matter, citizen, "acknowledge", "respondent")
        do(
            matter,
            citizen,
            "reply",
            "respondent",
            evidence_count=1,
            files=[pdf("reply", "答复.pdf")],
        )
        do(matter, citizen, "add_documents", "handler", files=[pdf("material", "内部.pdf")])
    citizen.enter(code, secret)
    stranger.enter(other_code, other_secret)
    outsider = Citizen(citizen.district)
    seen: dict[str, tuple[int, int, int]] = {}
    for row in Document.objects.filter(matter=mine):
        url = f"{CASE}documents/{row.pk}/"
        seen[row.kind] = tuple(status(who, url) for who in (citizen, stranger, outsider))  # type: ignore[assignment]
    assert seen == {
        "act": (200, 404, 302),
        "acceptance": (200, 404, 302),
        "reply": (200, 404, 302),
        "reply_notice": (404, 404, 302),
        "material": (404, 404, 302),
    }
    paper = Document.objects.get(matter=mine, kind="acceptance")
    for form, expected in (("pdf", 200), ("docx", 200), ("sealed", 404), ("exe", 404)):
        assert status(citizen, f"{CASE}documents/{paper.pk}/{form}/") == expected
        assert status(stranger, f"{CASE}documents/{paper.pk}/{form}/") == 404


def test_one_session_holds_one_case(citizen: Citizen) -> None:
    _mine, code, secret = citizen.apply("秦某甲")
    stranger = Citizen(citizen.district)
    theirs, other_code, other_secret = stranger.apply("赵某乙")
    citizen.enter(code, secret)
    citizen.enter(other_code, other_secret)
    assert citizen.client.get(CASE).context["matter"].pk == theirs.pk


def test_internal_words_do_not_show(citizen: Citizen) -> None:
    matter, code, secret = citizen.apply()
    accept(matter, citizen)
    do(matter, citizen, "remark", "handler", remark="内部意见")
    citizen.enter(code, secret)
    text = citizen.client.get(CASE).content.decode()
    assert "内部意见" not in text
    assert "作办理记录" not in text


def test_missed_right_to_see_after_given_up(citizen: Citizen, now: Any) -> None:
    matter, code, secret = citizen.apply()
    do(matter, citizen, "refuse", "registrar", refusal_reason="01", ruling="不属于行政行为。")
    citizen.enter(code, secret)
    text = citizen.client.get(CASE).content.decode()
    assert "没有被受理" in text
    assert "结果：不予受理" in text
    assert "不予受理行政复议申请决定书" in text


def test_guessing_codes_is_stopped(citizen: Citizen) -> None:
    for _ in range(20):
        citizen.enter("2222-2222-2222", "AAAA-AAAA")
    assert citizen.enter("2222-2222-2222", "AAAA-AAAA").status_code == 429


def test_queries_of_the_case_page(citizen: Citizen, django_assert_max_num_queries: Any) -> None:
    matter, code, secret = citizen.apply()
    accept(matter, citizen)
    citizen.enter(code, secret)
    with django_assert_max_num_queries(24):
        citizen.client.get(CASE)


def test_late_application_is_taken(citizen: Citizen) -> None:
    citizen.fill_everything()
    citizen.fill("dates", act_on="2026-01-01", known_on="2026-01-05", late_reason="住院三个月")
    citizen.send()
    matter = Reconsideration.objects.get()
    assert matter.known_on == date(2026, 1, 5)
    assert "【关于申请期限】住院三个月" in matter.grounds


def test_every_stage_has_plain_words() -> None:
    from zhunsheng.domains.reconsideration.portal.service import SERVICE
    from zhunsheng.domains.reconsideration.procedures import UNDER_2023

    assert set(SERVICE.stage_words) == set(UNDER_2023.stage_by_code)
    assert set(SERVICE.step_words) <= {code for code, _title in UNDER_2023.steps}
    assert set(SERVICE.acts) == {a.code for a in UNDER_2023.actions if "public" in a.roles}
