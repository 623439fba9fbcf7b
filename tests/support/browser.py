"""Chromium for tests marked ``browser``: pages that must load without an error, pictures, axe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Response,
    expect,
    sync_playwright,
)

#: How far the page runs out of the window sideways; waits until there is a page at all.
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
READY = "() => document.documentElement && document.readyState === 'complete'"
Look = Callable[[Page, str], None]
AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--screenshots", metavar="DIR", help="keep the pictures that tests take")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    # Playwright's synchronous interface runs an event loop in this thread, and Django would
    # refuse to talk to the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        # On a busy machine a page may take its time; an assertion that fails does so all the same.
        expect.set_options(timeout=20_000)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def _open(browser: Browser, base_url: str, size: str) -> Iterator[Page]:
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": height},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        has_touch=size == "phone",
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        # A refused form (422) is answered on purpose and still logged by the browser; so is a connection
        # that a test takes away.
        meant = "status of 4" in message.text or "ERR_INTERNET_DISCONNECTED" in message.text
        if message.type == "error" and not meant:
            faults.append(message.text)

    def note_response(response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and "/static/" in response.url):
            faults.append(f"{response.status} {response.url}")

    page.on("console", note_message)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", note_response)
    yield page
    context.close()
    assert faults == [], "the browser reported errors"


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A page 1280 wide on the running site; any script error or CSP violation fails the test."""
    yield from _open(browser, live_server.url, "desktop")


@pytest.fixture
def phone(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A page 390 wide with touch; any script error or CSP violation fails the test."""
    yield from _open(browser, live_server.url, "phone")


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, Any], None]:
    """``sign_in(page, person)``: the page is that person's from now on, without the login form."""

    def enter(page: Page, person: Any) -> None:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )

    return enter


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """``snapshot(page, name)``: keep a picture of the whole page when --screenshots is given."""
    folder = request.config.getoption("screenshots")

    def keep(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            width = (page.viewport_size or {"width": 0})["width"]
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

    return keep


@pytest.fixture
def audit() -> Callable[[Page], None]:
    """``audit(page)``: axe finds no breach of WCAG 2.2 AA on the page."""
    script = AXE.read_text()

    def check(page: Page) -> None:
        # Evaluated by the debugger, so that the content security policy does not forbid it.
        page.evaluate(f"() => {{ {script} }}")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
            ".then(r => r.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html)]))",
            tags,
        )
        assert found == []

    return check


@pytest.fixture
def look(audit: Callable[[Page], None], snapshot: Callable[[Page, str], None]) -> Look:
    """``look(page, name)``: keep a picture; nothing runs out of the page sideways; axe finds nothing."""

    def once(page: Page, name: str) -> None:
        page.wait_for_function(READY)
        snapshot(page, name)
        assert page.evaluate(SIDEWAYS) == 0, name
        audit(page)

    def check(page: Page, name: str) -> None:
        for _attempt in range(3):
            try:
                return once(page, name)
            except Error as error:
                # The click before led to another page, which replaced this one while it was looked at.
                if not _replaced(error):
                    raise
        return once(page, name)

    return check


def _replaced(error: Error) -> bool:
    return "context was destroyed" in str(error) or "properties of null" in str(error)
