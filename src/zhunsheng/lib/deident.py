"""Personal data taken out of a text before it is published.

The rules are articles 8 and 10 of 最高人民法院关于人民法院在互联网公布裁判文书的规定 (法释〔2016〕
19号), which published reconsideration decisions follow, too: of a natural person the surname stays
(秦某, two of one surname 张某1 and 张某2), of an address the county or district; numbers of
identity, telephone, account, vehicle and title deeds go. Only what is known or has a form can be
found: a person must read the result, and `suspects` says where to look first.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhunsheng.lib.identity import is_bank_card
from zhunsheng.lib.names import COMMON_SURNAMES, COMPOUND_SURNAMES, surname

MASK = "×××"


@dataclass(frozen=True, slots=True)
class Subject:
    """A natural person to be hidden: all names in use, and texts known to be personal.

    The first name gives the pseudonym; `secrets` are numbers or addresses as they are written.
    """

    names: tuple[str, ...]
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """One thing that was taken out; `start` counts characters of the original text."""

    kind: str
    original: str
    replacement: str
    start: int

    @property
    def end(self) -> int:
        """Where the original ends."""
        return self.start + len(self.original)


@dataclass(frozen=True, slots=True)
class Result:
    """The text that may be published, what was replaced in it, and names that may be left."""

    text: str
    replacements: tuple[Replacement, ...]
    suspects: tuple[str, ...]


def deidentify(text: str, subjects: Sequence[Subject] = ()) -> Result:
    """`text` without the personal data of `subjects`, and without anybody's numbers and homes."""
    found: list[Replacement] = []
    taken = bytearray(len(text))
    for candidate in _candidates(text, subjects):
        span = slice(candidate.start, candidate.end)
        # The earlier rule knows better: what it has taken is not looked at again.
        if not any(taken[span]):
            taken[span] = b"\x01" * len(candidate.original)
            found.append(candidate)
    found.sort(key=lambda replacement: replacement.start)
    parts, position = [], 0
    for replacement in found:
        parts += [text[position : replacement.start], replacement.replacement]
        position = replacement.end
    clean = "".join([*parts, text[position:]])
    return Result(clean, tuple(found), tuple(_suspects(clean)))


def _candidates(text: str, subjects: Sequence[Subject]) -> Iterator[Replacement]:
    """Everything that could be replaced, the surest first."""
    secrets = {secret for subject in subjects for secret in subject.secrets if secret.strip()}
    for secret in sorted(secrets, key=len, reverse=True):
        for match in re.finditer(re.escape(secret), text):
            yield Replacement("已知信息", secret, MASK, match.start())
    for rule in _RULES:
        yield from rule.find(text)
    yield from _addresses(text)
    yield from _named(text, subjects)


# --- Names ---------------------------------------------------------------------------------------

_DOT = "·•‧・．."
_GAP = "[ \u3000]{0,4}"


def _name_pattern(name: str) -> str:
    """`name` however it is set: 王　芳 with blanks, any kind of dot in 阿依古丽·买买提."""
    characters = [f"[{_DOT}]?" if c in _DOT else re.escape(c) for c in name if not c.isspace()]
    return _GAP.join(characters)


def _named(text: str, subjects: Sequence[Subject]) -> Iterator[Replacement]:
    pseudonyms = _pseudonyms(text, subjects)
    for name in sorted(pseudonyms, key=len, reverse=True):  # 王芳芳 before 王芳
        for match in re.finditer(_name_pattern(name), text):
            yield Replacement("姓名", match[0], pseudonyms[name], match.start())


def _pseudonyms(text: str, subjects: Sequence[Subject]) -> dict[str, str]:
    """Name to pseudonym, for the names that occur; numbered where two would be the same."""
    bases: list[tuple[tuple[str, ...], str]] = []
    for subject in subjects:
        present = tuple(n for n in subject.names if n.strip() and re.search(_name_pattern(n), text))
        if present:
            bases.append((present, pseudonym(subject.names[0])))
    counts = Counter(base for _, base in bases)
    used: Counter[str] = Counter()
    result: dict[str, str] = {}
    for names, base in bases:
        used[base] += 1
        # Somebody else may already stand in the text as 张某.
        numbered = counts[base] > 1 or base in text
        result |= dict.fromkeys(names, f"{base}{used[base]}" if numbered else base)
    return result


