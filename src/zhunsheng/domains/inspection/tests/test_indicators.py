"""The figures of a small year, and what the report says of them."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.domains.inspection.tests.conftest import Check
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.reports.report import report


@pytest.fixture
def year(check: Check) -> Check:
    """Nine objects drawn; two checked: one clean and published, one with a problem put right and published late."""
    check.accept()
    check.arrive()
    check.record()
    check.conclude()
    check.do("publish", is_checked=True)
    tasks = InspectionTask.objects.exclude(pk=check.matter.pk).order_by("pk")
    other = Check(check.world, tasks.earliest("pk"))
    other.accept()
    other.arrive()
    other.record("problem")
    other.conclude("08")
    other.do("order", problem="过期食品", rectify_by="2022-03-31")
    with time_machine.travel("2022-04-18T10:00:00+08:00", tick=False):
        other.do("recheck", rectified="done", note="已清理")
        other.do("publish", is_checked=True)
    return check


def value(code: str) -> Any:
    """A figure of the whole of 2022 as it reads."""
    with time_machine.travel("2023-01-10T10:00:00+08:00", tick=False):
        return figure(f"inspection.{code}", 2022).text


def test_figures(year: Check) -> None:
    found = {
        code: value(code)
        for code in (
            "planned",
            "carried_out",
            "joint",
            "drawn",
            "checked",
            "problems",
            "ordered",
            "rectified",
            "in_time_rate",
            "per_enterprise",
        )
    }
    assert found == {
        "planned": "1项",
        "carried_out": "1次",
        "joint": "0次",
        "drawn": "9户",
        "checked": "2户次",
        "problems": "1户次",
        "ordered": "1户次",
        "rectified": "1户次",
        "in_time_rate": "50%",
        "per_enterprise": "1次",
    }


def test_the_report_says_so(year: Check) -> None:
    with time_machine.travel("2023-01-10T10:00:00+08:00", tick=False):
        text = report(2022).text()
    assert (
        "2022年安排年度抽查计划1项，随机抽查1次，抽取检查对象9户，完成检查2户次，发现问题1户次。"
        "检查结果按期公示率50%。责令改正1户次，整改到位1户次。每户企业平均被检查1次。"
    ) in text
