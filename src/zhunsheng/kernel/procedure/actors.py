"""Who acts: a member of staff (perhaps for a leader), the public, an API client, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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

    @classmethod
    def staff(cls, person: Person, *, principal: Person | None = None, client: str = "") -> Actor:
        """A member of staff, or a secretary under a delegation from ``principal``."""
        return cls(
            "staff", f"person:{person.pk}", client or f"person:{person.pk}", person, principal
        )

    @classmethod
    def public(cls, session: str = "") -> Actor:
        """A citizen on the portal; no account is needed. ``session`` keeps idempotency keys apart."""
        return cls("public", "public", f"public:{session}")

    @classmethod
    def system(cls) -> Actor:
        """The system, for what happens by law when a time limit ends, and for the model district."""
        return cls("system", "system", "system")

    @property
    def name(self) -> str:
        """How sentences name the actor."""
        if self.principal and self.person:
            return f"{self.principal.name}（{self.person.name}代录）"
        return (
            self.person.name if self.person else {"public": "申请人", "system": "系统"}[self.kind]
        )
