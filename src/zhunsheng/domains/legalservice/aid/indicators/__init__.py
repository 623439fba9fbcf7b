"""The figures of legal aid."""

from zhunsheng.domains.legalservice.aid.indicators.cases import FIGURES as CASES
from zhunsheng.domains.legalservice.aid.indicators.conduct import FIGURES as CONDUCT
from zhunsheng.domains.legalservice.aid.indicators.returns import PROVIDES as RETURNS

PROVIDES = (*CASES, *CONDUCT, *RETURNS)
"""Everything, for the module."""
