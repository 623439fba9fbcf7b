"""Service (送达): attempts to hand a document over, their proof, and the day that counts.

The recipient's time limits begin on the day of proven service, so a service counts only with the proof that its
method has: a signature, a mail number and the day of receipt, an announcement that ran its time, a consent to
electronic service (民事诉讼法 2023, 87–95; 行政复议法 88 refers to it).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from zhunsheng.kernel.documents import layout, templates
from zhunsheng.kernel.documents.models import Document, Service
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

Method = Service.Method
CONSENT = "service_consent"
"""The kind of the document in which a recipient agrees to electronic service."""

ANNOUNCED_DAYS = 30
ANNOUNCED_DAYS_BEFORE_2022 = 60
_SHORTER_SINCE = date(2022, 1, 1)


class ServiceRefused(ValueError):
    """A service cannot be recorded like this; ``message`` says why and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class Delivery:
    """What is known of one service; the fields are those of :class:`Service`."""

    method: Method
    sent_on: date
    served_on: date | None = None
    mail_number: str = ""
    signer: str = ""
    proof: Document | None = None
    note: str = ""


def record(
    document: Document,
    recipient: Participant | None,
    delivery: Delivery,
    by: Person | None = None,
    *,
    back_entry: str = "",
) -> Service:
    """Record a service, done or under way. Raises :class:`ServiceRefused`.

    ``back_entry`` is the reason for which a past service is recorded without the proof that its method
    has: a fact is never refused, but the reason stands in the note.
    """
    _check(document, recipient, delivery, proven=not back_entry)
    if back_entry:
        delivery = replace(delivery, note=f"补录：{back_entry} {delivery.note}".strip()[:120])
    return Service.objects.create(
        document=document, recipient=recipient, recorded_by=by, **vars(delivery)
    )


def complete(service: Service, served_on: date, **proof: Any) -> Service:
    """Add the day of receipt, and ``signer``, ``mail_number``, ``proof`` or ``note``, to a service under way."""
    if service.served_on:
        raise ServiceRefused(
            f"这次送达已经登记为{date_text(service.served_on)}送达。",
            "登记有误的，请用“更正记录”。",
        )
    fields = Delivery.__dataclass_fields__
    known = {name: getattr(service, name) for name in fields} | {"served_on": served_on} | proof
    _check(service.document, service.recipient, Delivery(**known))
    for name in ("served_on", *proof):
        setattr(service, name, known[name])
    service.save(update_fields=["served_on", *proof])
    return service


def served_on(document: Document, recipient: Participant | None = None) -> date | None:
    """The first day on which the document was provably served (on ``recipient`` if one is given)."""
    found = document.services.filter(served_on__isnull=False)
    if recipient is not None:
        found = found.filter(recipient=recipient)
    return found.order_by("served_on").values_list("served_on", flat=True).first()


def under_way(services: QuerySet[Service]) -> QuerySet[Service]:
    """Those of ``services`` whose receipt is not proven yet, the oldest first."""
    return services.filter(served_on__isnull=True).order_by("sent_on", "pk")


def announced_day(sent_on: date) -> date:
    """The day on which an announced document counts as served (民事诉讼法 95; 60 days before 2022)."""
    shorter = sent_on >= _SHORTER_SINCE
    return sent_on + timedelta(days=ANNOUNCED_DAYS if shorter else ANNOUNCED_DAYS_BEFORE_2022)


def receipt(service: Service) -> layout.Document:
    """送达回证 of a service: what is known is filled in, the rest is left to be written by hand."""
    return _form("documents/receipt.md", service)


def label(service: Service) -> layout.Document:
    """The label for the envelope of a service by mail."""
    return _form("documents/label.md", service)


def _form(template: str, service: Service) -> layout.Document:
    document, recipient, matter = service.document, service.recipient, service.document.matter
    party = recipient.party if recipient else None
    data = {
        "organ": matter.organ.name if matter else "",
        "office": matter.unit.name if matter and matter.unit_id != matter.organ_id else "",
        "office_phone": matter.unit.phone if matter else "",
        "matter": f"{matter.number or ''} {matter.title}".strip() if matter else "",
        "document": str(document),
        "recipient": recipient.name if recipient else "",
        "address": party.address if party else "",
        "phone": party.phone if party else "",
        "method": service.get_method_display(),
        "mail_number": service.mail_number,
        "sent_on": service.sent_on,
        "served_on": service.served_on,
        "signer": service.signer,
        "note": service.note,
    }
    return layout.parse(layout.render_source(templates.load(template).text, data))


def _check(
    document: Document,
    recipient: Participant | None,
    delivery: Delivery,
    *,
    proven: bool = True,
) -> None:
    title = f"《{document.title}》"
    if document.state != Document.State.ISSUED:
        raise ServiceRefused(f"{title}{document.get_state_display()}，不能送达。", "请先签发文书。")
    if recipient is not None and recipient.matter_id != document.matter_id:
        raise ServiceRefused(f"{recipient.name}不是本案的参加人。", "请选择本案的参加人。")
    _check_days(document, delivery)
    if delivery.served_on and proven:
        _check_proof(document, delivery)


def _check_days(document: Document, delivery: Delivery) -> None:
    sent_on, served = delivery.sent_on, delivery.served_on
    if sent_on < document.occurred_on:
        raise ServiceRefused(
            f"发出日期{date_text(sent_on)}早于文书日期{date_text(document.occurred_on)}。",
            "请核对日期。",
        )
    latest = max(sent_on, served or sent_on)
    if latest > clock.today():
        raise ServiceRefused(f"{date_text(latest)}还没有到。", "请在送达以后登记。")
    if served and served < sent_on:
        raise ServiceRefused(
            f"送达日期{date_text(served)}早于发出日期{date_text(sent_on)}。", "请核对日期。"
        )


def _check_proof(document: Document, delivery: Delivery) -> None:
    """A service is proven in the way of its method."""
    problem = _PROOFS[delivery.method](document, delivery)
    if problem:
        raise ServiceRefused(
            f"{delivery.method.label}还缺少证明：{problem}。", "请补齐后登记送达日期。"
        )


def _signed(_document: Document, delivery: Delivery) -> str:
    return "" if delivery.signer or delivery.proof else "送达回证上的签收人"


def _mailed(_document: Document, delivery: Delivery) -> str:
    return "" if delivery.mail_number or delivery.proof else "邮件编号或者回执"


def _left(_document: Document, delivery: Delivery) -> str:
    missing = "拒收情况和见证人、拍照录像等记录（民事诉讼法第八十九条）"
    return "" if delivery.note or delivery.proof else missing


def _electronic(document: Document, delivery: Delivery) -> str:
    matter = document.matter
    agreed = matter is not None and matter.documents.filter(kind=CONSENT).exists()
    return "" if agreed or delivery.proof else "受送达人同意电子送达的确认书"


def _announced(_document: Document, delivery: Delivery) -> str:
    day = announced_day(delivery.sent_on)
    early = delivery.served_on is not None and delivery.served_on < day
    return f"公告期到{date_text(day)}才届满" if early else ""


_PROOFS = {
    Method.DIRECT: _signed,
    Method.PICKUP: _signed,
    Method.ENTRUST: _signed,
    Method.MAIL: _mailed,
    Method.LIEN: _left,
    Method.ELECTRONIC: _electronic,
    Method.ANNOUNCEMENT: _announced,
}
