"""题库和考试 on the workbench: exams with their rules, counts, questions, units; papers of people who sign in."""

from zhunsheng.commons.exams.desk.access import makes_any, offered
from zhunsheng.commons.exams.desk.editing import edit, new, switch
from zhunsheng.commons.exams.desk.pages import detail, export, listing, preview, questions
from zhunsheng.commons.exams.desk.sitting import admission, paper, result, save, slip
from zhunsheng.faces.workbench.declare import Page

PAGES = (
    Page("exams", "答题和考试", "exams/", listing, group="业务", offered=offered, order=62_500),
    Page("exam-new", "新建", "exams/new/", new, group="", offered=makes_any),
    Page("exam", "答题和考试", "exams/<int:pk>/", detail, group=""),
    Page("exam-edit", "修改", "exams/<int:pk>/edit/", edit, group=""),
    Page("exam-switch", "开放和停止", "exams/<int:pk>/switch/", switch, group=""),
    Page("exam-questions", "试题统计", "exams/<int:pk>/questions/", questions, group=""),
    Page("exam-preview", "预览卷子", "exams/<int:pk>/preview/", preview, group=""),
    Page("exam-export", "导出", "exams/<int:pk>/export/<slug:what>/", export, group=""),
    Page("exam-admission", "入场码", "exams/<int:pk>/admission/", admission, group=""),
    Page("exam-paper", "答题", "exams/<int:pk>/paper/", paper, group=""),
    Page("exam-save", "保存", "exams/<int:pk>/paper/save/", save, group=""),
    Page("exam-result", "结果", "exams/results/<int:pk>/", result, group=""),
    Page("exam-slip", "成绩单", "exams/results/<int:pk>/slip/", slip, group=""),
)

__all__ = ["PAGES"]
