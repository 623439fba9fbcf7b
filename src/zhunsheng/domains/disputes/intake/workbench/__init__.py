"""The one desk on the workbench: its list and cards, the centre's functions, campaigns, queues."""

from zhunsheng.domains.disputes.intake.queue.desk import PAGES as QUEUE
from zhunsheng.domains.disputes.intake.workbench.campaigns import PAGE as CAMPAIGNS
from zhunsheng.domains.disputes.intake.workbench.centre import PAGES as CENTRE
from zhunsheng.domains.disputes.intake.workbench.desk import DESK
from zhunsheng.domains.disputes.intake.workbench.panels import PANELS

WORKBENCH = (DESK, *PANELS, *CENTRE, CAMPAIGNS, *QUEUE)

__all__ = ["WORKBENCH"]
