"""改革措施法治审核."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.powers.models import ReformReview
from zhunsheng.domains.powers.tests.conftest import Lists
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import InvalidForm

SOUND: dict[str, Any] = {
    "competence": "sound",
    "burdens": "sound",
    "licences": "sound",
    "conflicts": "sound",
    "needs_competition_review": "0",
    "legality": "legal",
}


@pytest.fixture
def review(lists: Lists, today: None) -> ReformReview:
    """A measure under review."""
    data = {
        "proposer": lists.market.pk,
        "title": "一日办结",
        "reform": "serve",
        "measure": "压缩办理时限。",
    }
    event = file("powers.reform_review", lists.actor("keeper"), data, at=date(2022, 4, 6))
    matter = ReformReview.objects.get(pk=event.subject_id)
    reviewer = {"handler": lists.people["reviewer"].pk}
    perform(matter, "dispatch", lists.actor("chief"), reviewer, at=date(2022, 4, 7))
    return matter


def opine(lists: Lists, matter: ReformReview, **more: Any) -> None:
    data = {**SOUND, **more}
    perform(matter, "opine", lists.actor("reviewer"), data, at=date(2022, 4, 12))


def test_from_opinion_to_adoption(lists: Lists, review: ReformReview) -> None:
    opine(lists, review)
    assert Clock.objects.get(matter=review).state == Clock.State.MET
    perform(review, "close", lists.actor("keeper"), {"outcome": "adopted"}, at=date(2022, 4, 20))
    assert (review.stage, review.outcome, review.legality) == ("done", "adopted", "legal")
    assert review.documents.get().kind == "reform_opinion"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"burdens": "problem"}, "legality"),
        ({"legality": "illegal", "opinion_text": "违法"}, "legality"),
        ({"legality": "amend", "burdens": "problem"}, "opinion_text"),
        ({"competence": ""}, "competence"),
        ({"needs_competition_review": ""}, "needs_competition_review"),
    ],
)
def test_the_conclusion_follows_from_the_points(
    lists: Lists, review: ReformReview, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidForm) as refusal:
        opine(lists, review, **more)
    assert field in refusal.value.errors


def test_what_is_not_adopted_has_a_reason(lists: Lists, review: ReformReview) -> None:
    opine(lists, review, burdens="problem", legality="amend", opinion_text="删去第三条")
    with pytest.raises(InvalidForm) as refusal:
        perform(
            review, "close", lists.actor("keeper"), {"outcome": "not_adopted"}, at=date(2022, 4, 20)
        )
    assert "reason" in refusal.value.errors
