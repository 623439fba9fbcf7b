"""Two matters of one kind: the hand-over knows procedures by code and does not care that both have the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from zhunsheng.domains.disclosure.requests.tests.conftest import (
    Case,
    House,
    application,
    filed,
    house,
    pdf,
    today,
)
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.procedure import referral

__all__ = ["application", "filed", "house", "today"]

CODE = "disclosure.request"
Refer = Callable[..., MatterLink]


@pytest.fixture
def refer(filed: Case, application: dict[str, Any], house: House) -> Refer:
    """``refer(**more)``: the filed request hands the same application on to the department, with one paper."""
    filed.do("add_documents", date(2022, 8, 2), files=[pdf("material", "合同.pdf")])

    def make(**more: Any) -> MatterLink:
        context: Any = SimpleNamespace(matter=filed.matter, on=date(2022, 8, 3))
        options = {
            "unit": house.department,
            "papers": filed.matter.documents.filter(kind="material"),
        }
        return referral.make(context, CODE, "另一项申请", application, **{**options, **more})

    return make
