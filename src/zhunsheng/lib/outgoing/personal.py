"""Personal data in a text: numbers that pass their checks, homes, names behind a label.

A number counts only when its check digit is right, so that serial and account numbers raise no alarm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from zhunsheng.lib.identity import check_id_card, is_bank_card
from zhunsheng.lib.names import COMMON_SURNAMES, COMPOUND_SURNAMES
from zhunsheng.lib.outgoing import kinds
from zhunsheng.lib.outgoing.findings import Collector, Kind

_ALONE = r"(?<![0-9A-Za-z.*×])"
_END = r"(?![0-9A-Za-z*×]|\.[0-9])"
_SEP = r"[ -]?"
_ADDRESS = re.compile(
    r"[\u4e00-\u9fff0-9]{1,20}(?:小区|家园|花园|苑|园|里|村|巷|路|街|号院|府|城|庄)[\u4e00-\u9fff0-9]{0,12}?"
    r"[0-9]{1,3}(?:号楼|栋|幢|座|#楼?)[-0-9\u4e00-\u9fff]{0,8}?[0-9]{2,4}(?:室|号)?"
)
_LABEL = "姓名|申请人|被申请人|当事人|联系人|户主|法定代表人|经办人|受害人|投诉人|举报人|监护人|家长|患者|学生"
_BUILDING = frozenset("楼栋幢座#")
_FEWEST_DIGITS = 10
_NAME = re.compile(
    rf"(?:{_LABEL})[ ]*:[ ]*"
    rf"(?P<name>(?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{COMMON_SURNAMES}])[\u4e00-\u9fff]{{1,2}})"
    r"(?![\u4e00-\u9fff])"
)
_NOT_NAMES = re.compile("某|[×*]|单位|公司|中心|政府|委员|部门")
LABELS = {
    "姓名": kinds.NAME,
    "户主姓名": kinds.NAME,
    "学生姓名": kinds.NAME,
    "住址": kinds.ADDRESS,
    "家庭住址": kinds.ADDRESS,
    **dict.fromkeys(
        ("身份证号", "身份证号码", "公民身份号码", "证件号码", "银行卡号", "银行账号"),
        kinds.NUMBERS,
    ),
}
"""Headings of a table's columns that tell what stands below."""


def is_id_card(text: str) -> bool:
    """Whether it is a well-formed number with a right check digit."""
    try:
        check_id_card(text.replace("-", ""))
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Form:
    kind: Kind
    pattern: re.Pattern[str]
    accept: Callable[[str], bool]


_FORMS = (
    _Form(
        kinds.IDENTITY,
        re.compile(rf"{_ALONE}[1-9]\d{{5}}{_SEP}\d{{8}}{_SEP}\d{{3}}[\dXx]{_END}"),
        is_id_card,
    ),
    _Form(kinds.BANK_CARD, re.compile(rf"{_ALONE}[3-9](?:[ -]?\d){{15,18}}{_END}"), is_bank_card),
    _Form(
        kinds.MOBILE,
        re.compile(rf"{_ALONE}(?:\+?86{_SEP})?1[3-9]\d{_SEP}\d{{4}}{_SEP}\d{{4}}{_END}"),
        bool,
    ),
    _Form(
        kinds.LANDLINE,
        re.compile(rf"{_ALONE}\(?0(?:10|2\d|[3-9]\d{{2}})\)?{_SEP}[2-8]\d{{6,7}}{_END}"),
        bool,
    ),
)


def mask(text: str) -> str:
    """Enough of a number to find it by, not enough to use it."""
    if len(text) < 7:
        return text
    return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"


def find(text: str) -> Iterator[tuple[Kind, str]]:
    """Kinds of personal data in ``text``, each with what may be shown of it."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    digits = sum(map(plain.count, "0123456789"))
    if digits >= _FEWEST_DIGITS:
        plain = yield from _numbers(plain)
    # The slow patterns only where they could match: a large sheet has half a million texts.
    if digits and not _BUILDING.isdisjoint(plain):
        for match in _ADDRESS.finditer(plain):
            yield kinds.ADDRESS, match[0][:6] + "…"
    if ":" in plain:
        for match in _NAME.finditer(plain):
            if not _NOT_NAMES.search(match["name"]):
                yield kinds.NAME, f"{match['name'][0]}{'*' * (len(match['name']) - 1)}"


def _numbers(plain: str) -> Generator[tuple[Kind, str], None, str]:
    """The numbers; returns the text without them, so that nothing is found twice."""
    for form in _FORMS:
        taken = []
        for match in form.pattern.finditer(plain):
            if form.accept(match[0]):
                taken.append(match.span())
                yield form.kind, mask(match[0])
        for start, end in taken:
            plain = f"{plain[:start]}{'~' * (end - start)}{plain[end:]}"
    return plain


def inspect(text: str, place: str, found: Collector) -> None:
    """Note the personal data of ``text`` at ``place``."""
    for kind, shown in find(text):
        found.add(kind, place, shown)
