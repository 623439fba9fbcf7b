"""What is counted of requests: the report's figures and the official yearly tables."""

from zhunsheng.domains.disclosure.requests.indicators import conduct, counts, tables

PROVIDES = (*counts.FIGURES, *conduct.FIGURES, *tables.PROVIDES)
"""Everything, for the module."""
