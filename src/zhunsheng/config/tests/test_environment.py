"""Settings from outside: typed, complete, refused with a reason when wrong."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from zhunsheng.config.environment import GENERATED, Environment, load, words

SECRETS = {
    "ZHUNSHENG_SECRET_KEY": "s" * 50,
    "ZHUNSHENG_FIELD_KEYS": "k2:00112233445566778899aabbccddeeff, k1:ffeeddccbbaa99887766554433221100",
    "ZHUNSHENG_LOOKUP_KEY": "ab" * 32,
}


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation in an empty folder, with no variable set but the folder."""
    for name in Environment.model_fields:
        monkeypatch.delenv(f"ZHUNSHENG_{name.upper()}", raising=False)
    monkeypatch.setenv("ZHUNSHENG_VAR_DIR", str(tmp_path))
    return tmp_path


def test_first_start_makes_secrets_that_only_the_owner_reads(var: Path) -> None:
    environment = load()
    files = sorted((var / "secrets").iterdir())
    assert [file.name for file in files] == sorted(f"zhunsheng_{name}" for name in GENERATED)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert len(bytes.fromhex(environment.keys()["k1"])) == 16
    assert not environment.debug


def test_later_starts_keep_the_secrets(var: Path) -> None:
    assert load() == load()


def test_variable_wins_over_file(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setenv("ZHUNSHENG_SECRET_KEY", "from outside")
    assert load().secret_key.get_secret_value() == "from outside"


def test_production_takes_no_secret_of_its_own(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHUNSHENG_PROFILE", "production")
    with pytest.raises(ImproperlyConfigured, match="ZHUNSHENG_SECRET_KEY、ZHUNSHENG_FIELD_KEYS"):
        load()
    assert not (var / "secrets").exists()


def test_production_reads_variables_and_secret_files(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHUNSHENG_PROFILE", "production")
    monkeypatch.setenv("ZHUNSHENG_SECRETS_DIR", str(var / "given"))
    (var / "given").mkdir()
    for name, value in SECRETS.items():
        (var / "given" / name.lower()).write_text(value + "\n")
    environment = load()
    assert environment.secret_key.get_secret_value() == "s" * 50
    assert list(environment.keys()) == ["k2", "k1"]


def test_production_has_no_debug_pages(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "ZHUNSHENG_PROFILE": "production",
        "ZHUNSHENG_DEBUG": "1",
        **SECRETS,
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHUNSHENG_IDLE_MINUTES", "0"),
        ("ZHUNSHENG_DEBUG", "maybe"),
        ("ZHUNSHENG_PROFILE", "test"),
        ("ZHUNSHENG_DATABASE_URL", "mysql://somewhere"),
        ("ZHUNSHENG_DATABSE_URL", "postgresql:///zhunsheng"),
    ],
)
def test_wrong_or_misspelt_variable_is_named(
    var: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        load()


def test_secrets_show_in_no_message(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHUNSHENG_DATABASE_URL", "host=db password='torn hunter2")
    with pytest.raises(ImproperlyConfigured) as refused:
        load()
    assert "hunter2" not in str(refused.value)
    monkeypatch.delenv("ZHUNSHENG_DATABASE_URL")
    assert load().secret_key.get_secret_value() not in repr(load())


def test_sms_gateway_is_a_json_object(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().sms() == {}
    monkeypatch.setenv("ZHUNSHENG_SMS_GATEWAY", '{"url": "https://sms.example.test"}')
    assert load().sms() == {"url": "https://sms.example.test"}
    for wrong in ("[1]", "geheim"):
        monkeypatch.setenv("ZHUNSHENG_SMS_GATEWAY", wrong)
        with pytest.raises(ImproperlyConfigured, match="JSON") as refusal:
            load()
        assert "geheim" not in str(refusal.value)


def test_words() -> None:
    assert words(" a, b,,c ") == ["a", "b", "c"]
    assert words("") == []
