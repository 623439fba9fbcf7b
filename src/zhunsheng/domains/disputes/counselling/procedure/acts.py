"""The acts of psychological service."""

from __future__ import annotations

from zhunsheng.domains.disputes.counselling import forms
from zhunsheng.domains.disputes.counselling.law import REPORT, cite
from zhunsheng.domains.disputes.counselling.procedure import effects
from zhunsheng.domains.disputes.counselling.procedure.stages import CLIENT, OPEN
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import PUBLIC, Accepts, Action, Tell

DESK = ("registrar",)
COUNSELLOR = ("handler",)
BOTH = ("registrar", "handler")
CONSENT = Accepts("consent", "监护人同意书", help="拍照或者扫描。")


def _no_hour(_context: Context) -> None:
    return None


FILING = Action(
    "register",
    "预约",
    (),
    (*BOTH, PUBLIC),
    "收到预约（{channel}）。",
    cite=cite(23),
    target=effects.first_stage,
    targets=("requested", "booked"),
    form=forms.IntakeForm,
    prepare=effects.prepare_intake,
    effect=effects.intake,
    mend=effects.mend_intake,
    tells=(
        Tell("role:registrar", "received", "收到新的预约"),
        Tell("handler", "booked", "您的时段有新的预约"),
    ),
    audience=CLIENT,
)
SCHEDULE = Action(
    "schedule",
    "安排时间",
    ("requested", "ongoing"),
    BOTH,
    "已安排时间。",
    target=effects.after_schedule,
    targets=("booked", "ongoing"),
    form=forms.ScheduleForm,
    guards=(effects.NO_HOUR,),
    effect=effects.take,
    tells=(Tell("handler", "booked", "您的时段有新的预约"),),
    audience=CLIENT,
)
RESCHEDULE = Action(
    "reschedule",
    "改约",
    ("booked", "ongoing"),
    (*BOTH, PUBLIC),
    "预约改了时间。",
    form=forms.ScheduleForm,
    effect=effects.take,
    tells=(Tell("handler", "booked", "预约改了时间"),),
    group="来访者要求",
    audience=CLIENT,
)
CANCEL = Action(
    "cancel",
    "取消预约",
    ("requested", "booked"),
    (*BOTH, PUBLIC),
    "预约取消。",
    target="cancelled",
    form=forms.CancelForm,
    sets={"outcome": "=X1", "slot": _no_hour},
    tells=(Tell("handler", "cancelled", "预约取消"),),
    destructive=True,
    closes=True,
    group="来访者要求",
    audience=CLIENT,
)
NO_SHOW = Action(
    "no_show",
    "来访者未到",
    ("booked",),
    BOTH,
    "来访者未到，可以另约时间。",
    target="requested",
    form=forms.ReasonForm,
    sets={"slot": _no_hour},
    group="预约",
    audience=CLIENT,
)
GIVE_CONSENT = Action(
    "consent",
    "登记监护人同意",
    OPEN,
    BOTH,
    "监护人同意（{how}）。",
    form=forms.ConsentForm,
    sets={"consented_on": "occurred"},
    guards=(effects.MINORS,),
    accepts=(CONSENT,),
    group="未成年人",
    audience=CLIENT,
)
HOLD = Action(
    "hold_session",
    "登记一次咨询",
    ("booked", "ongoing", "requested"),
    COUNSELLOR,
    "咨询一次，{minutes}分钟（{way}）。",
    cite=cite(23),
    target="ongoing",
    form=forms.SessionForm,
    guards=(effects.CONSENTED, effects.COUNSELLOR),
    effect=effects.hold,
    after=effects.held,
    undoable=False,
    audience=CLIENT,
    help=forms.NO_NOTES,
)
CRISIS = Action(
    "crisis",
    "登记危机处置",
    OPEN,
    BOTH,
    "危机处置：{measure}。",
    cite=REPORT,
    form=forms.CrisisForm,
    sets={"crisis_on": "occurred"},
    tells=(
        Tell("role:counselling_chief", "crisis", "出现危机情形，请按预案值守"),
        Tell("role:registrar", "crisis", "出现危机情形，请按预案值守"),
    ),
    group="危机",
    help=forms.NO_NOTES,
)
REFER = Action(
    "refer",
    "转介",
    OPEN,
    COUNSELLOR,
    "经来访者同意转介。",
    cite=cite(23),
    target="referred",
    form=forms.ReferForm,
    sets={"outcome": "=R1", "slot": _no_hour},
    closes=True,
    audience=CLIENT,
)
END = Action(
    "end",
    "结束",
    ("ongoing",),
    COUNSELLOR,
    "咨询结束。",
    target="ended",
    form=forms.EndForm,
    sets={"outcome": "=C1", "slot": _no_hour},
    closes=True,
    audience=CLIENT,
)
ACTIONS = (HOLD, SCHEDULE, GIVE_CONSENT, END, REFER, RESCHEDULE, CANCEL, NO_SHOW, CRISIS)
