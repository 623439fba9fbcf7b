"""Reconsideration for citizens: the application as questions, published decisions, where to go."""

from zhunsheng.commons.publication.portal import public_list
from zhunsheng.domains.reconsideration.portal.service import CHANNELS, SERVICE
from zhunsheng.domains.reconsideration.procedures.publication import DECISION

DECISIONS = public_list(DECISION)
PORTAL = (SERVICE, DECISIONS, CHANNELS)

__all__ = ["CHANNELS", "DECISIONS", "PORTAL", "SERVICE"]
