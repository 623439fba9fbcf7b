"""The project's addresses and one that inserts a sitting which is ready, by a raw statement."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from zhunsheng.config.urls import urlpatterns as project

_ROWS: deque[list[Any]] = deque()
_SQL = ""


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    """Read the form, insert the next row and redirect, as the system does after a paper."""
    from django.db import connection

    assert "ticket" in request.POST  # whoever takes in a paper has to read the form
    with connection.cursor() as cursor:
        cursor.execute(_SQL, _ROWS.popleft())
        cursor.fetchone()
    return HttpResponseRedirect("/quiz/result/")


def ready(rows: Iterable[Any]) -> None:
    """The values of rows as the driver takes them."""
    from django.db import connection

    from zhunsheng.commons.exams.models import Sitting
    from zhunsheng.kernel.database import compiled

    global _SQL
    _SQL, writers = compiled._insert(Sitting, False, 1, connection.vendor)
    _ROWS.extend(compiled._values(row, writers) for row in rows)


def plain_static() -> None:
    """These addresses, and static files without the manifest that collectstatic writes."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.ROOT_URLCONF = "benchmarks.quiz_urls"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@cache
def application() -> Any:
    """The WSGI application with all its middleware."""
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


urlpatterns = [path("quiz/bare/", bare), *project]
