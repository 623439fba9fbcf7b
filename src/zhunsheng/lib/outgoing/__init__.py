"""What a file would give away if it went out: hidden content, traces of its making, personal data.

``inspect`` reads, ``clean`` makes a copy without the properties that tell who wrote it. Hidden content is never
removed here: a person must see it and decide.
"""

from zhunsheng.lib.outgoing.cleaning import CLEANABLE, clean
from zhunsheng.lib.outgoing.findings import Finding, Report, Severity, Unreadable
from zhunsheng.lib.outgoing.inspection import inspect, inspect_text

__all__ = [
    "CLEANABLE",
    "Finding",
    "Report",
    "Severity",
    "Unreadable",
    "clean",
    "inspect",
    "inspect_text",
]
