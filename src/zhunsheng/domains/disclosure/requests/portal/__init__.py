"""Requests for citizens: the application as questions, and the yearly tables."""

from zhunsheng.domains.disclosure.requests.portal.pages import TABLES
from zhunsheng.domains.disclosure.requests.portal.service import SERVICE

PORTAL = (SERVICE, TABLES)
"""Everything, for the module."""
