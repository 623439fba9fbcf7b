"""What goes along when an intake is handed on: each way gets what it can use, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.intake.ways import MEDIATION, Way
from zhunsheng.kernel.documents.models import Document

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

#: What the desk knows → what receiving forms call it, in the order of preference; the first that a form has is filled.
NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "applicant"),
    "phone": ("phone", "applicant_phone"),
    "story": ("story", "facts", "grounds"),
    "wish": ("wish", "request", "claim", "demand"),
    "other_side": ("other_side", "other", "opponents"),
    "kind": ("kind",),
    "place": ("place",),
    "known_on": ("known_on",),
    "decision_title": ("act_name",),
    "source": ("source",),
}
#: The counsellor hears the story from the client, and from nobody else.
SPARING = frozenset({"name", "phone"})
#: How the receiving form's coded fields call the desk, where it has such a choice.
DESK = "desk"


def known(context: Context, way: Way) -> dict[str, Any]:
    """What the desk knows of an intake that means the same to the business that gets it."""
    matter = context.matter
    applicant = next((p.party for p in context.participants("applicant") if p.party), None)
    mediates = way.code in MEDIATION
    return {
        "name": applicant.name if applicant else "",
        "phone": applicant.phone if applicant else "",
        "story": matter.story,
        "wish": matter.wish,
        "other_side": matter.other_side,
        # The other businesses sort by other lists, some with the same codes.
        "kind": matter.kind if mediates else "",
        "place": matter.place_id,
        "known_on": matter.happened_on if mediates else matter.decision_on,
        "decision_title": matter.decision_title,
        "source": DESK if mediates else "",
    }


def data_for(context: Context, way: Way, note: str) -> dict[str, Any]:
    """What the receiving filing form begins with, by its own field names."""
    procedure = way.procedure
    form = procedure.filing.form if procedure else None
    fields = form.base_fields if form else {}
    found: dict[str, Any] = {}
    for what, value in known(context, way).items():
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
