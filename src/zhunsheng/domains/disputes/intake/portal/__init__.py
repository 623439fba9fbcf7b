"""The one desk for citizens: telling what happened, and one receipt for all branches."""

from zhunsheng.domains.disputes.intake.portal.branches import PANEL, REVEAL
from zhunsheng.domains.disputes.intake.portal.service import SERVICE

PORTAL = (SERVICE, PANEL, REVEAL)
"""Everything, for the module."""
