"""What requests bring: the table of contents of this half."""

from zhunsheng.domains.disclosure.requests.alerts import RULES
from zhunsheng.domains.disclosure.requests.demo import DEMO
from zhunsheng.domains.disclosure.requests.desk import DESK
from zhunsheng.domains.disclosure.requests.exchange import REQUESTS
from zhunsheng.domains.disclosure.requests.indicators import PROVIDES as FIGURES
from zhunsheng.domains.disclosure.requests.portal import PORTAL
from zhunsheng.domains.disclosure.requests.procedure import REQUEST

PROVIDES = (REQUEST, DEMO, *FIGURES, *RULES, DESK, *PORTAL, REQUESTS)
"""Everything, for the module."""
