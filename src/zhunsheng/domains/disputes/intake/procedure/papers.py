"""Papers of an intake. None that goes out names a discreet way."""

from __future__ import annotations

from zhunsheng.domains.disputes.intake.ways import BY_CODE
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Accepts, Generates

APPLICANT = ("applicant",)
NUMBER = Pattern("intake.request", "{code}矛受〔{year}〕{n}号")

MATERIAL = Accepts(
    "material",
    "当事人的材料",
    audience=APPLICANT,
    help="合同、照片、聊天记录、决定书，有什么拍什么。",
)
FORM = Generates("form", "综合受理登记表", "disputes/intake_form.md", APPLICANT)
RECEIPT = Generates("receipt", "综合受理回执", "disputes/intake_receipt.md", APPLICANT)
WAYS = Generates("ways", "途径和最后日期告知书", "disputes/intake_ways.md", APPLICANT)
ELSEWHERE = Generates("elsewhere", "去向告知单", "disputes/intake_elsewhere.md", APPLICANT)


def _open(context: Context) -> bool:
    return any(not BY_CODE[code].discreet for code in context.data["ways"])


#: For the windows that anybody may know of; the discreet ones get theirs by the hand-over alone, on no paper.
SLIP = Generates("slip", "转办单", "disputes/intake_slip.md", when=_open)
