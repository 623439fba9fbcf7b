"""QR codes as rows of squares; every writer draws them for its own format, so no picture has to be kept."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import segno


@lru_cache(maxsize=64)
def squares(address: str) -> tuple[str, ...]:
    """The code of an address without its margin: ``1`` is black."""
    code = segno.make(address, error="m", micro=False)
    return tuple("".join("1" if one else "0" for one in row) for row in code.matrix)


def runs_of(row: str) -> list[tuple[int, bool]]:
    """Neighbouring squares of one colour together: how many, and whether they are black."""
    return [(len(list(found)), mark == "1") for mark, found in groupby(row)]
