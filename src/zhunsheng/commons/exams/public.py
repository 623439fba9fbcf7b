"""The public page behind the QR code of a slip that was given to somebody who signed in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.commons.exams.slips import CHECK, said, sitting_by
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.views.page import crumbs, show


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """The score, not the answers and no name."""
    sitting = sitting_by(code, CHECK)
    if sitting is None:
        raise Http404("没有这份成绩，请核对地址。")
    context = {"sitting": sitting, "said": said(sitting), "crumbs": crumbs(("核对成绩", ""))}
    return show(request, "exams/check.html", context)


PAGES = (PublicPage("exam-check", "核对成绩", "exams/check/<str:code>/", check),)
