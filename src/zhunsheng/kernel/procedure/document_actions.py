"""What every procedure may do with a document on its file: attach the sealed copy, record service, declare it void."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from zhunsheng.kernel.documents import services as documents
from zhunsheng.kernel.documents import serving
from zhunsheng.kernel.documents.models import Document, Service
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.numbers import issue as numbers
from zhunsheng.kernel.procedure.declaration import Accepts, Action
from zhunsheng.kernel.procedure.forms import CommonForm
from zhunsheng.kernel.procedure.refusals import GuardFailed

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.procedure.context import Context

SEALED = "sealed"
PROOF = "service_proof"
KEEPERS = ("handler", "registrar", "chief")


class DocumentForm(CommonForm):
    """Which of the issued documents on the file."""

    document = forms.ModelChoiceField(Document.objects.none(), label="文书", empty_label=None)

    def prepare(self) -> None:
        """Offer what was issued and still holds."""
        if self.context is not None:
            self.fields["document"].queryset = issued(self.context.matter.pk)  # type: ignore[attr-defined]


def issued(matter_id: int) -> Any:
    """Documents made by the house that hold, copies aside, the newest first."""
    rows = Document.objects.filter(
        matter_id=matter_id, state=Document.State.ISSUED, direction=Document.Direction.OUTGOING
    )
    return rows.exclude(kind=SEALED).order_by("-occurred_on", "-pk")


class SealForm(DocumentForm):
    """The sealed copy itself comes as a file."""


class ServiceForm(DocumentForm):
    """One attempt to hand the document over."""

    in_clear = ("mail_number",)
    recipient = forms.ModelChoiceField(Participant.objects.none(), label="受送达人")
    method = forms.ChoiceField(label="送达方式", choices=Service.Method.choices)
    sent_on = ChineseDateField(label="发出日期")
    served_on = ChineseDateField(
        label="送达日期",
        required=False,
        help_text="对方收到的日期；还没有收到就先不填，收到后再登记一次。",
    )
    signer = forms.CharField(label="签收人", max_length=40, required=False)
    mail_number = forms.CharField(label="邮件编号", max_length=40, required=False)
    note = forms.CharField(
        label="说明", max_length=120, required=False, help_text="留置送达写明拒收情况和见证人。"
    )

    def prepare(self) -> None:
        """Offer the issued documents and those who take part."""
        super().prepare()
        if self.context is not None:
            rows = Participant.objects.filter(matter_id=self.context.matter.pk, person=None)
            field: Any = self.fields["recipient"]
            field.queryset = rows.select_related("party", "unit").order_by("pk")


class VoidForm(DocumentForm):
    """Why the document no longer holds."""

    reason = forms.CharField(label="作废原因", max_length=120)


def describe_copy(context: Context) -> None:
    """Before the file is written: it is the house's own paper, with the document's title and number."""
    document = context.data["document"]
    for copy in context.files:
        copy.title = f"{document.title}（盖章件）"[:160]
        copy.number = document.number
        copy.direction = Document.Direction.OUTGOING
        copy.audience = list(document.audience)


def tie_copy(context: Context, _event: Event) -> None:
    """The newest copy is the valid one; an earlier one stays on the file."""
    document = context.data["document"]
    document.sealed_copy = context.files[0]
    document.save(update_fields=["sealed_copy"])


def write_service(context: Context, _event: Event) -> None:
    """Record the attempt, or complete the one under way to the same recipient by the same method."""
    data = context.data
    proof = next((file for file in context.files if file.kind == PROOF), None)
    given = {name: data[name] for name in ("signer", "mail_number", "note") if data.get(name)}
    if proof is not None:
        given["proof"] = proof
    waiting = data["document"].services.filter(
        recipient=data["recipient"], method=data["method"], served_on=None
    )
    under_way = waiting.order_by("-pk").first()
    try:
        if under_way is not None and data.get("served_on"):
            serving.complete(under_way, data["served_on"], **given)
            return
        delivery = serving.Delivery(
            Service.Method(data["method"]), data["sent_on"], data.get("served_on"), **given
        )
        serving.record(data["document"], data["recipient"], delivery, context.actor.person)
    except serving.ServiceRefused as refusal:
        raise GuardFailed(refusal.message, refusal.remedy) from refusal


def void(context: Context) -> None:
    """The document says on every page that it is void; its number stays in the register for good."""
    document = context.data["document"]
    documents.void(document)
    if document.number:
        numbers.void(document.number, context.on, context.data["reason"])


DOCUMENT_ACTIONS = (
    Action(
        "attach_sealed",
        "登记盖章件",
        ("**",),
        KEEPERS,
        "{actor}登记盖章件：{document}。",
        form=SealForm,
        accepts=(Accepts(SEALED, "盖章件扫描件或者电子签章文件", required=True, many=False),),
        effect=describe_copy,
        after=tie_copy,
        group="文书",
        undoable=False,
    ),
    Action(
        "record_service",
        "送达登记",
        ("**",),
        KEEPERS,
        "{actor}登记送达：{document}，送达方式为{method}。",
        form=ServiceForm,
        accepts=(Accepts(PROOF, "送达回证或者签收凭证", many=False),),
        after=write_service,
        group="文书",
        undoable=False,
        help="只登记文书的送达情况；使期限起算的送达，请办理业务里的送达事项。",
    ),
    Action(
        "void_document",
        "作废文书",
        ("**",),
        KEEPERS,
        "{actor}作废文书：{document}。",
        form=VoidForm,
        effect=void,
        group="文书",
        destructive=True,
        undoable=False,
        help="文书每页标明“作废”，文号留在登记簿里，不再使用。",
    ),
)
