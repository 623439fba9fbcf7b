"""Pages of psychological service on the workbench: the counsellor's notes, and the counts for everybody in charge."""

from zhunsheng.domains.disputes.counselling.workbench.counts import COUNTS
from zhunsheng.domains.disputes.counselling.workbench.notes import NOTES, PANEL

PAGES = (NOTES, PANEL, COUNTS)
"""Everything, for the module."""
