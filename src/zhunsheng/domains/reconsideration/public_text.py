"""The text of a decision as the public may read it, proposed for a person to check."""

from __future__ import annotations

from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.rendering import text_of
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.lib.deident import Result, Subject, deidentify


def proposed_text(context: Context) -> Result | None:
    """The decision without the personal data of those who take part; None when there is no decision."""
    papers = Document.objects.filter(matter_id=context.matter.pk, kind="decision")
    rows = papers.exclude(state=Document.State.VOID).select_related("template")
    paper = rows.order_by("-pk").first()
    if paper is None or paper.template is None:
        return None
    # A blank line parts paragraphs for the public.
    return deidentify(text_of(paper).replace("\n", "\n\n"), _subjects(context))


def _subjects(context: Context) -> list[Subject]:
    """Natural persons among the parties, with the numbers and addresses that are theirs."""
    parties = [p.party for p in context.all_participants if p.party is not None]
    found = []
    for party in parties:
        secrets = (party.id_number, party.phone, party.address, party.email)
        names = (party.legal_representative if party.credit_code else party.name,)
        found.append(Subject(tuple(filter(None, names)), tuple(filter(None, secrets))))
    return [one for one in found if one.names]
