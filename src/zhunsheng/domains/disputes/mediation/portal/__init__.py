"""请人调解 for citizens: the applicant's questions and progress, and what the other side reads with its own code."""

from zhunsheng.domains.disputes.mediation.portal.service import SERVICE

PORTAL = (SERVICE,)
"""Everything, for the module."""
