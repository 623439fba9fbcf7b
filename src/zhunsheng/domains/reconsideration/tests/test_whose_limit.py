"""A respondent's inbox counts down to its own reply, the handler's to the decision."""

from __future__ import annotations

from datetime import date

from zhunsheng.domains.reconsideration.tests.conftest import Case
from zhunsheng.domains.reconsideration.tests.desk_clients import client_of


def test_each_inbox_shows_its_readers_own_limit(filed: Case) -> None:
    handler = filed.district.people["handler"].pk
    filed.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    filed.do("send_copy", "handler", date(2022, 8, 5), method="online")
    filed.do("acknowledge", "respondent", date(2022, 8, 9))
    due = {clock.code: clock.due_on for clock in filed.matter.clocks.all()}
    reply, decision = due["reconsideration.reply"], due["reconsideration.decide"]
    assert reply != decision
    inbox = {
        role: client_of(filed.district, role).get(path).content.decode()
        for role, path in (("respondent", "/desk/"), ("handler", "/desk/list/reconsideration/"))
    }
    assert f"{reply:%m-%d}" in inbox["respondent"]
    assert f"{decision:%m-%d}" not in inbox["respondent"]
    assert f"{decision:%m-%d}" in inbox["handler"]
