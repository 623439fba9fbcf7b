"""What items bring: the table of contents of this half."""

from zhunsheng.commons.publication.portal import public_list
from zhunsheng.domains.disclosure.items.alerts import RULES
from zhunsheng.domains.disclosure.items.demo import DEMO
from zhunsheng.domains.disclosure.items.desk import WORKBENCH
from zhunsheng.domains.disclosure.items.exchange import SHEET
from zhunsheng.domains.disclosure.items.indicators import PROVIDES as FIGURES
from zhunsheng.domains.disclosure.items.kind import ITEM, REVIEWER
from zhunsheng.domains.disclosure.items.procedure import PROCEDURE

PROVIDES = (
    PROCEDURE,
    ITEM,
    REVIEWER,
    public_list(ITEM),
    *FIGURES,
    *RULES,
    *WORKBENCH,
    SHEET,
    DEMO,
)
"""Everything, for the module."""
