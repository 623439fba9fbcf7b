"""主动公开 as a procedure: made → reviewed → published within twenty working days → corrected, taken down, ended."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from zhunsheng.commons.publication import outgoing, services
from zhunsheng.commons.publication.actions import FILE, Publishing, attach
from zhunsheng.commons.publication.models import State
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.disclosure.items import forms
from zhunsheng.domains.disclosure.items.kind import (
    GROUNDS,
    ITEM,
    LAW,
    MAKERS,
    PUBLISHERS,
    REVIEWERS,
    cite,
)
from zhunsheng.domains.disclosure.items.models import DisclosureItem
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.rendering import file_name, pdf_of
from zhunsheng.kernel.documents.store import store
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import (
    Accepts,
    Action,
    Guard,
    Procedure,
    Stage,
    Tell,
    meet,
    start,
)
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.procedure.context import Context

LIMIT = ITEM.limit
FILES = Accepts(FILE, "公开的文件", help="会检查隐藏内容和个人信息；再次上传的替换原来的。")

_CHANGING = "内容有变化，正在审查；更新以前，原来的内容仍可以查阅。"
STAGES = (
    Stage("review", "公开审查", "review", "正在审查这条信息能不能公开。", waits_for=REVIEWERS),
    Stage("returned", "退回修改", "review", "这条信息正在修改，改好再审查。", waits_for=MAKERS),
    Stage("cleared", "待发布", "publish", "审查已经通过，正在等待发布。", waits_for=PUBLISHERS),
    Stage("public", "已公开", "public", "这条信息已经公开，可以查阅。", closed=True),
    # What changes is public meanwhile as it was.
    Stage("changed", "变更审查", "public", _CHANGING, closed=True, waits_for=REVIEWERS),
    Stage("change_returned", "变更退回", "public", _CHANGING, closed=True, waits_for=MAKERS),
    Stage("change_cleared", "变更待发布", "public", _CHANGING, closed=True, waits_for=PUBLISHERS),
    Stage(
        "withheld",
        "不予公开",
        "public",
        "这条信息依法不予公开，可以申请了解理由。",
        closed=True,
        final=True,
    ),
    Stage("withdrawn", "已撤下", "public", "这条信息已经撤下，不能再看。", closed=True),
    Stage("ended", "已失效", "public", "这条信息已经失效，仍可以查阅。", closed=True, final=True),
)
#: Where a first publication and a change stand at the same step.
_CHANGES = {"review": "changed", "returned": "change_returned", "cleared": "change_cleared"}


def _of_change(action: Action) -> Action:
    """The same act on a change: what is public stays concluded, so a change has stages of its own."""
    assert isinstance(action.target, str)
    return replace(
        action,
        code=f"{action.code}_change",
        title=f"{action.title}（变更）",
        sources=tuple(_CHANGES[stage] for stage in action.sources),
        target=_CHANGES[action.target],
    )


def _published(context: Context) -> bool:
    """Whether an item is recorded that was public before."""
    return bool(context.data.get("published_on"))


def prepare(context: Context) -> None:
    """Before the row is written: the unit that publishes, and who handles it."""
    matter, person = context.matter, context.actor.person
    unit = context.data.get("unit") or (person.unit if person else None)
    if unit is None:
        raise Refused("没有公开单位。", "请选择公开单位，或请管理员登记您所在的单位。")
    matter.unit = matter.organ = unit
    matter.place_id = unit.place_id
    matter.handler = person
    if matter.made_on > context.on:
        raise Refused("形成日期晚于办理日期。", "请核对两个日期。")
    if _published(context) and not outgoing.is_fit(compose(context), context.files):
        # The row is written before the effect finds out.
        PUBLISHING.hold_back(context)


def take_in(context: Context) -> None:
    """The effect of filing: the source document comes along; what was public before is public here."""
    source = getattr(context.form, "document", None)
    if source is not None:
        context.files.append(_copy(context, source))
    if _published(context):
        PUBLISHING.make_public(context)


def _copy(context: Context, source: Document) -> Document:
    """An issued document as a file of this item: the sealed copy where there is one, else the document as PDF."""
    paper = source.sealed_copy or source
    if paper.blob_id:
        blob, name = paper.blob, paper.filename
    else:
        name = file_name(source, "pdf")
        blob = store(io.BytesIO(pdf_of(source)), name)
    return Document(
        kind=FILE,
        title=source.title,
        number=source.number,
        filename=name,
        blob=blob,
        state=Document.State.ISSUED,
        direction=Document.Direction.OUTGOING,
        occurred_on=context.on,
    )


def taken_in(context: Context, event: Event) -> None:
    """After filing: the files of what was public before."""
    if _published(context):
        attach(context, event)


def compose(context: Context) -> Content:
    """What the public reads of an item."""
    matter = context.matter
    return Content(
        title=matter.title,
        unit_id=matter.unit_id,
        number=matter.number or "",
        category=matter.category,
        summary=matter.summary,
        text=matter.text,
        happened_on=matter.made_on,
    )


def examine(context: Context) -> None:
    """The effect of 审查通过: what would be refused at publishing is refused here already."""
    outgoing.examine(context, compose(context), forms.files_of(context.matter), cite(17))


def end(context: Context) -> None:
    """The effect of 失效."""
    services.end(PUBLISHING.row(context), context.on)


def _documents(context: Context) -> list[Document]:
    return (
        forms.files_of(context.matter) if context.matter.pk and context.action is not FILING else []
    )


PUBLISHING = Publishing(
    ITEM,
    compose=compose,
    grounds=GROUNDS,
    sources=("cleared", "change_cleared", "withdrawn"),
    public=("public", "ended", *_CHANGES.values()),
    again=("change_cleared",),
    closes=True,
    withheld_from=("review", "cleared"),
    also_sets={"first_published_on": lambda c: c.matter.first_published_on or c.on},
    form=forms.PublishForm,
    amend_form=forms.ItemAmendForm,
    documents=_documents,
    targets={"publish": "public", "withhold": "withheld", "unpublish": "withdrawn"},
    takes_files=False,
    cite=cite(26),
)

FILING = Action(
    "register",
    "登记拟公开信息",
    (),
    (*MAKERS, *REVIEWERS),
    "{actor}登记拟公开信息。",
    cite=cite(19),
    form=forms.ItemForm,
    accepts=(FILES,),
    guards=(
        Guard(
            "already_published",
            lambda c: bool(c.back_entry) or not _published(c),
            "填了公开日期的是补录。",
            "请在“办理日期和补录”里写补录原因，或者删去公开日期。",
        ),
    ),
    target=lambda c: "public" if _published(c) else "review",
    targets=("review", "public", "withdrawn"),
    sets={
        "publication": lambda c: State.PUBLISHED if _published(c) else State.PENDING,
        "first_published_on": lambda c: c.data.get("published_on"),
    },
    prepare=prepare,
    effect=take_in,
    after=taken_in,
    clocks=(
        start(LIMIT, on="made_on", leading=True),
        meet(LIMIT, on="published_on", when=_published),
    ),
    tells=(Tell("role:disclosure_reviewer", "to_review", "有信息等待公开审查"),),
)

CLEAR = Action(
    "clear",
    "审查通过",
    ("review",),
    REVIEWERS,
    "{actor}审查通过，可以公开。",
    cite=cite(17),
    target="cleared",
    form=forms.ReviewForm,
    sets={"reviewed_on": "occurred"},
    effect=examine,
    tells=(Tell("handler", "cleared", "公开审查已通过，请发布"),),
)
SEND_BACK = Action(
    "send_back",
    "退回修改",
    ("review", "cleared"),
    REVIEWERS,
    "{actor}退回修改。",
    cite=cite(17),
    target="returned",
    form=forms.ReasonForm,
    tells=(Tell("handler", "returned", "公开审查退回，请修改"),),
)
REVISE = Action(
    "revise",
    "修改后再送审",
    ("returned", "review"),
    MAKERS,
    "{actor}修改后再送审。",
    target="review",
    form=forms.ReviseForm,
    accepts=(FILES,),
    clocks=(start(LIMIT, on="made_on", leading=True),),
)
CHANGE = Action(
    "change",
    "内容变更",
    ("public", "withdrawn"),
    (*MAKERS, *REVIEWERS),
    "{actor}登记内容变更，重新审查和公开。",
    cite=cite(26),
    target="changed",
    form=forms.ReviseForm,
    accepts=(FILES,),
    clocks=(start(LIMIT, on="made_on", leading=True),),
    group="公开",
    help="内容有变化的，自变更之日起二十个工作日内更新；更新以前，原来的内容仍然可以看到。",
)
END = Action(
    "end",
    "登记失效",
    ("public",),
    PUBLISHERS,
    "{actor}登记失效。",
    target="ended",
    form=forms.ReasonForm,
    sets={"ended_on": "occurred"},
    effect=end,
    group="公开",
    help="文件废止或者有效期满。公开的页面标明失效，仍然可以查阅。",
)

PROCEDURE = Procedure(
    code="disclosure.item",
    version="2019",
    title="主动公开",
    law=LAW,
    model=DisclosureItem,
    initial="review",
    filing=FILING,
    stages=STAGES,
    actions=(
        CLEAR,
        SEND_BACK,
        REVISE,
        *PUBLISHING.actions,
        CHANGE,
        *map(_of_change, (CLEAR, SEND_BACK, REVISE)),
        END,
    ),
    outcomes=(),
    steps=(("review", "审查"), ("publish", "发布"), ("public", "公开")),
    number=Pattern("disclosure.item", "{code}公开〔{year}〕{n}号"),
    in_force_from="2019-05-15",
)
