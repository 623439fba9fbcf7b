"""Legal aid on the workbench: desks, cards of a case, the page of those who handle cases."""

from zhunsheng.domains.legalservice.aid.workbench.desk import DESKS
from zhunsheng.domains.legalservice.aid.workbench.mine import PAGES
from zhunsheng.domains.legalservice.aid.workbench.panels import PANELS

WORKBENCH = (*DESKS, *PANELS, *PAGES)

__all__ = ["WORKBENCH"]
