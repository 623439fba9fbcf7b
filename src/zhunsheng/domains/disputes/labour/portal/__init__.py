"""Labour arbitration for citizens: the application as questions, on a phone."""

from zhunsheng.domains.disputes.labour.portal.service import SERVICE

PORTAL = (SERVICE,)
"""Everything, for the module."""
