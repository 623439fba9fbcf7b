"""Petitions for citizens: say what is wrong or what could be better."""

from zhunsheng.domains.disputes.petitions.portal.service import SERVICE

PORTAL = (SERVICE,)
"""Everything, for the module."""
