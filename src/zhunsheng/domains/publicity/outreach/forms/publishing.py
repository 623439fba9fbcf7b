"""The news of an event as it goes out; pictures of children go only with consent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from zhunsheng.commons.publication.forms import OutgoingForm
from zhunsheng.kernel.documents.models import Document

CONSENT = (
    ("none", "照片里没有认得出的未成年人"),
    ("consent", "认得出的，监护人都书面同意公开"),
)


class PublishNewsForm(OutgoingForm):
    """公开活动信息."""

    in_clear = ("summary", "headline")
    headline = forms.CharField(label="标题", max_length=120)
    summary = forms.CharField(
        label="活动信息",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="哪天、在哪里、讲了什么、来了多少人。不写参加人的姓名，不写孩子的姓名。",
    )
    minors = forms.ChoiceField(label="照片里的未成年人", choices=CONSENT)
    no_names = forms.BooleanField(label="已经核对：文字里没有未成年人的姓名、学校班级和住址")

    def prepare(self) -> None:
        """Propose the words; of events without children nothing is asked about them."""
        super().prepare()
        context = self.context
        if context is None:
            return
        matter = context.matter
        self.fields["headline"].initial = matter.title
        self.fields["summary"].initial = said(matter)
        if not matter.has_minors:
            for name in ("minors", "no_names"):
                self.fields.pop(name, None)

    def on_file(self) -> Sequence[Document]:
        """Photos on file stay there: what goes out is chosen and comes along."""
        return ()


def said(matter: Any) -> str:
    """A first sentence, made of the record."""
    from zhunsheng.lib.hanzi import date_text

    if not matter.held_on:
        return ""
    where = matter.venue or (matter.place.name if matter.place else "")
    topic = f"，宣传{matter.topic}" if matter.topic else ""
    return (
        f"{date_text(matter.held_on)}，{matter.unit.name}在{where}开展“{matter.title}”{topic}，"
        f"{matter.heads}人次参加。"
    )
