"""The forms of the standard acts. A business adds its own fields to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from zhunsheng.commons.publication.outgoing import check_document
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.procedure.forms import ActionForm, Remark


class OutgoingForm(ActionForm):
    """What becomes public with the act is checked; the findings in files that are on file already stand above."""

    keep_properties = forms.BooleanField(
        label="保留文件属性",
        required=False,
        help_text="不选时，公开的是清除了作者、单位等属性的副本（Word、Excel）；原件留在案卷里。",
    )
    forced_reason = forms.CharField(
        label="仍要公开的理由",
        max_length=300,
        required=False,
        help_text="检查出问题、但核实后确实可以公开的，写明理由；理由记入案卷。没有问题的不用填。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    last: ClassVar[tuple[str, ...]] = ("keep_properties", "forced_reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [name for name in self.fields if name not in self.last]
        self.order_fields([*names, *self.last])

    def on_file(self) -> Sequence[Document]:
        """The documents on the matter's file that would become public; for subclasses."""
        return ()

    def prepare(self) -> None:
        """Say what the check has found in the files."""
        super().prepare()
        if self.context is not None and self.context.matter.pk:
            self.remarks = remarks_on(self.on_file())


def remarks_on(documents: Sequence[Document]) -> list[Remark]:
    """The findings in some documents, as a form shows them."""
    checked = [check_document(document) for document in documents]
    errors = [line for one in checked for line in one.errors]
    hints = [line for one in checked for line in one.hints]
    found = []
    if errors:
        found.append(Remark("red", "公开前检查：须先处理", errors))
    if hints:
        found.append(Remark("amber", "公开前检查：请核对", hints))
    if checked and not found:
        found.append(Remark("green", f"公开前检查：{len(checked)}个文件没有发现问题"))
    return found


class GroundForm(ActionForm):
    """不公开: the statutory ground; subclasses give the ``choices``."""

    reason = forms.ChoiceField(label="不公开的理由")
    explanation = forms.CharField(
        label="说明", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def ground_form(grounds: Sequence[tuple[str, str]]) -> type[GroundForm]:
    """The form of 不公开 with a business's closed list of grounds."""
    field = forms.ChoiceField(label="不公开的理由", choices=list(grounds))
    return type("GroundForm", (GroundForm,), {"reason": field, "__doc__": GroundForm.__doc__})


class WithdrawForm(ActionForm):
    """撤下 and 失效: why; the reason is for the house."""

    reason = forms.CharField(label="原因", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class AmendForm(OutgoingForm):
    """更正: what the public is to read from now on, and why."""

    title = forms.CharField(label="标题", max_length=200)
    summary = forms.CharField(label="摘要", max_length=300, required=False)
    text = forms.CharField(
        label="公开文本", max_length=60000, required=False, widget=forms.Textarea
    )
    reason = forms.CharField(label="更正原因", max_length=200)
    written: ClassVar[tuple[str, ...] | None] = ()

    def prepare(self) -> None:
        """Begin with what is public now."""
        super().prepare()
        if self.context is None or not self.context.matter.pk:
            return
        row = self.context.matter.publications.order_by("-pk").first()
        for name in ("title", "summary", "text"):
            self.fields[name].initial = getattr(row, name, "")
