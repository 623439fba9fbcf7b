"""A whole case under the 2017 law, with a suspension and an extension."""

from __future__ import annotations

from datetime import date

from zhunsheng.domains.reconsideration.tests.conftest import DRAFT, Case, pdf
from zhunsheng.kernel.documents.models import Document, Service


def test_from_receipt_to_archive(filed: Case) -> None:
    case, matter = filed, filed.matter
    assert matter.number == "演复〔2022〕1号"
    assert matter.due_on == date(2022, 8, 8)
    case.do(
        "accept",
        "registrar",
        date(2022, 8, 8),
        accepted_on="2022-08-08",
        handler=case.district.people["handler"].pk,
    )
    assert matter.stage == "accepted"
    assert matter.due_on == date(2022, 10, 8)
    case.do("send_copy", "handler", date(2022, 8, 9), method="online")
    case.do("acknowledge", "respondent", date(2022, 8, 9))
    assert matter.reply_due_on == date(2022, 8, 19)
    case.do(
        "reply",
        "respondent",
        date(2022, 8, 17),
        evidence_count=3,
        files=[pdf("reply"), pdf("reply_evidence")],
    )
    assert matter.stage == "reviewing"
    assert not matter.reply_is_late
    case.do("suspend", "handler", date(2022, 8, 22), suspension_ground="8", reason="等待另案")
    assert matter.stage == "suspended"
    case.do("resume", "handler", date(2022, 9, 1), reason="另案已结")
    assert matter.stage == "reviewing"
    assert matter.due_on == date(2022, 10, 17)
    case.do("extend", "organ_head", date(2022, 10, 10), days=30, reason="复杂")
    assert matter.due_on == date(2022, 11, 16)
    _conclude(case)


def _conclude(case: Case) -> None:
    matter = case.matter
    case.do("submit_draft", "handler", date(2022, 11, 1), proposed_outcome="C1", **DRAFT)
    case.do(
        "decide",
        "organ_head",
        date(2022, 11, 10),
        outcome="C1",
        facts="查明",
        opinion="认为",
        ruling="撤销。",
    )
    assert (matter.stage, matter.outcome, matter.closed_on) == ("decided", "C1", date(2022, 11, 10))
    assert matter.due_on is None
    case.do("serve", "handler", date(2022, 11, 12), method="direct", served_on="2022-11-12")
    assert matter.served_on == date(2022, 11, 12)
    service = Service.objects.get(document__matter=matter)
    assert (service.document.kind, service.served_on) == ("decision", date(2022, 11, 12))
    case.do("withhold", "handler", date(2022, 11, 20), reason="health")
    case.do("archive", "handler", date(2022, 12, 1))
    assert matter.stage == "archived"
    numbers = set(
        Document.objects.filter(matter=matter).exclude(number="").values_list("number", flat=True)
    )
    assert {
        "演复受〔2022〕1号",
        "演复答〔2022〕1号",
        "演复中〔2022〕1号",
        "演复恢〔2022〕1号",
        "演复延〔2022〕1号",
        "演复决〔2022〕1号",
    } == numbers
