"""Random inspection for everybody: who comes, what was found, how it is drawn (registers bring the lists)."""

from zhunsheng.domains.inspection.portal.explained import EXPLAINED
from zhunsheng.domains.inspection.portal.results import RESULTS
from zhunsheng.domains.inspection.portal.visits import VISITS

PORTAL = (RESULTS, VISITS, EXPLAINED)

__all__ = ["PORTAL"]
