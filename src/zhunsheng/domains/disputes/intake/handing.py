"""What goes along when an intake is handed on: each way gets what it can use, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.intake.ways import Way
from zhunsheng.kernel.documents.models import Document

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

#: What the desk knows → what receiving forms call it, in the order of preference; the first that a form has is filled.
NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "applicant", "applicant_name", "party_name", "petitioner", "client_name"),
    "phone": ("phone", "applicant_phone", "party_phone"),
    "story": ("story", "facts", "content", "description", "summary", "case_facts"),
    "wish": ("wish", "claim", "claims", "request", "demand", "requests"),
    "other_side": (
        "other_side",
        "other",
        "other_name",
        "opponent",
        "respondent_name",
        "counterpart",
    ),
    "kind": ("kind", "dispute_kind"),
    "place": ("place", "township"),
    "happened_on": ("happened_on", "occurred_at", "known_on"),
    "decision_title": ("act_title", "decision_title"),
    "source": ("source",),
    "channel": ("channel",),
}
#: The counsellor hears the story from the client, and from nobody else.
SPARING = frozenset({"name", "phone"})
#: How the receiving form's coded fields call the desk, where it has such a choice.
DESK = "desk"


def known(context: Context) -> dict[str, Any]:
    """What the desk knows of an intake."""
    matter = context.matter
    applicant = next((p.party for p in context.participants("applicant") if p.party), None)
    return {
        "name": applicant.name if applicant else "",
        "phone": applicant.phone if applicant else "",
        "story": matter.story,
        "wish": matter.wish,
        "other_side": matter.other_side,
        "kind": matter.kind,
        "place": matter.place_id,
        "happened_on": matter.happened_on,
        "decision_title": matter.decision_title,
        "source": DESK,
        "channel": DESK,
    }


def data_for(context: Context, way: Way, note: str) -> dict[str, Any]:
    """What the receiving filing form begins with, by its own field names."""
    procedure = way.procedure
    form = procedure.filing.form if procedure else None
    fields = form.base_fields if form else {}
    found: dict[str, Any] = {}
    for what, value in known(context).items():
        if value in ("", None) or (way.function == "counselling" and what not in SPARING):
            continue
        name = next((one for one in NAMES[what] if one in fields), None)
        if name and _fits(fields[name], value):
            found[name] = value
    follows = context.data.get("follows")
    before = follows.link.to_matter if follows is not None and follows.link else None
    if before is not None and "carried_from" in fields:
        # 三调联动: the file of the mediation before goes on.
        found["carried_from"] = before.number or ""
    if note and (name := next((one for one in ("note", "remark") if one in fields), None)):
        found[name] = note
    return found


def _fits(field: Any, value: Any) -> bool:
    """A coded answer is handed on only where the receiving list has it."""
    choices = getattr(field, "choices", None)
    if choices is None or not isinstance(value, str):
        return True
    return any(str(key) == value for key, _label in choices)


def papers_for(context: Context, way: Way) -> list[Document]:
    """The materials that somebody handed in; to the counsellor none go."""
    if way.function == "counselling":
        return []
    rows = context.matter.documents.filter(kind="material").exclude(state=Document.State.VOID)
    return list(rows.order_by("pk"))
