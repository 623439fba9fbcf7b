"""Telling and reading."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.access.scope import forget
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.notices import services
from zhunsheng.kernel.notices.models import Notice, Outbox
from zhunsheng.kernel.notices.tests.helpers import make_matter, make_person, make_unit
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.parties.models import Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return make_unit("U1", "城管局")


@pytest.fixture
def wang(unit: Unit) -> Person:
    return make_person("wang", unit=unit, email="wang@example.test", phone="0951-6000000")


@pytest.fixture
def li(unit: Unit) -> Person:
    return make_person("li", unit=unit)


class TestTell:
    def test_each_person_and_unit_gets_one_notice(self, wang: Person, unit: Unit) -> None:
        n = services.tell(kind="due", title="将到期", persons=[wang, wang], units=[unit, unit.pk])
        assert n == 2
        found = set(Notice.objects.values_list("person", "unit", "title"))
        assert found == {(wang.pk, None, "将到期"), (None, unit.pk, "将到期")}

    def test_a_back_entry_notifies_nobody(self, wang: Person) -> None:
        told = services.tell(
            kind="due", title="x", persons=[wang], channels=["email"], back_entry=True
        )
        assert told == 0
        assert not Notice.objects.exists()
        assert not Outbox.objects.exists()

    def test_people_get_no_message_unless_it_is_asked_for(self, wang: Person) -> None:
        services.tell(kind="due", title="x", persons=[wang])
        assert not Outbox.objects.exists()

    def test_a_message_goes_to_the_mail_and_never_to_the_office_telephone(
        self, wang: Person
    ) -> None:
        services.tell(kind="due", title="明日到期", persons=[wang], channels=["email", "sms"])
        [message] = Outbox.objects.all()
        assert (message.channel, message.to, message.subject, message.body, message.state) == (
            "email",
            "wang@example.test",
            "明日到期",
            "明日到期",
            "queued",
        )

    def test_participants_are_told_where_they_are(self, wang: Person, unit: Unit) -> None:
        matter = make_matter(unit)
        party = Party.objects.create(name="张某", phone="13995001234")
        for who in ({"party": party}, {"unit": unit}, {"person": wang}):
            Participant.objects.create(matter=matter, role="x", **who)
        n = services.tell(
            kind="accepted",
            title="您的申请已受理",
            body="回执编号 7K2M",
            participants=matter.participants.all(),
            matter=matter,
            channels=["sms", "email"],
        )
        sent = {(message.channel, message.to) for message in Outbox.objects.all()}
        assert sent == {("sms", "13995001234"), ("email", "wang@example.test")}
        assert n == 4

    def test_address_and_text_are_encrypted(self, wang: Person) -> None:
        services.tell(kind="x", title="t", body="正文", persons=[wang], channels=["email"])
        with connection.cursor() as cursor:
            cursor.execute('SELECT "to", body FROM notices_outbox')
            row = "".join(cursor.fetchone())
        assert "wang" not in row
        assert "正文" not in row

    def test_what_is_rolled_back_was_never_said(self, wang: Person) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            services.tell(kind="x", title="t", persons=[wang], channels=["email"])
            raise ZeroDivisionError
        assert not Notice.objects.exists()
        assert not Outbox.objects.exists()

    def test_a_long_title_is_cut_and_does_not_fail(self, wang: Person) -> None:
        services.tell(kind="x", title="长" * 500, persons=[wang], channels=["email"])
        assert len(Notice.objects.get().title) == 240

    def test_a_notice_has_one_addressee(self, wang: Person, unit: Unit) -> None:
        for who in ({}, {"person": wang, "unit": unit}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Notice.objects.create(kind="x", title="t", **who)

    def test_it_takes_two_statements_for_any_number(
        self, unit: Unit, django_assert_num_queries: pytest.FixtureRequest
    ) -> None:
        people = [make_person(f"p{i}", unit=unit, email=f"p{i}@example.test") for i in range(20)]
        with django_assert_num_queries(2):  # type: ignore[operator]
            services.tell(kind="x", title="t", persons=people, channels=["email"])


class TestRead:
    def test_own_and_unit_notices_newest_first(self, wang: Person, unit: Unit) -> None:
        other = make_person("other", unit=make_unit("U2", "水务局"))
        services.tell(kind="x", title="一", persons=[wang, other])
        services.tell(kind="x", title="二", units=[unit])
        services.tell(kind="x", title="三", persons=[wang])
        titles = [notice.title for notice in services.inbox(wang)]
        assert titles == ["三", "二", "一"]
        assert [notice.title for notice in services.inbox(other)] == ["一"]

    def test_pages_follow_each_other(self, wang: Person, unit: Unit) -> None:
        for i in range(5):
            services.tell(kind="x", title=str(i), persons=[wang], units=[unit])
        first = services.inbox(wang, size=4)
        second = services.inbox(wang, size=10, before=first[-1].pk)
        assert [n.pk for n in first + second] == sorted(
            Notice.objects.values_list("pk", flat=True), reverse=True
        )

    def test_reading_a_unit_notice_reads_it_for_all(
        self, wang: Person, li: Person, unit: Unit
    ) -> None:
        services.tell(kind="x", title="t", units=[unit])
        assert (services.unread(wang), services.unread(li)) == (1, 1)
        assert services.mark_read(li) == 1
        assert services.unread(wang) == 0
        assert Notice.objects.get().read_by == li

    def test_nobody_marks_the_notices_of_others(self, wang: Person, li: Person) -> None:
        services.tell(kind="x", title="t", persons=[wang])
        [notice] = Notice.objects.all()
        assert services.mark_read(li, [notice.pk]) == 0
        assert services.mark_read(wang, [notice.pk]) == 1
        assert services.inbox(wang, unread_only=True) == []

    def test_only_the_given_ones_are_marked(self, wang: Person) -> None:
        for i in range(3):
            services.tell(kind="x", title=str(i), persons=[wang])
        services.mark_read(wang, [services.inbox(wang)[0].pk])
        assert services.unread(wang) == 2

    def test_the_count_stops(self, wang: Person) -> None:
        for i in range(5):
            services.tell(kind="x", title=str(i), persons=[wang])
        assert services.unread(wang, most=2) == 3

    def test_a_restricted_matter_shows_only_to_those_who_may_see_it(
        self, wang: Person, li: Person, unit: Unit
    ) -> None:
        matter = make_matter(unit, restricted=True, handler=li)
        services.tell(kind="x", title="涉密", units=[unit], matter=matter)
        assert services.inbox(wang) == []
        assert services.unread(wang) == 0
        assert [notice.title for notice in services.inbox(li)] == ["涉密"]
        Grant.objects.create(
            person=wang,
            role="handler",
            domain=matter.domain,
            scope=Scope.UNIT,
            unit=unit,
            starts_on="2020-01-01",
        )
        forget(wang)
        assert services.unread(wang) == 1


def test_matters_of_the_helpers_are_like_real_ones(unit: Unit) -> None:
    assert Matter.objects.get(pk=make_matter(unit).pk).organ == unit
