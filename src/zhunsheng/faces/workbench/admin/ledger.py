"""封存与核验: the last seals, seal now, verify, the published head."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.admin.home import crumbs
from zhunsheng.faces.workbench.people import holding
from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.ledger.models import Event, Seal
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.ledger.verification.report import COUNTED

SHOWN = 30


@holding("admin", "auditor")
def ledger(request: HttpRequest) -> HttpResponse:
    """The last seals; ``seal`` and ``verify`` as buttons."""
    report = None
    if request.method == "POST":
        if "seal" in request.POST:
            made = seals.seal_now()
            n = sum(one.n_events for one in made)
            messages.success(request, f"已封存{n}项记录。" if made else "没有等待封存的记录。")
            return redirect("workbench:admin-ledger")
        report = verify()
    counts = [(title, report.counts[name]) for name, title in COUNTED.items()] if report else []
    page = {
        "table": _table(),
        "waiting": Event.objects.filter(seal=None).count(),
        "report": report,
        "counts": counts,
        "crumbs": crumbs("封存与核验"),
    }
    return render(request, "workbench/admin/ledger.html", page)


@holding("admin", "auditor")
def head(request: HttpRequest) -> HttpResponse:
    """The newest seal head as the file that is handed to the archive and to supervision."""
    newest = seals.head()
    if newest is None:
        raise Http404("还没有封存过。")
    response = HttpResponse(
        json.dumps(newest, ensure_ascii=False, indent=1), content_type="application/json"
    )
    response["Content-Disposition"] = f'attachment; filename="seal-{newest["number"]}.json"'
    return response


def _table() -> Table:
    rows = Seal.objects.order_by("-number")[:SHOWN]
    return Table(
        columns=[
            Column("序号"),
            Column("时间", "moment"),
            Column("记录数", "number"),
            Column("封存值"),
        ],
        rows=[
            (f"第{r.number}号", r.sealed_at, r.n_events, f"{r.hash[:16]}…{r.hash[-8:]}")
            for r in rows
        ],
        caption="最近的封存",
        empty="还没有封存过。",
        empty_hint="系统每小时自动封存一次，也可以现在封存。",
    )
