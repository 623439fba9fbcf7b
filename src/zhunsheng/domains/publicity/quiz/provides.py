"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.publicity.quiz.alerts import RULES
from zhunsheng.domains.publicity.quiz.demo import DEMO
from zhunsheng.domains.publicity.quiz.indicators import INDICATORS
from zhunsheng.domains.publicity.quiz.portal import PAGES
from zhunsheng.domains.publicity.quiz.use import QUIZ
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart(
    "publicity.quiz", chapter="6", path=Path(__file__).with_name("report.md"), order=50
)

PROVIDES: tuple[object, ...] = (QUIZ, *PAGES, *INDICATORS, *RULES, REPORT, DEMO)
"""Everything, for the module."""
