"""Who is at the workbench: a logged-in member of staff."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from zhunsheng.kernel.access.models import Delegation
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor

View = Callable[..., HttpResponseBase]


def staff(view: View) -> View:
    """Only for people with at least one right; others are sent to log in, or told that they have none."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if person_of(request).must_change_password:
            messages.warning(request, "您用的是一次性密码，请先改成自己的密码。")
            return redirect("account_change_password")
        if not rights(person_of(request)):
            raise PermissionDenied("您的账号还没有授权，请联系管理员。")
        return view(request, *args, **kwargs)

    return guarded


def holding(*roles: str) -> Callable[[View], View]:
    """Only for people who hold one of the roles."""

    def decorate(view: View) -> View:
        @staff
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not any(right.role.code in roles for right in rights(person_of(request))):
                raise PermissionDenied("您没有打开这个页面的权限，请联系管理员核对授权。")
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def person_of(request: HttpRequest) -> Person:
    """The logged-in person; one object for the request, so that rights are read once."""
    return cast(Person, request.user)


def principals_of(person: Person) -> list[Person]:
    """The leaders for whom the person may record today what they decided, by their delegations."""
    held = Delegation.objects.filter(Delegation.current(), delegate=person)
    return list(
        Person.objects.filter(pk__in=held.values("principal"), is_active=True).order_by("username")
    )


def actor_of(request: HttpRequest) -> Actor:
    """The logged-in person as the actor of an event."""
    return Actor.staff(person_of(request))
