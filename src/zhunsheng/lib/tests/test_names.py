"""Where names part."""

import pytest

from zhunsheng.lib.names import surname


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", "张"),
        ("欧阳某某", "欧阳"),
        ("欧阳", "欧"),
        ("司马某", "司马"),
        ("阿依古丽·买买提", "阿"),
        (" 秦某 ", "秦"),
        ("马", "马"),
        ("", ""),
    ],
)
def test_surname(name: str, expected: str) -> None:
    assert surname(name) == expected
