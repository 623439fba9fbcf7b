"""普法责任制履职评议 as data: the unit reports, the office judges by the list, the result is published."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from zhunsheng.commons.publication.actions import Publishing
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.publicity.outreach import fulfilment
from zhunsheng.domains.publicity.outreach.facts import review_facts
from zhunsheng.domains.publicity.outreach.forms import reviews as forms
from zhunsheng.domains.publicity.outreach.law import VERSIONS, under
from zhunsheng.domains.publicity.outreach.models import DutyReview, ReviewMark
from zhunsheng.domains.publicity.outreach.procedure import effects, papers
from zhunsheng.domains.publicity.outreach.publication import RESULT
from zhunsheng.domains.publicity.outreach.registers import OFFICE
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    SYSTEM,
    Action,
    Outcome,
    Procedure,
    Stage,
    Tell,
)
from zhunsheng.kernel.statutes.cites import Cite

CODE = "publicity.review"
UNITS = ("registrar", "chief")
STEPS = (("report", "履职报告"), ("review", "评议"), ("publish", "公开"))
STAGES = (
    Stage("reported", "待评议", "report", "单位已经交了履职报告，等待评议。", waits_for=(OFFICE,)),
    Stage("returned", "待修改", "report", "履职报告退回单位修改补充。", waits_for=UNITS),
    Stage(
        "scored", "已评议", "review", "区里已经评议，结果待公开。", closed=True, waits_for=(OFFICE,)
    ),
    Stage("published", "已公开", "publish", "评议结果已经向社会公开。", closed=True),
    Stage("archived", "已归档", "publish", "评议已经办完，材料已经归档。", closed=True, final=True),
)


def prepare(context: Context) -> None:
    """Whose report it is, with the figures of that day."""
    matter, data = context.matter, context.data
    person = context.actor.person
    matter.unit = data.get("host") or (person.unit if person else None)
    matter.organ = effects.organ_of(matter.unit)
    matter.place = matter.unit.place
    matter.handler = person if context.actor.kind == "staff" else None
    matter.title = f"{matter.unit.label}{data['year']}年普法责任制履职报告"
    count(context)


def count(context: Context) -> None:
    """The records as they stand; what comes later is not in this report."""
    matter = context.matter
    found = next(iter(fulfilment.by_unit(matter.year, [matter.unit_id])), None)
    if found is not None:
        matter.duties, matter.fulfilled = len(found.duties), found.fulfilled
        matter.events, matter.heads, matter.posts = found.events, found.heads, found.posts


def score(context: Context) -> None:
    """The points by the list of the day."""
    form: Any = context.form
    matter = context.matter
    ReviewMark.objects.filter(review=matter.pk).delete()
    ReviewMark.objects.bulk_create(form.marks(ReviewMark, review_id=matter.pk))
    matter.score = form.total
    matter.grade = forms.grade_of(form.total, sum(one.points for one in form.lines))


def compose(context: Context) -> Content:
    """Points and grade, and what the form says."""
    matter, said = context.matter, context.data["summary"]
    figures = (
        f"普法责任{matter.duties}项，落实{matter.fulfilled}项；活动{matter.events}场，"
        f"{matter.heads}人次；推送{matter.posts}条。评议{matter.score}分，"
        f"{matter.get_grade_display()}。"
    )
    return Content(
        title=f"{matter.unit.label}{matter.year}年普法责任制评议结果",
        unit_id=matter.unit_id,
        number=matter.number or "",
        category=matter.grade,
        summary=figures,
        text=f"{figures}\n{said}",
        happened_on=matter.scored_on,
    )


ACTIONS = (
    Action(
        "score",
        "评议打分",
        ("reported",),
        (OFFICE,),
        "{actor}评议，{comment}",
        target="scored",
        form=forms.ScoreForm,
        sets={"scored_on": "occurred", "outcome": "=scored"},
        effect=score,
        generates=(papers.SCORED,),
        closes=True,
        undoable=False,
        tells=(Tell("role:registrar", "scored", "普法责任制评议结果出来了"),),
    ),
    Action(
        "send_back",
        "退回修改",
        ("reported",),
        (OFFICE,),
        "{actor}退回：{reason}。",
        target="returned",
        form=forms.ReturnForm,
        tells=(Tell("role:registrar", "returned", "履职报告退回修改"),),
    ),
    Action(
        "rework",
        "重新提交",
        ("returned",),
        UNITS,
        "{actor}重新提交履职报告。",
        target="reported",
        form=forms.ReworkForm,
        effect=count,
        generates=(papers.REPORT,),
    ),
    Action(
        "archive",
        "归档",
        ("published",),
        (OFFICE,),
        "{actor}归档。",
        target="archived",
        group="案卷",
    ),
)


PUBLISHING = Publishing(
    RESULT,
    compose=compose,
    grounds=(("other", "按规定不公开"),),
    sources=("scored",),
    public=("published", "archived"),
    form=forms.PublishResultForm,
    targets={"publish": "published", "unpublish": "scored"},
    takes_files=False,
)


FILING = Action(
    "report",
    "提交履职报告",
    (),
    (*UNITS, OFFICE, SYSTEM),
    "提交{year}普法责任制履职报告。",
    form=forms.ReportForm,
    prepare=prepare,
    generates=(papers.REPORT,),
    tells=(Tell(f"role:{OFFICE}", "reported", "收到普法责任制履职报告，请评议"),),
)


def review_procedure(version: str, law: str, cite: Cite, since: str, until: str) -> Procedure:
    """The procedure under the rules of one time."""
    return Procedure(
        code=CODE,
        version=version,
        title="普法责任制履职评议",
        law=law,
        model=DutyReview,
        initial="reported",
        filing=replace(FILING, cite=cite),
        stages=STAGES,
        actions=(*under(cite, *ACTIONS), *PUBLISHING.actions),
        outcomes=(Outcome("scored", "已评议", cite),),
        steps=STEPS,
        number=papers.REVIEW_NUMBER,
        in_force_from=since,
        in_force_to=until,
        facts=review_facts,
    )


REVIEWS = tuple(review_procedure(*row) for row in VERSIONS)
