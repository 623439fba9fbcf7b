"""The one desk for citizens: telling what happened, and one receipt for all branches."""

from zhunsheng.domains.disputes.intake.portal.branches import REVEAL
from zhunsheng.domains.disputes.intake.portal.service import SERVICE

PORTAL = (SERVICE, REVEAL)
"""Everything, for the module."""
