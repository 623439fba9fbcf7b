"""Stages and the steps of the stage bar, with what the citizen is told at each."""

from __future__ import annotations

from zhunsheng.kernel.procedure.declaration import Stage

STEPS = (
    ("received", "收到申请"),
    ("handling", "审查办理"),
    ("answer", "答复"),
    ("after", "归档"),
)

STAGES = (
    Stage(
        "unconfirmed",
        "待确认",
        "received",
        "我们收到了你提交的申请，会尽快联系你确认。确认的那一天算作正式收到，二十个工作日从第二天开始数。",
        waits_for=("registrar", "handler"),
    ),
    Stage(
        "received",
        "办理中",
        "handling",
        "我们正在查找、审查你要的信息，会在期限以前书面答复你。你现在不用做什么。",
        waits_for=("handler",),
    ),
    Stage(
        "correcting",
        "待补正",
        "handling",
        "你的申请还不够清楚。请按补正告知书写的补齐；没有正当理由逾期不补，会当作你放弃申请。",
    ),
    Stage(
        "consulting",
        "征求意见中",
        "handling",
        "你要的信息牵涉别人，我们正在征求他们的意见。等待的时间不算在答复期限里。",
        waits_for=("handler",),
    ),
    Stage(
        "explaining",
        "待说明理由",
        "handling",
        "你申请的数量或者次数比较多。请按通知说明理由，我们再决定怎么答复。",
    ),
    Stage(
        "unpaid",
        "待缴费",
        "handling",
        "这次申请要收信息处理费。请按收费通知缴费；二十个工作日内没有缴，会当作你放弃申请。",
    ),
    Stage(
        "answered",
        "已答复",
        "answer",
        "答复已经作出，可以在这里看。不服的，按答复书最后写的办法申请行政复议或者起诉。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "ended",
        "申请已终结",
        "answer",
        "这个申请已经结束，没有作出答复。需要的话，你可以重新申请。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "archived",
        "已归档",
        "after",
        "这个申请已经办完归档，答复书仍然可以在这里看。",
        closed=True,
        final=True,
    ),
)

HANDLERS = ("handler", "chief")
STAFF = ("registrar", "handler", "chief")
APPLICANT = ("applicant",)
EVERYWHERE = tuple(stage.code for stage in STAGES)
WAITING = ("received", "correcting", "consulting", "explaining", "unpaid")
