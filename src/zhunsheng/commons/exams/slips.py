"""成绩单: the slip of one sitting as a document with a QR code, and the codes under which sittings are looked up."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from zhunsheng.commons.exams.models import Sitting
from zhunsheng.kernel.documents import layout, templates
from zhunsheng.kernel.documents.rendering import is_demonstration
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

RESULT, CHECK = "exam-result", "exam-check"
"""Two addresses of a sitting: the answers, for whoever gave them; the slip, for whoever is shown it."""
TEMPLATE = "exams/slip.md"
_LENGTH = 20


def code_of(sitting: Sitting, purpose: str) -> str:
    """The code in an address: the key, and a keyed digest that nobody can guess."""
    return f"{sitting.pk}-{lookup_digest(str(sitting.pk), purpose)[:_LENGTH]}"


def sitting_by(code: str, purpose: str) -> Sitting | None:
    """The sitting behind a code, or None."""
    key, _dash, digest = code.partition("-")
    if not (key.isascii() and key.isdecimal() and len(key) < 18):
        return None
    if not hmac.compare_digest(digest.encode(), lookup_digest(key, purpose)[:_LENGTH].encode()):
        return None
    return Sitting.objects.select_related("exam__unit").filter(pk=int(key)).first()


def slip(sitting: Sitting, name: str, page: str) -> SafeString:
    """The slip as HTML. ``name`` is whatever the person typed; it stands on this page and nowhere else.

    ``page`` is the URL name of the page that checks slips.
    """
    exam = sitting.exam
    source = layout.render_source(
        templates.load(TEMPLATE).text,
        {
            "passed": sitting.passed,
            "name": name,
            "exam": exam.title,
            "on": clock.local_date(sitting.submitted_at),
            "score": sitting.score,
            "number": number_of(sitting),
            "organ": exam.unit.name,
            "url": settings.SITE_URL + reverse(page, args=[code_of(sitting, CHECK)]),
        },
    )
    return layout.to_html(layout.parse(source), demonstration=is_demonstration())


def number_of(sitting: Sitting) -> str:
    """How the slip is called: 2022-000123."""
    return f"{clock.local_date(sitting.submitted_at).year}-{sitting.pk:06}"


def said(sitting: Sitting) -> str:
    """The slip in one sentence."""
    on = date_text(clock.local_date(sitting.submitted_at))
    return f"{on}参加“{sitting.exam.title}”，得{sitting.score}分（满分100分）。"
