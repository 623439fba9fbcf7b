"""Lines end in one way, whoever typed them."""

from __future__ import annotations

import pytest

from zhunsheng.lib.newlines import unified


@pytest.mark.parametrize("text", ["一\r\n二\r\n", "一\r二\r", "一\n二\n"])
def test_every_line_ends_alike(text: str) -> None:
    assert unified(text) == "一\n二\n"


def test_empty_lines_stay() -> None:
    assert unified("一\r\n\r\n二") == "一\n\n二"
