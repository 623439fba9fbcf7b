"""What this part brings: the table of contents of this part."""

from zhunsheng.domains.disputes.intake.procedure import REQUEST

PROVIDES: tuple[object, ...] = (REQUEST,)
"""Everything, for the module."""
