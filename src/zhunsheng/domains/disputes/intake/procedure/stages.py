"""Stages, steps and outcomes of an intake, with what the citizen is told."""

from __future__ import annotations

from zhunsheng.domains.disputes.intake.law import FREELY, IN_TIME, OTHER_WAYS, cite
from zhunsheng.kernel.procedure.declaration import Outcome, Stage

STAFF = ("registrar", "handler", "chief")
APPLICANT = ("applicant",)

STEPS = (
    ("received", "收到"),
    ("running", "窗口办理"),
    ("closed", "办结"),
)

STAGES = (
    Stage(
        "received",
        "待分流",
        "received",
        "我们收到了。工作人员看过以后，会告诉你走哪条路、找哪个窗口。说漏了什么，现在可以补。",
        waits_for=("registrar", "handler"),
    ),
    Stage(
        "referred",
        "办理中",
        "running",
        "你的事已经转到窗口。哪个窗口、办到哪一步，打开“每条路走到哪了”看。",
    ),
    Stage(
        "ready",
        "待结案",
        "running",
        "各窗口都办完了。有的没有结果也不要紧，还能走的路写在“每条路走到哪了”里，想接着走请告诉我们。",
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "closed",
        "已办结",
        "closed",
        "这件事在中心办结了。以后再有问题，可以再来，也可以走别的路。",
        closed=True,
    ),
    Stage(
        "elsewhere",
        "已告知去向",
        "closed",
        "这件事不归矛调中心办。该找谁、怎么找，写在给你的告知单上。",
        closed=True,
    ),
    Stage(
        "withdrawn",
        "已撤回",
        "closed",
        "你撤回了这次登记。改主意了，随时可以再来，不影响你走别的路。",
        closed=True,
    ),
    Stage(
        "archived",
        "已归档",
        "closed",
        "这件事已经办完归档，回执上的内容仍然可以在这里看。",
        closed=True,
        final=True,
    ),
)

OUTCOMES = (
    Outcome("01", "已经化解", IN_TIME, frozenset({"settled"})),
    Outcome("02", "各途径已经依法办结", IN_TIME, frozenset({"handled"})),
    Outcome("03", "没有化解，已告知其他途径", OTHER_WAYS, frozenset({"unsettled"})),
    Outcome("04", "当场答复办结", IN_TIME, frozenset({"settled"})),
    Outcome("05", "不归中心办，已告知去向", OTHER_WAYS, frozenset({"elsewhere"})),
    Outcome("06", "当事人撤回", cite(23), frozenset({"withdrawn"})),
)
TITLES = {outcome.code: outcome.title for outcome in OUTCOMES}
FREE_WILL = FREELY
