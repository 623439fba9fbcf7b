"""From acceptance to the written answer; what the petition office urges (28-34, 40)."""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.forms import handling as forms
from zhunsheng.domains.disputes.petitions.law import Law
from zhunsheng.domains.disputes.petitions.procedure import effects, guards, papers
from zhunsheng.domains.disputes.petitions.procedure.intake import told
from zhunsheng.domains.disputes.petitions.procedure.stages import (
    EVERYWHERE,
    HANDLERS,
    OFFICE,
    PETITIONER,
    STAFF,
)
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
    cancel,
    extend,
    meet,
    start,
)


def _answer(law: Law) -> Action:
    """书面答复."""
    return Action(
        "answer",
        "书面答复",
        ("accepted", "registered", "forwarded", "redoing"),
        STAFF,
        "{actor}书面答复信访人：{outcome}。",
        cite=law.cite((32,), (32,)),
        target="answered",
        form=forms.AnswerForm,
        guards=(guards.accepted_first(law),),
        effect=effects.answer,
        clocks=(
            *told(law),
            meet("petition.close"),
            start("petition.review_ask", on="served_on", when=effects.has_opinion),
        ),
        generates=(papers.OPINION, papers.REPLY),
        accepts=(papers.REPORT,),
        tells=(Tell("role:registrar", "answered", "责任单位已经书面答复"),),
        closes=True,
        audience=PETITIONER,
        help="申诉求决出具信访处理意见书；建议意见、检举控告能够当场答复的，登记当日就可以办理。",
    )


def _settle(law: Law) -> Action:
    """调解、和解."""
    return Action(
        "settle",
        "登记调解、和解",
        ("accepted",),
        STAFF,
        "双方自愿达成协议：{outcome}。",
        cite=law.cite((33,), (13,)),
        target="answered",
        form=forms.SettledForm,
        guards=(guards.APPEALS_ONLY,),
        effect=effects.answer,
        clocks=(*told(law), meet("petition.close")),
        accepts=(papers.AGREEMENT,),
        closes=True,
        audience=PETITIONER,
    )


def _extend(law: Law) -> Action:
    """延长办理期限."""
    return Action(
        "extend",
        "延长办理期限",
        ("accepted",),
        ("chief", "organ_head"),
        "{actor}批准延长办理期限{days}日，并告知信访人。",
        cite=law.cite((34,), (33,)),
        form=forms.ExtendForm,
        sets={"extended_on": "occurred"},
        guards=(guards.APPEALS_ONLY,),
        clocks=(extend("petition.close", amount="days"),),
        generates=(papers.EXTENSION,),
        group="期限",
        audience=PETITIONER,
        help="情况复杂的，经本机关、单位负责人批准，最长三十日，须告知信访人理由。",
    )


def _hear(law: Law) -> Action:
    """听证."""
    return Action(
        "hear",
        "登记听证",
        ("accepted",),
        HANDLERS,
        "{hearing_on}举行听证。",
        cite=law.cite((31, 0, 6), (31, 2)),
        form=forms.HearingForm,
        group="办理",
        audience=PETITIONER,
        help="重大、复杂、疑难的信访事项可以举行听证。",
    )


def _withdraw(law: Law) -> Action:
    """撤回."""
    return Action(
        "withdraw",
        "撤回",
        ("registered", "forwarded", "accepted"),
        (*STAFF, PUBLIC),
        "信访人撤回。",
        target="ended",
        form=forms.WithdrawForm,
        sets={"outcome": "=W1"},
        clocks=(*told(law), cancel("petition.close")),
        tells=(Tell("handler", "withdrawn", "信访人撤回"),),
        closes=True,
        destructive=True,
        group="信访人要求",
        audience=PETITIONER,
    )


def _supervise(law: Law) -> Action:
    """督办、提出建议."""
    return Action(
        "supervise",
        "督办、提出建议",
        EVERYWHERE,
        OFFICE,
        "{actor}提出：{kind_of}。",
        cite=law.cite((40,), (36,)),
        form=forms.SuperviseForm,
        after=effects.supervise,
        undoable=False,
        tells=(Tell("handler", "urged", "信访部门督办、提出建议，请书面反馈"),),
        group="督办",
    )


def _supervised(law: Law) -> Action:
    """登记反馈."""
    return Action(
        "supervised",
        "登记督办和建议的反馈",
        EVERYWHERE,
        STAFF,
        "{actor}登记反馈：{adoption}。",
        cite=law.cite((40, 4), (36, 2)),
        form=forms.SupervisedForm,
        guards=(guards.SUPERVISED,),
        after=effects.supervised,
        undoable=False,
        group="督办",
    )


def _archive(_law: Law) -> Action:
    """归档."""
    return Action(
        "archive",
        "归档",
        ("answered", "reviewed", "rechecked", "ended"),
        STAFF,
        "{actor}将本件归档。",
        target="archived",
        form=forms.NoteForm,
        clocks=(cancel("petition.review_ask"), cancel("petition.recheck_ask")),
    )


def actions(law: Law) -> tuple[Action, ...]:
    """From acceptance to the file."""
    every = (_answer, _settle, _extend, _hear, _withdraw, _supervise, _supervised, _archive)
    return tuple(make(law) for make in every)
