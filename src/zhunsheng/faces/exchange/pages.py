"""Upload, see what would happen, confirm, get back what could not be taken."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Job, Stat
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.kernel.documents.store import UploadRefused
from zhunsheng.kernel.exchange import runs
from zhunsheng.kernel.exchange.declare import Sheet, may_import, sheets
from zhunsheng.kernel.exchange.models import ColumnMapping, ImportRun
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers.declare import registers
from zhunsheng.lib import xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN_ERRORS = 200


class UploadForm(forms.Form):
    """A file of one of the sheets."""

    sheet = forms.ChoiceField(label="导入什么")
    mapping = forms.ModelChoiceField(
        ColumnMapping.objects.none(),
        label="列对应",
        required=False,
        empty_label="列名与空表一致",
        help_text="从上级系统导出的表列名不同时选择。",
    )
    file = forms.FileField(label="Excel 文件（xlsx）")

    def __init__(self, *args: Any, allowed: list[Sheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["sheet"].choices = [(sheet.code, sheet.title) for sheet in allowed]
        codes = [sheet.code for sheet in allowed]
        fields["mapping"].queryset = ColumnMapping.objects.filter(sheet__in=codes)


def has_sheets(person: Person) -> bool:
    """Whether there is any sheet that the person may import."""
    return any(may_import(person, sheet) for sheet in sheets)


@staff
def home(request: HttpRequest) -> HttpResponse:
    """The form, the empty sheets and my imports. What is sent is only tried until it is confirmed."""
    person = person_of(request)
    allowed = [sheet for sheet in sheets if may_import(person, sheet)]
    if not allowed:
        raise PermissionDenied("您没有可以导入的表，请由立案人员、台账维护人或者负责人导入。")
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        allowed=allowed,
        initial={"sheet": request.GET.get("sheet", "")},
    )
    if request.method == "POST" and form.is_valid():
        made = _begin(form, person)
        if made:
            return redirect("workbench:page-import-run", pk=made.pk)
    mine = ImportRun.objects.filter(person=person)[:20]
    asked = request.GET.get("sheet", "")
    context = {
        "form": form,
        "chosen": next((sheet for sheet in allowed if sheet.code == asked), None),
        "sheets": allowed,
        "runs": [(one, _title(one)) for one in mine],
    }
    return render(request, "exchange/home.html", context, status=422 if form.errors else 200)


def _title(run: ImportRun) -> str:
    sheet = sheets.get(run.sheet)
    return sheet.title if sheet else run.sheet


def _begin(form: UploadForm, person: Person) -> ImportRun | None:
    data = form.cleaned_data
    try:
        return runs.begin(
            sheets[data["sheet"]], data["file"], data["file"].name, person, data["mapping"]
        )
    except UploadRefused as refusal:
        form.add_error("file", str(refusal))
        return None


@staff
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One import; POST carries a tried one out."""
    found = _mine(request, pk)
    if request.method == "POST" and found.is_trial and found.state == ImportRun.State.DONE:
        return redirect("workbench:page-import-run", pk=runs.confirm(found, person_of(request)).pk)
    return render(request, "exchange/run.html", _shown(found))


def _shown(found: ImportRun) -> dict[str, Any]:
    errors = [(int(row), texts) for row, texts in found.errors.items()][:SHOWN_ERRORS]
    return {
        "run": found,
        "title": _title(found),
        "register": found.sheet if found.sheet in registers else "",
        "stats": _stats(found),
        "job": _job(found),
        "errors": errors,
        "hidden": len(found.errors) - len(errors),
        "coming": found.taken + found.changed,
    }


def _stats(run: ImportRun) -> list[Stat]:
    """How the rows went, in the words of a trial or of what was done."""
    added, changed = ("可以新增", "可以修改") if run.is_trial else ("已新增", "已修改")
    return [
        Stat("共", run.total, "行"),
        Stat(added, run.taken, "行", tone=Tone.GREEN),
        Stat(changed, run.changed, "行", tone=Tone.BRAND),
        Stat("没有变化", run.repeated, "行"),
        Stat("不能导入", run.refused, "行", tone=Tone.RED if run.refused else Tone.PLAIN),
    ]


def _job(run: ImportRun) -> Job:
    """The progress of a run; how many rows there are is known only when the last one was read."""
    word = "核对" if run.is_trial else "导入"
    return Job(
        f"正在{word}",
        run.total,
        0,
        unit="行",
        note=f"可以离开这个页面，回到“表格导入”能找到这次{word}。",
        poll=reverse("workbench:page-import-progress", args=[run.pk]),
        finished=run.is_over,
    )


@staff
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The moving part of a run's page; when the work is over the whole page is read anew."""
    found = _mine(request, pk)
    if found.is_over:
        answer = HttpResponse()
        answer["HX-Redirect"] = reverse("workbench:page-import-run", args=[pk])
        return answer
    return render(request, "ui/parts/job.html", {"job": _job(found)})


@staff
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as sent, with the reasons in it."""
    found = _mine(request, pk)
    if not found.errors:
        raise Http404("没有不能导入的行。")
    return _file(runs.error_file(found), f"{found.filename.rsplit('.', 1)[0]}-错误.xlsx")


@staff
def template(request: HttpRequest, sheet: str) -> HttpResponse:
    """The empty sheet with its instructions."""
    found = _sheet(request, sheet)
    return _file(xlsx.template(found.columns, title=found.title), f"{found.title}.xlsx")


@staff
def mapping(request: HttpRequest, sheet: str) -> HttpResponse:
    """How another system titles the columns; saved under a name."""
    found = _sheet(request, sheet)
    form = _mapping_form(found)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        titles = {k: v for k, v in form.cleaned_data.items() if v and k != "mapping_name"}
        ColumnMapping.objects.update_or_create(
            sheet=found.code,
            name=form.cleaned_data["mapping_name"],
            defaults={"titles": titles, "created_by": person_of(request)},
        )
        return redirect("workbench:page-imports")
    context = {"form": form, "sheet": found}
    return render(request, "exchange/mapping.html", context, status=422 if form.errors else 200)


def _mapping_form(sheet: Sheet) -> type[forms.Form]:
    fields: dict[str, Any] = {
        "mapping_name": forms.CharField(
            label="名称", max_length=60, help_text="例如：全国行政复议平台导出表"
        )
    }
    for column in sheet.columns:
        fields[column.key] = forms.CharField(
            label=f"“{column.title}”在对方表里叫", max_length=60, required=False
        )
    return type("MappingForm", (forms.Form,), fields)


def _sheet(request: HttpRequest, code: str) -> Sheet:
    found = sheets.get(code)
    if found is None or not may_import(person_of(request), found):
        raise Http404("没有这种表，或者您没有导入它的权限。")
    return found


def _mine(request: HttpRequest, pk: int) -> ImportRun:
    """An import of one's own: its file and reasons hold personal data."""
    return get_object_or_404(ImportRun, pk=pk, person=person_of(request))


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    return response
