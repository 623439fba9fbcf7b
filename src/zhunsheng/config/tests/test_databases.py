"""Which database is used, from its address."""

from __future__ import annotations

from zhunsheng.config import databases


def test_postgresql_address_with_parameters() -> None:
    found = databases.postgresql("postgresql://u:p%40ss@db.example:5433/law?sslmode=require")
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "law",
        "USER": "u",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert found["OPTIONS"]["sslmode"] == "require"
    assert not found["ATOMIC_REQUESTS"]


def test_server_side_binding_comes_with_prepared_statements_and_cursors() -> None:
    direct = databases.postgresql("postgresql:///law")
    assert direct["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 5}
    assert not direct["DISABLE_SERVER_SIDE_CURSORS"]


def test_old_pgbouncer_gets_none_of_the_three() -> None:
    pooled = databases.postgresql("postgresql:///law", server_side_binding=False)
    assert pooled["OPTIONS"] == {"server_side_binding": False, "prepare_threshold": None}
    assert pooled["DISABLE_SERVER_SIDE_CURSORS"]
