"""Psychological service for citizens."""

from zhunsheng.domains.disputes.counselling.portal.service import SERVICE

PORTAL = (SERVICE,)
"""Everything, for the module."""
