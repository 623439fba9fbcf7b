"""Outreach on the workbench: 普法责任 by unit, the quick form for phones, letters of appointment."""

from zhunsheng.domains.publicity.outreach.workbench.appointment import APPOINTMENT
from zhunsheng.domains.publicity.outreach.workbench.quick import QUICK
from zhunsheng.domains.publicity.outreach.workbench.responsibility import PAGES

WORKBENCH = (QUICK, *PAGES, *APPOINTMENT)

__all__ = ["WORKBENCH"]
