"""Stages and the steps of the stage bar, with what the citizen is told at each."""

from __future__ import annotations

from zhunsheng.kernel.procedure.declaration import Stage

STEPS = (
    ("received", "收到申请"),
    ("accepted", "受理"),
    ("reply", "答复举证"),
    ("review", "审理"),
    ("decision", "决定"),
    ("service", "送达"),
    ("after", "履行与归档"),
)

STAGES = (
    Stage(
        "received",
        "待审查",
        "received",
        "我们收到了你的申请，正在审查能不能受理。5 个工作日内给你答复。",
        waits_for=("registrar",),
    ),
    Stage(
        "correcting",
        "待补正",
        "received",
        "申请里还缺一些内容。请按补正通知书写的补齐；逾期不补，会当作你放弃申请。",
    ),
    Stage(
        "accepted",
        "已受理",
        "accepted",
        "你的申请已经受理。接下来我们把申请书送给对方，请对方说明理由、拿出证据。",
        waits_for=("handler",),
    ),
    Stage(
        "replying",
        "待答复",
        "reply",
        "对方正在准备书面答复和证据。对方交来以后，你可以查看。",
        waits_for=("respondent",),
    ),
    Stage(
        "reviewing",
        "审理中",
        "review",
        "我们正在审理，会听取你的意见。需要你到场或者补充材料时，会打电话联系你。",
        waits_for=("handler",),
    ),
    Stage(
        "suspended",
        "已中止",
        "review",
        "因为需要等待一个结果，审理暂停，等待的时间不算在办理期限里。恢复时会通知你。",
        waits_for=("handler",),
    ),
    Stage(
        "approval", "待审批", "decision", "审理已经结束，正在审批决定。", waits_for=("organ_head",)
    ),
    Stage(
        "decided",
        "已决定",
        "decision",
        "决定已经作出，正在送达给你。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "served",
        "已送达",
        "service",
        "决定书已经送达。如果不服，可以从收到之日起十五日内向人民法院起诉。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "rejected",
        "不予受理",
        "received",
        "你的申请没有被受理，理由写在决定书里。如果不服，可以向人民法院起诉。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "referred",
        "已转送",
        "received",
        "这件事由别的机关管，我们已经告知或者转送。请看通知书上写的机关。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "given_up",
        "申请已终结",
        "received",
        "这个申请已经结束。你的申请期限还没有过的话，可以重新申请。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "terminated",
        "已终止",
        "decision",
        "这个案件已经终止，通知书会送达给你。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage("archived", "已归档", "after", "这个案件已经办完归档。", closed=True, final=True),
)

BEFORE_ACCEPTANCE = ("received", "correcting")
UNDER_REVIEW = ("accepted", "replying", "reviewing", "approval")
BEFORE_DRAFT = ("accepted", "replying", "reviewing")

HANDLERS = ("handler", "chief")
PARTIES = ("applicant", "respondent", "third_party")
