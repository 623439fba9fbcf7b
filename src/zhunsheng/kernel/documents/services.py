"""Make, void and seal documents. Nothing is laid out here; see ``rendering``.

These functions belong inside ``perform``, whose event then holds the document's digests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from zhunsheng.kernel.database.compiled import Read
from zhunsheng.kernel.documents import layout, templates
from zhunsheng.kernel.documents.checking import Finding, Rule, check
from zhunsheng.kernel.documents.models import Blob, Document, TemplateText
from zhunsheng.kernel.documents.store import UploadRefused, store
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3

_kept_text: Read[TemplateText] = Read(lambda digest: TemplateText.objects.filter(pk=digest), str)


class Defective(layout.LayoutProblem):
    """A document must not be issued as it is; ``findings`` says why."""

    def __init__(self, title: str, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        reasons = "；".join(finding.message.rstrip("。") for finding in self.findings)
        super().__init__(f"《{title}》还不能签发：{reasons}。", self.findings[0].remedy)


def generated(
    *,
    kind: str,
    title: str,
    template: str,
    facts: Mapping[str, Any],
    number: str,
    issued: bool,
    audience: Sequence[str],
    on: date,
    rules: Sequence[Rule] = (),
) -> Document:
    """An unsaved document: the template's present text and the facts as they are now, both digested.

    The slots are filled once to be sure that they can be, and an issued document is checked against
    ``rules``. Raises ``TemplateProblem``, or :class:`Defective` with the errors found.
    """
    present = templates.load(template)
    frozen = layout.freeze(dict(facts))
    data = canonical.dumps(frozen)
    source = layout.render_source(present.text, frozen)
    if issued and rules:
        errors = [finding for finding in check(source, rules) if finding.is_error]
        if errors:
            raise Defective(title, errors)
    return Document(
        kind=kind,
        title=title,
        number=number,
        state=Document.State.ISSUED if issued else Document.State.DRAFT,
        direction=Document.Direction.OUTGOING,
        audience=list(audience),
        template_id=_kept(present),
        data=data.decode(),
        data_digest=sm3(data),
        occurred_on=on,
    )


def void(document: Document) -> None:
    """Declare an issued document void; it stays on the file and says so on every page.

    Its 文号 is voided by ``kernel.numbers.issue.void``, never taken again.
    """
    document.state = Document.State.VOID
    document.save(update_fields=["state"])


def attach_sealed(document: Document, blob: Blob, filename: str, on: date) -> Document:
    """Put the scan of the sealed paper, or the e-sealed file, to an issued document.

    A second one replaces the first as the valid copy; the first stays on the file. Raises
    ``UploadRefused`` for a draft or a void document.
    """
    if document.state != Document.State.ISSUED:
        raise UploadRefused(
            f"《{document.title}》{document.get_state_display()}，不能上传盖章件。",
            "请先签发文书。",
        )
    copy = Document.objects.create(
        matter=document.matter,
        kind=f"{document.kind}.sealed"[:40],
        title=f"{document.title}（盖章件）"[:160],
        number=document.number,
        state=Document.State.ISSUED,
        direction=Document.Direction.OUTGOING,
        audience=document.audience,
        filename=filename,
        blob=blob,
        occurred_on=on,
    )
    document.sealed_copy = copy
    document.save(update_fields=["sealed_copy"])
    return copy


def _kept(template: templates.Template) -> str:
    """The digest of a template, whose text is kept in the database from its first use."""
    if not _kept_text(template.digest):
        TemplateText.objects.get_or_create(
            digest=template.digest, defaults={"name": template.name, "text": template.text}
        )
    return template.digest


__all__ = ["Defective", "UploadRefused", "attach_sealed", "generated", "store", "void"]
