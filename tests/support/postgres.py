"""``pytest --postgres``: the same tests on a PostgreSQL started for this run alone."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from zhunsheng.config import databases

VARIABLE = "ZHUNSHENG_DATABASE_URL"
PLACES = ("usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql*/bin")
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


def binaries() -> Path | None:
    """The folder of initdb and postgres, of the newest version; None when there is none."""
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    folders = [folder for place in PLACES for folder in Path("/").glob(place)]
    servers = [folder for folder in folders if (folder / "postgres").exists()]
    return max(servers, key=lambda folder: re.findall(r"\d+", folder.parent.name), default=None)


class Postgres:
    """A server in a temporary folder, reached by a Unix socket in it: no port, no password."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="zhunsheng-pg-"))
        # initdb refuses to work for root; Debian's package brings the user.
        self._user = "postgres" if os.geteuid() == 0 else getpass.getuser()
        shutil.chown(self._folder, self._user)
        data = self._folder / "data"
        self._run(
            folder / "initdb",
            "--pgdata",
            data,
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        )
        options = [word for setting in SPEED for word in ("-c", setting)]
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [folder / "postgres", "-D", data, "-k", self._folder, "-h", "", *options],
            cwd=self._folder,
            stdout=self._log,
            stderr=self._log,
            **self._identity(),
        )
        self.url = f"postgresql://postgres@/zhunsheng?host={quote(str(self._folder), safe='')}"
        self._wait()

    def _identity(self) -> dict[str, Any]:
        return {"user": self._user, "extra_groups": []} if os.geteuid() == 0 else {}

    def _run(self, *command: str | Path) -> None:
        subprocess.run(
            command, cwd=self._folder, check=True, capture_output=True, **self._identity()
        )

    def _wait(self) -> None:
        for _ in range(200):
            try:
                psycopg.connect(self.url, dbname="postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError((self._folder / "log").read_text())

    def stop(self) -> None:
        """End the server at once and remove its folder."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(30)
        self._log.close()
        shutil.rmtree(self._folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--postgres", action="store_true", help="run on a private PostgreSQL")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start the server and turn the settings to it; workers of xdist inherit the variable."""
    if not config.getoption("postgres") or VARIABLE in os.environ:
        return
    folder = binaries()
    if folder is None:
        ci = os.environ.get("CI") == "true"
        pytest.exit("没有 PostgreSQL，未在其上测试：请运行 make system。", returncode=int(ci))
    server = Postgres(folder)
    os.environ[VARIABLE] = server.url
    config.add_cleanup(server.stop)
    config.add_cleanup(partial(os.environ.__delitem__, VARIABLE))
    # The settings were read before the server was there.
    settings.DATABASES["default"] = databases.postgresql(server.url)
    connections.settings = connections.configure_settings(settings.DATABASES)
    del connections["default"]


def pytest_report_header(config: pytest.Config) -> str:
    """Name the engine."""
    return f"database: {connections['default'].vendor}"
