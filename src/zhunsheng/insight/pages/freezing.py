"""冻结和更正重述: the frozen editions, and the pages that ask once before making one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.ui.parts import Crumb, Fact
from zhunsheng.faces.ui.wording import moment
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.insight.pages.asked import FREEZERS, READERS, address, scope_of
from zhunsheng.insight.pages.reports import TITLES, TYPES, as_part, attachment, report_of
from zhunsheng.insight.reports import freezing as frozen_reports
from zhunsheng.insight.reports.freezing import FreezeRefused
from zhunsheng.insight.reports.models import FrozenReport, Restatement
from zhunsheng.insight.reports.report import Report
from zhunsheng.lib import digest


class SeenForm(forms.Form):
    """What the person saw when they were asked."""

    seen = forms.CharField(widget=forms.HiddenInput)


class RestateForm(SeenForm):
    """更正原因."""

    reason = forms.CharField(
        label="更正原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


def _seen(found: Report) -> str:
    return digest.sm3(found.source.encode())


@holding(*FREEZERS)
def freeze(request: HttpRequest, year: int) -> HttpResponse:
    """Freeze the draft; asked once, refused when a figure has moved since."""
    found = report_of(request, year)
    back = address(f"reports/{year}/", request)
    if not found.period.is_year:
        messages.error(request, f"{year}年还没有结束，不能冻结。请在年底以后办理。")
        return redirect(back)
    consequences = (
        f"{len(found.figures)}个数字和文本、口径、记录摘要一起保存，以后不能改动。",
        "发现错误时另出更正版，原版保留。",
        "摘要写入操作记录，随下一次封存公布。",
    )
    page = {
        "title": f"冻结{year}年报告",
        "consequences": consequences,
        "action": "冻结定稿",
        "back": back,
        "crumbs": _crumbs(request, year, "冻结"),
    }
    form = SeenForm(request.POST or None, initial={"seen": _seen(found)})
    if request.method != "POST" or not form.is_valid():
        return render(request, "ui/confirm.html", page | {"form": form})
    try:
        if form.cleaned_data["seen"] != _seen(found):
            raise FreezeRefused("打开这一页以后数字有变动，没有冻结。", "请看过新的草稿再冻结。")
        frozen_reports.freeze(found, person_of(request))
    except FreezeRefused as refusal:
        messages.error(request, f"{refusal.message}{refusal.remedy}")
        return redirect(back)
    messages.success(request, "已经冻结。")
    return redirect(address(f"reports/{year}/final/", request))


@holding(*FREEZERS)
def restate(request: HttpRequest, year: int) -> HttpResponse:
    """Put a corrected edition beside the newest one, with the reason."""
    original = _edition(request, year)
    found = report_of(request, year)
    form = RestateForm(request.POST or None, initial={"seen": _seen(found)})
    changes = frozen_reports.differences(original)
    page: dict[str, Any] = {
        "title": f"更正重述{year}年报告",
        "consequences": (
            f"另出第{original.edition + 1}版，第{original.edition}版原样保留。",
            "两版的差别和更正原因一起公开在定稿页。",
        ),
        "facts": [Fact(one["title"], f"{one['before']} → {one['after']}") for one in changes],
        "action": "办理更正重述",
        "back": address(f"reports/{year}/", request),
        "crumbs": _crumbs(request, year, "更正重述"),
        "form": form,
    }
    if request.method != "POST":
        return render(request, "ui/confirm.html", page)
    if not form.is_valid():
        return render(request, "ui/confirm.html", page, status=422)
    try:
        if form.cleaned_data["seen"] != _seen(found):
            raise FreezeRefused("打开这一页以后数字有变动，没有办理。", "请看过新的草稿再办理。")
        reason = form.cleaned_data["reason"]
        frozen_reports.restate(original, found, person_of(request), reason)
    except FreezeRefused as refusal:
        messages.error(request, f"{refusal.message}{refusal.remedy}")
        return redirect(page["back"])
    messages.success(request, f"已经另出第{original.edition + 1}版。")
    return redirect(address(f"reports/{year}/final/", request))


@holding(*READERS)
def final(request: HttpRequest, year: int) -> HttpResponse:
    """A frozen edition (``?edition=``, default the newest), as it was and always will be; ``?form=`` is its file."""
    found = _edition(request, year)
    form = request.GET.get("form", "")
    if form in TYPES:
        write: dict[str, Callable[[FrozenReport], bytes]] = {
            "docx": frozen_reports.frozen_docx,
            "pdf": frozen_reports.frozen_pdf,
            "html": partial(frozen_reports.frozen_page, site=request.build_absolute_uri("/")),
        }
        return attachment(write[form](found), form, f"report-{year}-{found.edition}")
    path = f"reports/{year}/final/"
    others = FrozenReport.objects.filter(year=year, place_code=found.place_code)
    restated = Restatement.objects.filter(corrected=found).select_related("made_by", "original")
    page = {
        "frozen": found,
        "html": as_part(frozen_reports.frozen_html(found)),
        "intact": frozen_reports.is_intact(found),
        "facts": [
            Fact("冻结人", found.frozen_by.name),
            Fact("冻结时间", moment(found.frozen_at)),
            Fact("数字", f"{len(found.figures)}个"),
            Fact("摘要", found.digest),
        ],
        "editions": [
            (one, address(path, request, edition=one.edition), one.pk == found.pk)
            for one in others.order_by("-edition")
        ],
        "restated": restated.first(),
        "downloads": [
            (title, address(path, request, edition=found.edition, form=kind))
            for kind, title in TITLES.items()
        ],
        "crumbs": _crumbs(request, year, "定稿"),
    }
    return render(request, "insight/frozen.html", page)


def _edition(request: HttpRequest, year: int) -> FrozenReport:
    place = scope_of(request).place
    found = FrozenReport.objects.filter(year=year, place_code=place.code if place else "")
    if (edition := request.GET.get("edition", "")).isdecimal():
        found = found.filter(edition=int(edition))
    newest = found.select_related("frozen_by", "docx").order_by("-edition").first()
    if newest is None:
        raise Http404("这一年的报告还没有冻结。")
    return newest


def _crumbs(request: HttpRequest, year: int, here: str) -> list[Crumb]:
    return [
        Crumb("年度报告", "/desk/reports/"),
        Crumb(f"{year}年", address(f"reports/{year}/", request)),
        Crumb(here),
    ]
