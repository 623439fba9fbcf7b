"""A gateway that is down takes no act back: notices wait in the outbox."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.reconsideration.tests.conftest import Case
from zhunsheng.kernel.notices import delivery
from zhunsheng.kernel.notices.models import Notice, Outbox
from zhunsheng.kernel.notices.senders import NotSent

pytestmark = pytest.mark.django_db


class Down:
    """A gateway that never answers."""

    def send(self, *_message: Any) -> None:
        raise NotSent("连接超时")


def test_an_act_stands_while_the_gateway_is_down(
    filed: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "sender_of", lambda _channel: Down())
    handler = filed.district.people["handler"]
    data = {"accepted_on": "2022-08-01", "handler": handler.pk}
    event = filed.do("accept", "registrar", date(2022, 8, 4), **data)
    Outbox.objects.create(channel="email", to="a@example.test", subject="受理", body="正文")
    assert delivery.deliver()["retried"] == Outbox.objects.count() > 0
    assert not Outbox.objects.filter(state=Outbox.State.SENT).exists()
    assert Notice.objects.filter(person=handler, event_id=event.pk).exists()
    assert filed.matter.stage == "accepted"
