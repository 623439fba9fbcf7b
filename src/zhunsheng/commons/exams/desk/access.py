"""Who sees and makes which exams: by the business of their use and the unit that holds them."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import Http404

from zhunsheng.commons.exams.declare import ExamUse, uses
from zhunsheng.commons.exams.models import Exam
from zhunsheng.kernel.access.scope import holds, rights, unit_conditions
from zhunsheng.kernel.orgs.models import Person


def visible(person: Person) -> QuerySet[Exam]:
    """Exams of the businesses and units in which the person has a right."""
    ways = [
        Q(use=use.code) & condition
        for use in uses
        for condition in unit_conditions(person, use.domain)
    ]
    return Exam.objects.filter(reduce(or_, ways)) if ways else Exam.objects.none()


def exam_for(person: Person, pk: int) -> Exam:
    """The exam, if the person may see it; else it does not exist."""
    exam = visible(person).select_related("unit", "bank").filter(pk=pk).first()
    if exam is None:
        raise Http404("没有这场考试，或者您没有查看的权限。")
    return exam


def makes(person: Person, use: ExamUse) -> bool:
    """Whether the person may make exams of a use."""
    return person.unit_id is not None and holds(person, use.roles, use.domain)


def may_change(person: Person, exam: Exam) -> bool:
    """Whether the person may change, open and close this exam."""
    use = uses[exam.use]
    for right in rights(person):
        if right.role.code not in use.roles or right.domain not in ("*", use.domain):
            continue
        if right.own:
            inside = exam.unit_id == person.unit_id
        elif right.units is not None:
            inside = exam.unit_id in right.units
        else:
            inside = right.places is None or exam.unit.place_id in right.places
        if inside:
            return True
    return False


def offered(person: Person) -> bool:
    """Whether the navigation shows the list."""
    return any(unit_conditions(person, use.domain) for use in uses)


def makes_any(person: Person) -> bool:
    """Whether the person may make exams at all."""
    return any(makes(person, use) for use in uses)
