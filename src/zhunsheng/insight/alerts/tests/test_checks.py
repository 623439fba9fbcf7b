from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db.models import Q

from zhunsheng.insight.alerts.checks import check_rules, problems_of
from zhunsheng.insight.alerts.rules import ViolationRule, overdue
from zhunsheng.kernel.statutes.cites import Cite

LATE = overdue("demo.overdue", ("demo.decide",), "请立即办理。")


def test_every_registered_rule_is_sound() -> None:
    assert check_rules() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, "alerts.E001"),
        ({"todo": ""}, "alerts.E001"),
        ({"code": "Overdue"}, "alerts.E002"),
        ({"about": "matter__nothing"}, "alerts.E003"),
        ({"when": lambda _today: Q(nothing=1)}, "alerts.E003"),
    ],
)
def test_faults_of_a_rule(change: dict[str, object], code: str) -> None:
    assert [one.id for one in problems_of(replace(LATE, **change))] == [code]  # type: ignore[arg-type]


def test_cites_and_violation_rules_are_checked_too(declared: Callable[..., None]) -> None:
    declared(
        replace(LATE, cite=Cite("行政复议法", "2023", 999)),
        ViolationRule("demo.violation", "", "请核实。"),
    )
    assert {one.id for one in check_rules()} == {"statutes.E002", "alerts.E001"}
