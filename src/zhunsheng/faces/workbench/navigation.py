"""The dark navigation at the left: my work, businesses, pages of other layers, administration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from zhunsheng.faces.ui.parts import NavGroup, NavItem
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.admin.home import SLOT
from zhunsheng.faces.workbench.declare import desks, may_open, pages
from zhunsheng.faces.workbench.present.queues import notices_unread, referrals, todo_count
from zhunsheng.kernel.access.scope import holds, rights
from zhunsheng.kernel.modules import all_modules
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.kernel.registers import access
from zhunsheng.kernel.registers.declare import registers


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor; outside the workbench it does nothing."""
    person = getattr(request, "user", None)
    if not request.path.startswith("/desk/") or not isinstance(person, Person):
        return {}
    groups = [NavGroup("", _mine(person, request.path)), *_declared(person, request.path)]
    return {"navigation": [group for group in groups if group.items], "person": person}


def _item(
    title: str, url: str, path: str, count: int | None = None, tone: Tone = Tone.PLAIN
) -> NavItem:
    current = path == url if url == reverse("workbench:home") else path.startswith(url)
    return NavItem(title, url, count or None, tone, current)


def _mine(person: Person, path: str) -> list[NavItem]:
    home, notices = reverse("workbench:home"), reverse("workbench:notices")
    items = [_item("我的待办", home, path, todo_count(person))]
    if held := referrals(person):
        items.append(_item("待接收", reverse("workbench:waiting"), path, held, Tone.AMBER))
    items.append(_item("通知", notices, path, notices_unread(person), Tone.RED))
    return items


GROUPS = ("业务", "台账", "数据", "监督", "管理")
Place = tuple[int, NavItem]


def _declared(person: Person, path: str) -> list[NavGroup]:
    """What businesses and upper layers bring, by group."""
    found: dict[str, list[Place]] = {}
    for group, place in (
        *_desks(person, path),
        *_registers(person, path),
        *_pages(person, path),
        *_of_house(person, path),
    ):
        found.setdefault(group, []).append(place)
    titles = sorted(found, key=lambda one: GROUPS.index(one) if one in GROUPS else len(GROUPS))
    return [
        NavGroup(title, [item for _order, item in sorted(found[title], key=lambda p: p[0])])
        for title in titles
    ]


def _orders() -> dict[str, int]:
    return {module.code: module.order for module in all_modules()}


def _desks(person: Person, path: str) -> Iterator[tuple[str, Place]]:
    orders = _orders()
    for desk in desks:
        domain = desk.procedure.split(".", 1)[0]
        if holds(person, _roles(desk.procedure), domain):
            url = reverse("workbench:list", args=[desk.procedure])
            place = orders.get(domain, 100) * 1000 + desk.order
            yield desk.group, (place, _item(desk.title, url, path))


def _registers(person: Person, path: str) -> Iterator[tuple[str, Place]]:
    orders = _orders()
    for register in registers:
        if access.may_open(person, register):
            url = reverse("workbench:entries", args=[register.code])
            place = orders.get(register.domain, 100) * 1000 + register.order
            yield register.group, (place, _item(register.title, url, path))


def _pages(person: Person, path: str) -> Iterator[tuple[str, Place]]:
    for page in pages:
        if page.group not in ("", SLOT) and may_open(person, page):
            item = _item(page.title, f"/desk/{page.path}", path, page.badge(person), page.tone)
            yield page.group, (page.order, item)


def _of_house(person: Person, path: str) -> Iterator[tuple[str, Place]]:
    mine = {right.role.code for right in rights(person)}
    if "chief" in mine:
        yield "管理", (800, _item("工作交接", reverse("workbench:handover"), path))
    if mine & {"admin", "auditor"}:
        yield "管理", (900, _item("系统管理", reverse("workbench:admin"), path))


def _roles(procedure: str) -> set[str]:
    """Every role that has to do with a procedure, and those who only read."""
    declared = {
        role
        for p in procedures
        if p.code == procedure
        for a in p.action_by_code.values()
        for role in a.roles
    }
    return declared | {"leader", "auditor", "handler", "chief", "organ_head", "registrar"}
