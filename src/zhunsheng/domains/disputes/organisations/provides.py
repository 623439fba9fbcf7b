"""What this part brings: the table of contents of this part."""

from zhunsheng.domains.disputes.organisations.demo import DEMO
from zhunsheng.domains.disputes.organisations.desk import ROSTER
from zhunsheng.domains.disputes.organisations.portal import NEARBY
from zhunsheng.domains.disputes.organisations.registers import KEEPER, REGISTERS
from zhunsheng.kernel.access.roles import Role

ROLES = (Role(KEEPER, "调解组织管理员", "登记调解组织、调解员、窗口和房间，排值班表"),)

PROVIDES: tuple[object, ...] = (*REGISTERS, *ROLES, NEARBY, ROSTER, DEMO)
"""Everything, for the module."""
