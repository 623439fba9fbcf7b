"""The dark navigation at the left: my work, businesses, pages of other layers, administration."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from zhunsheng.faces.ui.parts import NavGroup, NavItem
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.admin.home import SLOT
from zhunsheng.faces.workbench.declare import desks, may_open, pages
from zhunsheng.faces.workbench.present.queues import notices_unread, todo_count
from zhunsheng.kernel.access.scope import holds, rights
from zhunsheng.kernel.modules import all_modules
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.registry import procedures


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
    items.append(_item("通知", notices, path, notices_unread(person), Tone.RED))
    return items


def _declared(person: Person, path: str) -> list[NavGroup]:
    found: dict[str, list[tuple[int, NavItem]]] = {}
    orders = {module.code: module.order for module in all_modules()}
    for desk in desks:
        domain = desk.procedure.split(".", 1)[0]
        if holds(person, _roles(desk.procedure), domain):
            url = reverse("workbench:list", args=[desk.procedure])
            found.setdefault(desk.group, []).append(
                (orders.get(domain, 100), _item(desk.title, url, path))
            )
    for page in pages:
        if page.group not in ("", SLOT) and may_open(person, page):
            url = f"/desk/{page.path}"
            item = _item(page.title, url, path, page.badge(person), page.tone)
            found.setdefault(page.group, []).append((page.order, item))
    if any(right.role.code == "chief" for right in rights(person)):
        item = _item("工作交接", reverse("workbench:handover"), path)
        found.setdefault("管理", []).append((800, item))
    if any(right.role.code in ("admin", "auditor") for right in rights(person)):
        item = _item("系统管理", reverse("workbench:admin"), path)
        found.setdefault("管理", []).append((900, item))
    order = ["业务", "台账", "数据", "监督", "管理"]
    titles = sorted(found, key=lambda title: order.index(title) if title in order else len(order))
    return [
        NavGroup(title, [item for _order, item in sorted(found[title], key=lambda p: p[0])])
        for title in titles
    ]


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
