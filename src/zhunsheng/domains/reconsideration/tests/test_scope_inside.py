"""What a respondent's clerk sees of a case is the party's side, not the house's."""

from __future__ import annotations

from zhunsheng.domains.reconsideration.tests.conftest import Case
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters.models import Matter


def test_a_party_is_not_inside(filed: Case) -> None:
    clerk = filed.district.people["respondent"]
    assert visible(clerk, Matter.objects.all()).exists()
    assert not visible(clerk, Matter.objects.all(), inside=True).exists()


def test_the_house_is_inside(filed: Case) -> None:
    chief = filed.district.people["chief"]
    assert visible(chief, Matter.objects.all(), inside=True).exists()
