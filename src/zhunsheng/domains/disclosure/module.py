"""What disclosure brings: the table of contents of this business."""

from pathlib import Path

from zhunsheng.domains.disclosure.requests.provides import PROVIDES as REQUESTS
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.modules import Module

REPORT = ReportPart("disclosure", chapter="4", path=Path(__file__).with_name("report.md"), order=20)

MODULE = Module(
    code="disclosure",
    title="政府信息公开",
    order=40,
    legal_basis="《政府信息公开条例》",
    provides=(*REQUESTS, REPORT),
)
