"""What mediation brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.commons.surveys.declare import RatingQuestion, RatingUse
from zhunsheng.domains.disputes.mediation.alerts import RULES
from zhunsheng.domains.disputes.mediation.allowance.desk import WORKBENCH as ALLOWANCES
from zhunsheng.domains.disputes.mediation.allowance.procedure import ALLOWANCE
from zhunsheng.domains.disputes.mediation.allowance.rates import RATES
from zhunsheng.domains.disputes.mediation.demo import DEMO
from zhunsheng.domains.disputes.mediation.desk import WORKBENCH
from zhunsheng.domains.disputes.mediation.exchange import DISPUTES
from zhunsheng.domains.disputes.mediation.indicators import PROVIDES as FIGURES
from zhunsheng.domains.disputes.mediation.law import WAYS
from zhunsheng.domains.disputes.mediation.oral import PAGES
from zhunsheng.domains.disputes.mediation.portal import PORTAL
from zhunsheng.domains.disputes.mediation.procedure import PROCEDURES, ROLES
from zhunsheng.insight.reports.parts import ReportPart

RATINGS = tuple(
    RatingUse(
        way.code,
        way.title.partition("（")[0],
        (RatingQuestion("clear", "事理讲清楚了吗"), RatingQuestion("fair", "对双方公道吗")),
    )
    for way in WAYS
)
REPORT = ReportPart("mediation", chapter="5", path=Path(__file__).with_name("report.md"), order=20)

PROVIDES: tuple[object, ...] = (
    *PROCEDURES,
    ALLOWANCE,
    RATES,
    *ROLES,
    DEMO,
    *FIGURES,
    REPORT,
    *WORKBENCH,
    *ALLOWANCES,
    *PAGES,
    *RULES,
    *RATINGS,
    DISPUTES,
    *PORTAL,
)
"""Everything, for the module."""
