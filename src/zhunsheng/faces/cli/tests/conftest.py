"""The command line in this process: same entry, arguments and exit statuses, without a new Python for each call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.db.utils import ConnectionHandler

from zhunsheng.faces.cli.main import main


@dataclass
class Ran:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """All of stdout, as the one document that it must be."""
        return json.loads(self.out)


@pytest.fixture
def zhunsheng(db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs ``zhunsheng …`` on the test's database, whose connection stays open for the test's own end."""
    monkeypatch.setattr(ConnectionHandler, "close_all", lambda self: None)

    def run(*arguments: str) -> Ran:
        status = 0
        try:
            main(list(arguments))
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run
