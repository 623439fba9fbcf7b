"""Numbers of persons and organisations: GB 11643-1999 ID cards, GB 32100-2015 credit codes.

Every refusal says what is wrong with the number in words for the person who typed it. Checks are
of form only: a number that passes may still belong to nobody.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

PROVINCES = {
    "11": "北京市",
    "12": "天津市",
    "13": "河北省",
    "14": "山西省",
    "15": "内蒙古自治区",
    "21": "辽宁省",
    "22": "吉林省",
    "23": "黑龙江省",
    "31": "上海市",
    "32": "江苏省",
    "33": "浙江省",
    "34": "安徽省",
    "35": "福建省",
    "36": "江西省",
    "37": "山东省",
    "41": "河南省",
    "42": "湖北省",
    "43": "湖南省",
    "44": "广东省",
    "45": "广西壮族自治区",
    "46": "海南省",
    "50": "重庆市",
    "51": "四川省",
    "52": "贵州省",
    "53": "云南省",
    "54": "西藏自治区",
    "61": "陕西省",
    "62": "甘肃省",
    "63": "青海省",
    "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区",
    "71": "台湾省",
    "81": "香港特别行政区",
    "82": "澳门特别行政区",
    "83": "台湾居民居住证",
}
"""First two digits of GB/T 2260 codes, and 83 of residence permits for people from Taiwan."""

_ID_LENGTH = 18
_OLD_ID_LENGTH = 15
_EARLIEST_BIRTH = date(1900, 1, 1)
_FOREIGN_PREFIX = "9"

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_LENGTH = 18

REGISTRARS = {
    "1": "机构编制",
    "2": "外交",
    "3": "司法行政",
    "4": "文化",
    "5": "民政",
    "6": "旅游",
    "7": "宗教",
    "8": "工会",
    "9": "市场监督管理",
    "A": "军队机构编制",
    "N": "农业农村",
    "Y": "其他",
}
"""Who registers the organisation: the first character of a credit code (GB 32100 table 1)."""


@dataclass(frozen=True, slots=True)
class IdCard:
    """What an ID card number tells: its place of first registration, birth date and sex."""

    number: str
    region: str
    birth: date
    sex: Literal["男", "女"]

    @property
    def province(self) -> str:
        """The province of first registration; of a foreigner's permit, where it was applied for."""
        start = 1 if self.region.startswith(_FOREIGN_PREFIX) else 0
        return PROVINCES[self.region[start : start + 2]]

    def age_on(self, day: date) -> int:
        """Full years of age on `day`; a year is full from the birthday on."""
        had_birthday = (day.month, day.day) >= (self.birth.month, self.birth.day)
        return day.year - self.birth.year - (not had_birthday)


@dataclass(frozen=True, slots=True)
class CreditCode:
    """What a unified social credit code tells: who registers the organisation, and where."""

    number: str
    registrar: str
    region: str


