"""What follows a check: publication, 责令改正 with its re-check, 移交立案, archive."""

from __future__ import annotations

from dataclasses import replace

from zhunsheng.commons.publication.actions import Publishing
from zhunsheng.domains.inspection.forms import results as forms
from zhunsheng.domains.inspection.forms.rounds import NoteForm
from zhunsheng.domains.inspection.procedures import guards, papers
from zhunsheng.domains.inspection.procedures import task_effects as effects
from zhunsheng.domains.inspection.procedures.law import OPEN_CASE, PUBLISHED, RECTIFY
from zhunsheng.domains.inspection.publication import RESULT, compose
from zhunsheng.kernel.procedure.declaration import Action, meet, start

CHECKERS = RESULT.roles
AFTER = ("concluded", "published")
PUBLISHING = Publishing(
    RESULT,
    compose=compose,
    grounds=forms.NOT_PUBLISHED,
    sources=("concluded",),
    public=("published",),
    form=forms.PublishForm,
    targets={"publish": "published", "unpublish": "concluded"},
    takes_files=False,
    cite=PUBLISHED,
)
FOLLOWING = (
    # The next thing to do after the result, so it stands first and not among the folded ones.
    replace(PUBLISHING.publish, group="", generates=(papers.RESULT,)),
    PUBLISHING.withhold,
    PUBLISHING.unpublish,
    PUBLISHING.amend,
    Action(
        "order",
        "责令改正",
        AFTER,
        CHECKERS,
        "{actor}责令改正，期限到{rectify_by}。",
        cite=RECTIFY,
        form=forms.OrderForm,
        effect=effects.order,
        clocks=(start("inspection.rectify", amount="days_to_rectify", leading=True),),
        generates=(papers.ORDER,),
        group="后续处理",
    ),
    Action(
        "recheck",
        "登记复查",
        AFTER,
        CHECKERS,
        "{actor}复查：{rectified}。",
        cite=RECTIFY,
        form=forms.RecheckForm,
        effect=effects.recheck,
        guards=(guards.ORDERED,),
        accepts=papers.PROOF,
        clocks=(meet("inspection.rectify"),),
        group="后续处理",
    ),
    Action(
        "hand_over_case",
        "移交立案查处",
        AFTER,
        CHECKERS,
        "{actor}将涉嫌违法线索移交立案查处。",
        cite=OPEN_CASE,
        form=forms.HandOverForm,
        sets={"referred_on": "occurred"},
        effect=effects.hand_over,
        group="后续处理",
        undoable=False,
    ),
    Action(
        "archive",
        "归档",
        AFTER,
        CHECKERS,
        "{actor}归档。",
        target="archived",
        form=NoteForm,
        guards=(guards.DECIDED, guards.FOLLOWED_UP, guards.SETTLED),
    ),
)
