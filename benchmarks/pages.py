"""Pages over many matters against a page with the same frame whose body is a constant."""

from __future__ import annotations

import re
import statistics
import sys
import time
from http import HTTPStatus
from io import BytesIO
from typing import Any

from benchmarks import engine, rows

MANY = 1_000_000
PAGES = {
    "list": "/desk/list/reconsideration/",
    "list, deep": "/desk/list/reconsideration/?older={middle}",
    "list of one stage": "/desk/list/reconsideration/?stage=received",
    "inbox": "/desk/",
    "search": "/desk/search/?q=秦某甲",
}


def main(quick: bool) -> None:
    """Print a table for the engine that the environment names."""
    engine.migrate()
    from django.conf import settings
    from django.db import connection

    from zhunsheng.kernel.matters.models import Matter
    from zhunsheng.kernel.orgs.models import Person

    n = MANY // 10 if quick else MANY
    if not Matter.objects.exists():
        rows.fill(n)
    settings.ROOT_URLCONF = "benchmarks.urls"
    # Without the manifest that collectstatic writes: the same for every page.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    print(f"\n### {connection.vendor}, {n:,} matters\n")
    print("| reader | page | ms | constant page ms | ratio |\n|---|---|---|---|---|", flush=True)
    for reader in ("registrar", "handler"):
        browser = Browser(Person.objects.get(username=reader))
        for title, address in PAGES.items():
            page = address.format(middle=n // 2)
            _show(browser, reader, title, page, 20 if quick else 60)


def _show(browser: Browser, reader: str, title: str, page: str, times: int) -> None:
    from benchmarks import urls

    body = browser.get(page)
    urls.BODY = re.sub(r"(?s).*<main[^>]*>|</main>.*", "", body)
    constant = browser.get("/desk/constant/")
    assert len(constant) > 0.8 * len(body), "the frame is not the same"
    taken: dict[str, list[float]] = {page: [], "/desk/constant/": []}
    for _ in range(times):
        for address, found in taken.items():
            start = time.perf_counter()
            browser.get(address)
            found.append((time.perf_counter() - start) * 1000)
    real, least = (statistics.median(found) for found in taken.values())
    print(f"| {reader} | {title} | {real:.1f} | {least:.1f} | {least / real:.2f} |", flush=True)


class Browser:
    """Somebody signed in, talking WSGI: no time of a test client is counted."""

    def __init__(self, person: Any) -> None:
        from django.core.wsgi import get_wsgi_application
        from django.test import Client

        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        self._cookie = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
        self._application: Any = get_wsgi_application()

    def get(self, address: str) -> str:
        """The page as text."""
        path, _, query = address.partition("?")
        status: list[str] = []
        environment = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query.encode().decode("latin-1"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_COOKIE": self._cookie,
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        response: Any = self._application(environment, lambda line, _headers: status.append(line))
        text = b"".join(response).decode()
        response.close()
        assert status[0].startswith(str(HTTPStatus.OK.value)), (address, status[0], text[:500])
        return text


if __name__ == "__main__":
    main("--quick" in sys.argv)
