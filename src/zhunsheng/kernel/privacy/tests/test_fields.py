"""The encrypted field in the database, and key rotation; parties are its first user."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import Model
from django.test import override_settings

from zhunsheng.kernel.privacy import rotation
from zhunsheng.kernel.privacy.cipher import Undecipherable

pytestmark = pytest.mark.django_db

OLD, NEW = "00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"
PHONE = "13995001234"


@pytest.fixture
def party_model() -> type[Model]:
    """Looked up by label, since privacy lies below parties."""
    return apps.get_model("parties", "Party")


def make(model: type[Model], **fields: str) -> Model:
    party: Model = model._default_manager.create(name="张某", **fields)
    return party


def stored(model: type[Model], column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table} ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_the_database_does_not_hold_the_text(party_model: type[Model]) -> None:
    party = make(party_model, phone=PHONE, address="兴庆区某路1号")
    party.refresh_from_db()
    assert party.__dict__["phone"] == PHONE
    for column in ("phone", "address"):
        [sealed] = stored(party_model, column)
        assert PHONE not in sealed
        assert "兴庆" not in sealed


def test_update_and_bulk_writes_encrypt_too(party_model: type[Model]) -> None:
    party = make(party_model)
    party_model._default_manager.filter(pk=party.pk).update(phone=PHONE)
    party_model._default_manager.bulk_create([party_model(name="李某", phone=PHONE)])
    party_model._default_manager.bulk_update([party], ["address"])
    assert all(PHONE not in sealed for sealed in stored(party_model, "phone"))
    assert list(party_model._default_manager.values_list("phone", flat=True)) == [PHONE, PHONE]


def test_bulk_update_writes_a_value_that_decrypts(party_model: type[Model]) -> None:
    party = make(party_model)
    party.__dict__["phone"] = PHONE
    party_model._default_manager.bulk_update([party], ["phone"])
    assert PHONE not in stored(party_model, "phone")[0]
    party.refresh_from_db()
    assert party.__dict__["phone"] == PHONE


def test_the_empty_text_stays_empty(party_model: type[Model]) -> None:
    make(party_model, phone="")
    assert stored(party_model, "phone") == [""]


@pytest.mark.parametrize("lookup", ["phone", "phone__contains", "phone__in", "phone__gt"])
def test_filtering_is_refused_instead_of_finding_nothing(
    party_model: type[Model], lookup: str
) -> None:
    with pytest.raises(FieldError):
        party_model._default_manager.filter(**{lookup: PHONE})


def test_statements_in_the_log_hold_no_text(party_model: type[Model]) -> None:
    with override_settings(DEBUG=True):
        connection.queries_log.clear()
        make(party_model, phone=PHONE)
        logged = str(connection.queries)
    assert "INSERT" in logged
    assert PHONE not in logged


class TestRotation:
    def test_values_move_to_the_new_key_and_the_old_one_can_go(
        self, party_model: type[Model], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rotation, "BATCH", 2)
        with override_settings(ZHUNSHENG_FIELD_KEYS={"old": OLD}):
            for i in range(5):
                make(party_model, phone=f"{PHONE}{i}", address="某处")
        with override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW, "old": OLD}):
            make(party_model, phone=PHONE)
            assert rotation.keys_in_use() == {"old": 10, "new": 1}
            assert rotation.rotate(party_model) == 10
            assert rotation.rotate(party_model) == 0
            assert rotation.keys_in_use() == {"new": 11}
        with override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW}):
            phones = party_model._default_manager.order_by("pk").values_list("phone", flat=True)
            assert list(phones) == [*(f"{PHONE}{i}" for i in range(5)), PHONE]

    def test_every_model_is_rotated(self, party_model: type[Model]) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"old": OLD}):
            make(party_model, phone=PHONE)
        with override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW, "old": OLD}):
            assert +rotation.rotate_all() == {"parties.Party": 1}

    def test_a_missing_key_stops_it_and_loses_nothing(self, party_model: type[Model]) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"old": OLD}):
            make(party_model, phone=PHONE)
        before = stored(party_model, "phone")
        with (
            override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW}),
            pytest.raises(Undecipherable, match="old"),
        ):
            rotation.rotate(party_model)
        assert stored(party_model, "phone") == before

    def test_a_value_written_meanwhile_is_not_overwritten(
        self, party_model: type[Model], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"old": OLD}):
            party = make(party_model, phone=PHONE)
        read = rotation._page

        def read_then_write(field: object, last: object) -> list[tuple[object, str]]:
            rows = read(field, last)  # type: ignore[arg-type]
            if rows and getattr(field, "name", "") == "phone" and last is None:
                party_model._default_manager.filter(pk=party.pk).update(phone="新号码")
            return rows

        monkeypatch.setattr(rotation, "_page", read_then_write)
        with override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW, "old": OLD}):
            assert rotation.rotate(party_model) == 0
            party.refresh_from_db()
            assert party.__dict__["phone"] == "新号码"
