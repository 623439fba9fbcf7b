"""Check a document before it is issued: elements, remedy notice, 文号, dates, names, amounts.

Rules are declared objects; a business lists those that its documents must pass, the general ones in
``OFFICIAL`` and its own as ``Contains`` or ``Lacks``. The same rules score sampled case files afterwards.
"""

from zhunsheng.kernel.documents.checking.finding import Finding, Rule, check
from zhunsheng.kernel.documents.checking.names import Names
from zhunsheng.kernel.documents.checking.numbers import Amounts, Dates, NumberBrackets
from zhunsheng.kernel.documents.checking.words import Contains, Elements, Lacks, Unfilled

OFFICIAL: tuple[Rule, ...] = (
    Elements(("organ", "signature", "date")),
    NumberBrackets(),
    Dates(),
    Names(),
    Amounts(),
    Unfilled(),
)
"""What every outgoing official document must pass."""

TO_SUE = Contains(
    code="remedy.suit",
    what="不服时提起行政诉讼的期限和法院",
    pattern=r"(日|个?月)(之)?内[^。]{0,30}(人民)?法院[^。]{0,12}(诉讼|起诉)",
    cite="行政诉讼法第四十五条、第四十六条",
    remedy="请写明“可以自收到……之日起……日（个月）内向……人民法院提起行政诉讼”。",
)
TO_APPLY = Contains(
    code="remedy.reconsideration",
    what="不服时申请行政复议的期限和机关",
    pattern=r"(日|个?月)(之)?内[^。]{0,40}(申请|提起)行政复议|(申请|提起)行政复议[^。]{0,40}(日|个?月)(之)?内",
    cite="行政复议法",
    remedy="请写明“可以自收到……之日起六十日内向……申请行政复议”。",
)
"""救济告知: what a decision must tell its addressee."""

__all__ = [
    "OFFICIAL",
    "TO_APPLY",
    "TO_SUE",
    "Amounts",
    "Contains",
    "Dates",
    "Elements",
    "Finding",
    "Lacks",
    "Names",
    "NumberBrackets",
    "Rule",
    "Unfilled",
    "check",
]
