"""Legal conditions of new acts (recorded facts that broke them are taken and marked)."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.assignable import by_code
from zhunsheng.domains.disputes.mediation.forms.handling import sides
from zhunsheng.domains.disputes.mediation.law import Way, people
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard

YES, NO = choices.Consent.YES, choices.Consent.NO


def _answers(context: Context) -> tuple[str, str]:
    """What both sides say, with the act's own answers first."""
    return (
        context.data.get("applicant_agrees") or context.matter.applicant_agrees,
        context.data.get("other_agrees") or context.matter.other_agrees,
    )


def both_agree(way: Way) -> Guard:
    """17: not against a clear refusal, and silence is not consent."""
    return Guard(
        "both_agree",
        lambda context: _answers(context) == (YES, YES),
        "调解要双方都愿意，现在还不是。",
        "还没有表态的，先办“告知对方”；明确拒绝的，办“一方拒绝”，并告知其他途径。",
        way.cite("accept"),
    )


def _unrelated(context: Context) -> bool:
    """Nobody is declared a relative, and nobody bears a party's name."""
    if context.data.get("is_related"):
        return False
    names = {"".join(name.split()) for name in sides(context)}
    chosen = by_code(context.data.get("mediators") or (), None)
    given = {one.name for one in chosen} | {one.organisation for one in chosen}
    return not (given | {context.data.get("outside") or ""}) & (names - {""})


def unrelated(way: Way) -> Guard:
    """Whoever is kin of a party or has an interest does not mediate."""
    return Guard(
        "unrelated",
        _unrelated,
        "调解员是当事人的近亲属，或者与纠纷有利害关系，不能调解这件纠纷。",
        "请另选调解员；双方都知道并且都要他参加的，可以作为邀请参加调解的人写在调解笔录里。",
        way.cite("appoint"),
    )


def _written(context: Context) -> bool:
    return bool(context.matter.agreement_form == choices.Form.WRITTEN)


def _is_open(context: Context) -> bool:
    """Who has agreed need not be asked again; a refusal may be taken back."""
    mine = "other_agrees" if context.actor.side else "applicant_agrees"
    return bool(getattr(context.matter, mine) != YES)


RESPOND_OPEN = Guard(
    "respond_open",
    _is_open,
    "已经表示愿意调解。",
    "改主意了，请打电话告诉调解员，或者撤回。",
    early=True,
    moot=True,
)
TO_INVITE = Guard(
    "to_invite",
    lambda context: bool(context.matter.other_agrees != YES),
    "对方已经愿意调解。",
    "请直接受理；对方忘了查询码的，告诉他到窗口来。",
    early=True,
    moot=True,
)
CONFIRM_WRITTEN = Guard(
    "confirm_written",
    _written,
    "口头协议没有协议书，法院无法确认。",
    "双方要申请确认的，请先把口头协议写成书面协议（办“补签书面协议”）。",
    people(33),
    early=True,
)
NOT_WRITTEN = Guard(
    "not_written",
    lambda context: not _written(context),
    "已经有书面协议。",
    "不用补签。",
    early=True,
    moot=True,
)
CONFIRM_ONCE = Guard(
    "confirm_once",
    lambda context: context.matter.confirmation_asked_on is None,
    "已经申请过司法确认。",
    "请查看法院的决定。",
    early=True,
    moot=True,
)


def _in_time(context: Context) -> bool:
    clock = context.clocks.get("mediation.confirm")
    asked = context.data.get("confirmation_asked_on") or context.on
    return clock is None or asked <= clock.due_on


CONFIRM_IN_TIME = Guard(
    "confirm_in_time",
    _in_time,
    "协议生效已经超过三十日，不能再申请司法确认。",
    "协议仍然有效；一方不履行的，另一方可以就协议向人民法院起诉。",
    people(33),
)


def _followed(context: Context) -> bool:
    """An agreement is closed once somebody has asked whether it was kept."""
    matter = context.matter
    return matter.stage != "agreed" or matter.performed in (
        choices.Performance.DONE,
        choices.Performance.PARTLY,
        choices.Performance.NOT,
    )


FOLLOWED = Guard(
    "followed",
    _followed,
    "还没有回访履行情况。",
    "请先办“履行回访”；已经当场履行的，也记一笔。",
    people(31),
    early=True,
)
BOTH_WANT = Guard(
    "both_want",
    lambda context: bool(context.data.get("both")),
    "延长特邀调解期限要双方当事人同意。",
    "请先问双方；不同意的，期限届满就终止调解。",
)
REPORTED_BEFORE = Guard(
    "at_risk",
    lambda context: context.matter.risk != "none",
    "没有激化风险。",
    "不用办。",
    early=True,
    moot=True,
)
