"""Hearing, what moves the forty-five days, end (35-51; 办案规则 46)."""

from __future__ import annotations

from zhunsheng.domains.disputes.labour.forms import trial as forms
from zhunsheng.domains.disputes.labour.forms.intake import NoteForm
from zhunsheng.domains.disputes.labour.law import cite, rule
from zhunsheng.domains.disputes.labour.procedure import effects, guards, papers
from zhunsheng.domains.disputes.labour.procedure.stages import (
    GOING_ON,
    HANDLERS,
    PARTIES,
    STAFF,
)
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    cancel,
    extend,
    meet,
    pause,
    resume,
    start,
)

AWARD_CLOCK = "labour.award"
REST = tuple(cancel(f"labour.{code}") for code in ("copy", "panel", "answer", "forward_answer"))

SET_HEARING = Action(
    "set_hearing",
    "通知开庭",
    ("answering", "accepted", "heard"),
    HANDLERS,
    "{actor}通知双方于{hearing_on}开庭。",
    cite=cite(35),
    target="scheduled",
    form=forms.HearingForm,
    guards=(guards.PANEL_FIRST, guards.NOTICE_BEFORE),
    generates=(papers.HEARING,),
    audience=PARTIES,
)
POSTPONE = Action(
    "postpone",
    "延期开庭",
    ("scheduled",),
    HANDLERS,
    "{actor}同意延期，改于{hearing_on}开庭。",
    cite=cite(35),
    form=forms.PostponeForm,
    guards=(guards.POSTPONE_BEFORE,),
    generates=(papers.HEARING,),
    group="开庭",
    audience=PARTIES,
)
HOLD_HEARING = Action(
    "hold_hearing",
    "登记开庭",
    ("scheduled",),
    STAFF,
    "仲裁庭开庭审理。",
    cite=cite(38),
    target="heard",
    form=forms.HeardForm,
    accepts=(papers.RECORD,),
    audience=PARTIES,
)
AWARD = Action(
    "award",
    "作出裁决",
    ("heard", "scheduled", "answering"),
    HANDLERS,
    "仲裁庭作出裁决：{outcome}。",
    cite=cite(46),
    target="concluded",
    form=forms.AwardForm,
    guards=(guards.HEARD_FIRST, guards.NOT_ANNOUNCING),
    effect=effects.conclude,
    clocks=(
        meet(AWARD_CLOCK),
        *REST,
        start("labour.sue", on="served_on"),
        start("labour.set_aside", on="served_on", when=effects.is_final),
    ),
    generates=(papers.AWARD,),
    closes=True,
    audience=PARTIES,
)
MEDIATE = Action(
    "mediate",
    "制作调解书",
    ("heard", "scheduled", "answering", "accepted"),
    HANDLERS,
    "双方达成调解协议，仲裁庭制作调解书。",
    cite=cite(42),
    target="concluded",
    form=forms.MediationForm,
    sets={"outcome": "=M1"},
    effect=effects.conclude,
    clocks=(meet(AWARD_CLOCK), *REST),
    generates=(papers.MEDIATION,),
    closes=True,
    audience=PARTIES,
)
PARTLY = Action(
    "award_partly",
    "先行裁决",
    ("heard",),
    HANDLERS,
    "仲裁庭就已经清楚的部分先行裁决。",
    cite=cite(43, 2),
    form=forms.PartlyForm,
    sets={"partly_on": "occurred"},
    generates=(papers.PARTLY,),
    group="裁决",
    audience=PARTIES,
)
RESTART = Action(
    "restart",
    "重新计算期限",
    GOING_ON,
    HANDLERS,
    "{restart}，裁决期限自即日起重新计算。",
    cite=rule(46),
    form=forms.RestartForm,
    sets={"restarted_on": "occurred"},
    effect=effects.add_party,
    clocks=(cancel(AWARD_CLOCK), start(AWARD_CLOCK, leading=True)),
    group="期限",
    audience=PARTIES,
    help="追加当事人、变更请求、受理反申请、接受移送管辖的。补正材料的，受理以前办理“收到补正”。",
)
SUSPEND = Action(
    "suspend",
    "中止审理",
    GOING_ON,
    HANDLERS,
    "{actor}中止审理：{suspension}。",
    cite=rule(46, 0, 6),
    target="suspended",
    form=forms.SuspendForm,
    sets={"suspended_on": "occurred"},
    clocks=(pause(AWARD_CLOCK, reason="中止审理", cite=rule(46, 0, 6)),),
    generates=(papers.SUSPENSION,),
    group="期限",
    audience=PARTIES,
)
RESUME = Action(
    "resume",
    "恢复审理",
    ("suspended",),
    HANDLERS,
    "中止的原因消除，恢复审理。",
    cite=rule(46, 0, 6),
    target=effects.back,
    targets=GOING_ON,
    form=forms.ReasonForm,
    clocks=(resume(AWARD_CLOCK),),
    audience=PARTIES,
)
ANNOUNCE = Action(
    "announce",
    "开始公告送达",
    GOING_ON,
    STAFF,
    "{actor}公告送达，公告期间不计入裁决期限。",
    cite=rule(46, 0, 6),
    form=forms.ReasonForm,
    guards=(guards.NOT_ANNOUNCING,),
    clocks=(pause(AWARD_CLOCK, kind="exclusion", reason="公告送达", cite=rule(46, 0, 6)),),
    group="期限",
    audience=PARTIES,
)
ANNOUNCED = Action(
    "announced",
    "公告期满",
    GOING_ON,
    STAFF,
    "公告期满，裁决期限继续计算。",
    cite=rule(46, 0, 6),
    form=NoteForm,
    guards=(guards.ANNOUNCING,),
    clocks=(resume(AWARD_CLOCK, kind="exclusion"),),
    group="期限",
    audience=PARTIES,
)
EXTEND = Action(
    "extend",
    "批准延期",
    GOING_ON,
    ("chief",),
    "{actor}批准延期{days}日，并书面通知当事人。",
    cite=cite(43),
    form=forms.ExtendForm,
    sets={"extended_on": "occurred"},
    clocks=(extend(AWARD_CLOCK, amount="days"),),
    generates=(papers.EXTENSION,),
    accepts=(papers.APPROVAL,),
    group="期限",
    audience=PARTIES,
    help="案情复杂需要延期的，经仲裁委员会主任批准，最长十五日。",
)
WITHDRAW = Action(
    "withdraw",
    "撤回申请",
    ("received", "correcting", *GOING_ON, "suspended"),
    (*STAFF, PUBLIC),
    "申请人撤回仲裁申请。",
    cite=cite(41),
    target="concluded",
    form=forms.WithdrawForm,
    sets={"outcome": "=W1"},
    effect=effects.conclude,
    clocks=(
        cancel("labour.accept"),
        cancel("labour.correct"),
        meet(AWARD_CLOCK),
        *REST,
    ),
    generates=(papers.CLOSING,),
    closes=True,
    destructive=True,
    group="当事人要求",
    audience=PARTIES,
)


