"""Stages and the steps of the stage bar, with what the applicant is told at each."""

from __future__ import annotations

from zhunsheng.kernel.procedure.declaration import Stage

STEPS = (
    ("received", "申请"),
    ("accepted", "受理"),
    ("answer", "答辩"),
    ("hearing", "开庭"),
    ("award", "裁决"),
    ("after", "归档"),
)
STAGES = (
    Stage(
        "received",
        "待审查受理",
        "received",
        "我们收到了你的申请，五个工作日内决定受理不受理，书面告诉你。",
        waits_for=("registrar", "handler"),
    ),
    Stage(
        "correcting",
        "待补正",
        "received",
        "你的申请还缺东西。请按补正通知书补齐，补齐以后重新开始数五个工作日。",
    ),
    Stage(
        "accepted",
        "已受理",
        "accepted",
        "已经受理。我们五个工作日内把申请书副本送给对方，把仲裁庭由谁组成告诉双方。",
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "answering",
        "待答辩",
        "answer",
        "对方已经收到申请书副本，有十个工作日答辩。对方不答辩，不影响往下办。",
        waits_for=("handler",),
    ),
    Stage(
        "scheduled",
        "待开庭",
        "hearing",
        "开庭的时间、地点已经定了。请按时到庭；没有正当理由不到，会当作你撤回申请。",
        waits_for=("handler",),
    ),
    Stage(
        "heard",
        "待裁决",
        "award",
        "已经开过庭。仲裁庭会先调解，调解不成就裁决。",
        waits_for=("handler",),
    ),
    Stage(
        "suspended",
        "已中止",
        "award",
        "案件暂停办理，原因写在通知里。暂停的时间不算在期限里，原因消除以后接着办。",
        waits_for=("handler",),
    ),
    Stage(
        "concluded",
        "已结案",
        "award",
        "案件已经结束，文书可以在这里看。不服裁决的，看裁决书最后写的期限和法院。",
        closed=True,
    ),
    Stage(
        "refused",
        "不予受理",
        "award",
        "没有受理，理由写在通知书里。你可以就这件事直接向法院起诉。",
        closed=True,
    ),
    Stage(
        "archived",
        "已归档",
        "after",
        "案件已经归档，文书仍然可以在这里看。",
        closed=True,
        final=True,
    ),
)

HANDLERS = ("handler", "chief")
STAFF = ("registrar", "handler", "chief")
PARTIES = ("applicant", "respondent")
GOING_ON = ("accepted", "answering", "scheduled", "heard")
