"""What mediation brings: the table of contents of this part."""

from zhunsheng.domains.disputes.mediation.desk import WORKBENCH
from zhunsheng.domains.disputes.mediation.portal import PORTAL
from zhunsheng.domains.disputes.mediation.procedure import PROCEDURES, ROLES

PROVIDES: tuple[object, ...] = (*PROCEDURES, *ROLES, *WORKBENCH, *PORTAL)
"""Everything, for the module."""
