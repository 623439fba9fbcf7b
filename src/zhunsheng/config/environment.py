"""What may be set from outside: typed, checked, each name ``ZHUNSHENG_<FIELD>``.

Every value can also be a file of the secrets directory named like the variable in lower case
(``zhunsheng_secret_key``), which is how systemd and containers hand over secrets. A misspelt
variable is refused: a setting silently not taken is worse than a server that does not start.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import psycopg.conninfo
from django.core.exceptions import ImproperlyConfigured
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "ZHUNSHENG_"
ROOT = Path(__file__).resolve().parents[3]
"""The checkout; an installed package sets ``ZHUNSHENG_VAR_DIR`` instead of relying on it."""

GENERATED: Mapping[str, Callable[[], str]] = {
    "secret_key": lambda: secrets.token_urlsafe(50),
    "field_keys": lambda: f"k1:{secrets.token_hex(16)}",
    "lookup_key": lambda: secrets.token_hex(32),
}
"""Secrets that the local profile makes for itself at the first start."""


def _is_conninfo(secret: SecretStr) -> SecretStr:
    try:
        psycopg.conninfo.conninfo_to_dict(secret.get_secret_value())
    except psycopg.ProgrammingError:
        # Without the cause: its message quotes the password.
        raise ValueError("须形如 postgresql://user:password@host:5432/name") from None
    return secret


def _is_gateway(secret: SecretStr) -> SecretStr:
    try:
        dict(json.loads(secret.get_secret_value() or "{}"))
    except (TypeError, ValueError):
        # Without the cause: its message may quote the gateway's key.
        raise ValueError('须是一个 JSON 对象，形如 {"url": "https://…"}') from None
    return secret


class Environment(BaseSettings):
    """The settings of one installation; the descriptions are the manual."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    profile: Literal["local", "production"] = Field(
        "local", description="local makes its own secrets; production requires them, and HTTPS"
    )
    debug: bool = Field(False, description="Django's debug pages; refused in production")
    var_dir: Path = Field(ROOT / "var", description="run-time data: database, files, secrets")
    secrets_dir: Path | None = Field(None, description="secret files; default <var_dir>/secrets")
    secret_key: SecretStr = Field(SecretStr(""), description="signs sessions and links")
    field_keys: SecretStr = Field(
        SecretStr(""), description="id:hex,id:hex keys of personal fields, the newest first"
    )
    lookup_key: SecretStr = Field(SecretStr(""), description="hex key of look-up digests")
    site_url: str = Field(
        "", description="address of the portal for codes on paper; empty: http://127.0.0.1:8000"
    )
    hosts: str = Field("localhost,127.0.0.1,[::1]", description="host names served, by comma")
    trusted_proxies: str = Field(
        "", description="addresses or networks whose X-Forwarded-* are believed, by comma"
    )
    database_url: Annotated[SecretStr, AfterValidator(_is_conninfo)] = Field(
        SecretStr(""), description="PostgreSQL as postgresql://…; empty means SQLite in var_dir"
    )
    server_side_binding: bool = Field(
        True, description="server-side binding, prepared statements; off for pgbouncer < 1.21"
    )
    idle_minutes: int = Field(60, gt=0, description="idle minutes after which a session ends")
    kiosk_idle_seconds: int = Field(
        90, gt=0, description="seconds without a touch before a kiosk warns; 60 later it wipes"
    )
    email_url: SecretStr = Field(
        SecretStr(""), description="smtp://user:password@host:port; empty: var_dir/outbox"
    )
    email_from: str = Field("", description="sender's address of e-mail")
    sms_gateway: Annotated[SecretStr, AfterValidator(_is_gateway)] = Field(
        SecretStr(""), description="SMS gateway as JSON (see below); empty: outbox page only"
    )
    oidc_server_url: str = Field("", description="OpenID Connect issuer; empty means none")
    oidc_client_id: str = Field("", description="client id at the issuer")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="client secret")
    oidc_name: str = Field("统一身份认证", description="name of the issuer on the login page")
    oidc_username_claim: str = Field(
        "preferred_username", description="claim that holds the person's username here"
    )

    def keys(self) -> dict[str, str]:
        """Field keys by id, in order: the first one encrypts."""
        pairs = filter(None, self.field_keys.get_secret_value().split(","))
        return {name.strip(): key.strip() for name, _, key in (p.partition(":") for p in pairs)}

    def sms(self) -> dict[str, Any]:
        """The description of the SMS gateway; empty without one."""
        return dict(json.loads(self.sms_gateway.get_secret_value() or "{}"))


def words(text: str) -> list[str]:
    """The parts of a comma-separated setting."""
    return [part for part in (part.strip() for part in text.split(",")) if part]


def load() -> Environment:
    """The environment of this process; makes missing secrets in the local profile.

    Raises ImproperlyConfigured naming each wrong, unknown or missing variable.
    """
    _refuse_unknown()
    first = _read()
    directory = first.secrets_dir or first.var_dir / "secrets"
    if first.profile == "local":
        _generate(first, directory)
    environment = _read(_secrets_dir=directory) if directory.is_dir() else first
    if missing := [name for name in GENERATED if not getattr(environment, name).get_secret_value()]:
        names = "、".join(f"{PREFIX}{name.upper()}" for name in missing)
        raise ImproperlyConfigured(f"生产环境缺少密钥 {names}：请设环境变量，或放入 {directory}。")
    if environment.debug and environment.profile == "production":
        raise ImproperlyConfigured(f"生产环境不得开启 {PREFIX}DEBUG。")
    return environment


def _refuse_unknown() -> None:
    known = {PREFIX + name.upper() for name in Environment.model_fields}
    if unknown := sorted(k for k in os.environ if k.startswith(PREFIX) and k not in known):
        raise ImproperlyConfigured(f"没有名为 {'、'.join(unknown)} 的设置；请检查拼写。")


def _read(**options: Any) -> Environment:
    try:
        return Environment(**options)
    except ValidationError as error:
        lines = (f"{PREFIX}{e['loc'][0]}".upper() + f"：{e['msg']}" for e in error.errors())
        raise ImproperlyConfigured("设置有误：" + "；".join(lines)) from None


def _generate(environment: Environment, directory: Path) -> None:
    for name, make in GENERATED.items():
        path = directory / f"{PREFIX}{name}".lower()
        if getattr(environment, name).get_secret_value() or path.exists():
            continue
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written aside and linked, so that two processes starting together agree on one secret.
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
