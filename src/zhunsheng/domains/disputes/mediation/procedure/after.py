"""After an agreement: confirmation, follow-up, file (人民调解法 27、31、33)."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.forms import ending as forms
from zhunsheng.domains.disputes.mediation.law import Way
from zhunsheng.domains.disputes.mediation.procedure import clocks, effects, guards, papers
from zhunsheng.domains.disputes.mediation.procedure.stages import BOTH, STAFF
from zhunsheng.kernel.procedure.declaration import Action, meet, start


def actions(way: Way) -> tuple[Action, ...]:
    """What an agreement still needs."""
    confirming = (_ask(way), _accepts(way), _decides(way)) if way.confirms else ()
    return (_visit(way), *confirming, _archive(way))


def _visit(way: Way) -> Action:
    return Action(
        "visit",
        "履行回访",
        ("agreed",),
        STAFF,
        "{actor}回访履行情况：{performed}。",
        cite=way.cite("visit"),
        form=forms.VisitForm,
        sets={"visited_on": "occurred"},
        clocks=(
            meet(clocks.FOLLOW_UP),
            start(clocks.FOLLOW_UP, when=effects.to_visit_again),
        ),
        generates=(papers.VISIT,),
        help="没有履行的，督促履行，并告知可以就协议向法院起诉。",
    )


def _ask(way: Way) -> Action:
    return Action(
        "ask_confirmation",
        "共同申请司法确认",
        ("agreed",),
        STAFF,
        "双方共同向{court}申请司法确认。",
        cite=way.cite("confirm"),
        target="confirming",
        form=forms.AskConfirmationForm,
        sets={"confirmation_asked_on": effects.asked_on},
        guards=(guards.CONFIRM_ONCE, guards.CONFIRM_WRITTEN, guards.CONFIRM_IN_TIME),
        clocks=(
            meet(clocks.CONFIRM, on="confirmation_asked_on"),
            start("mediation.court_accept", on="confirmation_asked_on"),
        ),
        generates=(papers.COURT,),
        audience=BOTH,
        help="自协议生效之日起三十日内，双方一起申请。",
    )


def _accepts(way: Way) -> Action:
    return Action(
        "court_accepts",
        "法院受理",
        ("confirming",),
        STAFF,
        "法院于{confirmation_accepted_on}受理确认申请。",
        cite=way.cite("confirm"),
        form=forms.CourtAcceptsForm,
        clocks=(
            meet("mediation.court_accept", on="confirmation_accepted_on"),
            start("mediation.court_decide", on="confirmation_accepted_on"),
        ),
        audience=BOTH,
    )


def _decides(way: Way) -> Action:
    return Action(
        "court_decides",
        "登记法院决定",
        ("confirming",),
        STAFF,
        "法院于{confirmation_ended_on}决定：{confirmation}。",
        cite=way.cite("confirm"),
        target="agreed",
        form=forms.CourtDecidesForm,
        clocks=(
            meet("mediation.court_accept", on="confirmation_ended_on"),
            meet("mediation.court_decide", on="confirmation_ended_on"),
        ),
        accepts=(papers.RULING,),
        audience=BOTH,
    )


def _archive(way: Way) -> Action:
    return Action(
        "archive",
        "归档",
        ("agreed", "ended", "moved"),
        STAFF,
        "{actor}归档，保管期限{retention}。",
        cite=way.cite("archive"),
        target="archived",
        form=forms.ArchiveForm,
        sets={"archived_on": "occurred"},
        guards=(guards.FOLLOWED,),
        clocks=clocks.LAPSE,
        generates=(papers.COVER,),
    )
