"""数字填报: figures that units hand in with evidence and signature, and taking them back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html

from zhunsheng.faces.ui.parts import Crumb, Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.ui.views import landed
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.insight.indicators.declaration import Indicator, Leaf, Sum
from zhunsheng.insight.indicators.figures import rounded
from zhunsheng.insight.indicators.models import Submission
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import indicators, listed
from zhunsheng.insight.indicators.submissions import SubmissionRefused, submit
from zhunsheng.insight.indicators.submissions import withdraw as take_back
from zhunsheng.insight.pages.asked import READERS, holds_any
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.store import UploadRefused, store
from zhunsheng.kernel.forms import ChineseDateField, parse_yuan
from zhunsheng.kernel.orgs.models import Person, Post, Unit
from zhunsheng.lib import clock

#: Those who hand in for every unit; others for their own and those below it.
FOR_EVERYBODY = ("chief", "organ_head", "leader", "auditor")
MOST = 200
KIND = "figure-evidence"


def units_of(person: Person) -> QuerySet[Unit]:
    """The units whose figures the person may see and hand in here."""
    if holds_any(person, FOR_EVERYBODY):
        return Unit.objects.all()
    return person.unit.below() if person.unit else Unit.objects.none()


def may_submit(person: Person) -> bool:
    """Leaders and auditors read only."""
    return holds_any(person, ("registrar", "handler", "chief", "organ_head"))


class SignerField(forms.ModelChoiceField[Post]):
    """单位负责人: chosen by post."""

    def label_from_instance(self, post: Post) -> str:
        """区司法局　局长　张三."""
        return f"{post.unit.label}　{post.title}　{post.person.name}"


class UnitField(forms.ModelChoiceField[Unit]):
    """填报单位, by its short name."""

    def label_from_instance(self, unit: Unit) -> str:
        """区司法局."""
        return unit.label


def _current(rows: QuerySet[Post]) -> QuerySet[Post]:
    today = clock.today()
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)


class SubmissionForm(forms.Form):
    """一个数字: 指标、单位、期间、数值、佐证材料、签字人."""

    indicator = forms.ChoiceField(label="指标")
    unit = UnitField(Unit.objects.none(), label="填报单位")
    starts_on = ChineseDateField(label="期间起日")
    ends_on = ChineseDateField(label="期间止日")
    number = forms.CharField(
        label="数值", max_length=20, help_text="填整数；金额填到元，可以写小数，例如 12000.50。"
    )
    evidence = forms.FileField(label="佐证材料", help_text="台账、报表的扫描件或者电子表格。")
    signer = SignerField(Post.objects.none(), label="签字的单位负责人")
    signed_on = ChineseDateField(label="签字日期")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicator: Any = self.fields["indicator"]
        indicator.choices = [("", "请选择")] + [
            (one.code, f"{one.title}（{'元' if _is_money(one) else one.unit}）")
            for one in listed()
            if isinstance(one, Leaf)
        ]
        unit: Any = self.fields["unit"]
        unit.empty_label = "请选择"
        unit.queryset = units_of(person).order_by("path")
        signer: Any = self.fields["signer"]
        heads = _current(Post.objects.filter(is_head=True, person__is_active=True))
        signer.empty_label = "请选择"
        signer.queryset = heads.select_related("unit", "person").order_by("unit__path")

    def clean(self) -> dict[str, Any]:
        """The period in order, the number whole, the signer a head of the unit or of one above it."""
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "期间的止日早于起日，请核对。")
        if data.get("indicator") and data.get("number"):
            try:
                data["number"] = _number(indicators[data["indicator"]], data["number"])
            except ValueError as error:
                self.add_error("number", str(error) or "请填整数。")
        unit, signer = data.get("unit"), data.get("signer")
        if unit and signer and not unit.path.startswith(signer.unit.path):
            self.add_error(
                "signer", ValidationError(f"签字人应当是{unit.label}或者它的上级单位的负责人。")
            )
        return data


def _is_money(indicator: Indicator) -> bool:
    return isinstance(indicator, Sum) and indicator.scale != 1


def _number(indicator: Indicator, text: str) -> int:
    """The whole number, money in 分. Raises ``ValueError``."""
    if _is_money(indicator):
        return parse_yuan(text)
    plain = text.replace(",", "").replace("，", "").strip()
    if not plain.isdecimal():
        raise ValueError("请填整数，不带单位。")
    return int(plain)


@holding(*READERS)
def submissions(request: HttpRequest) -> HttpResponse:
    """What was handed in by the units that the person sees, the newest first."""
    person = person_of(request)
    found = Submission.objects.filter(unit__in=units_of(person)).select_related(
        "unit", "signer", "submitted_by", "evidence"
    )
    table = Table(
        columns=(
            Column("指标"),
            Column("单位", keep=True),
            Column("期间"),
            Column("数值", keep=True),
            Column("签字"),
            Column("状态", "badge", keep=True),
            Column("办理"),
        ),
        rows=[_row(one, may_submit(person)) for one in found.order_by("-pk")[:MOST]],
        caption="填报的数字",
        empty="还没有填报的数字。",
        empty_hint="有逐件记录的单位不用填报。",
    )
    return render(request, "insight/submissions.html", {"table": table})


def _row(one: Submission, editable: bool) -> tuple[Any, ...]:
    indicator = indicators.get(one.indicator)
    last: Any = one.withdrawn_reason
    if editable and one.withdrawn_at is None:
        last = format_html(
            '<a href="/desk/submissions/{}/withdraw/">撤回<span class="hidden-text">：{}</span></a>',
            one.pk,
            one.unit.label,
        )
    state = ("有效", Tone.GREEN) if one.withdrawn_at is None else ("已撤回", Tone.PLAIN)
    return (
        (indicator.title if indicator else one.indicator),
        one.unit.label,
        one.period.title,
        shown(one),
        f"{one.signer.name}",
        state,
        last,
    )


def shown(one: Submission) -> str:
    """The number as it is read: 12件, 1.2万元."""
    indicator = indicators.get(one.indicator)
    if isinstance(indicator, Sum) and indicator.scale != 1:
        return f"{rounded(one.number, indicator.scale, indicator.decimals)}{indicator.unit}"
    return f"{one.number}{indicator.unit if indicator else ''}"


@holding(*READERS)
def new(request: HttpRequest) -> HttpResponse:
    """Hand in a figure."""
    person = person_of(request)
    if not may_submit(person):
        raise PermissionDenied("您只能查看填报的数字，不能填报。")
    last = clock.today().year - 1
    initial = {"unit": person.unit_id, "starts_on": f"{last}-01-01", "ends_on": f"{last}-12-31"}
    form = SubmissionForm(person, request.POST or None, request.FILES or None, initial=initial)
    page = {
        "form": form if units_of(person).exists() else None,
        "crumbs": [Crumb("数字填报", "/desk/submissions/"), Crumb("填报数字")],
    }
    if request.method != "POST":
        return render(request, "insight/submission.html", page)
    if not form.is_valid():
        return render(request, "insight/submission.html", page, status=422)
    try:
        _submit(form.cleaned_data, person)
    except (SubmissionRefused, UploadRefused) as refusal:
        return render(request, "insight/submission.html", page | {"refusal": refusal}, status=422)
    messages.success(request, "已经填报。这个数字在统计和报告里标明“填报”。")
    return landed(request, "/desk/submissions/")


@transaction.atomic
def _submit(data: dict[str, Any], person: Person) -> Submission:
    """Keep the evidence and the figure, or neither."""
    evidence = Document.objects.create(
        kind=KIND,
        title="填报佐证材料",
        state=Document.State.ISSUED,
        direction=Document.Direction.INCOMING,
        filename=data["evidence"].name[:200],
        blob=store(data["evidence"], data["evidence"].name),
        occurred_on=clock.today(),
    )
    return submit(
        data["indicator"],
        data["unit"],
        Period(data["starts_on"], data["ends_on"]),
        data["number"],
        evidence=evidence,
        signer=data["signer"].person,
        signed_on=data["signed_on"],
        by=person,
        note=data["note"],
    )


class WithdrawForm(forms.Form):
    """撤回原因."""

    reason = forms.CharField(
        label="撤回原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


@holding(*READERS)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a figure back, with the reason; asked once."""
    person = person_of(request)
    if not may_submit(person):
        raise PermissionDenied("您只能查看填报的数字，不能撤回。")
    found = get_object_or_404(Submission.objects.filter(unit__in=units_of(person)), pk=pk)
    form = WithdrawForm(request.POST or None)
    indicator = indicators.get(found.indicator)
    page = {
        "title": "撤回填报",
        "consequences": ("这个数字不再计入统计和报告。", "撤回的记录和原因保留。"),
        "facts": [
            Fact("指标", indicator.title if indicator else found.indicator),
            Fact("单位", found.unit.label),
            Fact("期间", found.period.title),
            Fact("数值", shown(found)),
        ],
        "form": form,
        "action": "撤回",
        "back": "/desk/submissions/",
        "crumbs": [Crumb("数字填报", "/desk/submissions/"), Crumb("撤回填报")],
    }
    if request.method != "POST":
        return render(request, "ui/confirm.html", page)
    if not form.is_valid():
        return render(request, "ui/confirm.html", page, status=422)
    try:
        take_back(found, person, form.cleaned_data["reason"])
    except SubmissionRefused as refusal:
        messages.error(request, f"{refusal.message}{refusal.remedy}")
    else:
        messages.success(request, "已经撤回。")
    return redirect("/desk/submissions/")
