"""Counts that are too small to be shown: below five, somebody could be recognised."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
LEAST = 5


def hidden(counts: Mapping[K, int], least: int = LEAST) -> frozenset[K]:
    """The keys whose count must not be shown.

    Those below ``least`` (nothing at all is no secret); and where the rest of the total would betray them, since all
    hidden together are still too few, the next smallest as well.
    """
    found = {key for key, n in counts.items() if 0 < n < least}
    others = sorted((n, str(key), key) for key, n in counts.items() if n >= least)
    while found and others and (len(found) == 1 or sum(counts[k] for k in found) < least):
        found.add(others.pop(0)[2])
    return frozenset(found)
