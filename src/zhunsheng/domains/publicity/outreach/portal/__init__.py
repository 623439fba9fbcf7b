"""Outreach for citizens: what is coming, asking for a lecture, registering a child for a camp."""

from zhunsheng.domains.publicity.outreach.portal.calendar import CALENDAR
from zhunsheng.domains.publicity.outreach.portal.camp import CAMP
from zhunsheng.domains.publicity.outreach.portal.lecture import LECTURE

PORTAL = (CALENDAR, LECTURE, CAMP)

__all__ = ["PORTAL"]