def pseudonym(name: str) -> str:
    """秦某 for 秦岭, 欧阳某 for 欧阳小明, 阿某 for 阿依古丽·买买提, J某 for John Smith."""
    return f"{surname(name).upper()}某"


_ROLES = (
    "申请人|第三人|原告|被告|上诉人|证人|代理人|法定代表人|负责人|当事人|受害人|被害人|承办人|联系人|户主|"
    "经营者|之妻|之夫|之子|之女|之父|之母"
)
_NO_NAMES = "应[当诉予于该]|于[本同当上年是次]|向[本其我法原]|和[第其被本]|单[位独]|时[任间]|成[立为]|方[式面]"
_SUSPECT = re.compile(
    rf"(?:{_ROLES})[:：]?[ \u3000]*(?!{_NO_NAMES})"
    rf"((?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{COMMON_SURNAMES}])[\u4e00-\u9fff]{{1,2}})"
    r"(?=[，,。；;、（()\s与和及诉向]|$)"
)


def _suspects(text: str) -> list[str]:
    """What still looks like a name behind a word for a party, each once."""
    names = (match[1] for match in _SUSPECT.finditer(text))
    return list(dict.fromkeys(name for name in names if "某" not in name))


# --- Numbers -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rule:
    """A form of personal data; the group `n` of the pattern is replaced, if `accept` agrees."""

    kind: str
    pattern: re.Pattern[str]
    accept: Callable[[str], bool]

    def find(self, text: str) -> Iterator[Replacement]:
        for match in self.pattern.finditer(text):
            if self.accept(match["n"]):
                yield Replacement(self.kind, match["n"], MASK, match.start("n"))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _has_birth_date(number: str) -> bool:
    """Whether the middle of an identity number is a date; its check digit may be mistyped."""
    digits = _digits(number)
    birth = digits[6:14] if len(digits) > 15 else f"19{digits[6:12]}"
    try:
        return date(int(birth[:4]), int(birth[4:6]), int(birth[6:])).year >= 1900
    except ValueError:
        return False


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


_ALONE = r"(?<![0-9０-９A-Za-z])"
_END = r"(?![0-9０-９A-Za-z])"
_SEP = r"[ \u3000\-－]?"
_NEAR = r"[^\dA-Za-z，。；\n]{0,8}"
_PLATE = "A-HJ-NP-Za-hj-np-z0-9"
_PLATE_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

_ACCOUNT = (
    rf"(?:账号|帐号|卡号|账户|银行卡){_NEAR}"
    r"(?P<n>\d(?:[ \u3000-]?\d){7,29})(?![\d.]*[ \u3000]?[万元])"
)
_LANDLINE = rf"[（(]?0\d{{2,3}}[)）]?{_SEP}[2-8]\d{{6,7}}(?:{_SEP}\d{{1,5}})?"
_VEHICLE = rf"[{_PLATE_PLACES}][A-HJ-NP-Za-hj-np-z][{_DOT} ]?[{_PLATE}]{{4,5}}[{_PLATE}挂学警港澳]"
_DEED = (
    r"(?:不动产权|房权证|房产证|所有权证|使用权证|国用|集用)[^，。；\n]{0,16}?第?"
    r"(?P<n>[0-9０-９A-Za-z-]{4,})号"
)
_IDENTITY = rf"\d{{6}}{_SEP}\d{{8}}{_SEP}\d{{3}}[\dXxＸｘ]|\d{{15}}"
_EMAIL = r"(?<![A-Za-z0-9._%+-])(?P<n>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
_MOBILE = rf"(?:\+?86{_SEP})?1[3-9]\d{_SEP}\d{{4}}{_SEP}\d{{4}}"

