"""What guards, effects and forms see of one act while it is being done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.matters.models import MatterLink, Participant

if TYPE_CHECKING:
    from zhunsheng.kernel.clocks.models import Clock
    from zhunsheng.kernel.documents.models import Document
    from zhunsheng.kernel.orgs.models import Unit
    from zhunsheng.kernel.procedure.actors import Actor
    from zhunsheng.kernel.procedure.declaration import Action, Procedure
    from zhunsheng.kernel.procedure.forms import ActionForm


_participants: compiled.Read[Participant] = compiled.Read(
    lambda matter: (
        Participant.objects.filter(matter=matter)
        .select_related("party", "unit", "person")
        .order_by("pk")
    ),
    int,
)


@dataclass
class Context:
    """One act: who does what to which matter on which day, with which data.

    ``data`` is the cleaned form; ``files`` the documents that came along, unsaved. ``back_entry`` is the reason of
    a recorded fact: guards then mark ``violations`` instead of refusing.
    """

    procedure: Procedure
    action: Action
    matter: Any
    actor: Actor
    at: datetime
    on: date
    form: ActionForm | None = None
    data: dict[str, Any] = field(default_factory=dict)
    files: list[Document] = field(default_factory=list)
    back_entry: str = ""
    violations: list[dict[str, Any]] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)
    new_names: bool = False
    #: What ``effect`` leaves for ``after``; it is written nowhere.
    scratch: dict[str, Any] = field(default_factory=dict)
    #: The hand-over that this filing takes.
    taking: MatterLink | None = None
    #: The hand-overs that this act makes.
    referred: list[MatterLink] = field(default_factory=list)

    @cached_property
    def clocks(self) -> dict[str, Clock]:
        """The matter's clocks that still run or pause, by limit code."""
        from zhunsheng.kernel.clocks.models import open_clocks

        return {clock.code: clock for clock in open_clocks(self.matter.pk)}

    def participants(self, role: str) -> list[Participant]:
        """Those who take part in ``role``."""
        return [p for p in self.all_participants if p.role == role]

    @cached_property
    def all_participants(self) -> list[Participant]:
        """Everybody who takes part, with their parties and units."""
        return _participants(self.matter.pk)

    def add_participant(self, role: str, **who: Any) -> Participant:
        """Let a party, unit or person take part in ``role``; the same one twice is one."""
        wanted = Participant(matter_id=self.matter.pk, role=role, **who)
        keys = {field.name: field.attname for field in Participant._meta.concrete_fields}
        columns = ("role", *(keys[name] for name in who))
        for present in self.all_participants:
            if all(getattr(present, name) == getattr(wanted, name) for name in columns):
                return present
        # The matter's row is locked: nobody else adds the same one meanwhile.
        compiled.insert(wanted)
        self.all_participants.append(wanted)
        self.new_names = True
        return wanted

    def has_document(self, kind: str) -> bool:
        """Whether a document of the kind is on the file or comes with this act."""
        from zhunsheng.kernel.documents.models import Document

        if any(document.kind == kind for document in self.files):
            return True
        return (
            Document.objects.filter(matter_id=self.matter.pk, kind=kind)
            .exclude(state="void")
            .exists()
        )

    def refer(
        self,
        procedure: str,
        title: str,
        data: Mapping[str, Any],
        unit: Unit | None = None,
        papers: Sequence[Document] = (),
    ) -> MatterLink:
        """Hand something on to another kind of matter by procedure code; it waits until that business takes it.

        ``data``: what the receiving filing form begins with, by its field names. ``papers`` go along. ``unit`` is
        who should take it; without one, whoever takes in such matters. See :mod:`zhunsheng.kernel.procedure.referral`.
        """
        from zhunsheng.kernel.procedure import referral

        link = referral.make(self, procedure, title, data, unit, papers)
        self.referred.append(link)
        return link
