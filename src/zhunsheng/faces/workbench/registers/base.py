"""What every page of a register begins with."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import access
from zhunsheng.kernel.registers.declare import Register, registers


def opened(request: HttpRequest, code: str) -> tuple[Register, Person]:
    """The register and who asks; 404 when there is none or nothing of it concerns the person."""
    register, person = registers.get(code), person_of(request)
    if register is None or not access.may_open(person, register):
        raise Http404("没有这个台账，或者不在您的查阅范围内。")
    return register, person


def found(request: HttpRequest, code: str, pk: int) -> tuple[Register, Person, Any]:
    """The same with one entry that the person may see."""
    register, person = opened(request, code)
    entry = access.visible(person, register).filter(pk=pk).first()
    if entry is None:
        raise Http404("没有这一条，或者不在您的查阅范围内。")
    return register, person, entry


def crumbs(register: Register, *further: str) -> list[Crumb]:
    """Where a page of the register is."""
    own = reverse("workbench:entries", args=[register.code])
    return [Crumb(register.title, own if further else ""), *(Crumb(title) for title in further)]
