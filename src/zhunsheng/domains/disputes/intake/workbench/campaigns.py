"""Campaigns at one glance: target against what the records say."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.domains.disputes.intake.campaigns import results
from zhunsheng.domains.disputes.intake.models import Campaign
from zhunsheng.domains.disputes.intake.workbench.centre import READERS
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.kernel.access.scope import unit_conditions
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

SHOWN = 50


def campaigns(request: HttpRequest) -> HttpResponse:
    """The latest ones first."""
    today = clock.today()
    found = list(Campaign.objects.select_related("unit").order_by("-starts_on", "pk")[:SHOWN])
    rows = []
    for one in results(found):
        c = one.campaign
        over = c.ends_on < today
        state = ("已经结束", Tone.PLAIN) if over else ("正在进行", Tone.BRAND)
        if c.starts_on > today:
            state = ("还没有开始", Tone.PLAIN)
        rows.append(
            (
                (c.title, c.kinds),
                c.unit.label if c.unit else "",
                f"{date_text(c.starts_on)}至{date_text(c.ends_on)}",
                state,
                one.accepted,
                one.closed,
                one.settled,
                one.verdict,
                c.pk,
            )
        )
    table = Table(
        columns=(
            Column("专项", "lines"),
            Column("牵头", keep=True),
            Column("期间"),
            Column("状态", "badge", keep=True),
            Column("受理", "number"),
            Column("办结", "number"),
            Column("调解成功", "number"),
            Column("目标"),
        ),
        rows=rows,
        caption="专项治理",
        link=lambda row: reverse("workbench:entry", args=["intake.campaigns", row[-1]]),
        empty="还没有专项治理。",
        empty_hint="在台账“专项治理”里登记类型、期间、牵头单位和目标；完成情况自己会数。",
    )
    return render(request, "disputes/campaigns.html", {"table": table})


PAGE = Page(
    "intake-campaigns",
    "专项治理成效",
    "campaigns/",
    campaigns,
    group="业务",
    roles=READERS,
    order=13,
    offered=lambda person: bool(unit_conditions(person, "intake")),
)
