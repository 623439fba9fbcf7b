"""What is counted of reconsideration: the report's figures, the statutory return and its balance rules."""

from zhunsheng.domains.reconsideration.indicators import cases, conduct, returns

PROVIDES = (*cases.FIGURES, *conduct.FIGURES, *returns.PROVIDES)
