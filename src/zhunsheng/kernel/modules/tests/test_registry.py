"""Manifests and the registries built from them refuse two owners of one code."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.core.exceptions import ImproperlyConfigured

from zhunsheng.kernel.modules import registry
from zhunsheng.kernel.modules.manifest import Module


@dataclass(frozen=True)
class Bell:
    """Something that a module brings."""

    code: str


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No modules but those of the test."""
    monkeypatch.setattr(registry, "_modules", {})


def module(code: str, *provides: object, order: int = 100) -> Module:
    made = Module(code=code, title=code, provides=provides, order=order)
    registry.add(made)
    return made


def bells() -> registry.Registry[Bell]:
    return registry.Registry(Bell, key=lambda bell: bell.code)


def test_a_module_may_come_twice_but_not_two_of_one_code() -> None:
    first = module("a")
    registry.add(first)
    with pytest.raises(ImproperlyConfigured, match="'a'"):
        module("a", Bell("x"))


def test_modules_come_in_menu_order() -> None:
    module("b", order=2)
    module("c", order=1)
    module("a", order=2)
    assert [m.code for m in registry.all_modules()] == ["c", "a", "b"]


def test_a_registry_takes_its_own_kind_and_knows_the_owner() -> None:
    owner = module("a", Bell("x"), "not a bell")
    module("b", Bell("y"))
    found = bells()
    assert {bell.code for bell in found} == {"x", "y"}
    assert "x" in found
    assert found["y"] == Bell("y")
    assert found.get("z") is None
    assert found.owner("x") is owner


def test_two_objects_of_one_key_are_refused() -> None:
    module("a", Bell("x"))
    module("b", Bell("x"))
    with pytest.raises(ImproperlyConfigured, match="'x'"):
        list(bells())
