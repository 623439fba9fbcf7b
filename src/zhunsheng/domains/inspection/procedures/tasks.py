"""检查任务: one object, from the assignment to the published result and what follows."""

from __future__ import annotations

from zhunsheng.domains.inspection.facts import facts
from zhunsheng.domains.inspection.forms import results, tasks
from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.domains.inspection.procedures import guards, papers
from zhunsheng.domains.inspection.procedures import task_effects as effects
from zhunsheng.domains.inspection.procedures.following import FOLLOWING
from zhunsheng.domains.inspection.procedures.law import (
    CERTIFICATES,
    PUBLISHED,
    RANDOM,
    RECUSAL,
    TWO_OFFICERS,
)
from zhunsheng.domains.inspection.procedures.outcomes import RESULTS
from zhunsheng.kernel.procedure.declaration import (
    SYSTEM,
    Action,
    Procedure,
    Stage,
    Tell,
    cancel,
    meet,
    start,
)

CHECKERS = ("handler", "registrar", "chief")
BEFORE = ("assigned", "accepted")
STEPS = (
    ("assigned", "任务"),
    ("onsite", "现场检查"),
    ("result", "检查结果"),
    ("publish", "公示"),
    ("after", "整改和归档"),
)
STAGES = (
    Stage(
        "assigned",
        "待接受",
        "assigned",
        "已经抽中，检查人员还没有定来的日子。",
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "accepted",
        "待检查",
        "assigned",
        "检查人员会按通知书上的日子来，来时先出示执法证件。",
        waits_for=("handler",),
    ),
    Stage("onsite", "检查中", "onsite", "检查人员已经到场，正在检查。", waits_for=("handler",)),
    Stage(
        "recorded",
        "待定结果",
        "result",
        "现场已经查完，正在整理检查结果。",
        waits_for=("handler",),
    ),
    Stage(
        "concluded",
        "待公示",
        "result",
        "检查已经结束，结果在二十个工作日以内公布。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "published",
        "已公示",
        "publish",
        "检查结果已经公布，谁都可以查。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage("archived", "已归档", "after", "这次检查已经全部办完。", closed=True, final=True),
    Stage(
        "replaced",
        "已更换对象",
        "assigned",
        "这一户不再检查，已经按抽取的顺序换成下一户。",
        closed=True,
        final=True,
    ),
)
FILING = Action(
    "assign_task",
    "登记检查任务",
    (),
    ("registrar", "chief", SYSTEM),
    "派出检查任务：{target}（{ground}）。",
    cite=RANDOM,
    form=tasks.TaskForm,
    prepare=effects.prepare_task,
    effect=effects.assign,
    guards=(guards.NAMED, guards.TWO_INSPECTORS),
    clocks=(start("inspection.carry_out", amount="days_allowed", leading=True),),
    tells=(Tell("handler", "assigned", "派给您检查"),),
)
ACCEPT = Action(
    "accept",
    "接受任务",
    ("assigned",),
    CHECKERS,
    "{actor}接受任务，计划{planned_on}检查。",
    cite=TWO_OFFICERS,
    target="accepted",
    form=tasks.AcceptForm,
    guards=(guards.TWO_INSPECTORS, guards.CERTIFIED),
    generates=(papers.NOTICE,),
    help="会生成检查通知书，上面有核对真假的二维码。",
)
MERGE = Action(
    "merge",
    "综合查一次",
    BEFORE,
    CHECKERS,
    "{actor}与其他单位约定{planned_on}一起检查。",
    cite=RANDOM,
    form=tasks.MergeForm,
    group="安排",
    help="几个单位都要查这一家的，约在同一天，只算进一次门。",
)
ASK_RECUSAL = Action(
    "ask_recusal",
    "申请回避",
    (*BEFORE, "onsite"),
    CHECKERS,
    "{actor}申请回避：{reason}。",
    cite=RECUSAL,
    form=tasks.RecusalForm,
    effect=effects.ask_recusal,
    group="安排",
    undoable=False,
    tells=(Tell("role:chief", "recusal", "有回避申请，请决定"),),
)
DECIDE_RECUSAL = Action(
    "decide_recusal",
    "决定回避",
    (*BEFORE, "onsite"),
    ("chief", "organ_head"),
    "{actor}就回避申请作出决定：{decision}。",
    cite=RECUSAL,
    form=tasks.DecideRecusalForm,
    effect=effects.decide_recusal,
    guards=(guards.ASKED,),
    group="安排",
    undoable=False,
    help="同意的，系统按公告的抽取顺序补抽下一名检查人员，原因公布。",
    tells=(Tell("handler", "assigned", "派给您检查"),),
)
REPLACE = Action(
    "replace_object",
    "更换检查对象",
    (*BEFORE, "onsite"),
    ("registrar", "chief"),
    "{actor}更换检查对象：{reason}。",
    cite=RANDOM,
    target="replaced",
    form=tasks.ReplaceForm,
    effect=effects.replace_object,
    guards=(guards.DRAWN,),
    clocks=(cancel("inspection.carry_out"),),
    group="安排",
    destructive=True,
    closes=True,
    undoable=False,
    help="系统按公告的抽取顺序换成下一户，原因公布。",
)
ARRIVE = Action(
    "arrive",
    "现场签到",
    ("accepted",),
    CHECKERS,
    "检查人员到场，出示执法证件（{actor}办理）。",
    cite=CERTIFICATES,
    target="onsite",
    form=tasks.ArriveForm,
    sets={"arrived_at": lambda context: context.at},
    guards=(guards.TWO_INSPECTORS, guards.CERTIFIED),
)
RECORD = Action(
    "record",
    "现场检查记录",
    ("onsite",),
    CHECKERS,
    "{actor}记录现场检查情况，检查对象{signature}。",
    cite=PUBLISHED,
    target="recorded",
    form=tasks.RecordForm,
    effect=effects.record,
    guards=(guards.SIGNED,),
    accepts=papers.PHOTOS,
    generates=(papers.RECORD,),
    undoable=False,
)
CONCLUDE = Action(
    "conclude",
    "登记检查结果",
    ("recorded",),
    CHECKERS,
    "{actor}登记检查结果：{outcome}。",
    cite=RANDOM,
    target="concluded",
    form=results.ConcludeForm,
    clocks=(
        meet("inspection.carry_out", on="checked_on"),
        start("inspection.publish", on="checked_on", leading=True),
    ),
    closes=True,
)

TASK = Procedure(
    code="inspection.task",
    version="2019",
    title="检查任务",
    law="《优化营商环境条例》（2019）",
    model=InspectionTask,
    initial="assigned",
    filing=FILING,
    stages=STAGES,
    actions=(
        ACCEPT,
        ARRIVE,
        RECORD,
        CONCLUDE,
        *FOLLOWING,
        MERGE,
        ASK_RECUSAL,
        DECIDE_RECUSAL,
        REPLACE,
    ),
    outcomes=RESULTS,
    steps=STEPS,
    number=papers.TASK_NUMBER,
    facts=facts,
)
