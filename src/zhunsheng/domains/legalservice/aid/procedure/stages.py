"""Stages and the steps of the stage bar, with what the citizen is told at each."""

from __future__ import annotations

from zhunsheng.kernel.procedure.declaration import Stage

STEPS = (
    ("examine", "申请审查"),
    ("assign", "指派"),
    ("handle", "承办"),
    ("close", "结案"),
    ("after", "归档"),
)
STAGES = (
    Stage(
        "applied",
        "待审查",
        "examine",
        "我们收到了你的申请，正在看你符不符合条件。七天以内告诉你结果。你现在不用做什么。",
        waits_for=("registrar", "handler", "chief"),
    ),
    Stage(
        "supplementing",
        "待补充材料",
        "examine",
        "还差一些材料。请按通知上写的补；拍照上传就行。到期没有补，会当作你撤回申请。",
    ),
    Stage(
        "granted",
        "待指派",
        "assign",
        "决定给你法律援助了。我们正在为你找合适的律师，三天以内定下来，会把名字和电话告诉你。",
        waits_for=("handler", "chief"),
    ),
    Stage(
        "handling",
        "承办中",
        "handle",
        "律师已经在办你的案子，不收你的钱。有事直接找他；觉得不合适，可以请求更换。",
        waits_for=("aid_lawyer", "handler"),
    ),
    Stage(
        "finished",
        "已办结待交卷",
        "close",
        "你的案子办完了。文书可以在这里看；有不清楚的，问律师或者打我们的电话。",
        closed=True,
        waits_for=("aid_lawyer", "handler"),
    ),
    Stage(
        "filed",
        "已交卷",
        "close",
        "你的案子办完了。我们在检查律师办得好不好，可能会打电话问你。",
        closed=True,
        waits_for=("handler", "chief"),
    ),
    Stage(
        "refused",
        "不予援助",
        "examine",
        "这次没有给你法律援助，理由写在决定书上。不同意的，可以在这里提出异议，五天以内给你答复。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "terminated",
        "已终止",
        "close",
        "法律援助已经终止，理由写在决定书上。不同意的，可以在这里提出异议，五天以内给你答复。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "objecting",
        "异议审查中",
        "close",
        "司法局正在看你的异议，五天以内告诉你结果。",
        closed=True,
        waits_for=("organ_head",),
    ),
    Stage(
        "ordered",
        "责令改正",
        "close",
        "司法局支持了你的异议，要求法律援助中心重新办理。你不用再交一遍申请，中心会联系你。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "ended",
        "申请已结束",
        "examine",
        "这次申请已经结束。需要的话，你可以随时重新申请。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "archived",
        "已归档",
        "after",
        "已经办完归档。文书仍然可以在这里看。",
        closed=True,
        final=True,
    ),
)
STAFF = ("registrar", "handler", "chief")
HANDLERS = ("handler", "chief")
LAWYER = "aid_lawyer"
STATION = "aid_station"
BUREAU = ("organ_head",)
APPLICANT = ("applicant",)
BOTH = ("applicant", "provider")
BEFORE = ("applied", "supplementing")
GRANTED = ("granted", "handling")
"""Stages at which legal aid is given and not ended yet."""
