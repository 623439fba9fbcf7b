"""A mistake is corrected by an appended event; clocks recompute and the old record stays."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.domains.reconsideration.tests.conftest import Case
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, Refused, WrongDate


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
