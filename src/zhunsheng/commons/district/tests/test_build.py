"""Building whole: once, for one year, in an empty place, each part whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zhunsheng.commons.district import build
from zhunsheng.commons.district.models import BuiltPart
from zhunsheng.kernel.modules import demo as demos_module
from zhunsheng.kernel.modules.demo import Demo, DemoContext
from zhunsheng.kernel.orgs.models import Person, Unit

pytestmark = pytest.mark.django_db


class Parts:
    """Stands in for the registry of modules' parts."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, float]] = []
        self.breaks = False

    def __iter__(self) -> Iterator[Demo]:
        yield Demo("later", 20, lambda context: self.note("later", context))
        yield Demo("first", 10, lambda context: self.note("first", context))

    def note(self, code: str, context: DemoContext) -> int:
        self.seen.append((code, context.random.random()))
        Person.objects.create_user(f"made-by-{code}", name="演示")
        if self.breaks and code == "later":
            raise RuntimeError("broken")
        return 3


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Parts:
    found = Parts()
    monkeypatch.setattr(build, "demos", found)
    return found


def test_parts_are_built_in_order_and_only_once(parts: Parts) -> None:
    said: list[str] = []
    built = build.build(2022, said.append)
    assert [code for code, _random in parts.seen] == ["first", "later"]
    assert built.made["first"] == 3
    assert built.logins
    assert not built.nothing
    assert said
    again = build.build(2022, said.append)
    assert again.nothing
    assert not again.logins
    assert len(parts.seen) == 2


def test_a_part_that_breaks_leaves_nothing_and_is_built_next_time(parts: Parts) -> None:
    parts.breaks = True
    with pytest.raises(RuntimeError):
        build.build(2022)
    assert not Person.objects.filter(username="made-by-later").exists()
    parts.breaks = False
    assert list(build.build(2022).made) == ["later"]


def test_random_choices_are_the_same_every_time(parts: Parts) -> None:
    build.build(2022)
    first = dict(parts.seen)
    BuiltPart.objects.exclude(code="structure").delete()
    Person.objects.filter(username__startswith="made-by").delete()
    parts.seen.clear()
    build.build(2022)
    assert dict(parts.seen) == first
    assert first["first"] != first["later"]


def test_another_year_is_refused_with_the_way_out(parts: Parts) -> None:
    build.build(2022)
    with pytest.raises(build.CannotBuild, match="已经按2022年建立"):
        build.build(2021)


def test_a_year_that_is_not_over_is_refused(parts: Parts) -> None:
    with pytest.raises(build.CannotBuild, match="还没有结束"):
        build.build(2999)


def test_real_units_are_never_mixed_with_inventions(parts: Parts) -> None:
    Unit.objects.create(code="11640104", name="某区人民政府", kind=Unit.Kind.GOVERNMENT)
    with pytest.raises(build.CannotBuild, match="已有其他单位"):
        build.build(2022)
    assert Unit.objects.count() == 1
    assert not build.is_built()


def test_the_registry_knows_every_part_by_its_code() -> None:
    codes = [demo.code for demo in demos_module.demos]
    assert len(codes) == len(set(codes)) > 1
    assert all(demos_module.demos[code].code == code for code in codes)
