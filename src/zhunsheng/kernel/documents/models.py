"""Contents, documents and their service.

A document is a file that came in, or a template version with frozen data; both are digested, so that what was issued
can be shown again unchanged whatever happens to templates and records later.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock


class Blob(models.Model):
    """内容: the bytes of a file, addressed by their SM3 digest; stored once however often they come in."""

    digest = models.CharField("摘要", max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField("大小（字节）")
    mime = models.CharField("类型", max_length=100)
    created_at = models.DateTimeField("存入时间", default=clock.now)

    class Meta:
        verbose_name = "文件内容"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.digest[:12]


class TemplateText(models.Model):
    """文书模板文本: the text of a template by digest, kept from the first document made of it."""

    digest = models.CharField("摘要", max_length=64, primary_key=True)
    name = models.CharField("模板", max_length=120)
    text = models.TextField("文本")
    created_at = models.DateTimeField("存入时间", default=clock.now)

    class Meta:
        verbose_name = "文书模板"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.name


class AlreadyIssued(RuntimeError):
    """Somebody tried to change a document after it was issued or received."""

    def __init__(self) -> None:
        super().__init__("An issued document does not change; issue another one, or void this one.")


class Document(models.Model):
    """文书: one file of a matter, uploaded or generated.

    ``number`` (文号) is set only when issued. ``audience`` names who may read it besides the house. ``sealed_copy`` is
    the scan of the sealed paper, or the e-sealed file. A generated document is ``template`` and ``data``; it
    is laid out whenever it is opened, so that no copy with personal data in clear lies in the file store. What was
    issued does not change: ``save`` refuses.
    """

    #: What may still change of a document that was issued or received.
    CHANGEABLE: ClassVar = frozenset({"state", "sealed_copy", "audience"})

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        ISSUED = "issued", "已生成"
        VOID = "void", "已作废"

    class Direction(models.TextChoices):
        INCOMING = "incoming", "收到"
        OUTGOING = "outgoing", "制发"

    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="案件"
    )
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=160)
    number = models.CharField("文号", max_length=60, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFT)
    direction = models.CharField(
        "方向", max_length=8, choices=Direction, default=Direction.OUTGOING
    )
    audience = models.JSONField("可查阅的人", default=list, blank=True)
    filename = models.CharField("文件名", max_length=200, blank=True)
    blob = models.ForeignKey(
        Blob, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="内容"
    )
    template = models.ForeignKey(
        TemplateText, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="模板"
    )
    data = EncryptedTextField("冻结的数据", blank=True)
    data_digest = models.CharField("数据摘要", max_length=64, blank=True)
    occurred_on = models.DateField("日期")
    event_id = models.BigIntegerField("事项记录", null=True, db_index=True)
    submitted_by = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    sealed_copy = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="盖章件"
    )
    created_at = models.DateTimeField("建立时间", default=clock.now)

    class Meta:
        verbose_name = "文书"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["matter", "kind"], name="document_matter_kind")]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what was issued; name the fields in ``update_fields``."""
        fields = kwargs.get("update_fields")
        if self.pk and (fields is None or not set(fields) <= self.CHANGEABLE):
            stored = type(self).objects.filter(pk=self.pk).values_list("state", flat=True).first()
            if stored not in {None, self.State.DRAFT}:
                raise AlreadyIssued
        super().save(*args, **kwargs)

    @property
    def named(self) -> str:
        """The title, and for a file that was handed in what it is called: two of one kind are told apart."""
        known = not self.filename or self.filename == self.title
        return self.title if known else f"{self.title}：{self.filename}"

    def ledger_entry(self) -> dict[str, Any]:
        """How the document stands in the event that brought it: kind and digests, no names."""
        entry: dict[str, Any] = {"kind": self.kind}
        if self.number:
            entry["number"] = self.number
        if self.blob_id:
            entry["content"] = self.blob_id
        if self.template_id:
            entry["template"] = self.template_id
            entry["data"] = self.data_digest
        return entry


class Service(models.Model):
    """送达: one attempt to hand a document to a recipient, with its proof (送达回证)."""

    class Method(models.TextChoices):
        DIRECT = "direct", "直接送达"
        MAIL = "mail", "邮寄送达"
        ELECTRONIC = "electronic", "电子送达"
        LIEN = "lien", "留置送达"
        ENTRUST = "entrust", "委托送达"
        PICKUP = "pickup", "当事人领取"
        ANNOUNCEMENT = "announcement", "公告送达"

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="services", verbose_name="文书"
    )
    recipient = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="受送达人",
    )
    method = models.CharField("送达方式", max_length=12, choices=Method)
    sent_on = models.DateField("发出日期")
    served_on = models.DateField("送达日期", null=True, blank=True)
    mail_number = models.CharField("邮件编号", max_length=40, blank=True)
    signer = models.CharField("签收人", max_length=40, blank=True)
    proof = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="送达凭证"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="登记人"
    )
    note = models.CharField("说明", max_length=120, blank=True)

    class Meta:
        verbose_name = "送达"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.document} {self.get_method_display()}"
