"""Legal aid for citizens: the application as questions, and what is published of it."""

from zhunsheng.domains.legalservice.aid.portal.published import PUBLISHED
from zhunsheng.domains.legalservice.aid.portal.service import SERVICE

PORTAL = (SERVICE, PUBLISHED)
"""Everything, for the module."""
