"""The production profile behind a proxy: HTTPS only, and whose forwarded headers are believed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASK = """
import io, json, sys
from zhunsheng.config.wsgi import application
seen = {}
def start(status, headers, exc_info=None):
    seen.update(status=status, **dict(headers))
environ = {
    "REQUEST_METHOD": "GET", "PATH_INFO": "/accounts/password/change/", "SERVER_NAME": "law.example",
    "SERVER_PORT": "80", "HTTP_HOST": "law.example", "wsgi.url_scheme": "http",
    "wsgi.input": io.BytesIO(), "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_FOR": "203.0.113.7", "REMOTE_ADDR": sys.argv[1],
}
list(application(environ, start))
print(json.dumps({**seen, "address": environ["REMOTE_ADDR"]}))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A production installation behind the proxy 10.0.0.1."""
    # The second is set for browser tests that ran before in this process.
    foreign = ("ZHUNSHENG_", "DJANGO_ALLOW_ASYNC_UNSAFE")
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
    return {
        **inherited,
        "ZHUNSHENG_PROFILE": "production",
        "ZHUNSHENG_VAR_DIR": str(tmp_path),
        "ZHUNSHENG_SECRET_KEY": "0123456789abcdefghijkl-" * 3,
        "ZHUNSHENG_FIELD_KEYS": "k1:00112233445566778899aabbccddeeff",
        "ZHUNSHENG_LOOKUP_KEY": "ab" * 32,
        "ZHUNSHENG_HOSTS": "law.example",
        "ZHUNSHENG_TRUSTED_PROXIES": "10.0.0.1",
    }


def ask(environment: dict[str, str], address: str) -> dict[str, Any]:
    """What a request from `address` is answered, and the address it counts as."""
    command = [sys.executable, "-c", ASK, address]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_proxy_is_believed(environment: dict[str, str]) -> None:
    answer = ask(environment, "10.0.0.1")
    assert answer["status"].startswith("302")
    assert answer["Location"].startswith("/accounts/login/")
    assert answer["address"] == "203.0.113.7"
    assert answer["Strict-Transport-Security"] == "max-age=31536000"


def test_others_are_not_and_are_sent_to_https(environment: dict[str, str]) -> None:
    answer = ask(environment, "198.51.100.9")
    assert answer["status"].startswith("301")
    assert answer["Location"] == "https://law.example/accounts/password/change/"
    assert answer["address"] == "198.51.100.9"


def test_deployment_checks_find_nothing(environment: dict[str, str]) -> None:
    environment["DJANGO_SETTINGS_MODULE"] = "zhunsheng.config.settings"
    check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(check, env=environment, capture_output=True, text=True, check=False)
    # Sub-domains and preload lists are the organisation's decision.
    left = [line for line in done.stderr.splitlines() if line.startswith("?:")]
    assert [line for line in left if "W005" not in line and "W021" not in line] == []
