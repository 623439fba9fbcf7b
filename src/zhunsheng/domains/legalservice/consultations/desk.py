"""Consultations on the workbench: the list, and a page for forty of them a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.domains.legalservice.consultations import choices
from zhunsheng.domains.legalservice.consultations.forms import AskForm
from zhunsheng.domains.legalservice.consultations.models import Consultation
from zhunsheng.domains.legalservice.consultations.procedure import ANSWERERS, CODE, DOMAIN
from zhunsheng.faces.ui.parts import Crumb, Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter, Page
from zhunsheng.faces.workbench.people import actor_of, person_of
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.forms import Group
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

KEPT = ("channel", "station", "kind")
"""What the next record begins with."""
LAST = 8
KINDS = dict(choices.Kind.choices)
KEYS = "123456789abcdefghij"
"""The key that chooses a kind: its label begins with it, so that one stroke selects it."""


def facts(matter: Consultation) -> list[Fact]:
    """What was asked, answered, and where."""
    found = [
        Fact("方式", dict(choices.Channel.choices).get(matter.channel, "")),
        Fact("类别", matter.get_kind_display()),
        Fact("站点", matter.station.name if matter.station else ""),
        Fact("日期", date_text(matter.received_on)),
        Fact("用时", f"{matter.minutes}分钟" if matter.minutes else ""),
        Fact("咨询人", matter.asker, restricted=False),
        Fact("电话", matter.phone),
        Fact("办理结果", dict(choices.Outcome.choices).get(matter.outcome, "")),
        Fact("问题", matter.question, wide=True),
        Fact("答复", matter.answer, wide=True),
        Fact("依据", matter.articles, wide=True),
    ]
    return [fact for fact in found if fact.value]


DESK = Desk(
    procedure=CODE,
    title="法律咨询",
    facts=facts,
    lead=lambda matter: [
        ("方式", dict(choices.Channel.choices).get(matter.channel, "")),
        ("类别", matter.get_kind_display()),
    ],
    columns=(
        ListColumn("类别", ("kind",), value=lambda code: KINDS.get(code, code)),
        ListColumn("日期", ("received_on",), "day"),
        ListColumn("用时", ("minutes",), "number"),
    ),
    filters=(
        ListFilter("channel", "方式", choices.Channel.choices),
        ListFilter("kind", "类别", choices.Kind.choices),
    ),
    filing_title="登记咨询",
    filing_hint="来电来访当场答复的，用“快速登记”更快。",
    order=40,
)


class QuickForm(AskForm):
    """The same questions in the order in which a call goes, on one screen."""

    groups: ClassVar[Sequence[Group]] = ()

    def prepare(self) -> None:
        """Only calls and visits; kinds that one key selects; the answer asked for at once."""
        super().prepare()
        fields: dict[str, Any] = self.fields
        fields["channel"].choices = [(one.value, one.label) for one in choices.IN_PERSON]
        fields["kind"].choices = [
            (code, f"{key} {title}")
            for key, (code, title) in zip(KEYS, KINDS.items(), strict=False)
        ]
        fields["question"].widget.attrs |= {"rows": 2, "autofocus": True}
        fields["answer"].widget.attrs |= {"rows": 3}
        fields["result"].initial = choices.Outcome.ANSWERED
        fields["minutes"].initial = 10


def quick(request: HttpRequest) -> HttpResponse:
    """One record after the other: what stays the same is kept, the next one is ready at once."""
    person = person_of(request)
    if not holds(person, ANSWERERS, DOMAIN):
        raise PermissionDenied("您没有登记咨询的权限，请联系管理员核对授权。")
    if request.method != "POST":
        return _page(request, QuickForm(initial=_begun(request)))
    form = QuickForm(request.POST)
    if form.is_valid():
        try:
            file(CODE, actor_of(request), request.POST, key=request.POST.get("key") or None)
        except InvalidForm as refusal:
            for name, texts in refusal.errors.items():
                form.add_error(name if name in form.fields else None, list(texts))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session["quick_consultation"] = {k: request.POST.get(k, "") for k in KEPT}
            return redirect("workbench:page-consultation-quick")
    return _page(request, form, 422)


def _begun(request: HttpRequest) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get("quick_consultation", {})
    return {"channel": choices.Channel.PHONE, **kept}


def _page(request: HttpRequest, form: QuickForm, status: int = 200) -> HttpResponse:
    mine = Consultation.objects.filter(handler=person_of(request), received_on=clock.today())
    rows = list(mine.order_by("-pk")[:LAST])
    context = {
        "form": form,
        "key": f"quick-{clock.now().timestamp():.6f}",
        "count": mine.count(),
        "table": Table(
            columns=(Column("类别"), Column("方式", keep=True), Column("问题")),
            rows=[
                (
                    one.get_kind_display(),
                    dict(choices.Channel.choices)[one.channel],
                    one.question[:40],
                    one.pk,
                )
                for one in rows
            ],
            caption="今天我登记的",
            link=lambda row: f"/desk/matters/{row[-1]}/",
            empty="今天还没有登记。",
        ),
        "crumbs": [Crumb("法律咨询", f"/desk/list/{CODE}/"), Crumb("快速登记")],
    }
    return render(request, "legalservice/quick.html", context, status=status)


PAGES = (
    DESK,
    Page(
        "consultation-quick",
        "咨询快速登记",
        "consultations/quick/",
        quick,
        group="业务",
        roles=ANSWERERS,
        order=60_041,
        offered=lambda person: holds(person, ANSWERERS, DOMAIN),
    ),
)