def _ended(code: str, title: str, sentence: str, outcome: str, form: type, basis: object) -> Action:
    """An end without award."""
    return Action(
        code,
        title,
        GOING_ON,
        HANDLERS,
        sentence,
        cite=basis,  # type: ignore[arg-type]
        target="concluded",
        form=form,
        sets={"outcome": f"={outcome}"},
        effect=effects.conclude,
        clocks=(meet(AWARD_CLOCK), *REST),
        generates=(papers.CLOSING,),
        closes=True,
        destructive=True,
        group="终结",
        audience=PARTIES,
    )


DEEMED = _ended(
    "deem_withdrawn",
    "视为撤回",
    "申请人无正当理由拒不到庭或者中途退庭，视为撤回申请。",
    "W2",
    forms.ReasonForm,
    cite(36, 1),
)
MOVE = _ended(
    "move", "移送管辖", "{actor}将本案移送有管辖权的仲裁委员会。", "T1", forms.MoveForm, rule(9)
)
ANNUL = _ended(
    "annul",
    "撤销案件",
    "受理后发现不应当受理，撤销案件。",
    "D1",
    forms.ReasonForm,
    rule(32),
)
RECORD_REMEDY = Action(
    "record_remedy",
    "登记起诉、申请撤销",
    ("concluded", "refused", "archived"),
    STAFF,
    "登记裁决以后的诉讼：{remedy_on}{remedy}。",
    cite=cite(50),
    form=forms.RemedyForm,
    guards=(guards.AWARD_ONLY, guards.RIGHT_REMEDY, guards.REMEDY_IN_TIME),
    group="裁决以后",
    audience=PARTIES,
)
ARCHIVE = Action(
    "archive",
    "归档",
    ("concluded", "refused"),
    STAFF,
    "{actor}将本案归档。",
    target="archived",
    form=NoteForm,
    clocks=(cancel("labour.sue"), cancel("labour.set_aside")),
)
ACTIONS = (
    SET_HEARING,
    HOLD_HEARING,
    AWARD,
    MEDIATE,
    RESUME,
    PARTLY,
    POSTPONE,
    RESTART,
    SUSPEND,
    ANNOUNCE,
    ANNOUNCED,
    EXTEND,
    WITHDRAW,
    DEEMED,
    MOVE,
    ANNUL,
    RECORD_REMEDY,
    ARCHIVE,
)
