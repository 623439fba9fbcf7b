"""What legal aid brings: the table of contents of this part."""

from zhunsheng.domains.legalservice.aid.procedure import PROCEDURES, ROLES
from zhunsheng.domains.legalservice.aid.registers import REGISTERS

PROVIDES = (*REGISTERS, *PROCEDURES, *ROLES)
"""Everything, for the module."""
