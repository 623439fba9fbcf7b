"""随机抽查: plan → list → announcement → draw → tasks → all results published."""

from __future__ import annotations

from zhunsheng.domains.inspection.forms import rounds as forms
from zhunsheng.domains.inspection.models import InspectionRound
from zhunsheng.domains.inspection.procedures import drawing_effects as effects
from zhunsheng.domains.inspection.procedures import guards
from zhunsheng.domains.inspection.procedures.law import PUBLISHED, RANDOM
from zhunsheng.domains.inspection.procedures.papers import ROUND_NUMBER
from zhunsheng.kernel.procedure.declaration import (
    SYSTEM,
    Action,
    Outcome,
    Procedure,
    Stage,
    Tell,
)

RUNNERS = ("registrar", "chief")
STEPS = (
    ("plan", "发起"),
    ("list", "核对名录"),
    ("announce", "公告"),
    ("check", "抽取和检查"),
    ("end", "办结"),
)
STAGES = (
    Stage(
        "planned",
        "待核对名录",
        "plan",
        "这次抽查刚刚发起，正在核对可能被抽到的名单。",
        waits_for=RUNNERS,
    ),
    Stage("listed", "待公告", "list", "名单已经核对，还没有公告。", waits_for=RUNNERS),
    Stage(
        "announced",
        "待抽取",
        "announce",
        "名单的摘要已经公布，等种子产生以后抽取。谁都可以核对。",
        waits_for=RUNNERS,
    ),
    Stage(
        "checking",
        "检查中",
        "check",
        "已经抽出检查谁、派谁去，正在逐户检查，结果会公布。",
        waits_for=RUNNERS,
    ),
    Stage("finished", "已办结", "end", "这次抽查的结果已经全部公布。", closed=True, final=True),
    Stage(
        "stopped",
        "已停止",
        "end",
        "这次抽查没有进行，原因写在抽取的页面上。",
        closed=True,
        final=True,
    ),
)
OUTCOMES = (
    Outcome("done", "结果全部公示", RANDOM),
    Outcome("stopped", "没有抽取", RANDOM),
)
FILING = Action(
    "plan",
    "发起抽查",
    (),
    RUNNERS,
    "{actor}按年度计划发起抽查：{plan}。",
    cite=RANDOM,
    form=forms.RoundForm,
    prepare=effects.prepare_round,
    guards=(guards.PLAN_PUBLISHED, guards.IN_TIME),
)
ACTIONS = (
    Action(
        "prepare_list",
        "核对名录",
        ("planned", "listed"),
        RUNNERS,
        "{actor}核对检查对象名录库和检查人员名录库。",
        cite=RANDOM,
        target="listed",
        form=forms.ListForm,
        effect=effects.prepare_list,
        help="名录有变动的，先在台账里改，再核对一遍；公告以后不能再改。",
    ),
    Action(
        "announce",
        "公告抽取",
        ("listed",),
        RUNNERS,
        "{actor}公告名录摘要和种子来源（{source}）。",
        cite=RANDOM,
        target="announced",
        form=forms.AnnounceForm,
        sets={"announced_on": "occurred"},
        effect=effects.announce,
        undoable=False,
        help="公告以后名录冻结，摘要公布在门户网站；改一个字，谁都能看出来。",
    ),
    Action(
        "drawn",
        "抽取",
        ("announced",),
        (SYSTEM,),
        "抽取检查对象和检查人员，检查任务已经派出。",
        cite=RANDOM,
        target="checking",
        sets={"drawn_on": "occurred"},
        effect=effects.drawn,
        undoable=False,
        tells=(Tell("role:registrar", "drawn", "已抽取，检查任务已派出"),),
    ),
    Action(
        "stop",
        "停止抽查",
        ("planned", "listed", "announced"),
        RUNNERS,
        "{actor}停止这次抽查：{reason}",
        target="stopped",
        form=forms.StopForm,
        sets={"outcome": "=stopped"},
        effect=effects.stop,
        destructive=True,
        closes=True,
        undoable=False,
    ),
    Action(
        "finish",
        "办结",
        ("checking",),
        RUNNERS,
        "检查结果全部公示，{actor}办结。",
        cite=PUBLISHED,
        target="finished",
        form=forms.NoteForm,
        guards=(guards.ALL_PUBLISHED,),
        sets={"outcome": "=done"},
        closes=True,
    ),
)

ROUND = Procedure(
    code="inspection.round",
    version="2019",
    title="随机抽查",
    law="《优化营商环境条例》（2019）",
    model=InspectionRound,
    initial="planned",
    filing=FILING,
    stages=STAGES,
    actions=ACTIONS,
    outcomes=OUTCOMES,
    steps=STEPS,
    number=ROUND_NUMBER,
)
