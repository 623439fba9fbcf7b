"""What the tests of the inspector share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhunsheng.lib.outgoing import inspect


@pytest.fixture
def codes() -> Callable[[bytes, str], set[str]]:
    """The kinds of findings in a file."""
    return lambda data, name: {finding.code for finding in inspect(data, name).findings}
