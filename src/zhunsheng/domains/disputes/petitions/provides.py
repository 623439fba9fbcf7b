"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.commons.surveys.declare import RatingQuestion, RatingUse
from zhunsheng.domains.disputes.petitions.alerts import RULES
from zhunsheng.domains.disputes.petitions.demo import DEMO
from zhunsheng.domains.disputes.petitions.desk import DESK
from zhunsheng.domains.disputes.petitions.exchange import SHEET
from zhunsheng.domains.disputes.petitions.indicators import FIGURES
from zhunsheng.domains.disputes.petitions.portal import PORTAL
from zhunsheng.domains.disputes.petitions.procedure import UNDER_2005, UNDER_2022
from zhunsheng.domains.disputes.petitions.rating import is_rated, responsible
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart("petition", chapter="5", path=Path(__file__).parent / "report.md", order=40)

RATING = RatingUse(
    UNDER_2022.code,
    "反映问题",
    (RatingQuestion("clear", "有没有讲清楚为什么这样办"),),
    when=is_rated,
    unit=responsible,
)

PROVIDES: tuple[object, ...] = (
    UNDER_2005,
    UNDER_2022,
    DEMO,
    DESK,
    *FIGURES,
    *RULES,
    *PORTAL,
    SHEET,
    RATING,
    REPORT,
)
"""Everything, for the module."""
