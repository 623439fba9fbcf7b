"""The registers of outreach: each declaration gives sheets, versions, publication, access and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.domains.publicity import criteria
from zhunsheng.domains.publicity.outreach.law import ACT
from zhunsheng.domains.publicity.outreach.models import (
    Lecturer,
    PublicityDuty,
    PublicityPlan,
    PublicityPost,
    PublicitySeries,
    ReviewCriterion,
)
from zhunsheng.kernel.registers.declare import Fault, Public, Register

OFFICE = "publicity_office"
"""The role of those who keep the district's lists, prove events and judge units (普法科)."""
KEEPERS = ("registrar", OFFICE)


def _duty_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if not values.get("times"):
        yield "times", "至少1次；不再承担的责任请填失效日期。"
    due_on, year = values.get("due_on"), values.get("year")
    if due_on and year and due_on.year != year:
        yield "due_on", f"不在{year}年，请核对年度。"


def _plan_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    first, last, year = values.get("starts_on"), values.get("ends_on"), values.get("year")
    if first and last and last < first:
        yield "ends_on", "结束日期早于开始日期，请核对。"
    if first and year and first.year != year:
        yield "starts_on", f"不在{year}年，请核对年度。"


DUTIES = Register(
    code="publicity.duties",
    title="普法责任清单",
    model=PublicityDuty,
    fields=(
        *("code", "year", "unit", "law", "audience", "way", "season", "due_on", "times"),
        *("valid_from", "valid_to"),
    ),
    columns=("code", "unit", "law", "audience", "season", "due_on", "times"),
    search=("code", "law", "way"),
    filters=("unit", "audience", "season"),
    roles=KEEPERS,
    name=lambda duty: duty.law,
    check=_duty_faults,
    hints={
        "way": "怎么讲，例如“进企业宣讲、以案释法、公众号推送”",
        "times": "一年至少办几次活动或者推送几条，少于这个数的会预警",
    },
    aliases={
        "law": ("普法内容", "宣传内容", "重点宣传的法律法规"),
        "unit": ("责任单位", "普法责任主体", "责任主体"),
        "audience": ("对象", "重点普法对象"),
        "way": ("普法方式", "宣传形式", "主要措施"),
        "season": ("时间", "时间安排"),
    },
    public=Public(
        title="普法责任清单",
        lead="谁执法，谁普法。每个单位今年要讲哪部法、讲给谁、怎么讲、什么时候讲完，都在这里。",
        facts=("code", "year", "unit", "law", "audience", "way", "season", "due_on", "times"),
        keywords=("普法", "谁执法谁普法", "责任清单", "普法责任", "宣传"),
        filters=("unit", "audience"),
        note=lambda duty: f"{duty.year}年 · {duty.get_audience_display()}",
        order=62,
    ),
    cite=ACT,
    order=10,
)
PLANS = Register(
    code="publicity.plans",
    title="年度普法计划",
    model=PublicityPlan,
    fields=(
        *("code", "year", "title", "unit", "kind", "audience", "starts_on", "ends_on", "times"),
        *("duty", "valid_from", "valid_to"),
    ),
    columns=("code", "title", "unit", "kind", "starts_on", "ends_on", "times"),
    search=("code", "title"),
    filters=("unit", "kind", "audience"),
    roles=KEEPERS,
    name=lambda plan: plan.title,
    check=_plan_faults,
    hints={"duty": "责任清单里的编号"},
    cite=ACT,
    order=20,
)
SERIES = Register(
    code="publicity.series",
    title="系列活动",
    model=PublicitySeries,
    fields=("code", "title", "kind", "programme", "focus", "unit", "valid_from", "valid_to"),
    columns=("code", "title", "kind", "programme", "unit", "valid_from", "valid_to"),
    search=("code", "title", "focus"),
    filters=("kind", "programme"),
    roles=(OFFICE,),
    name=lambda series: series.title,
    hints={"programme": "五年普法规划的系列宣讲才填；“八五”普法宣讲的场次按这一项统计"},
    order=30,
)
LECTURERS = Register(
    code="publicity.lecturers",
    title="普法讲师",
    model=Lecturer,
    fields=(
        *("code", "name", "group", "unit", "workplace", "position", "fields", "introduction"),
        *("bookable", "phone", "valid_from", "valid_to"),
    ),
    columns=("name", "group", "workplace", "fields", "bookable", "valid_from", "valid_to"),
    search=("code", "name", "workplace", "fields"),
    filters=("group", "bookable"),
    roles=(OFFICE,),
    name=lambda one: one.name,
    hints={
        "valid_from": "聘期从哪天起",
        "valid_to": "聘期的最后一天；续聘时改这一天",
        "phone": "加密保存，不公开",
        "fields": "擅长讲什么，用顿号分开",
    },
    aliases={"workplace": ("单位",), "position": ("职务", "职称"), "fields": ("讲授领域", "专长")},
    public=Public(
        title="普法讲师名单",
        lead="谁能来讲、擅长讲什么。想请讲师到村里、社区、学校、企业讲课，可以免费预约。",
        facts=("name", "group", "workplace", "position", "fields", "introduction"),
        keywords=("讲师", "普法讲师", "讲课", "宣讲", "讲师团", "预约讲座", "请人讲法"),
        filters=("group",),
        note=lambda one: f"{one.workplace} · {one.fields}",
        order=63,
    ),
    order=40,
)
POSTS = Register(
    code="publicity.posts",
    title="公众号推送",
    model=PublicityPost,
    fields=(
        *("code", "title", "account", "column", "posted_on", "reads", "unit", "duty"),
        *("valid_from", "valid_to"),
    ),
    columns=("title", "account", "posted_on", "reads", "unit"),
    search=("title", "column"),
    filters=("unit",),
    roles=KEEPERS,
    name=lambda post: post.title,
    hints={
        "code": "平台导出表里的链接或者编号，每条不同；再次导入同一条只更新阅读量，原来的数留在版本里",
        "duty": "落实了责任清单里的哪一项，写编号",
    },
    aliases={
        "code": ("内容url", "内容链接", "文章链接", "链接", "url"),
        "title": ("内容标题", "文章标题"),
        "posted_on": ("发表时间", "发表日期", "发布时间", "群发时间"),
        "reads": ("总阅读次数", "阅读次数", "阅读数", "总阅读量"),
        "account": ("账号名称", "账号"),
    },
    hint="从公众号后台导出表格，在“表格导入”里选“公众号推送”。列名不同的，建一次列对应，以后都能用。",
    order=50,
)
CRITERIA = Register(
    code="publicity.criteria",
    title="评议指标",
    model=ReviewCriterion,
    fields=criteria.FIELDS,
    columns=criteria.COLUMNS,
    search=("title", "evidence"),
    roles=(OFFICE,),
    name=lambda one: one.title,
    check=criteria.faults,
    hint="每年评议各单位普法责任制履职用的指标；改动从生效之日起用，已经打过的分不变。",
    order=60,
)
REGISTERS = (DUTIES, PLANS, SERIES, LECTURERS, POSTS, CRITERIA)
