"""Upload, see what would happen, confirm, get back what could not be taken."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.kernel.documents.store import UploadRefused
from zhunsheng.kernel.exchange import runs
from zhunsheng.kernel.exchange.declare import Sheet, may_import, sheets
from zhunsheng.kernel.exchange.models import ColumnMapping, ImportRun
from zhunsheng.kernel.orgs.models import Person
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


@staff
def home(request: HttpRequest) -> HttpResponse:
    """The sheets, the form and my imports. What is sent is only tried; nothing comes in before it is confirmed."""
    person = person_of(request)
    allowed = [sheet for sheet in sheets if may_import(person, sheet)]
    if not allowed:
        raise PermissionDenied("您没有可以导入的表，请由立案人员或者负责人导入。")
    form = UploadForm(request.POST or None, request.FILES or None, allowed=allowed)
    if request.method == "POST" and form.is_valid():
        made = _begin(form, person)
        if made:
            return redirect("workbench:page-import-run", pk=made.pk)
    mine = ImportRun.objects.filter(person=person)[:20]
    context = {"form": form, "sheets": allowed, "runs": mine}
    return render(request, "exchange/home.html", context, status=422 if form.errors else 200)


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
    shown = [(int(row), texts) for row, texts in found.errors.items()][:SHOWN_ERRORS]
    context = {
        "run": found,
        "sheet": sheets[found.sheet],
        "errors": shown,
        "hidden": len(found.errors) - len(shown),
    }
    return render(request, "exchange/run.html", context)


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
