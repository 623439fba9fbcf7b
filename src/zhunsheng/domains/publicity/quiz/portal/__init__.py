"""The quiz on the portal: start, paper, result, slip, leader board."""

from zhunsheng.domains.publicity.quiz.portal.results import board, result, slip
from zhunsheng.domains.publicity.quiz.portal.views import index, paper, start
from zhunsheng.faces.portal.declare import PublicPage

PAGES = (
    PublicPage(
        "quiz",
        "法治兴庆答题",
        "quiz/",
        index,
        hint="十来道法律题，几分钟，当场看对错和法条",
        keywords=(
            "答题",
            "普法",
            "考试",
            "竞赛",
            "学法",
            "题目",
            "测试",
            "法治兴庆",
            "排行榜",
            "证书",
        ),
        order=30,
    ),
    PublicPage("quiz-start", "法治兴庆答题", "quiz/<int:pk>/", start),
    PublicPage("quiz-paper", "答题", "quiz/<int:pk>/paper/", paper),
    PublicPage("quiz-board", "单位排行", "quiz/<int:pk>/board/", board),
    PublicPage("quiz-result", "答题结果", "quiz/result/<str:code>/", result),
    PublicPage("quiz-slip", "成绩单", "quiz/result/<str:code>/slip/", slip),
)

__all__ = ["PAGES"]
