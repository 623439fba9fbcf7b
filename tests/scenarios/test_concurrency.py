"""Many at once, on both engines: numbers without gap or double, one of two acts wins, nothing half-written."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import Any

import pytest
from django.db import transaction

from tests.scenarios.threads import together
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import District
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.matters import search
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.numbers.issue import Pattern, gaps, issue
from zhunsheng.kernel.numbers.models import IssuedNumber
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import Conflict, KeyReused, Refused, WrongStage
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 8
ORDER = Pattern("test.order", "{code}令〔{year}〕{n}号")


def received(district: District, data: dict[str, Any], key: str | None = None) -> Event:
    return file("reconsideration", district.actor("registrar"), data, key=key)


def only_refusals(answers: list[Any]) -> list[Any]:
    """The answers, none of which may be an error of the engine or the database."""
    wrong = [a for a in answers if isinstance(a, Exception) and not isinstance(a, Refused)]
    assert not wrong
    return answers


def case_numbers() -> list[int]:
    rows = IssuedNumber.objects.filter(series__kind="reconsideration.case")
    return sorted(rows.values_list("sequence", flat=True))


def test_case_numbers_have_no_gap_and_no_double(district: District, fresh: dict[str, Any]) -> None:
    def several() -> None:
        for _ in range(3):
            received(district, fresh)

    assert together(*[several] * WRITERS) == [None] * WRITERS
    assert case_numbers() == list(range(1, 3 * WRITERS + 1))
    assert Reconsideration.objects.values("number").distinct().count() == 3 * WRITERS
    assert not gaps()
    assert verify().ok


def test_a_refused_filing_gives_its_number_back(
    district: District, fresh: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every second filing fails after its number was taken."""
    index, turn = search.index, count()

    def failing(pk: int, *rest: Any) -> None:
        if next(turn) % 2:
            raise Refused("停电")
        index(pk, *rest)

    monkeypatch.setattr(search, "index", failing)
    answers = only_refusals(together(*[partial(received, district, fresh)] * WRITERS))
    done = [a for a in answers if isinstance(a, Event)]
    assert case_numbers() == list(range(1, len(done) + 1))
    assert len(done) == WRITERS / 2
    events = Event.objects.filter(stream="matter").count()
    assert events == Reconsideration.objects.count() == len(done)


def test_document_numbers_survive_roll_backs(district: District) -> None:
    def take(n: int) -> str:
        with transaction.atomic():
            number = issue(ORDER, "演", 2026)
            if n % 3 == 0:
                raise Refused("撤回")
        return number

    answers = together(*[partial(take, n) for n in range(12)])
    numbers = {a for a in only_refusals(answers) if isinstance(a, str)}
    assert numbers == {f"演令〔2026〕{n}号" for n in range(1, 9)}
    assert not gaps()


@pytest.mark.parametrize("saw_version", [True, False])
def test_one_of_two_acts_wins(district: District, fresh: dict[str, Any], saw_version: bool) -> None:
    for _ in range(4):
        event = received(district, fresh)
        pk = event.subject_id
        version = Reconsideration.objects.get(pk=pk).version if saw_version else None
        day = clock.today().isoformat()
        accepted = {"accepted_on": day, "handler": district.people["handler"].pk}
        refused = {"refusal_reason": "05", "ruling": "无利害关系"}
        answers = together(
            partial(perform, pk, "accept", district.actor("registrar"), accepted, version=version),
            partial(perform, pk, "refuse", district.actor("chief"), refused, version=version),
        )
        (won,) = [a for a in answers if isinstance(a, Event)]
        (lost,) = [a for a in answers if not isinstance(a, Event)]
        assert isinstance(lost, Conflict if saw_version else WrongStage)
        matter = Reconsideration.objects.get(pk=pk)
        stage = {"accept": "accepted", "refuse": "rejected"}[won.action]
        assert (matter.stage, matter.version, matter.head_hash) == (stage, 2, won.hash)
        assert Document.objects.filter(matter=matter).count() == 1
    assert not gaps()
    assert verify().ok


def test_one_key_is_one_act(district: District, fresh: dict[str, Any]) -> None:
    for attempt in range(3):
        answers = together(*[partial(received, district, fresh, f"k{attempt}")] * 4)
        assert len({event.pk for event in answers}) == 1
    assert case_numbers() == [1, 2, 3]
    assert Participant.objects.filter(role="applicant").count() == 3


def test_one_key_with_two_contents_is_one_act(district: District, fresh: dict[str, Any]) -> None:
    answers = together(
        partial(received, district, fresh, "same"),
        partial(received, district, {**fresh, "name": "另一人"}, "same"),
    )
    assert sorted(type(a).__name__ for a in answers) == ["Event", KeyReused.__name__]
    assert Reconsideration.objects.count() == 1


def test_mixed_load_ends_sealed_sound_and_without_deadlock(
    district: District, fresh: dict[str, Any]
) -> None:
    shared = [received(district, fresh).subject_id for _ in range(2)]
    actor = district.actor("registrar")

    def note(pk: int) -> None:
        for n in range(4):
            perform(pk, "remark", actor, {"remark": f"第{n}条"})

    def file_and_seal() -> None:
        for _ in range(3):
            received(district, fresh)
            seals.seal_now()

    work = [partial(note, pk) for pk in (*shared, *reversed(shared))]
    assert together(*work, *[file_and_seal] * 4) == [None] * WRITERS
    seals.seal_now()
    assert Event.objects.filter(action="remark").count() == 16
    assert not Event.objects.filter(seal__isnull=True).exists()
    assert case_numbers() == list(range(1, 15))
    assert verify().ok
