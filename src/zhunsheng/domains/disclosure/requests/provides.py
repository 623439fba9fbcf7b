"""What requests bring: the table of contents of this half."""

from zhunsheng.domains.disclosure.requests.procedure import REQUEST

PROVIDES = (REQUEST,)
"""Everything, for the module."""
