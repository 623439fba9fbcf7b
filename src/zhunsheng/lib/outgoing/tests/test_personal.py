"""Personal data in text: what has the form and the check digit, and what only looks like it."""

from __future__ import annotations

import pytest

from zhunsheng.lib.identity import make_credit_code
from zhunsheng.lib.outgoing import inspect_text
from zhunsheng.lib.outgoing.tests.builders import CARD, IDENTITY, MOBILE

CREDIT = make_credit_code("640104", 1234)


def found(text: str) -> list[str]:
    return [finding.code for finding in inspect_text(text).findings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"身份证号{IDENTITY}。", "identity"),
        (f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}", "identity"),
        ("".join(chr(ord(c) + 0xFEE0) for c in IDENTITY), "identity"),
        (f"电话{MOBILE}", "mobile"),
        ("+86 138 0000 0000", "mobile"),
        ("咨询电话：0951-6666666", "landline"),
        (f"卡号{CARD}", "bank_card"),
        ("住某某花园3号楼2单元501室", "address"),
        ("申请人：秦岭，男", "name"),
    ],
)
def test_found(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY[:-1] + ("1" if IDENTITY[-1] != "1" else "2"),
        f"640104********{IDENTITY[-4:]}",
        "138****0000",
        CREDIT,
        CARD[:-1] + "0",
        "面积1380000000000平方米",
        "兴政发〔2022〕15号，2022年8月8日",
        "申请人：某甲",
        "联系人：办公室",
        "金额13800000000.50元",
    ],
)
def test_no_alarm(text: str) -> None:
    assert found(text) == []


def test_numbers_are_shown_masked() -> None:
    what = inspect_text(IDENTITY).findings[0].what
    assert IDENTITY not in what
    assert IDENTITY[-4:] in what
