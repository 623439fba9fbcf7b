"""预警: what is open by rule, what was settled, and the page that settles one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html

from zhunsheng.faces.ui.parts import Crumb, Fact, Tab
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.ui.wording import full_day, moment, short_day
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.faces.workbench.present.rows import due_cell
from zhunsheng.insight.alerts.models import Alert, AlertQuerySet
from zhunsheng.insight.alerts.settling import AlertRefused, excuse, handle, may_settle, rule_of
from zhunsheng.insight.pages.asked import READERS
from zhunsheng.kernel.clocks.explain import Explanation, explained
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

Countdowns = dict[tuple[int | None, date | None], Explanation]
MOST = 200
BADGES = {"red": Tone.RED, "yellow": Tone.AMBER}
TABS = (
    ("open", "待处理", "没有待处理的预警。"),
    ("handled", "已处理", "没有已处理的预警。"),
    ("excused", "已说明理由", "没有已说明理由的预警。"),
)


def badge(person: Person) -> int | None:
    """How many open alerts the person may see, to 1,000; one query."""
    return len(Alert.objects.open().visible_to(person).values_list("pk")[:1000]) or None


@dataclass(frozen=True)
class Group:
    """The alerts of one rule."""

    title: str
    todo: str
    cite: str
    tone: str
    rows: list[tuple[Any, ...]]
    table: Table

    @property
    def word(self) -> str:
        """红色 or 黄色."""
        return str(Alert.Tone(self.tone).label)

    @property
    def badge(self) -> Tone:
        """The tone of the label."""
        return BADGES[self.tone]


@holding(*READERS)
def alerts(request: HttpRequest) -> HttpResponse:
    """Alerts that the person may see, red ones first, grouped by rule."""
    state = request.GET.get("state", "open")
    code, _title, nothing = next((tab for tab in TABS if tab[0] == state), TABS[0])
    person = person_of(request)
    found = list(_seen(person, code)[: MOST + 1])
    left = _countdowns(found[:MOST])
    groups = [
        _group(list(rows), code, left)
        for _key, rows in groupby(found[:MOST], key=lambda one: (one.tone, one.rule))
    ]
    page = {
        "groups": groups,
        "tabs": [
            Tab(title, f"/desk/alerts/?state={one}", current=one == code)
            for one, title, _nothing in TABS
        ],
        "nothing": nothing,
        "more": len(found) > MOST,
        "most": MOST,
    }
    return render(request, "insight/alerts.html", page)


def _seen(person: Person, state: str) -> AlertQuerySet:
    rows = Alert.objects.open() if state == "open" else Alert.objects.filter(state=state)
    related = ("matter", "owner_person", "owner_unit", "about", "handled_by")
    found: AlertQuerySet = (
        rows.visible_to(person).select_related(*related).order_by("tone", "rule", "due_on", "pk")
    )
    return found


def _group(alerts: list[Alert], state: str, left: Countdowns) -> Group:
    first, rule = alerts[0], rule_of(alerts[0])
    # Most rules are about nobody else; then the column would only hold dashes.
    others = any(one.about_id for one in alerts)
    rows = [
        _row(one, state, left.get((one.matter_id, one.due_on)), others=others) for one in alerts
    ]
    columns = (
        Column("案件" if first.matter_id else "条目"),
        Column("责任人", keep=True),
        *((Column("涉及单位", keep=True),) if others else ()),
        Column("期限", "due", keep=True),
        Column("发现", "day"),
        Column("处理", keep=True) if state == "open" else Column("处理情况"),
    )
    cite = getattr(rule, "cite", None)
    return Group(
        title=rule.title if rule else first.rule,
        todo=rule.todo if rule else "",
        cite=cite.text if cite else "",
        tone=first.tone,
        rows=rows,
        table=Table(columns=columns, rows=rows, caption=rule.title if rule else "预警"),
    )


def _countdowns(alerts: list[Alert]) -> Countdowns:
    """The clocks on whose last day the alerts turn, by matter and day; none where no clock runs."""
    ends = {(one.matter_id, one.due_on) for one in alerts if one.matter_id and one.due_on}
    matters, days = {matter for matter, _day in ends}, {day for _matter, day in ends}
    rows = Clock.objects.open().filter(matter__in=matters, due_on__in=days)
    found = explained(rows, clock.today()) if ends else []
    return {(said.clock.matter_id, said.clock.due_on): said for said in found}


def _due(one: Alert, said: Explanation | None) -> tuple[str, Tone] | None:
    """How long it still is; of what no clock counts, the day alone."""
    if said is not None or one.due_on is None:
        return due_cell(said)
    past = one.due_on < clock.today()
    return f"{short_day(one.due_on)}{'已过' if past else ''}", Tone.RED if past else Tone.PLAIN


def _url(one: Alert) -> str:
    """Where what the alert is about is opened."""
    if one.matter_id:
        return reverse("workbench:matter", args=[one.matter_id])
    rule = rule_of(one)
    register, url = getattr(rule, "register", None), getattr(rule, "url", None)
    if url is not None and one.entry is not None:
        return str(url(one.entry))
    return reverse("workbench:entry", args=[register.code, one.entry]) if register else ""


def _row(one: Alert, state: str, said: Explanation | None, *, others: bool) -> tuple[Any, ...]:
    name = one.matter.number or "未编号" if one.matter else ""
    subject = format_html('{}<br><span class="hint">{}</span>', one.label or "—", one.note or name)
    if url := _url(one):
        subject = format_html('<span><a href="{}">{}</a><br><span class="hint">{}</span></span>',
                              url, one.label, one.note or name)  # fmt: skip
    owner = one.owner_person.name if one.owner_person else one.owner_unit.label
    about = ((one.about.label if one.about else ""),) if others else ()
    page = reverse("workbench:page-alert", args=[one.pk])
    if state == "open":
        last = format_html(
            '<a class="button button-small" href="{}">处理<span class="hidden-text">：{}</span></a>',
            page,
            one.label,
        )
    else:
        last = format_html(
            '<span>{}<br><span class="hint">{}，{}{}</span></span>',
            one.reason,
            one.handled_by.name if one.handled_by else "",
            moment(one.handled_at),
            "，事由已消除" if one.ended_on else "",
        )
    return (subject, owner, *about, _due(one, said), one.raised_on, last)


class SettleForm(forms.Form):
    """怎样处理，情况或者理由."""

    state = forms.ChoiceField(label="怎样处理", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="处理情况或者理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["state"]
        field.choices = choices
        if len(choices) == 1:
            field.initial = choices[0][0]


@holding(*READERS)
def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """One alert: what it is about, and the form for those who may settle it."""
    person = person_of(request)
    seen = Alert.objects.visible_to(person).select_related("matter", "owner_person", "owner_unit")
    found = get_object_or_404(seen, pk=pk)
    choices = [
        (state, title)
        for state, title in (
            (Alert.State.HANDLED.value, "已经处理"),
            (Alert.State.EXCUSED.value, "不需要处理，说明理由"),
        )
        if found.is_open and may_settle(found, person, state)
    ]
    form = SettleForm(choices, request.POST or None) if choices else None
    page = {"form": form, "settled": not found.is_open, **_about(found)}
    if request.method != "POST":
        return render(request, "insight/alert.html", page)
    if form is None or not form.is_valid():
        return render(request, "insight/alert.html", page, status=422)
    settle = excuse if form.cleaned_data["state"] == Alert.State.EXCUSED else handle
    try:
        settle(found, person, form.cleaned_data["reason"])
    except AlertRefused as refusal:
        return render(request, "insight/alert.html", page | {"refusal": refusal}, status=422)
    messages.success(request, "已经记下处理情况。")
    return redirect("/desk/alerts/")


def _about(found: Alert) -> dict[str, Any]:
    rule = rule_of(found)
    facts = [
        Fact("级别", found.get_tone_display()),
        Fact("案件" if found.matter_id else "条目", found.label, url=_url(found)),
        Fact("责任人", found.owner_person.name if found.owner_person else found.owner_unit.label),
        Fact("届满日", full_day(found.due_on) if found.due_on else "—"),
        Fact("发现", full_day(found.raised_on)),
        Fact("怎么办", rule.todo if rule else "—"),
    ]
    if found.note:
        facts.append(Fact("说明", found.note))
    if found.state != Alert.State.OPEN:
        facts.append(Fact("处理情况", f"{found.get_state_display()}：{found.reason}"))
    elif found.ended_on:
        facts.append(Fact("处理情况", f"事由已于{full_day(found.ended_on)}消除"))
    title = rule.title if rule else "预警"
    return {
        "facts": facts,
        "title": title,
        "crumbs": [Crumb("预警", "/desk/alerts/"), Crumb(title)],
    }
