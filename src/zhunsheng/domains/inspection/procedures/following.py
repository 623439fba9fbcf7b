"""What follows a check: publication, 责令改正 with its re-check, 移交立案, archive."""

from __future__ import annotations

from zhunsheng.domains.inspection.forms import results as forms
from zhunsheng.domains.inspection.forms.rounds import NoteForm
from zhunsheng.domains.inspection.procedures import guards, papers
from zhunsheng.domains.inspection.procedures import task_effects as effects
from zhunsheng.domains.inspection.procedures.law import OPEN_CASE, PUBLISHED, RANDOM, RECTIFY
from zhunsheng.kernel.procedure.declaration import Action, meet, start

CHECKERS = ("handler", "registrar", "chief")
AFTER = ("concluded", "published")
FOLLOWING = (
    Action(
        "publish",
        "公示检查结果",
        ("concluded",),
        CHECKERS,
        "{actor}公示检查结果。",
        cite=RANDOM,
        target="published",
        form=forms.PublishForm,
        sets={"published_on": "occurred"},
        effect=effects.publish,
        clocks=(meet("inspection.publish"),),
        generates=(papers.RESULT,),
    ),
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
        "withdraw",
        "撤下公示",
        ("published",),
        ("registrar", "chief"),
        "{actor}撤下检查结果：{reason}",
        cite=PUBLISHED,
        form=forms.WithdrawForm,
        sets={"withdrawn_on": "occurred"},
        effect=effects.withdraw,
        guards=(guards.IS_UP,),
        group="公示",
        undoable=False,
    ),
    Action(
        "publish_again",
        "重新公示",
        ("published",),
        ("registrar", "chief"),
        "{actor}更正后重新公示检查结果。",
        cite=PUBLISHED,
        form=forms.PublishForm,
        effect=effects.publish,
        guards=(guards.IS_DOWN,),
        generates=(papers.RESULT,),
        group="公示",
        undoable=False,
    ),
    Action(
        "archive",
        "归档",
        ("published",),
        CHECKERS,
        "{actor}归档。",
        target="archived",
        form=NoteForm,
        guards=(guards.SETTLED,),
    ),
)
