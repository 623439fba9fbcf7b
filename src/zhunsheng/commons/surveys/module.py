"""What this commons brings: the table of contents."""

from datetime import time, timedelta

from zhunsheng.commons.surveys import desk, following, public
from zhunsheng.commons.surveys.demo import DEMO
from zhunsheng.commons.surveys.tasks import close_rounds
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

MODULE = Module(
    code="surveys",
    title="评价问卷",
    legal_basis="《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》",
    provides=(
        Role("survey_clerk", "问卷管理员", "编制满意度调查，发填写码，公布结果"),
        following.FOLLOW_UP,
        *following.ALERTS,
        *public.PAGES,
        *desk.PAGES,
        DEMO,
        Periodic(close_rounds, timedelta(days=1), time(0, 30), title="结束到期的满意度调查"),
    ),
    order=854,
)
