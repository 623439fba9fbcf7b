"""The server starts with its task worker, answers, and both end together."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhunsheng.config import server


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables of an installation of its own, with its tables and static files."""
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("ZHUNSHENG_")},
        "ZHUNSHENG_VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "DJANGO_SETTINGS_MODULE": "zhunsheng.config.settings",
    }
    for command in (["migrate"], ["collectstatic", "--no-input"]):
        django = [sys.executable, "-m", "django", *command, "--verbosity", "0"]
        subprocess.run(django, env=environment, check=True)
    return environment


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def running(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[str]]:
    code = f"from zhunsheng.config.server import serve; serve(port={port})"
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=environment, text=True, start_new_session=True
    )
    try:
        yield process
    finally:
        # The whole group: a server killed outright leaves its web worker behind.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def get(port: int, path: str) -> int:
    """The status of a page, waiting for the server to come up."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not answer within 30 seconds")


def task_workers(environment: dict[str, str]) -> list[int]:
    """Process ids of task workers of this installation."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            variables = (process / "environ").read_bytes()
        except OSError:
            continue
        ours = f"ZHUNSHENG_VAR_DIR={environment['ZHUNSHENG_VAR_DIR']}".encode() in variables
        if ours and b"-m" in command and b"zhunsheng.config.server" in command:
            found.append(int(process.name))
    return found


def wait_until_gone(environment: dict[str, str]) -> bool:
    deadline = time.monotonic() + 10
    while task_workers(environment) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not task_workers(environment)


pytestmark = pytest.mark.sqlite
needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="没有 /proc")


@needs_proc
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serves_and_stops_cleanly(
    running: subprocess.Popen[str], environment: dict[str, str], port: int, sign: signal.Signals
) -> None:
    assert get(port, "/no-such-page/") == 404
    assert get(port, "/static/django_htmx/django-htmx.js") == 200
    assert len(task_workers(environment)) == 1
    running.send_signal(sign)
    assert running.wait(timeout=20) == 0
    assert task_workers(environment) == []


@needs_proc
def test_fallen_task_worker_is_started_again_and_none_outlives_the_server(
    running: subprocess.Popen[str], environment: dict[str, str], port: int
) -> None:
    get(port, "/")
    (first,) = task_workers(environment)
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while task_workers(environment) in ([], [first]) and time.monotonic() < deadline:
        time.sleep(0.1)
    (second,) = task_workers(environment)
    assert second != first
    running.kill()
    assert wait_until_gone(environment)


def test_address_in_use_is_refused(port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(OSError, match="in use"):
            server.serve(port=port)
