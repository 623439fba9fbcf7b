"""What is hidden cannot be worked out from the rest."""

from __future__ import annotations

import pytest

from zhunsheng.commons.surveys.hiding import hidden


@pytest.mark.parametrize(
    ("counts", "secret"),
    [
        ({"a": 10, "b": 5}, set()),
        ({"a": 10, "b": 0}, set()),
        ({"a": 10, "b": 7, "c": 2}, {"b", "c"}),
        ({"a": 10, "b": 4, "c": 3}, {"b", "c"}),
        ({"a": 10, "b": 2, "c": 1}, {"a", "b", "c"}),
        ({"a": 3}, {"a"}),
    ],
)
def test_small_counts_and_what_would_betray_them(counts: dict[str, int], secret: set[str]) -> None:
    assert hidden(counts) == secret
