"""Rules on 文号, dates and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.documents.checking.finding import Finding, excerpt
from zhunsheng.kernel.documents.checking.words import DATE, signature_of
from zhunsheng.kernel.documents.layout import Document, to_text
from zhunsheng.lib import hanzi

_NUMBER = re.compile(r"[\u4e00-\u9fffA-Za-z]+〔(19|20)\d{2}〕[1-9]\d*(-\d+)?号")
_WRONG_BRACKETS = re.compile(r"[\u4e00-\u9fff][\[［(（【](?:19|20)\d{2}[\]］)）】]第?\d+号")


@dataclass(frozen=True)
class NumberBrackets:
    """文号 have the year in 〔〕, no 第 and no leading zeros (GB/T 9704-2012, 7.2.5)."""

    code: str = "number"

    def findings(self, document: Document) -> Iterator[Finding]:
        """The own number when it is wrong; numbers of others as hints, they may be quoted as they are."""
        number = document.meta.number
        if number and not _NUMBER.fullmatch(number):
            message = f"文号“{number}”不合规范（GB/T 9704—2012 第7.2.5条）。"
            remedy = "年份用六角括号〔〕，序号不加“第”、不编虚位，如“示政发〔2022〕8号”。"
            yield Finding(self.code, "error", message, remedy, number)
        text = to_text(document)
        for found in _WRONG_BRACKETS.finditer(text):
            if found[0] not in number:
                place = excerpt(text, *found.span())
                message = f"文号“{found[0]}”的年份没有用六角括号〔〕。"
                yield Finding(self.code, "hint", message, "请与原件核对。", place)


_HAPPENED = re.compile(
    r"(?<![将应拟需须当迟])[于在](?P<day>\d{4}年\d{1,2}月\d{1,2}日)(?!以?前|之前|起|至|届满)[^，。；：]{0,24}?"
    r"(?P<act>作出|提出|收到|受理|送达|立案|签收|举行|召开|查明|发现)"
)


@dataclass(frozen=True)
class Dates:
    """Dates exist, and nothing is said to have happened after the date of the document."""

    code: str = "date"

    def findings(self, document: Document) -> Iterator[Finding]:
        """Impossible dates, and acts later than the document."""
        text = to_text(document)
        for found in DATE.finditer(text):
            if _day(found[0]) is None:
                place = excerpt(text, *found.span())
                yield Finding(
                    self.code, "error", f"“{found[0]}”不是存在的日期。", "请核对。", place
                )
        written = _day("".join(signature_of(document)[-1:]))
        for found in _HAPPENED.finditer(text) if written else ():
            day = _day(found["day"])
            if day and written and day > written:
                message = f"正文说“{found[0]}”，晚于成文日期{hanzi.date_text(written)}。"
                yield Finding(self.code, "error", message, "请核对两个日期。", found[0])


def _day(text: str) -> date | None:
    found = DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


_AMOUNT = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d{1,2})?万?元)[（(](?:人民币)?(?:大写)?[：:]?(?:人民币)?"
    r"(?P<capital>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,})[）)]"
)


@dataclass(frozen=True)
class Amounts:
    """An amount in figures and in capitals is the same amount."""

    code: str = "amount"

    def findings(self, document: Document) -> Iterator[Finding]:
        """Every pair that differs."""
        text = to_text(document)
        for found in _AMOUNT.finditer(text):
            expected = hanzi.capital_money(hanzi.parse_money(found["digits"]))
            stated = found["capital"].replace("圆", "元").replace("正", "整")
            if stated not in {expected, expected.removesuffix("整"), f"{expected}整"}:
                message = f"金额“{found[0]}”的数字和大写不一致，大写应为“{expected}”。"
                yield Finding(self.code, "error", message, "请核对金额。", found[0])
