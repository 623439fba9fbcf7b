"""The time limits of reconsideration, against the two laws."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.statutes.limits import current_limits

pytestmark = pytest.mark.django_db

DECIDE = "reconsideration.decide"

REQUIRED = {
    # code: (2017, 2023) as amount and unit
    "reconsideration.apply": ("60CD", "60CD"),
    "reconsideration.examine": ("5WD", "5WD"),
    "reconsideration.correction_notice": ("5WD", "5WD"),
    "reconsideration.correct": ("10WD", "10WD"),
    "reconsideration.send_copy": ("7WD", "7WD"),
    "reconsideration.send_copy_summary": (None, "3WD"),
    "reconsideration.reply": ("10CD", "10WD"),
    "reconsideration.reply_summary": (None, "5WD"),
    "reconsideration.hearing_notice": (None, "5WD"),
    "reconsideration.decide": ("60CD", "60CD"),
    "reconsideration.decide_summary": (None, "30CD"),
    "reconsideration.attached_own": ("30CD", "30CD"),
    "reconsideration.attached_transfer": ("7WD", "7WD"),
    "reconsideration.attached_ask": (None, "3WD"),
    "reconsideration.attached_answer": (None, "10WD"),
    "reconsideration.attached_received": ("60CD", "60CD"),
    "reconsideration.terminate_after_suspension": ("60CD", "60CD"),
    "reconsideration.redo": ("60CD", "60CD"),
    "reconsideration.opinion_reply": ("60CD", "60CD"),
    "reconsideration.sue": ("15CD", "15CD"),
    "reconsideration.publish": (None, "20WD"),
    "reconsideration.forward_by_penalty_organ": (None, "5WD"),
}


@pytest.mark.parametrize("code", REQUIRED)
def test_reconsideration_has_its_limits_under_both_laws(code: str) -> None:
    found = {row.version: f"{row.amount}{row.unit}" for row in current_limits() if row.code == code}
    assert (found.get("2017"), found.get("2023")) == REQUIRED[code]


def test_only_the_ordinary_decision_can_be_extended_by_a_fixed_time() -> None:
    extended = {
        (row.code, row.version, row.extension_amount)
        for row in current_limits()
        if row.code.startswith("reconsideration.") and row.extension_amount
    }
    assert extended == {(DECIDE, "2017", 30), (DECIDE, "2023", 30)}


def test_what_nobody_has_read_in_the_law_is_marked() -> None:
    doubtful = {
        (row.code, row.version)
        for row in current_limits()
        if row.code.startswith("reconsideration.") and not row.confirmed
    }
    assert doubtful == {
        ("reconsideration.correction_notice", "2017"),
        ("reconsideration.correct", "2017"),
        ("reconsideration.serve", "2017"),
        ("reconsideration.serve", "2023"),
        ("reconsideration.publish", "2023"),
    }
