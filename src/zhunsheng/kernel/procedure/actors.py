"""Who acts: a member of staff (perhaps for a leader), the public, an API client, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhunsheng.kernel.procedure.declaration import PUBLIC, public_as

if TYPE_CHECKING:
    from zhunsheng.kernel.orgs.models import Person


@dataclass(frozen=True)
class Actor:
    """The actor of an event.

    ``label`` goes into the ledger; ``client`` is the name space of idempotency keys; ``person`` is set for staff
    and for API clients that act as somebody; ``principal`` is the leader on whose delegation a secretary records.
    """

    kind: str
    label: str
    client: str
    person: Person | None = None
    principal: Person | None = None
    #: Of the public: the audience whose receipt is held; empty for the applicant.
    side: str = ""

    @classmethod
    def staff(cls, person: Person, *, principal: Person | None = None, client: str = "") -> Actor:
        """A member of staff, or a secretary under a delegation from ``principal``."""
        return cls(
            "staff", f"person:{person.pk}", client or f"person:{person.pk}", person, principal
        )

    @classmethod
    def public(cls, session: str = "", *, side: str = "") -> Actor:
        """A citizen on the portal; no account is needed. ``session`` keeps idempotency keys apart.

        ``side`` is the audience to whom the receipt was given when it is not the applicant's.
        """
        return cls("public", public_as(side) if side else PUBLIC, f"public:{session}", side=side)

    @classmethod
    def system(cls) -> Actor:
        """The system, for what happens by law when a time limit ends, and for the model district."""
        return cls("system", "system", "system")

    @property
    def role(self) -> str:
        """The role under which declarations know a citizen."""
        return public_as(self.side) if self.side else PUBLIC

    @property
    def name(self) -> str:
        """How sentences name the actor."""
        if self.principal and self.person:
            return f"{self.principal.name}（{self.person.name}代录）"
        if self.person:
            return self.person.name
        return "对方当事人" if self.side else {"public": "申请人", "system": "系统"}[self.kind]
