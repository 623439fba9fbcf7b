"""What this part brings: the table of contents of this part."""

from zhunsheng.domains.disputes.screening.demo import DEMO
from zhunsheng.domains.disputes.screening.desk import PAGES, PANEL
from zhunsheng.domains.disputes.screening.registers import SCREENER, SCREENINGS
from zhunsheng.kernel.access.roles import Role

ROLES = (Role(SCREENER, "矛盾纠纷排查人员", "网格员、调解员：登记排查，把发现的纠纷交给调解组织"),)

PROVIDES: tuple[object, ...] = (SCREENINGS, *ROLES, *PAGES, PANEL, DEMO)
"""Everything, for the module."""
