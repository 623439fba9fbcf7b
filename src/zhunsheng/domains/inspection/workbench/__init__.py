"""Random inspection on the workbench: desks, panels of their pages, 入企检查日历."""

from zhunsheng.domains.inspection.workbench.calendar import PAGES
from zhunsheng.domains.inspection.workbench.desk import DESKS
from zhunsheng.domains.inspection.workbench.panels import PANELS

WORKBENCH = (*DESKS, *PANELS, *PAGES)

__all__ = ["WORKBENCH"]
