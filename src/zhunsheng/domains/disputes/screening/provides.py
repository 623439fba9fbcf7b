"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.disputes.screening.alerts import RULES
from zhunsheng.domains.disputes.screening.demo import DEMO
from zhunsheng.domains.disputes.screening.desk import PAGES, PANEL
from zhunsheng.domains.disputes.screening.indicators import FIGURES
from zhunsheng.domains.disputes.screening.registers import SCREENER, SCREENINGS
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role

ROLES = (Role(SCREENER, "矛盾纠纷排查人员", "网格员、调解员：登记排查，把发现的纠纷交给调解组织"),)
REPORT = ReportPart(
    "mediation.screening", chapter="5", path=Path(__file__).with_name("report.md"), order=15
)

PROVIDES: tuple[object, ...] = (SCREENINGS, *ROLES, *PAGES, PANEL, *FIGURES, REPORT, *RULES, DEMO)
"""Everything, for the module."""
