"""专项治理: campaigns on kinds of dispute, their register, and what the records say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Count, Q

from zhunsheng.domains.disputes.intake.law import IN_TIME
from zhunsheng.domains.disputes.intake.models import Campaign
from zhunsheng.domains.disputes.intake.ways import BY_CODE, MEDIATION, RESULT
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.kernel.procedure.declaration import Procedure
from zhunsheng.kernel.registers.declare import Fault, Public, Register

CODES = {str(label): str(code) for code, label in Kind.choices}


def kinds_of(text: str) -> list[str]:
    """The codes of the kinds that a line names."""
    return [CODES[word] for word in text.split("、") if word in CODES]


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    words = [word for word in str(values.get("kinds") or "").split("、") if word]
    if wrong := [word for word in words if word not in CODES]:
        yield "kinds", f"没有“{'、'.join(wrong)}”，可以写：{'、'.join(CODES)}；用顿号分开。"
    if not words:
        yield "kinds", "请写明针对哪些纠纷类型。"
    first, last = values.get("starts_on"), values.get("ends_on")
    if first and last and last < first:
        yield "ends_on", "结束日期早于开始日期，请核对。"
    if (values.get("target_rate") or 0) > 100:
        yield "target_rate", "请填0到100之间的整数，不写百分号。"


def _about(one: Campaign) -> Iterator[tuple[str, object]]:
    (found,) = results([one])
    yield "期间受理", f"{found.accepted}件"
    yield "期间办结", f"{found.closed}件，其中调解成功{found.settled}件"
    yield "目标", found.verdict


CAMPAIGNS = Register(
    code="intake.campaigns",
    title="专项治理",
    model=Campaign,
    fields=(
        "code",
        "title",
        "kinds",
        "starts_on",
        "ends_on",
        "unit",
        "partners",
        "target",
        "target_rate",
        "measures",
        "results",
        "valid_from",
        "valid_to",
    ),
    columns=("title", "kinds", "unit", "starts_on", "ends_on"),
    search=("code", "title", "kinds"),
    filters=("unit",),
    roles=("registrar", "handler", "chief"),
    name=lambda one: one.title,
    check=_faults,
    hints={
        "kinds": "纠纷类型，用顿号分开",
        "unit": "牵头单位",
        "partners": "单位简称，用顿号分开",
        "target": "期间受理多少件；件数从调解案件里数，不用填完成数",
        "target_rate": "办结的里面调解成功的比例",
    },
    aliases={"title": ("专项名称",), "kinds": ("治理类型",), "unit": ("牵头单位",)},
    public=Public(
        title="矛盾纠纷专项治理",
        lead="这一段时间集中调解哪些纠纷，谁牵头，到什么时候。",
        facts=("title", "kinds", "starts_on", "ends_on", "unit", "partners", "measures", "results"),
        keywords=("专项治理", "专项行动", "集中调解", "纠纷"),
        note=lambda one: one.kinds,
        order=55,
    ),
    about=_about,
    hint="完成情况按期间、类型从调解案件里数出来，不用填写。",
    cite=IN_TIME,
    order=60,
)


@dataclass(frozen=True)
class Results:
    """What happened in a campaign's time in its kinds of dispute."""

    campaign: Campaign
    accepted: int
    closed: int
    settled: int

    @property
    def rate(self) -> int | None:
        """Settled of closed, in whole percent, rounded down; None as long as nothing is closed."""
        return self.settled * 100 // self.closed if self.closed else None

    @property
    def verdict(self) -> str:
        """The target against what was counted."""
        one = self.campaign
        said = []
        if one.target is not None:
            reached = (
                "达到" if self.accepted >= one.target else f"还差{one.target - self.accepted}件"
            )
            said.append(f"受理{one.target}件，{reached}")
        if one.target_rate is not None:
            rate = "还没有办结的" if self.rate is None else f"现在{self.rate}%"
            said.append(f"成功率{one.target_rate}%，{rate}")
        return "；".join(said) or "没有定目标"


def _procedures() -> Iterable[Procedure]:
    """Kinds of mediation of this installation whose cases have a kind of dispute."""
    for code in MEDIATION:
        procedure = BY_CODE[code].procedure
        if procedure is None:
            continue
        try:
            procedure.model._meta.get_field("kind")
        except FieldDoesNotExist:
            continue
        yield procedure


def results(campaigns: Sequence[Campaign]) -> list[Results]:
    """One query for each kind of mediation, however many campaigns there are."""
    sums = [[0, 0, 0] for _one in campaigns]
    for procedure in _procedures():
        good = [o.code for o in procedure.outcomes if o.groups & RESULT]
        counts: dict[str, Count] = {}
        for place, one in enumerate(campaigns):
            days = (one.starts_on, one.ends_on)
            kinds = Q(kind__in=kinds_of(one.kinds))
            closed = kinds & Q(closed_on__range=days)
            counts[f"accepted{place}"] = Count("pk", filter=kinds & Q(accepted_on__range=days))
            counts[f"closed{place}"] = Count("pk", filter=closed)
            counts[f"settled{place}"] = Count("pk", filter=closed & Q(outcome__in=good))
        model: Any = procedure.model
        rows = model._default_manager.filter(procedure=procedure.code)
        found = rows.aggregate(**counts) if counts else {}
        for place, total in enumerate(sums):
            for number, name in enumerate(("accepted", "closed", "settled")):
                total[number] += found[f"{name}{place}"]
    return [Results(one, *total) for one, total in zip(campaigns, sums, strict=True)]
