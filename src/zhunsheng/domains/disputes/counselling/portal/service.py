"""想找人说说: appointments in plain words."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.disputes.counselling.helplines import sentences
from zhunsheng.domains.disputes.counselling.models import CounsellingCase
from zhunsheng.domains.disputes.counselling.portal import questions as q
from zhunsheng.domains.disputes.counselling.procedure import CODE
from zhunsheng.domains.disputes.counselling.procedure.effects import DOMAIN
from zhunsheng.faces.portal import themes
from zhunsheng.faces.portal.declare import Check, Contact, Part, PublicAct, PublicService
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.orgs.models import Unit, responsible
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

PARTS = (
    Part("how", "现在怎么样、想怎么聊", "预约", q.HowForm),
    Part("you", "怎么称呼你", "预约", q.YouForm),
    Part("when", "约个时间", "预约", q.WhenForm, optional=True, hint="可以不选，我们联系你"),
)
INTRO = (
    ("等不了的时候", tuple(sentences())),
    (
        "可以聊什么",
        ("睡不好、心里堵、家里的事、工作的事、和人闹矛盾以后过不去。", "不用先想好说什么。"),
    ),
    (
        "谁会知道",
        (
            "不用真名，不要身份证，不要钱。",
            "你说的话只有咨询师自己知道。只有一种例外：有人有生命危险、孩子受到伤害，法律要求我们去救人。",
        ),
    ),
    ("没满十八岁", ("可以约。要爸爸妈妈或者照顾你的人同意才能开始；不方便的，先打 12356。",)),
    ("来不了", ("凭回执号和查询码随时改时间、取消，不用说原因。",)),
)
ACTS = {
    "reschedule": PublicAct(
        "改时间",
        "选一个新的时间。",
        "时间改好了。",
        labels={"slot": "哪个时间", "reason": "想说的（可以不写）"},
    ),
    "cancel": PublicAct(
        "取消预约",
        "取消了没关系，想来随时再约。",
        "预约取消了。",
        labels={"is_sure": "确定取消", "reason": "原因（可以不写）"},
    ),
}
STAGE_WORDS = {
    "requested": "等我们安排时间",
    "booked": "时间约好了",
    "ongoing": "正在咨询",
    "ended": "这一段结束了",
    "referred": "已经介绍到别处",
    "cancelled": "已经取消",
}


def next_steps(_on: date) -> list[Step]:
    """What happens next."""
    return [
        Step("等不了的时候", "".join(sentences())),
        Step("约好的时间来", "一次大约 50 分钟。来不了，在“查进度”里改时间或者取消。"),
        Step("聊几次由你定", "随时可以停。"),
    ]


def contact() -> Contact:
    """The office."""
    duty = responsible(DOMAIN, clock.today())
    return _contact(duty.unit) if duty else Contact("心理服务室", "12356")


def _contact(unit: Unit) -> Contact:
    return Contact("心理服务室", unit.phone, unit.address)


def facts(matter: Any) -> list[Fact]:
    """When, and how."""
    case: CounsellingCase = matter
    pairs = [
        ("回执号", case.receipt),
        ("时间", str(case.slot) if case.slot else ""),
        ("怎么聊", case.get_way_display()),
        ("等不了的时候", "".join(sentences())),
    ]
    return [Fact(label, value) for label, value in pairs if value]


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"{date_text(on)}收到了你的预约。"


SERVICE = PublicService(
    code="counselling",
    title="想找人说说",
    name="心理服务预约",
    hint="不用真名，不要钱",
    procedure=CODE,
    keywords=(
        *("心理", "心理咨询", "抑郁", "焦虑", "失眠", "睡不着", "压力", "难受", "想不开", "自杀"),
        *("轻生", "情绪", "家暴", "孩子", "青春期", "倾诉", "热线", "12356", "心理援助"),
    ),
    intro=INTRO,
    parts=PARTS,
    compose=q.compose,
    next_steps=next_steps,
    contact=contact,
    promises=(
        "只有安排时间的人和咨询师看得到预约；你说的话只有咨询师知道。",
        "不查你是谁，不告诉你的单位、学校和家里（没满十八岁的，要照顾你的人同意）。",
    ),
    received=received,
    check=Check(
        "你现在安全吗", "点一下就知道该找谁，不会留下记录。", q.SafeForm, q.tell, "看看该找谁"
    ),
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words={"booked": "预约", "ongoing": "咨询", "ended": "结束"},
    facts=facts,
    order=24,
    theme=themes.DISPUTES,
)
