"""Every business opens what the desk hands on, with what the desk knows filled in."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.disputes.intake.tests.conftest import Case
from zhunsheng.domains.disputes.intake.ways import COURT, WAYS, Way
from zhunsheng.kernel.access.models import Grant, Scope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
HANDED = [way for way in WAYS if way.code != COURT]


@pytest.mark.parametrize("way", HANDED, ids=lambda way: way.code)
def test_the_form_begins_with_what_the_desk_knows(filed: Case, way: Way) -> None:
    assert way.procedure, "the business is installed"
    agreed: dict[str, Any] = {"agrees": "on"} if way.function == "counselling" else {}
    filed.do("triage", ways=[way.code], **agreed)
    link = filed.branch(way.code).link
    assert link is not None
    taker = filed.house.person("taker", way.procedure.filing.roles[0], way.domain)
    Grant.objects.filter(person=taker).update(scope=Scope.ALL)
    answer = filed.house.client("taker").get(f"/desk/new/{way.code}/?from={link.pk}")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "秦某甲" in page
    assert ("邻居把墙砌到我家院子里" in page) == (way.function != "counselling")
