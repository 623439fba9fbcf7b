"""News of events and results of the yearly judging, as the public reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.law import ACT, CHILDREN
from zhunsheng.kernel.procedure.declaration import Guard

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

OFFICE = "publicity_office"
NEWS = PublicationKind(
    code="publicity.news",
    slug="publicity-news",
    title="普法活动信息",
    noun="活动信息",
    lead="最近在哪里办了什么普法活动。",
    keywords=("普法", "活动", "宣讲", "讲座", "法治宣传", "夏令营"),
    roles=("registrar", "chief", OFFICE),
    categories=choices.Kind.choices,
    category_title="活动形式",
    happened_title="举办日期",
    filters=("year", "category", "unit"),
    cite=ACT,
    example="例如：民法典",
    order=64,
)
RESULT = PublicationKind(
    code="publicity.result",
    slug="publicity-results",
    title="普法责任制评议结果",
    noun="评议结果",
    lead="每个单位这一年的普法责任落实得怎么样，区里评了多少分。",
    keywords=("普法", "评议", "履职", "谁执法谁普法", "得分"),
    roles=(OFFICE,),
    categories=choices.Grade.choices,
    category_title="等次",
    happened_title="评议日期",
    filters=("year", "category", "unit"),
    cite=ACT,
    example="例如：区教育局",
    order=65,
)
KEPT = (
    ("children", "涉及未成年人，公开会暴露身份"),
    ("privacy", "涉及个人隐私，不能分开处理"),
    ("ordinary", "内容一般，不需要发布"),
)
"""Reasons not to publish the news of an event."""


def compose_news(context: Context) -> Content:
    """What the form says."""
    matter, data = context.matter, context.data
    return Content(
        title=data["headline"],
        unit_id=matter.unit_id,
        number=matter.number or "",
        category=matter.kind,
        summary=data["summary"][:300],
        text=data["summary"],
        happened_on=matter.held_on,
    )


def _clear_of_children(context: Context) -> bool:
    """Pictures of an event with children go out only when somebody has answered for them."""
    data = context.data
    coming = any(one.kind == "public_file" for one in context.files)
    return not (context.matter.has_minors and coming) or (
        data.get("minors") == "none"
        or (data.get("minors") == "consent" and context.has_document("consent"))
    )


CONSENTED = Guard(
    "guardian_consent",
    _clear_of_children,
    "照片里有认得出的未成年人，案卷里没有监护人的同意书。",
    "请上传监护人同意书，或者换成认不出孩子的照片。",
    CHILDREN,
)
