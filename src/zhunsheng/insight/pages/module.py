"""The pages that insight brings to the workbench."""

from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.insight.pages import (
    alerting,
    cockpit,
    figures,
    freezing,
    reports,
    returns,
    statistics,
    submitting,
)
from zhunsheng.insight.pages.asked import FREEZERS, LEADERS, READERS
from zhunsheng.kernel.modules import Module


def _inner(
    code: str, title: str, path: str, view: object, roles: tuple[str, ...] = READERS
) -> Page:
    """A page that is reached from another one."""
    return Page(code, title, path, view, group="", roles=roles)  # type: ignore[arg-type]


PAGES = (
    Page("cockpit", "驾驶舱", "cockpit/", cockpit.cockpit, roles=LEADERS, order=5),
    _inner("cockpit-open", "在办案件", "cockpit/<str:state>/<int:unit>/", cockpit.matters, LEADERS),
    Page("statistics", "统计数字", "statistics/", statistics.statistics, roles=READERS, order=10),
    _inner("figure", "统计数字", "figures/<str:name>/<int:year>/", figures.figure),
    _inner("return", "统计报表", "returns/<str:code>/<int:year>/", returns.filled),
    Page("reports", "年度报告", "reports/", reports.reports, roles=READERS, order=20),
    _inner("report", "年度报告", "reports/<int:year>/", reports.draft),
    _inner("report-file", "年度报告", "reports/<int:year>/file/<str:form>/", reports.download),
    _inner("report-final", "定稿", "reports/<int:year>/final/", freezing.final),
    _inner("report-freeze", "冻结报告", "reports/<int:year>/freeze/", freezing.freeze, FREEZERS),
    _inner("report-restate", "更正重述", "reports/<int:year>/restate/", freezing.restate, FREEZERS),
    Page(
        "submissions", "数字填报", "submissions/", submitting.submissions, roles=READERS, order=30
    ),
    _inner("submission", "填报数字", "submissions/new/", submitting.new),
    _inner(
        "submission-withdraw", "撤回填报", "submissions/<int:pk>/withdraw/", submitting.withdraw
    ),
    Page(
        "alerts",
        "预警",
        "alerts/",
        alerting.alerts,
        group="监督",
        roles=READERS,
        badge=alerting.badge,
        tone=Tone.RED,
        order=10,
    ),
    _inner("alert", "处理预警", "alerts/<int:pk>/", alerting.alert),
)

MODULE = Module(code="insight-pages", title="数据页", provides=PAGES, order=895)
