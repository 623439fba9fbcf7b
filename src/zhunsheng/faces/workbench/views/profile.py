"""我的岗位和委托: posts, rights in words, delegations, sign-in."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.faces.workbench.admin.kernel_registers import days_text, grant_words
from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.kernel.access.models import Delegation, Grant


@staff
def profile(request: HttpRequest) -> HttpResponse:
    """What the system knows of the logged-in person."""
    person = person_of(request)
    grants = Grant.objects.filter(Grant.current(), person=person)
    held = Delegation.objects.filter(Delegation.current(), delegate=person).select_related(
        "principal"
    )
    given = Delegation.objects.filter(Delegation.current(), principal=person).select_related(
        "delegate"
    )
    page = {
        "posts_held": [
            (f"{post.unit.name}{post.title}", days_text(post))
            for post in person.posts.select_related("unit")
        ],
        "grants": [
            grant_words(one) for one in grants.select_related("unit", "place", "person__unit")
        ],
        "held": [(one.principal.name, one.basis, days_text(one)) for one in held],
        "given": [(one.delegate.name, one.basis, days_text(one)) for one in given],
        "two_steps": is_mfa_enabled(person),
    }
    return render(request, "workbench/profile.html", page)
