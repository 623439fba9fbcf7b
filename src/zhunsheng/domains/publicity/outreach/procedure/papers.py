"""Documents of outreach: kind, template, 文号, who may read it."""

from __future__ import annotations

from dataclasses import replace

from zhunsheng.domains.publicity.outreach.procedure import effects
from zhunsheng.kernel.documents.checking import OFFICIAL, Dates, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates

EVENT_NUMBER = Pattern("publicity.event", "{code}普〔{year}〕{n}号")
REVIEW_NUMBER = Pattern("publicity.review", "{code}普履〔{year}〕{n}号")
ENROLMENT_NUMBER = Pattern("camp.enrolment", "营〔{year}〕{n}号")
#: A plan names days after its own.
AHEAD: tuple[Rule, ...] = tuple(rule for rule in OFFICIAL if not isinstance(rule, Dates))

PLAN = Generates(
    "plan",
    "活动方案",
    "publicity/plan.md",
    rules=AHEAD,
    when=effects.is_plan,
)
RECORD = Generates("record", "活动记录表", "publicity/record.md", rules=AHEAD)
#: Of an event that is recorded by one act, when it was over already.
AT_ONCE = replace(RECORD, when=effects.is_held)
PROOF = (
    Accepts("photo", "现场照片", help="在手机上可以直接拍，一次能选多张。照片留在案卷里，不公开。"),
    Accepts("sign_in", "签到表", help="拍照就行。上面的姓名、电话只留在案卷里。"),
    Accepts("consent", "监护人同意书", help="要公开认得出孩子的照片时才需要。"),
)
REPORT = Generates(
    "self_report",
    "普法责任制履职报告",
    "publicity/report.md",
    number=Pattern("publicity.report", "{code}普报〔{year}〕{n}号"),
    rules=AHEAD,
)
SCORED = Generates(
    "review",
    "普法责任制履职评议书",
    "publicity/review.md",
    number=Pattern("publicity.scored", "{code}普评〔{year}〕{n}号"),
    rules=AHEAD,
)
