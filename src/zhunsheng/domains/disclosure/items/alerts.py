"""What is watched of items: the twenty working days, and items that cannot be found by the catalogue."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from zhunsheng.commons.publication.alerts import watch
from zhunsheng.domains.disclosure.items.kind import ITEM, cite
from zhunsheng.domains.disclosure.items.models import DisclosureItem
from zhunsheng.insight.alerts.rules import ViolationRule, over_matters


def _unfiled(_today: date) -> Q:
    """Without a heading, though open or public; what was withheld needs none."""
    return Q(procedure="disclosure.item", category="") & ~Q(stage__in=("withheld", "withdrawn"))


RULES = (
    *watch(ITEM),
    over_matters(
        "disclosure.item_without_category",
        "公开信息没有归入目录",
        "请选择公开目录类目，公众才能按目录找到。",
        tone="yellow",
        when=_unfiled,
        model=DisclosureItem,
        cite=cite(20),
    ),
    ViolationRule(
        "disclosure.item_violation",
        "补录的公开信息有问题",
        "请核对公开的内容；不应公开的，立即撤下。",
        domains=("disclosure",),
    ),
)
