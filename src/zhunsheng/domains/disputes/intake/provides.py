"""What this part brings: the table of contents of this part."""

from zhunsheng.domains.disputes.intake.campaigns import CAMPAIGNS
from zhunsheng.domains.disputes.intake.portal import PORTAL
from zhunsheng.domains.disputes.intake.procedure import REQUEST
from zhunsheng.domains.disputes.intake.queue.public import PAGES as QUEUE
from zhunsheng.domains.disputes.intake.workbench import WORKBENCH

PROVIDES: tuple[object, ...] = (REQUEST, CAMPAIGNS, *WORKBENCH, *PORTAL, *QUEUE)
"""Everything, for the module."""
