"""Reconsideration for citizens: the application as questions, published decisions, where to go."""

from zhunsheng.domains.reconsideration.portal.published import DECISIONS
from zhunsheng.domains.reconsideration.portal.service import CHANNELS, SERVICE

PORTAL = (SERVICE, DECISIONS, CHANNELS)

__all__ = ["CHANNELS", "DECISIONS", "PORTAL", "SERVICE"]
