"""What this part brings: the table of contents of this part."""

from zhunsheng.domains.disputes.petitions.desk import DESK
from zhunsheng.domains.disputes.petitions.procedure import UNDER_2005, UNDER_2022

PROVIDES: tuple[object, ...] = (UNDER_2005, UNDER_2022, DESK)
"""Everything, for the module."""
