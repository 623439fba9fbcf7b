"""The notes: written and read by the counsellor, and by nobody else."""

from __future__ import annotations

from django.db.models import QuerySet

from zhunsheng.domains.disputes.counselling.models import CounsellingCase, CounsellingNote
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock


def notes_of(person: Person, matter: CounsellingCase) -> QuerySet[CounsellingNote]:
    """What the person wrote on the case; what others wrote does not exist."""
    return CounsellingNote.objects.filter(matter=matter, author=person)


def may_write(person: Person, matter: CounsellingCase) -> bool:
    """Only who counsels."""
    return matter.handler_id == person.pk


def write(person: Person, matter: CounsellingCase, text: str) -> CounsellingNote:
    """Keep a note. No event, no search index, no notice: nothing but the row knows of it."""
    return CounsellingNote.objects.create(
        matter=matter, author=person, written_at=clock.now(), text=text
    )
