"""Every registered procedure, in every version, keeps the contract."""

from __future__ import annotations

import re

import pytest

from tests.scenarios.contract import ProcedureContract
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.declaration import Procedure
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.kernel.procedure.system_checks import faults

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each version of each procedure."""
    if "declared" in metafunc.fixturenames:
        metafunc.parametrize("declared", list(procedures), ids=lambda p: f"{p.code}@{p.version}")


@pytest.fixture
def contract(declared: Procedure, db: None) -> ProcedureContract:
    unit = Unit.objects.create(code="C", name="契约机关", kind=Unit.Kind.DEPARTMENT)
    return ProcedureContract(declared, unit)


def test_declaration_fits_together(declared: Procedure) -> None:
    assert not list(faults(declared))


def test_what_is_not_open_is_refused_and_leaves_nothing(contract: ProcedureContract) -> None:
    assert not list(contract.wrongly_staged())


def test_who_is_not_named_is_refused_and_leaves_nothing(contract: ProcedureContract) -> None:
    assert not list(contract.wrongly_allowed())


def test_who_is_named_may_act(contract: ProcedureContract) -> None:
    assert not list(contract.wrongly_refused())


def test_every_stage_is_reached_and_ends(contract: ProcedureContract) -> None:
    assert contract.reached() == set(contract.procedure.stage_by_code)
    assert not contract.without_end()


def test_closed_stages_are_not_left_for_open_ones(contract: ProcedureContract) -> None:
    stages = contract.procedure.stage_by_code
    for source, targets in contract.edges().items():
        if stages[source].closed:
            assert not [to for to in targets if not stages[to].closed], source


def test_every_outcome_can_be_given_and_no_other(contract: ProcedureContract) -> None:
    assert contract.given_outcomes() == set(contract.procedure.outcome_by_code)


def test_what_closes_says_so(contract: ProcedureContract) -> None:
    stages = contract.procedure.stage_by_code
    for action in contract.procedure.actions:
        from_open = any(s in stages and not stages[s].closed for s in action.sources)
        if isinstance(action.target, str) and from_open:
            assert action.closes == stages[action.target].closed, action.code


def test_every_action_has_words(contract: ProcedureContract) -> None:
    for action in (contract.procedure.filing, *contract.actions):
        told = contract.told(action)
        assert CHINESE.search(action.title), action.code
        assert action.roles, action.code
        assert CHINESE.search(told), action.code
        assert not set("{}") & set(told), action.code


def test_every_stage_tells_the_public_and_the_house(contract: ProcedureContract) -> None:
    for stage in contract.procedure.stages:
        assert CHINESE.search(stage.title), stage.code
        assert len(stage.public) > 10, stage.code
        if not stage.closed and stage.waits_for:
            named = {role for a in contract.procedure.open_at(stage.code) for role in a.roles}
            assert set(stage.waits_for) <= named, stage.code


def test_every_form_field_has_a_label(contract: ProcedureContract) -> None:
    for action in (contract.procedure.filing, *contract.actions):
        form = contract.form(action)
        for name, field in (form.fields if form else {}).items():
            assert CHINESE.search(str(field.label)), f"{action.code}.{name}"
