"""What only looks unfilled is left alone."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.documents.checking import Unfilled, check

SOURCE = "---\ntitle: 测试\nkind: test\nhead: none\n---\n{}\n"


@pytest.mark.parametrize(
    "text", ["统一社会信用代码：91640199MA00031XX，", "公民身份号码：64019919900101001X"]
)
def test_numbers_that_end_with_x_are_filled(text: str) -> None:
    assert not check(SOURCE.format(text), [Unfilled()])


@pytest.mark.parametrize("text", ["申请人XX不服", "于××日内", "罚款XXX元"])
def test_blanks_are_found(text: str) -> None:
    assert check(SOURCE.format(text), [Unfilled()])
