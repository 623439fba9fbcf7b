"""Published decisions: search, filters, one page each. Their texts were de-identified before publication."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.models import PublishedDecision
from zhunsheng.domains.reconsideration.procedures import UNDER_2017, UNDER_2023
from zhunsheng.faces.portal.declare import Item, Line, PublicList
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.lib.hanzi import date_text
from zhunsheng.lib.search import bigrams

OUTCOMES = {
    o.code: o.title for p in (UNDER_2017, UNDER_2023) for o in p.outcomes if "decision" in o.groups
}


class DecisionForm(forms.Form):
    """Words, year, outcome, field."""

    q = forms.CharField(
        label="关键词",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "例如：食品 罚款"}),
    )
    year = forms.TypedChoiceField(label="年份", required=False, coerce=int, empty_value=None)
    outcome = forms.ChoiceField(
        label="结果", required=False, choices=[("", "全部结果"), *sorted(OUTCOMES.items())]
    )
    field = forms.ChoiceField(
        label="领域", required=False, choices=[("", "全部领域"), *choices.Field.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = PublishedDecision.objects.filter(withdrawn_on=None).dates(
            "decided_on", "year", order="DESC"
        )
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [
            ("", "全部年份"),
            *((str(day.year), f"{day.year}年") for day in days),
        ]


def find(data: dict[str, Any]) -> QuerySet[PublishedDecision]:
    """Decisions that can be read, newest first, that hold every word."""
    rows = PublishedDecision.objects.filter(withdrawn_on=None).order_by("-published_on", "-pk")
    for phrase in phrases(data.get("q", "")):
        rows = rows.filter(search__contains=phrase)
    if data.get("year"):
        rows = rows.filter(decided_on__year=data["year"])
    if data.get("outcome"):
        rows = rows.filter(outcome=data["outcome"])
    if data.get("field"):
        rows = rows.filter(matter__field=data["field"])
    return rows


def phrases(text: str) -> list[str]:
    """Each word as it stands in the search column: its pairs of characters in order."""
    found = []
    for word in text.split():
        tokens = bigrams(word).split()
        pairs = [token for token in tokens if len(token) > 1]
        found.append(" ".join(pairs or tokens))
    return [phrase for phrase in found if phrase]


def line(row: PublishedDecision) -> Line:
    """One line of the list."""
    return Line(
        row.pk, row.title, f"{row.number} · {OUTCOMES.get(row.outcome, '')}", row.decided_on
    )


def item(pk: int) -> Item | None:
    """One decision, or the sentence that it was taken down."""
    row = PublishedDecision.objects.select_related("matter").filter(pk=pk).first()
    if row is None:
        return None
    if row.withdrawn_on:
        return Item(
            "这份决定书已经撤下",
            gone=f"这份决定书曾经公开，{date_text(row.withdrawn_on)}撤下了，不能再看。",
        )
    facts = [
        Fact("文号", row.number),
        Fact("结果", OUTCOMES.get(row.outcome, "")),
        Fact("决定日期", date_text(row.decided_on)),
        Fact("公开日期", date_text(row.published_on)),
        Fact("领域", row.matter.get_field_display()),
    ]
    return Item(row.title, facts, [text for text in row.text.splitlines() if text.strip()])


DECISIONS = PublicList(
    code="decisions",
    title="行政复议决定书",
    lead="看看和你相似的事是怎么处理的。姓名、地址等已经隐去。",
    keywords=("复议决定", "决定书", "案例", "判例", "别人", "类似", "公开", "公示"),
    form=DecisionForm,
    find=find,
    line=line,
    item=item,
    home="和你相似的事，别人是什么结果",
    order=10,
)
