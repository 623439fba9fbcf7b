"""What mediation brings: the table of contents of this part."""

from zhunsheng.domains.disputes.mediation.procedure import PROCEDURES, ROLES

PROVIDES: tuple[object, ...] = (*PROCEDURES, *ROLES)
"""Everything, for the module."""
