"""The deadline calculator: a question in the address, so that the answer can be passed on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.kernel.calendar.models import CalendarArea
from zhunsheng.kernel.clocks.query import BadQuery, query_due, query_due_raw
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.forms import ChineseDateField, Group, Grouped
from zhunsheng.kernel.modules import all_modules
from zhunsheng.kernel.statutes.limits import UnknownLimit, current_limits
from zhunsheng.kernel.statutes.models import Limit

FREE = "free"


def rules() -> list[Any]:
    """Every limit in use by business, the newest law first; the free choice on top."""
    titles = {module.code: module.title for module in all_modules()}
    groups: dict[str, list[tuple[str, str]]] = {}
    for limit in current_limits():
        group = titles.get(limit.code.split(".", 1)[0], "其他")
        groups.setdefault(group, []).append((f"{limit.code}@{limit.version}", _label(limit)))
    named = [
        (group, sorted(rows, key=lambda row: row[0].rpartition("@")[2], reverse=True))
        for group, rows in groups.items()
    ]
    return [(FREE, "自己填天数"), *named]


def _label(limit: Limit) -> str:
    old = "（旧法）" if limit.effective_to else ""
    return (
        f"{limit.title}：{limit.trigger}起{limit.amount_text}{old}"
        if not limit.is_backward
        else f"{limit.title}：{limit.trigger}前{limit.amount_text}{old}"
    )


class DeadlineForm(Grouped, forms.Form):
    """What is asked."""

    groups = (
        Group("哪一项期限", ("rule",)),
        Group("从哪天起", ("start", "area"), columns=2),
        Group(
            "自己填天数",
            ("amount", "unit", "rollover"),
            hint="规定里选了“自己填天数”才用填。",
            columns=2,
        ),
    )
    rule = forms.ChoiceField(label="规定", required=False, help_text="找不到的，选“自己填天数”。")
    amount = forms.IntegerField(label="数量", required=False, min_value=1, max_value=10_000)
    unit = forms.ChoiceField(
        label="单位",
        required=False,
        choices=[("WD", "个工作日"), ("CD", "日（含周末和节假日）"), ("M", "个月")],
    )
    rollover = forms.BooleanField(label="最后一天是节假日的，顺延到后一个工作日", required=False)
    start = ChineseDateField(
        label="起算的那一天", help_text="事情发生、收到文书的那天，这一天不算在内。"
    )
    area = forms.ChoiceField(label="按哪里的放假安排", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["rule"].choices = rules()
        fields["area"].choices = list(
            CalendarArea.objects.order_by("-code").values_list("code", "name")
        )
        fields["area"].initial = default_area()

    def clean(self) -> dict[str, Any]:
        """A free question needs its amount."""
        data = super().clean() or {}
        if (
            data.get("rule") in ("", FREE)
            and not data.get("amount")
            and "amount" not in self.errors
        ):
            self.add_error("amount", "请填写数量，例如 60；或者在上面选一项规定。")
        return data


def answer(data: dict[str, Any]) -> dict[str, Any]:
    """The last day with its explanation. Raises ``BadQuery`` or ``UnknownLimit``."""
    area = data.get("area") or default_area()
    if data["rule"] in ("", FREE):
        return query_due_raw(
            data["start"], data["amount"], data.get("unit") or "WD", data["rollover"], area
        )
    code, _at, version = data["rule"].rpartition("@")
    return query_due(code, data["start"], area, version)


@require_safe
def deadline(request: HttpRequest) -> HttpResponse:
    """Question and answer on one page."""
    asked = "start" in request.GET
    form = DeadlineForm(request.GET if asked else None)
    found, error = None, ""
    if asked and form.is_valid():
        try:
            found = answer(form.cleaned_data)
        except (BadQuery, UnknownLimit) as wrong:
            error = str(wrong)
            form.add_error(None, error)
    context = {
        "form": form,
        "answer": found,
        "link": request.build_absolute_uri() if found else "",
        "crumbs": crumbs(("算一算期限", "")),
    }
    return show(request, "portal/deadline.html", context, 422 if asked and not found else 200)
