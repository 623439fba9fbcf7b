"""The forms of an item: made, changed, reviewed, published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from zhunsheng.commons.publication.actions import FILE
from zhunsheng.commons.publication.forms import AmendForm, OutgoingForm
from zhunsheng.domains.disclosure.items import catalogue
from zhunsheng.domains.disclosure.items.kind import REVIEWERS
from zhunsheng.kernel.access.scope import holds, unit_ids, visible
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.forms import ChineseDateField, Group, YuanField
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock


def files_of(matter: Any) -> list[Document]:
    """The files that would become public: those that came last, since new ones replace old ones."""
    rows = Document.objects.filter(matter_id=matter.pk, kind=FILE).exclude(state="void")
    found = list(rows.order_by("-event_id", "pk"))
    return [one for one in found if one.event_id == found[0].event_id]


class ContentForm(ActionForm):
    """What the public is to read."""

    title = forms.CharField(
        label="标题",
        max_length=200,
        required=False,
        help_text="来自已签发文书的，不填就用文书的标题。",
    )
    category = forms.ChoiceField(label="公开目录类目")
    made_on = ChineseDateField(
        label="形成或变更日期", help_text="二十个工作日从这一天的次日起算（条例第二十六条）。"
    )
    summary = forms.CharField(label="摘要", max_length=300, required=False)
    text = forms.CharField(
        label="正文", max_length=60000, required=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    quantity = forms.IntegerField(
        label="处理决定数（件）",
        min_value=0,
        required=False,
        help_text="只有行政许可、行政处罚、行政强制的汇总信息填写，进入年度报告表二。",
    )
    amount = YuanField(
        label="收费金额（元）",
        required=False,
        help_text="只有行政事业性收费信息填写，进入年度报告表二。",
    )
    groups: ClassVar[Sequence[Group]] = (
        Group("公开的内容", ("title", "category", "made_on", "summary", "text", "source")),
        Group("年度报告用", ("quantity", "amount"), columns=2),
    )

    def prepare(self) -> None:
        """The catalogue as it is now."""
        super().prepare()
        fields: Any = self.fields
        fields["category"].choices = [("", "请选择"), *catalogue.choices()]

    def clean_made_on(self) -> Any:
        """Not in the future."""
        day = self.cleaned_data["made_on"]
        if day > clock.today():
            raise forms.ValidationError("形成日期晚于今天，请核对。")
        return day


class ItemForm(ContentForm):
    """登记拟公开的信息, typed or from an issued document."""

    in_clear = ("source",)
    source = forms.CharField(
        label="来自已签发文书（文号）",
        max_length=60,
        required=False,
        help_text="填文号后，文书自动作为公开的文件，不用再上传。",
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="公开单位", required=False, help_text="不选为您所在的单位。"
    )
    published_on = ChineseDateField(
        label="公开日期（补录）",
        required=False,
        help_text="只在补录以前已经公开的信息时填写，同时在下面写补录原因。",
    )

    def prepare(self) -> None:
        """Offer the units for which the person may publish."""
        super().prepare()
        field: Any = self.fields["unit"]
        if self.context is None:
            return
        actor = self.context.actor
        if actor.kind == "system":
            field.queryset = Unit.objects.all()
        elif actor.person is not None and actor.person.unit is not None:
            ids = unit_ids(actor.person.unit, below=True)
            field.queryset = Unit.objects.filter(pk__in=ids)

    def clean(self) -> dict[str, Any]:
        """A document that exists and may be seen, and a title from somewhere."""
        data = super().clean() or {}
        found = self._source(data.get("source") or "")
        if data.get("source") and found is None:
            self.add_error(
                "source", "没有找到这个文号的已签发文书，或者不在您的查阅范围内；请核对文号。"
            )
        self.document = found
        data["title"] = data.get("title") or (found.title if found else "")
        if data.get("published_on") and not self._may_record_public():
            self.add_error(
                "published_on", "没有经过审查的信息，由公开审查人补录；请转交公开审查人。"
            )
        if not data["title"] and "source" not in self.errors:
            self.add_error("title", "请填写标题，或者填写来源文书的文号。")
        return data

    def _may_record_public(self) -> bool:
        """What was public before is not reviewed again, so a reviewer has to record it."""
        actor = self.context.actor if self.context else None
        if actor is None or actor.kind == "system":
            return True
        person = actor.principal or actor.person
        return person is not None and holds(person, REVIEWERS, "disclosure")

    def _source(self, number: str) -> Document | None:
        if not number or self.context is None:
            return None
        rows = Document.objects.filter(
            number=number,
            state=Document.State.ISSUED,
            direction=Document.Direction.OUTGOING,
            matter__isnull=False,
        )
        person = self.context.actor.principal or self.context.actor.person
        if self.context.actor.kind != "system":
            if person is None:
                return None
            rows = rows.filter(matter__in=visible(person, Matter.objects.all()))
        return rows.select_related("sealed_copy").order_by("pk").first()


class ReviseForm(ContentForm):
    """修改后再送审, and 内容变更 of what is public."""

    def prepare(self) -> None:
        """Begin with what it says now."""
        super().prepare()
        if self.context is not None:
            for name in self.fields:
                self.fields[name].initial = getattr(self.context.matter, name, None)

    def clean(self) -> dict[str, Any]:
        """The title stays when it is left empty."""
        data = super().clean() or {}
        data["title"] = data.get("title") or (self.context.matter.title if self.context else "")
        return data


class _OnFile(OutgoingForm):
    def on_file(self) -> Sequence[Document]:
        return files_of(self.context.matter) if self.context else ()


class ReviewForm(_OnFile):
    """公开审查: three questions that a person answers, beside what the machine has found."""

    is_not_secret = forms.BooleanField(label="已作保密审查：不涉及国家秘密、商业秘密")
    is_not_personal = forms.BooleanField(label="已核对：不含依法不得公开的个人信息")
    is_harmless = forms.BooleanField(label="公开后不危及国家安全、公共安全、经济安全和社会稳定")
    last: ClassVar[tuple[str, ...]] = ("forced_reason",)

    def prepare(self) -> None:
        """Properties of files matter only when they go out."""
        super().prepare()
        del self.fields["keep_properties"]


class PublishForm(_OnFile):
    """发布."""


class ItemAmendForm(AmendForm):
    """更正: the item itself says the new words, too."""

    written: ClassVar[tuple[str, ...] | None] = ("title", "summary", "text")


class ReasonForm(ActionForm):
    """Why."""

    reason = forms.CharField(label="原因", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
