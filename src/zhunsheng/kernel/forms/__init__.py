"""Form fields that know Chinese dates, money, identity numbers and telephones, and how a form is shaped."""

from zhunsheng.kernel.forms.dates import ChineseDateField, parse_day
from zhunsheng.kernel.forms.depending import Depending, only_when
from zhunsheng.kernel.forms.files import FilesField, FilesInput
from zhunsheng.kernel.forms.identity import CreditCodeField, IdCardField, PhoneField
from zhunsheng.kernel.forms.money import YuanField, parse_yuan
from zhunsheng.kernel.forms.shape import Group, Grouped, Hinted, gaps, soft

__all__ = [
    "ChineseDateField",
    "CreditCodeField",
    "Depending",
    "FilesField",
    "FilesInput",
    "Group",
    "Grouped",
    "Hinted",
    "IdCardField",
    "PhoneField",
    "YuanField",
    "gaps",
    "only_when",
    "parse_day",
    "parse_yuan",
    "soft",
]
