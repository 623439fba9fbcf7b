"""The articles that random inspection cites most."""

from __future__ import annotations

from zhunsheng.kernel.statutes.cites import Cite

RANDOM = Cite("优化营商环境条例", "2019", 54, 1)
"""Objects and inspectors are drawn, items and results published; checks of one object are merged."""
PUBLISHED = Cite("优化营商环境条例", "2019", 58)
"""行政执法公示、全过程记录."""
TWO_OFFICERS = Cite("行政处罚法", "2021", 42, 1)
RECUSAL = Cite("行政处罚法", "2021", 43)
CERTIFICATES = Cite("行政处罚法", "2021", 55, 1)
RECTIFY = Cite("行政处罚法", "2021", 28, 1)
OPEN_CASE = Cite("行政处罚法", "2021", 54)
