"""What administrators do with an account: a one-time password, unlocking after failed sign-ins."""

from __future__ import annotations

import secrets

from axes.utils import reset
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.orgs.models import Person

#: Without letters and digits that are taken for one another.
_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"


def one_time_password() -> str:
    """Four groups of four characters, with a digit and a capital at least."""
    while True:
        letters = [secrets.choice(_LETTERS) for _ in range(16)]
        if any(c.isdigit() for c in letters) and any(c.isupper() for c in letters):
            return "-".join("".join(letters[at : at + 4]) for at in range(0, 16, 4))


@require_POST
@holding("admin")
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password, shown once; the person must change it at the next sign-in."""
    person = get_object_or_404(Person, pk=pk)
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.save()
    _note(request, person, "people.password_reset")
    messages.success(
        request, f"{person.name}的一次性密码是 {password}，只显示这一次；首次登录须修改。"
    )
    return redirect("workbench:register-edit", code="people", pk=pk)


@require_POST
@holding("admin")
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody try again before the quarter of an hour is over."""
    person = get_object_or_404(Person, pk=pk)
    count = reset(username=person.username)
    _note(request, person, "people.unlocked")
    messages.success(request, "已解除锁定。" if count else "这个账号没有被锁定。")
    return redirect("workbench:register-edit", code="people", pk=pk)


def _note(request: HttpRequest, person: Person, action: str) -> None:
    actor = person_of(request)
    data: dict[str, dict[str, str]] = {"old": {}, "new": {}}
    journal.append("register.people", person.pk, action, f"person:{actor.pk}", data, person=actor)