def _plain(text: str) -> str:
    """`text` without blanks, in half-width capitals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


def check_id_card(text: str, on: date | None = None) -> IdCard:
    """Read an 18-digit number (residents, Hong Kong, Macao, Taiwan, foreign permanent residents).

    Blanks, full-width characters and a small x are put right. `on` is the day of checking (default:
    today). Raises ValueError with the reason.
    """
    number = _plain(text)
    if re.fullmatch(r"[0-9]{15}", number):
        raise ValueError("这是15位的第一代身份证号码，2013年1月1日起已停用；请填写18位号码。")
    if len(number) != _ID_LENGTH:
        raise ValueError(f"身份证号码应为18位，现为{len(number)}位；请逐位核对。")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise ValueError("身份证号码前17位应为数字，末位为数字或X；请检查有无误输的字符。")
    region = number[:6]
    province = region[1:3] if region.startswith(_FOREIGN_PREFIX) else region[:2]
    if province not in PROVINCES:
        raise ValueError(f"身份证号码的地区代码“{region}”不存在；请核对前6位。")
    birth = _birth(number[6:14], on or clock.today())
    if _id_check_digit(number[:17]) != number[17]:
        raise ValueError("身份证号码的校验位不符，其中有输错的数字；请逐位核对。")
    return IdCard(number, region, birth, "男" if int(number[16]) % 2 else "女")


def _birth(digits: str, on: date) -> date:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise ValueError(f"身份证号码中的出生日期“{digits}”不存在；请核对第7至14位。") from None
    if birth > on:
        raise ValueError(f"身份证号码中的出生日期{date_text(birth)}晚于今天；请核对第7至14位。")
    if birth < _EARLIEST_BIRTH:
        raise ValueError(f"身份证号码中的出生日期{date_text(birth)}早于1900年；请核对第7至14位。")
    return birth


def _id_check_digit(digits: str) -> str:
    """ISO 7064 MOD 11-2, as GB 11643 has it."""
    total = sum(int(digit) * pow(2, 17 - i, 11) for i, digit in enumerate(digits))
    return "0123456789X"[(12 - total) % 11]


def make_id_card(region: str, birth: date, seq: int) -> str:
    """A well-formed number for synthetic data; an odd `seq` (0-999) is a man's.

    Raises ValueError for a region that is not six digits or a number out of range.
    """
    if not re.fullmatch(r"[0-9]{6}", region) or not 0 <= seq <= 999:
        raise ValueError("地区代码应为6位数字，顺序码应在0至999之间。")
    digits = f"{region}{birth:%Y%m%d}{seq:03d}"
    return digits + _id_check_digit(digits)


def check_credit_code(text: str) -> CreditCode:
    """Read a unified social credit code; raises ValueError with the reason."""
    number = _plain(text)
    if len(number) != _CREDIT_LENGTH:
        raise ValueError(f"统一社会信用代码应为18位，现为{len(number)}位；请逐位核对。")
    wrong = [char for char in number if char not in _CREDIT_ALPHABET]
    if wrong:
        raise ValueError(
            f"统一社会信用代码不使用字符“{wrong[0]}”（I、O、S、V、Z以外的大写字母和数字）；请核对。"
        )
    if number[0] not in REGISTRARS:
        raise ValueError(f"统一社会信用代码的首位“{number[0]}”没有对应的登记管理部门；请核对。")
    region = number[2:8]
    # 100000 is the country: bodies that the national registrars have registered themselves.
    if not region.isdigit() or (region != "100000" and region[:2] not in PROVINCES):
        raise ValueError(f"统一社会信用代码的地区代码“{region}”不存在；请核对第3至8位。")
    if _credit_check_digit(number[:17]) != number[17]:
        raise ValueError("统一社会信用代码的校验位不符，其中有输错的字符；请逐位核对。")
    return CreditCode(number, REGISTRARS[number[0]], region)


def _credit_check_digit(body: str) -> str:
    """MOD 31 of GB 32100, weights the powers of three."""
    total = sum(_CREDIT_ALPHABET.index(char) * pow(3, i, 31) for i, char in enumerate(body))
    return _CREDIT_ALPHABET[-total % 31]


def make_credit_code(region: str, serial: int, category: str = "91") -> str:
    """A well-formed code for synthetic data: `category` 91 enterprise, 11 organ, 12 institution…

    `serial` (0-99999999) makes the organisation code, which gets its own check (GB 11714).
    Raises ValueError for a region that is not six digits or a number out of range.
    """
    if not re.fullmatch(r"[0-9]{6}", region) or not 0 <= serial <= 99_999_999:
        raise ValueError("地区代码应为6位数字，序号应在0至99999999之间。")
    organisation = f"{serial:08d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(organisation, weights, strict=True))
    body = f"{category}{region}{organisation}{'0123456789X'[-total % 11]}"
    return body + _credit_check_digit(body)


def is_bank_card(text: str) -> bool:
    """Whether a number of 16 to 19 digits may be a bank card: its check digit is right (GB/T 15694).

    The credit code of an organisation is public and is none.
    """
    digits = [int(char) for char in unicodedata.normalize("NFKC", text) if char.isdigit()][::-1]
    if not 16 <= len(digits) <= 19:
        return False
    try:
        check_credit_code(text)
    except ValueError:
        doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
        return (sum(digits[::2]) + sum(doubled)) % 10 == 0
    return False
