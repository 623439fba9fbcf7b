"""What may be set from outside: typed, checked, each name ``ZHUNSHENG_<FIELD>``.

Every value can also be a file of the secrets directory named like the variable in lower case
(``zhunsheng_secret_key``), which is how systemd and containers hand over secrets. A misspelt
variable is refused, because a setting silently not taken is worse than a server that does not start.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PostgresDsn, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "ZHUNSHENG_"
ROOT = Path(__file__).resolve().parents[3]
GENERATED = ("zhunsheng_secret_key", "zhunsheng_field_key")

Words = Annotated[list[str], NoDecode]


class Environment(BaseSettings):
    """The settings of one installation."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    profile: Literal["local", "production"] = Field(
        "local", description="local makes its own secrets; production requires them and HTTPS."
    )
    debug: bool = Field(False, description="Django's debug pages; never in production.")
    var_dir: Path = Field(ROOT / "var", description="Run-time data: database, files, secrets.")
    secrets_dir: Path | None = Field(None, description="Secret files; default var/secrets.")
    secret_key: SecretStr | None = Field(None, description="Signs sessions and links.")
    field_key: SecretStr | None = Field(
        None, description="Hex key of personal fields; older keys after it, comma-separated."
    )
    hosts: str = Field("localhost,127.0.0.1,[::1]", description="Host names served.")
    trusted_proxies: str = Field("", description="Addresses whose X-Forwarded-* are believed.")
    database_url: PostgresDsn | None = Field(None, description="PostgreSQL; empty means SQLite.")
    server_side_binding: bool = Field(
        True, description="Prepared statements; off behind pgbouncer before 1.21."
    )
    idle_minutes: int = Field(60, gt=0, description="Idle time after which a session ends.")
    oidc_server_url: str = Field("", description="OpenID Connect issuer; empty means none.")
    oidc_client_id: str = Field("", description="Client id at the issuer.")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="Client secret.")
    oidc_name: str = Field("统一身份认证", description="Name of the issuer on the login page.")
