"""What follows the end: the file, scores, the subsidy, the objection, the archive (49-59)."""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid.forms import closing as forms
from zhunsheng.domains.legalservice.aid.law import Law
from zhunsheng.domains.legalservice.aid.procedure import effects, guards, papers
from zhunsheng.domains.legalservice.aid.procedure.stages import (
    APPLICANT,
    BUREAU,
    HANDLERS,
    LAWYER,
    STAFF,
)
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
    cancel,
    meet,
    start,
)

REVIEWER = "aid_reviewer"


def _hand_in(law: Law) -> Action:
    """提交结案报告和卷宗."""
    return Action(
        "hand_in",
        "提交结案报告和卷宗",
        ("finished",),
        (*HANDLERS, LAWYER),
        "承办人员提交结案报告和卷宗。",
        cite=law.cite(50, 24),
        target="filed",
        form=forms.ReportForm,
        sets={"filed_on": "occurred"},
        guards=(guards.PAPERS_DONE,),
        clocks=(meet("aid.file"), start("aid.subsidy", leading=True)),
        accepts=(papers.FILE, papers.LEGAL_PAPER),
        generates=(papers.REPORT,),
        tells=(Tell("handler", "filed", "承办人员已经交卷，请核对卷宗、核定补贴"),),
        audience=("provider",),
    )


def _send_back(law: Law) -> Action:
    """退回补正卷宗."""
    return Action(
        "return_file",
        "退回补正卷宗",
        ("filed",),
        HANDLERS,
        "{actor}将卷宗退回补正。",
        cite=law.cite(50, 24),
        target="finished",
        form=forms.ReturnForm,
        guards=(guards.NO_SUBSIDY,),
        clocks=(cancel("aid.subsidy"), start("aid.file", leading=True)),
        tells=(Tell("provider", "returned", "卷宗被退回补正"),),
        group="卷宗",
        audience=("provider",),
    )


def _archive(law: Law) -> Action:
    """归档."""
    return Action(
        "archive",
        "归档",
        ("filed", "refused", "terminated", "ordered", "ended"),
        STAFF,
        "{actor}将本案归档。",
        cite=law.cite(50, 24),
        target="archived",
        form=forms.ArchiveForm,
        guards=(guards.SCORE_SETTLED, guards.SUBSIDY_SETTLED),
        clocks=(cancel("aid.subsidy"),),
        generates=(papers.CATALOGUE,),
    )


def _file(law: Law) -> tuple[Action, ...]:
    return (_hand_in(law), _send_back(law), _archive(law))


def _score(law: Law) -> Action:
    """质量评分."""
    return Action(
        "score",
        "质量评分",
        ("filed",),
        (REVIEWER,),
        "{actor}评定案件质量。",
        cite=law.cite(57, 25),
        form=forms.ScoreForm,
        guards=(guards.SCORE_OPEN, guards.REVIEWED_ONCE, guards.NOT_OWN),
        effect=effects.score,
        undoable=False,
        group="质量",
        help="两名评审人各自打分，互不知道对方的分数；相差超过十分的由第三人裁定。",
    )


def _arbitrate(law: Law) -> Action:
    """裁定质量得分."""
    return Action(
        "arbitrate",
        "裁定质量得分",
        ("filed",),
        (REVIEWER, "chief"),
        "{actor}裁定案件质量得分。",
        cite=law.cite(57, 25),
        form=forms.ScoreForm,
        guards=(guards.APART, guards.REVIEWED_ONCE, guards.NOT_OWN),
        effect=effects.arbitrate,
        undoable=False,
        group="质量",
    )


def _quality(law: Law) -> tuple[Action, ...]:
    return (_score(law), _arbitrate(law))


def _draw(law: Law) -> Action:
    """核定补贴."""
    return Action(
        "draw_subsidy",
        "核定补贴",
        ("filed",),
        STAFF,
        "{actor}按标准核定补贴。",
        cite=law.cite(52, 22),
        form=forms.SubsidyForm,
        sets={"subsidy_on": "occurred"},
        guards=(guards.NO_SUBSIDY,),
        effect=effects.draw_subsidy,
        accepts=(papers.VOUCHER,),
        tells=(Tell("role:chief", "subsidy", "法律援助补贴待审批"),),
    )


def _approve(law: Law) -> Action:
    """审批补贴."""
    return Action(
        "approve_subsidy",
        "审批补贴",
        ("filed",),
        ("chief",),
        "{actor}批准支付补贴。",
        cite=law.cite(52, 22),
        form=forms.ApproveForm,
        sets={"approved_on": "occurred"},
        guards=(guards.SUBSIDY_DRAWN, guards.NO_SUBSIDY),
        generates=(papers.SUBSIDY,),
    )


def _pay(law: Law) -> Action:
    """登记支付."""
    return Action(
        "pay_subsidy",
        "登记支付",
        ("filed",),
        STAFF,
        "补贴已于{paid_on}支付。",
        cite=law.cite(52, 22),
        form=forms.PaidForm,
        guards=(guards.SUBSIDY_APPROVED, guards.SUBSIDY_UNPAID),
        clocks=(meet("aid.subsidy", on="paid_on"),),
        accepts=(papers.VOUCHER,),
        tells=(Tell("provider", "paid", "法律援助补贴已经支付"),),
        audience=("provider",),
    )


def _subsidy(law: Law) -> tuple[Action, ...]:
    return (_draw(law), _approve(law), _pay(law))


def _raise_it(law: Law) -> Action:
    """提出异议."""
    return Action(
        "object",
        "提出异议",
        ("refused", "terminated"),
        (*STAFF, *BUREAU, PUBLIC),
        "申请人、受援人向司法局提出异议。",
        cite=law.cite(49, 19),
        target="objecting",
        form=forms.ObjectForm,
        sets={"objected_on": "occurred"},
        guards=(guards.OBJECT_ONCE,),
        clocks=(start("aid.objection", leading=True),),
        accepts=(papers.MATERIAL,),
        tells=(
            Tell("role:organ_head", "objection", "收到法律援助异议，五日内审查"),
            Tell("handler", "objection", "申请人提出异议"),
        ),
        group="异议",
        audience=APPLICANT,
    )


def _decide(law: Law) -> Action:
    """异议审查决定."""
    return Action(
        "decide_objection",
        "异议审查决定",
        ("objecting",),
        BUREAU,
        "司法局审查异议，决定：{objection}。",
        cite=law.cite(49, 19, 2),
        target=effects.after_objection,
        targets=("refused", "terminated", "ordered"),
        form=forms.DecideObjectionForm,
        sets={"objection_decided_on": "occurred"},
        effect=effects.order,
        clocks=(meet("aid.objection"),),
        generates=(papers.OBJECTION,),
        tells=(Tell("handler", "objection", "司法局作出了异议审查决定"),),
        undoable=False,
        audience=APPLICANT,
        help="责令改正的，原申请转回法律援助机构的“待接收”，由其重新办理。",
    )


def _objection(law: Law) -> tuple[Action, ...]:
    return (_raise_it(law), _decide(law))


def actions(law: Law) -> tuple[Action, ...]:
    """Everything after the end."""
    return (*_subsidy(law), *_file(law), *_quality(law), *_objection(law))
