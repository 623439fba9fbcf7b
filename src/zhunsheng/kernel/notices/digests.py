"""One e-mail a day to each person who has unread notices, in place of one for each notice."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from zhunsheng.kernel.notices.models import Digest, Notice, Outbox
from zhunsheng.kernel.notices.services import branches
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

MOST_LINES = 20
MOST_NOTICES = 500


def daily_digest(on: date | None = None) -> int:
    """Queue today's digests; returns how many. A second run on one day adds nothing.

    Only what came since the last digest counts: nobody is told twice of what they leave unread.
    """
    day = on or clock.today()
    done = Digest.objects.filter(on=day).values("person")
    people = Person.objects.filter(is_active=True).exclude(email="").exclude(pk__in=done)
    return sum(_digest(person, day) for person in people.order_by("pk").iterator(chunk_size=500))


def _digest(person: Person, day: date) -> bool:
    last = Digest.objects.filter(person=person).aggregate(last=Max("last_notice"))["last"] or 0
    notices: list[Notice] = []
    for branch in branches(person):
        rows = Notice.objects.filter(branch, read_at__isnull=True, pk__gt=last)
        notices += rows.select_related("matter")[:MOST_NOTICES]
    if not notices:
        return False
    subject = f"您有 {len(notices)} 条未读通知"
    try:
        with transaction.atomic():
            Digest.objects.create(
                person=person, on=day, n=len(notices), last_notice=max(n.pk for n in notices)
            )
            Outbox.objects.create(
                channel=Outbox.Channel.EMAIL, to=person.email, subject=subject, body=_body(notices)
            )
    except IntegrityError:
        return False  # another run was quicker
    return True


def _body(notices: list[Notice]) -> str:
    """Counts by case number. Titles name parties, and e-mail leaves the house in clear."""
    counts = Counter(_about(notice) for notice in notices)
    lines = [f"{about}：{n} 条" for about, n in counts.most_common(MOST_LINES)]
    if more := len(counts) - len(lines):
        lines.append(f"另有 {more} 件事项的通知。")
    return "\n".join([f"截至今日，您有 {len(notices)} 条未读通知：", *lines, "请登录系统查看。"])


def _about(notice: Notice) -> str:
    if notice.matter is None:
        return "其他通知"
    return notice.matter.number or "尚无案号的案件"
