"""Stages, with what the client is told at each."""

from __future__ import annotations

from zhunsheng.kernel.procedure.declaration import Stage

STEPS = (("booked", "预约"), ("ongoing", "咨询"), ("ended", "结束"))
STAGES = (
    Stage(
        "requested",
        "待安排",
        "booked",
        "我们收到了，会尽快给你安排时间。着急的，先打上面的热线。",
        waits_for=("registrar",),
    ),
    Stage(
        "booked",
        "已预约",
        "booked",
        "时间约好了。来不了没关系，可以在这里改约或者取消。",
        waits_for=("handler",),
    ),
    Stage(
        "ongoing",
        "咨询中",
        "ongoing",
        "咨询正在进行。下一次的时间可以在这里看、在这里改。",
        waits_for=("handler",),
    ),
    Stage(
        "ended",
        "已结束",
        "ended",
        "这一段咨询结束了。需要的时候，随时可以再来。",
        closed=True,
        final=True,
    ),
    Stage(
        "referred",
        "已转介",
        "ended",
        "已经按你的意愿介绍到更合适的地方。需要的时候，随时可以再来。",
        closed=True,
        final=True,
    ),
    Stage(
        "cancelled",
        "已取消",
        "ended",
        "预约取消了。需要的时候，随时可以再约。",
        closed=True,
        final=True,
    ),
)
OPEN = ("requested", "booked", "ongoing")
CLIENT = ("applicant",)
