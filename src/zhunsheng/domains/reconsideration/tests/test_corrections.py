"""A mistake is corrected by an appended event; clocks recompute and the old record stays."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.domains.reconsideration.tests.conftest import Case, pdf
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger import receipts
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters import search
from zhunsheng.kernel.procedure.refusals import (
    GuardFailed,
    InvalidForm,
    NotAllowed,
    Refused,
    WrongDate,
)


def accepted(case: Case) -> None:
    """受理 with a wrong day of acceptance."""
    handler = case.district.people["handler"].pk
    case.do("accept", "registrar", date(2022, 8, 8), accepted_on="2022-08-08", handler=handler)


def correct(case: Case, sequence: int, field: str, value: str) -> Event:
    """更正 one field of one event."""
    data = {"event": sequence, "field": field, "value": value, "reason": "录入错误"}
    return case.do("correct", "chief", date(2022, 8, 10), **data)  # type: ignore[no-any-return]


def test_corrected_date_moves_the_clock(filed: Case) -> None:
    accepted(filed)
    assert filed.matter.due_on == date(2022, 10, 8)
    old = Event.objects.get(stream="matter", subject_id=filed.matter.pk, sequence=2).data
    correct(filed, 2, "accepted_on", "2022-08-01")
    assert filed.matter.accepted_on == date(2022, 8, 1)
    assert filed.matter.due_on == date(2022, 9, 30)
    assert Event.objects.get(stream="matter", subject_id=filed.matter.pk, sequence=2).data == old


def test_corrected_day_of_receipt(filed: Case) -> None:
    correct(filed, 1, "occurred", "2022-07-29")
    assert filed.matter.received_on == date(2022, 7, 29)
    assert filed.matter.due_on == date(2022, 8, 5)


def test_correction_is_checked_by_the_old_form(filed: Case) -> None:
    with pytest.raises(InvalidForm):
        correct(filed, 1, "act_kind", "不存在的类别")


def test_correction_cannot_leave_the_order_of_days(filed: Case) -> None:
    accepted(filed)
    with pytest.raises(WrongDate):
        correct(filed, 1, "occurred", "2022-08-09")


def test_unknown_record(filed: Case) -> None:
    with pytest.raises(Refused):
        correct(filed, 9, "act_kind", "licence")


def test_undo_gives_everything_back(filed: Case) -> None:
    accepted(filed)
    filed.do("mark_major", "handler", date(2022, 8, 9), reason="涉众")
    assert filed.matter.is_major
    filed.do("undo", "chief", date(2022, 8, 9), reason="误操作")
    assert not filed.matter.is_major
    assert filed.matter.stage == "accepted"
    assert filed.matter.due_on == date(2022, 10, 8)
    assert Clock.objects.open_of(filed.matter).count() == 2


def test_an_act_with_a_numbered_document_is_not_undone(filed: Case) -> None:
    accepted(filed)
    with pytest.raises(GuardFailed, match="文号"):
        filed.do("undo", "chief", date(2022, 8, 9), reason="误操作")


def test_the_filing_is_not_undone(filed: Case) -> None:
    with pytest.raises(GuardFailed):
        filed.do("undo", "chief", date(2022, 8, 9), reason="误操作")


def test_correction_after_undo_counts_for_the_standing_events_only(filed: Case) -> None:
    accepted(filed)
    filed.do("mark_major", "handler", date(2022, 8, 9), reason="涉众")
    filed.do("undo", "chief", date(2022, 8, 9), reason="误操作")
    with pytest.raises(Refused):
        correct(filed, 3, "reason", "别的理由")


def test_days_of_an_extension_are_corrected(filed: Case) -> None:
    accepted(filed)
    filed.do("extend", "organ_head", date(2022, 8, 9), days=30, reason="复杂")
    assert filed.matter.due_on == date(2022, 11, 7)
    data = {"event": 3, "field": "days", "value": "10", "reason": "看错"}
    filed.do("correct", "organ_head", date(2022, 8, 10), **data)
    assert filed.matter.due_on == date(2022, 10, 17)


def test_a_reserved_act_is_mended_by_its_own_role(filed: Case) -> None:
    accepted(filed)
    filed.do("extend", "organ_head", date(2022, 8, 9), days=10, reason="复杂")
    data = {"event": 3, "field": "days", "value": "30", "reason": "想多一些时间"}
    with pytest.raises(NotAllowed, match="延长期限"):
        filed.do("correct", "handler", date(2022, 8, 10), **data)
    assert Clock.objects.get(matter=filed.matter, code="reconsideration.decide").due_on == date(
        2022, 10, 17
    )


def test_mending_a_record_is_no_step_of_the_case(filed: Case) -> None:
    accepted(filed)
    data = {"event": 2, "field": "late_reason", "value": "疫情", "reason": "补记"}
    filed.do("correct", "chief", date(2022, 9, 30), **data)
    filed.do("send_copy", "handler", date(2022, 8, 9), method="online")
    assert filed.matter.stage == "replying"


def test_an_act_on_the_wrong_day_is_undone_and_done_again(filed: Case) -> None:
    accepted(filed)
    filed.do("mark_major", "handler", date(2022, 9, 30), reason="日期填错")
    filed.do("undo", "handler", date(2022, 9, 30), reason="日期填错")
    filed.do("mark_major", "handler", date(2022, 8, 20), reason="涉众")
    assert filed.matter.acted_on == date(2022, 8, 20)


def test_a_correction_leaves_what_a_later_act_wrote(filed: Case) -> None:
    accepted(filed)
    people = filed.district.people
    filed.do("hand_over", "handler", date(2022, 8, 9), handler=people["colleague"].pk)
    correct(filed, 2, "handler", str(people["chief"].pk))
    assert filed.matter.handler == people["colleague"]


def test_a_replay_keeps_the_reasons_of_pauses(filed: Case) -> None:
    accepted(filed)
    filed.do("suspend", "handler", date(2022, 8, 9), suspension_ground="8", reason="等待另案")
    correct(filed, 2, "accepted_on", "2022-08-02")
    period = Clock.objects.get(matter=filed.matter, code="reconsideration.decide").history[0]
    assert (period.reason, period.cite) == ("中止", "《行政复议法实施条例》（2007）第四十一条")


def test_the_service_of_another_paper_is_not_that_of_the_decision(filed: Case) -> None:
    accepted(filed)
    paper = Document.objects.get(matter=filed.matter, kind="acceptance")
    applicant = filed.matter.participants.get(role="applicant")
    data = {"document": paper.pk, "recipient": applicant.pk, "method": "direct"}
    data |= {"sent_on": "2022-08-09", "served_on": "2022-08-09", "signer": "本人"}
    filed.do("record_service", "handler", date(2022, 8, 9), **data, files=[pdf("service_proof")])
    assert filed.matter.served_on is None


def test_a_refusal_leaves_the_instance_as_it_was(filed: Case) -> None:
    accepted(filed)
    filed.do("extend", "organ_head", date(2022, 8, 9), days=30, reason="复杂")
    version = filed.matter.version
    with pytest.raises(GuardFailed, match="延长"):
        filed.do("extend", "organ_head", date(2022, 8, 9), days=30, reason="复杂")
    assert filed.matter.version == version


def test_a_lost_query_code_is_replaced(filed: Case) -> None:
    old = filed.matter.receipt
    event = filed.do("reissue_receipt", "registrar", date(2022, 8, 2), is_checked=True)
    receipt = receipts.open_with(filed.matter.receipt, event.receipt_secret)
    assert receipt.event.subject_id == filed.matter.pk
    assert receipt.event.action == "register"
    assert filed.matter.receipt != old
    assert receipts.find(old).event == receipt.event


def test_a_corrected_name_is_that_of_the_party_and_of_the_case(filed: Case) -> None:
    correct(filed, 1, "name", "秦某乙")
    assert filed.matter.participants.get(role="applicant").name == "秦某乙"
    assert filed.matter.title.startswith("秦某乙不服区市场监管局")
    assert list(search.find("秦某乙")) == [filed.matter.pk]


def test_a_corrected_respondent_takes_part_instead(filed: Case) -> None:
    correct(filed, 1, "respondent", str(filed.district.other.pk))
    assert filed.matter.respondent == filed.district.other
    assert filed.matter.participants.get(role="respondent").unit == filed.district.other
    assert "教育局" in filed.matter.title


def test_the_time_to_reply_follows_the_corrected_receipt(filed: Case) -> None:
    accepted(filed)
    on = date(2022, 8, 9)
    filed.do("send_copy", "handler", on, method="direct", copy_served_on="2022-08-09")
    filed.do("reply", "handler", date(2022, 8, 22), evidence_count=0, files=[pdf("reply")])
    assert filed.matter.reply_is_late
    data = {"event": 3, "field": "copy_served_on", "value": "2022-08-12", "reason": "看错回证"}
    filed.do("correct", "handler", date(2022, 8, 23), **data)
    assert filed.matter.reply_due_on == date(2022, 8, 22)
    assert not filed.matter.reply_is_late
    reply = Clock.objects.get(matter=filed.matter, code="reconsideration.reply")
    assert (reply.due_on, reply.state) == (date(2022, 8, 22), Clock.State.MET)
