"""What disclosure brings: the table of contents of this business."""

from pathlib import Path

from zhunsheng.domains.disclosure.items.provides import PROVIDES as ITEMS
from zhunsheng.domains.disclosure.requests.provides import PROVIDES as REQUESTS
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.modules import Module

HERE = Path(__file__).parent
ITEMS_REPORT = ReportPart(
    "disclosure.items", chapter="4", path=HERE / "items" / "report.md", order=19
)
REPORT = ReportPart("disclosure", chapter="4", path=HERE / "report.md", order=20)

MODULE = Module(
    code="disclosure",
    title="政府信息公开",
    order=40,
    legal_basis="《政府信息公开条例》",
    provides=(*ITEMS, *REQUESTS, ITEMS_REPORT, REPORT),
)
