"""The front page of administration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.declare import may_open, pages
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.access.scope import rights

#: Title, address, what it is for, roles.
PAGES = (
    ("基础数据", (
        ("工作日历", "admin-calendar", "各年度放假安排；录入新的放假通知", ("admin",)),
        ("法定期限", "admin-limits", "每项期限的天数、依据和修改记录", ("admin", "auditor")),
    )),
    ("运行和监督", (
        ("编号登记簿", "admin-numbers", "案号、文号的使用和作废，断号核对", ("admin", "auditor")),
        ("封存与核验", "admin-ledger", "立即封存、核验全部记录、下载公布的封存值", ("admin", "auditor")),
        ("查阅记录", "admin-accesses", "谁查看了限制查阅的案件和当事人信息", ("admin", "auditor")),
        ("外发消息", "admin-outbox", "发出的邮件和短信", ("admin",)),
        ("后台任务", "admin-tasks", "封存、汇总、发送等定时任务的状态", ("admin",)),
    )),
)  # fmt: skip
#: Pages of other layers in this group stand on the front page of administration, not in the navigation.
SLOT = "系统管理"

Entry = tuple[str, str, str]


def crumbs(title: str, url: str = "") -> list[Crumb]:
    """Where a page of administration is."""
    return [Crumb("系统管理", reverse("workbench:admin")), Crumb(title, url)]


@holding("admin", "auditor")
def home(request: HttpRequest) -> HttpResponse:
    """What can be administered, by group."""
    from zhunsheng.faces.workbench.admin.registers import registers

    person = person_of(request)
    mine = {right.role.code for right in rights(person)}
    groups: dict[str, list[Entry]] = {}
    if "admin" in mine:
        for one in sorted(registers().values(), key=lambda r: r.order):
            url = reverse("workbench:register", args=[one.code])
            groups.setdefault(one.group, []).append((one.title, url, one.hint))
    for group, entries in PAGES:
        for title, name, hint, roles in entries:
            if mine & set(roles):
                groups.setdefault(group, []).append((title, reverse(f"workbench:{name}"), hint))
    for page in sorted(pages, key=lambda p: p.order):
        if page.group == SLOT and may_open(person, page):
            groups.setdefault("接口和其他", []).append((page.title, f"/desk/{page.path}", ""))
    return render(request, "workbench/admin/home.html", {"groups": groups.items()})
