"""Citizens on another side than the applicant's: their own role in declarations, and a name in the timeline."""

from __future__ import annotations

from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.declaration import PUBLIC, is_public, public_as


def test_a_side_has_a_role_of_its_own() -> None:
    applicant, other = Actor.public("s"), Actor.public("s", side="other")
    assert (applicant.role, other.role) == (PUBLIC, public_as("other"))
    assert (applicant.label, other.label) == ("public", "public:other")
    assert (applicant.name, other.name) == ("申请人", "对方当事人")


def test_roles_of_citizens_are_told_from_those_of_staff() -> None:
    assert is_public(PUBLIC)
    assert is_public(public_as("other"))
    assert not is_public("handler")
