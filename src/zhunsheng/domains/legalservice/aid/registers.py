"""Providers, subsidy rates and the standard of hardship as registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, Q

from zhunsheng.domains.legalservice.aid.choices import Provider
from zhunsheng.domains.legalservice.aid.law import article
from zhunsheng.domains.legalservice.aid.models import AidProvider, HardshipStandard, SubsidyRate
from zhunsheng.kernel.registers.declare import Fault, Public, Register

KEEPERS = ("registrar", "chief")
VALIDITY = ("valid_from", "valid_to")


def _provider_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if values.get("kind") in (Provider.LAWYER, Provider.WORKER) and not values.get("firm"):
        yield "firm", "律师、基层法律服务工作者须写所在的律师事务所或者基层法律服务所。"
    if values.get("on_hold") and not values.get("hold_reason"):
        yield "hold_reason", "暂停指派的，请写明原因，例如“休产假”“执业证年检”。"
    begun, since = values.get("practising_from"), values.get("valid_from")
    if begun and since and begun > since:
        yield "practising_from", "开始执业的日期晚于入库日期，请核对执业证。"


def _provider_about(provider: AidProvider) -> Iterator[tuple[str, object]]:
    counts = provider.cases.aggregate(
        open=Count("pk", filter=Q(closed_on__isnull=True)),
        done=Count("pk", filter=Q(closed_on__isnull=False)),
        low=Count("pk", filter=Q(grade="failed")),
    )
    yield "正在承办", f"{counts['open']}件（上限{provider.capacity}件）"
    yield "已经办结", f"{counts['done']}件"
    if counts["low"]:
        yield "评为不合格", f"{counts['low']}件"


PROVIDERS = Register(
    code="aid.providers",
    title="法律援助人员库",
    model=AidProvider,
    fields=(
        "code",
        "name",
        "kind",
        "firm",
        "unit",
        "person",
        "phone",
        "skills",
        "languages",
        "practising_from",
        "capacity",
        "on_hold",
        "hold_reason",
        "reviews",
        "clients",
        *VALIDITY,
    ),
    columns=("name", "kind", "firm", "skills", "languages", "capacity", "on_hold"),
    search=("code", "name", "firm", "skills"),
    filters=("kind", "on_hold", "reviews"),
    roles=KEEPERS,
    name=str,
    check=_provider_faults,
    hints={
        "skills": "用顿号分开，例如“劳动、刑事、婚姻家庭、行政”，指派时按它推荐",
        "languages": "除普通话以外会的，例如“手语、回族方言”",
        "person": "能登录本系统的填登录名，可以用手机记进展",
        "clients": "常年法律顾问单位等，用顿号分开；加密保存，指派时自动核查利益冲突",
        "capacity": "同时承办几件以内，超过时推荐排到后面",
    },
    aliases={
        "code": ("执业证编号", "执业证号码"),
        "name": ("人员姓名", "律师姓名"),
        "firm": ("执业机构", "律师事务所", "所属机构"),
        "skills": ("专业特长", "擅长领域"),
    },
    public=Public(
        title="法律援助律师和法律工作者",
        lead="这些人接受法律援助中心指派，免费为你办案。指派谁由中心按案件定，你可以请求更换。",
        facts=("name", "kind", "firm", "skills", "languages"),
        keywords=("律师", "法律援助律师", "援助律师", "名册", "免费律师"),
        filters=("kind",),
        note=lambda one: f"{one.get_kind_display()} · {one.skills}",
        order=60,
    ),
    about=_provider_about,
    cite=article(12),
    order=60,
)


def _rate_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if (values.get("amount") or 0) <= 0:
        yield "amount", "请填大于零的金额。"


RATES = Register(
    code="aid.rates",
    title="法律援助补贴标准",
    model=SubsidyRate,
    fields=("code", "title", "kind", "level", "amount", "each_more", "basis", "unit", *VALIDITY),
    columns=("code", "title", "kind", "level", "amount", "valid_from"),
    search=("code", "title", "basis"),
    filters=("kind",),
    roles=KEEPERS,
    name=lambda one: one.title,
    check=_rate_faults,
    money=("amount", "each_more"),
    hints={
        "kind": "不选的，各种案件都适用",
        "level": "不选的，各个阶段都适用；种类和阶段都对上的优先",
    },
    public=Public(
        title="法律援助补贴标准",
        lead="政府付给法律援助人员的补贴。受援人一分钱都不用出，谁收钱都可以投诉。",
        facts=("code", "title", "kind", "level", "amount", "each_more", "basis", *VALIDITY),
        keywords=("补贴", "律师费", "要不要钱", "收费"),
        order=61,
    ),
    cite=article(52, 2),
    order=61,
)
STANDARDS = Register(
    code="aid.standards",
    title="法律援助经济困难标准",
    model=HardshipStandard,
    fields=("code", "place", "amount", "basis", "unit", *VALIDITY),
    columns=("code", "place", "amount", "valid_from", "valid_to"),
    search=("code", "basis"),
    roles=KEEPERS,
    name=lambda one: one.code,
    check=_rate_faults,
    money=("amount",),
    hints={"place": "不选的，全区适用；乡镇有自己标准的另填一行"},
    public=Public(
        title="法律援助经济困难标准",
        lead="家里人均月收入不超过这个数，就算经济困难。不少情况不看收入，见“免费请律师”。",
        facts=("code", "place", "amount", "basis", *VALIDITY),
        keywords=("经济困难", "收入", "低保", "标准", "免费律师"),
        order=62,
    ),
    cite=article(34),
    order=62,
)
REGISTERS = (PROVIDERS, RATES, STANDARDS)