_FORMS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("身份证号码", rf"{_ALONE}(?P<n>{_IDENTITY}){_END}", _has_birth_date),
    ("银行账号", _ACCOUNT, _has_digit),
    ("银行账号", rf"{_ALONE}(?P<n>\d(?:[ \u3000-]?\d){{15,18}}){_END}", is_bank_card),
    ("电话号码", rf"{_ALONE}(?P<n>{_MOBILE}){_END}", _has_digit),
    ("电话号码", rf"{_ALONE}(?P<n>{_LANDLINE}){_END}", _has_digit),
    ("电话号码", rf"(?:电话|手机|联系方式){_NEAR}(?P<n>[2-8]\d{{6,7}}){_END}", _has_digit),
    ("车牌号码", rf"(?P<n>{_VEHICLE}){_END}", _has_digit),
    ("电子邮箱", _EMAIL, bool),
    ("网络账号", rf"(?:微信|QQ|qq|支付宝){_NEAR}(?P<n>[A-Za-z0-9_-]{{5,30}})", bool),
    ("证件编号", rf"(?:护照|通行证|居住证){_NEAR}(?P<n>[A-Za-z0-9]{{7,18}}){_END}", _has_digit),
    ("权属证书编号", _DEED, _has_digit),
)
_RULES = tuple(_Rule(kind, re.compile(pattern), accept) for kind, pattern, accept in _FORMS)
"""Forms of personal numbers, the surer before the vaguer."""


# --- Addresses -----------------------------------------------------------------------------------

_DIGITS = "[0-9０-９]{1,5}"
_NUMBER = f"(?:{_DIGITS}|[A-Za-z])"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_DETAIL = re.compile(
    rf"(?:{_NUMBER}(?:号楼|号院|#楼|幢|栋|座(?=[0-9])|单元|室|组{_DIGITS}号)"
    rf"|{_CHINESE}(?:号楼|单元)"
    r"|(?<=[区苑园寓城府庭湾里村楼号])[0-9]{1,3}(?:-[0-9]{1,4}){2,3}(?![0-9-]))"
    rf"(?:{_NUMBER}(?:号楼|单元|层|楼|室|户|号)|{_CHINESE}(?:单元|层|楼)|{_DIGITS}(?:-{_DIGITS}){{0,3}}室?)*"
)
"""What only a home or a room has: a building, a unit, a room, a house in a village group."""

_HOME = re.compile(
    r"(?:(?:家庭|户籍)?住址|户籍地|户籍所在地|居住地|(?:^|(?<=[，,；;。、\s]))现?住(?!所|院|建|房|户|宅|址))"
    r"[:：为于在]?(?P<n>[^\s，。；、,;（）()]{2,60})"
)
"""Where a person is said to live, however vaguely."""

_LONGEST_ADDRESS = 40
_CLAUSE = re.compile(r"[^\s，。；：、,;:（）()“”《》！？]*\Z")
_DIVISION = re.compile(r".*(?:(?<![小社园])区|市|县|旗)")
_KEPT = re.compile(
    r".*(?:(?<![小社园])区|市|县|旗|住址|地址|住所|户籍地|住|位于|[的将把在于至从向由])"
)


def _addresses(text: str) -> Iterator[Replacement]:
    """Addresses of homes: what follows the county or district goes."""
    for match in _HOME.finditer(text):
        division = _DIVISION.match(match["n"])
        start = match.start("n") + (division.end() if division else 0)
        if start < match.end():
            yield Replacement("住址", text[start : match.end()], MASK, start)
    position = 0
    for match in _DETAIL.finditer(text):
        earliest = max(position, match.start() - _LONGEST_ADDRESS)
        clause = _CLAUSE.search(text, earliest, match.start())
        start = clause.start() if clause else match.start()
        kept = _KEPT.match(text, start, match.start())
        start = kept.end() if kept else start
        yield Replacement("住址", text[start : match.end()], MASK, start)
        position = match.end()
