"""What requests bring: the table of contents of this half."""

from zhunsheng.domains.disclosure.requests.indicators import PROVIDES as FIGURES
from zhunsheng.domains.disclosure.requests.procedure import REQUEST

PROVIDES = (REQUEST, *FIGURES)
"""Everything, for the module."""
