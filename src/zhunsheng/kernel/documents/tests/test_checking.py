"""Checks before a document is issued: what they find, and what they leave in peace."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.documents.checking import OFFICIAL, TO_APPLY, TO_SUE, Lacks, check

GOOD = """\
---
title: 行政复议决定书
kind: decision
organ: 示范区人民政府
number: 示复决〔2022〕5号
---
申请人：甄守义，男。

被申请人：示范区样例监督管理局，住所地云杉巷1号。

申请人不服被申请人于2022年5月16日作出的处罚决定，于2022年6月1日向本机关提出申请。

申请人甄守义称：罚款3000元（大写：叁仟元整）过重。被申请人示范区样例监督管理局称：于法有据。

如不服本决定，可以自收到本决定书之日起十五日内，向人民法院提起行政诉讼。

::: 落款
示范区人民政府
2022年7月29日
:::
"""


def found(source: str) -> list[tuple[str, str]]:
    """Rule and severity of every finding."""
    return [(finding.rule, finding.severity) for finding in check(source, (*OFFICIAL, TO_SUE))]


def test_a_good_decision_passes() -> None:
    assert check(GOOD, (*OFFICIAL, TO_SUE)) == []


@pytest.mark.parametrize(
    ("good", "bad", "finding"),
    [
        ("organ: 示范区人民政府\n", "", ("elements.organ", "error")),
        (
            "示范区人民政府\n2022年7月29日\n:::",
            "2022年7月29日\n:::",
            ("elements.signature", "error"),
        ),
        ("2022年7月29日\n:::", "七月底\n:::", ("elements.date", "error")),
        ("〔2022〕5号", "[2022]5号", ("number", "error")),
        ("〔2022〕5号", "〔2022〕第5号", ("number", "error")),
        ("〔2022〕5号", "〔2022〕005号", ("number", "error")),
        ("作出的处罚决定", "作出的处罚决定（示罚（2022）3号）", ("number", "hint")),
        ("2022年5月16日", "2022年2月30日", ("date", "error")),
        ("2022年6月1日向", "2022年8月1日向", ("date", "error")),
        ("申请人甄守义称", "申请人甄守仪称", ("name", "error")),
        ("被申请人示范区样例监督管理局称", "被申请人示范区样列监督管理局称", ("name", "error")),
        ("示范区人民政府\n2022年7", "示范区司法局\n2022年7", ("name", "hint")),
        ("叁仟元整", "叁万元整", ("amount", "error")),
        ("甄守义，男", "×××，男", ("unfilled", "error")),
        ("过重", "过重，某某可以证明", ("unfilled", "hint")),
        (
            "可以自收到本决定书之日起十五日内，向人民法院提起行政诉讼",
            "可以依法救济",
            ("remedy.suit", "error"),
        ),
    ],
)
def test_each_defect_is_found_alone(good: str, bad: str, finding: tuple[str, str]) -> None:
    assert good in GOOD
    assert finding in found(GOOD.replace(good, bad, 1))
    assert len(found(GOOD.replace(good, bad, 1))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "本机关将于2022年8月15日举行听证。",
        "应当于2022年9月1日前作出处理。",
        "申请人与示范区第一小学、示范区第二小学均无关系。",
        "申请人请求撤销，被申请人辩称无误。",
        "引用法释〔2018〕1号。",
        "共计1234.5元（大写：壹仟贰佰叁拾肆圆伍角）。",
        "共计3万元（叁万元正）。",
    ],
)
def test_what_is_right_raises_no_alarm(words: str) -> None:
    assert found(GOOD.replace("如不服本决定", f"{words}\n\n如不服本决定")) == []


def test_errors_come_first_and_say_where() -> None:
    bad = GOOD.replace("过重", "过重，某某可以证明").replace("2022年6月1日向", "2022年8月1日向")
    first, second = check(bad, OFFICIAL)
    assert (first.is_error, second.is_error) == (True, False)
    assert first.place == "于2022年8月1日向本机关提出"
    assert "晚于成文日期2022年7月29日" in first.message
    assert first.remedy


def test_a_business_adds_its_own_rules() -> None:
    rule = Lacks("plain", "用了口语", "啥", "请改用书面语。")
    (finding,) = check(GOOD.replace("过重", "凭啥"), (rule,))
    assert (finding.rule, finding.message) == ("plain", "用了口语：“啥”。")


@pytest.mark.parametrize(
    "words",
    [
        "可以自收到本决定书之日起六十日内向示范区人民政府申请行政复议",
        "可以在六个月内向人民法院起诉，也可以申请行政复议，期限为收到之日起六十日内",
    ],
)
def test_notice_of_reconsideration(words: str) -> None:
    assert (
        check(GOOD.replace("可以自收到本决定书之日起十五日内，向", f"{words}，再向"), (TO_APPLY,))
        == []
    )
    assert [finding.rule for finding in check(GOOD, (TO_APPLY,))] == ["remedy.reconsideration"]
