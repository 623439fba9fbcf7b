"""Random inspection for everybody: who comes, what was found, how it is drawn (registers bring the lists)."""

from zhunsheng.commons.publication.portal import public_list
from zhunsheng.domains.inspection.portal.explained import EXPLAINED
from zhunsheng.domains.inspection.portal.visits import VISITS
from zhunsheng.domains.inspection.publication import RESULT

PORTAL = (RESULT, public_list(RESULT), *VISITS, EXPLAINED)

__all__ = ["PORTAL"]
