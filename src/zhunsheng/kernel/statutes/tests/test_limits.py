"""Choosing, loading and replacing limits."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.statutes import catalog as catalog_module
from zhunsheng.kernel.statutes import load as load_module
from zhunsheng.kernel.statutes.limits import (
    LimitRefused,
    UnknownLimit,
    current_limits,
    history,
    limit_by_id,
    limit_for,
    revise_limit,
)
from zhunsheng.kernel.statutes.load import load
from zhunsheng.kernel.statutes.models import Limit, StatuteVersion

pytestmark = pytest.mark.django_db

DECIDE = "reconsideration.decide"


@pytest.fixture
def clerk() -> Person:
    return Person.objects.create_user("clerk", name="王法制")


class TestChoice:
    @pytest.mark.parametrize(
        ("on", "version"),
        [(date(2022, 8, 8), "2017"), (date(2023, 12, 31), "2017"), (date(2024, 1, 1), "2023")],
    )
    def test_by_the_trigger_date(self, on: date, version: str) -> None:
        limit = limit_for("reconsideration.reply", on)
        assert limit.version == version
        assert limit.unit == ("CD" if version == "2017" else "WD")

    def test_by_the_law_that_the_case_has_frozen(self) -> None:
        limit = limit_for(DECIDE, date(2024, 3, 1), version="2017")
        assert limit.cite.text == "《行政复议法》（2017）第三十一条"
        assert limit.extension_authority == "行政复议机关的负责人"

    def test_what_neither_law_nor_date_knows(self) -> None:
        with pytest.raises(UnknownLimit, match="没有适用2017年文本的规定；已登记的有2023年文本的"):
            limit_for("reconsideration.decide_summary", date(2024, 3, 1), version="2017")
        with pytest.raises(UnknownLimit, match="在2022-03-01适用的"):
            limit_for("reconsideration.decide_summary", date(2022, 3, 1))
        with pytest.raises(UnknownLimit, match=r"没有代码为“reconsideration\.dream”"):
            limit_for("reconsideration.dream", date(2022, 3, 1))

    def test_asking_again_costs_nothing(self) -> None:
        limit_for(DECIDE, date(2022, 8, 8))
        with CaptureQueriesContext(connection) as queries:
            limit = limit_for(DECIDE, date(2022, 8, 8))
            assert limit.cite.article == 31
        assert len(queries) == 0


class TestLoading:
    def test_again_changes_nothing(self) -> None:
        before = list(Limit.objects.order_by("pk").values())
        with CaptureQueriesContext(connection) as queries:
            load()
        assert list(Limit.objects.order_by("pk").values()) == before
        assert len(queries) < 12

    def test_statute_versions_carry_source_and_mark(self) -> None:
        old = StatuteVersion.objects.get(statute__code="行政复议法", label="2017")
        assert (old.n_articles, old.in_force_to, old.confirmed) == (43, date(2023, 12, 31), True)
        assert "公开法律文本汇编" in old.source

    def test_never_touches_an_edited_limit(self, clerk: Person) -> None:
        limit = limit_for(DECIDE, date(2022, 8, 8))
        edited = revise_limit(limit, {"note": "本区核对"}, clerk, "法制科核对")
        load()
        assert limit_for(DECIDE, date(2022, 8, 8)) == edited

    def test_a_new_release_replaces_the_row_it_brought(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found = catalog_module.catalog()
        law, row = found.limits[DECIDE, "2017"]
        changed = row.model_copy(update={"note": "新版说明"})
        limits = {**found.limits, (DECIDE, "2017"): (law, changed)}
        released = catalog_module.Catalog(found.sources, found.statutes, limits)
        old = limit_for(DECIDE, date(2022, 8, 8))
        monkeypatch.setattr(load_module, "catalog", lambda: released)
        load()
        new = limit_for(DECIDE, date(2022, 8, 8))
        assert (new.revision, new.note, new.origin) == (2, "新版说明", Limit.Origin.FILE)
        assert not Limit.objects.get(pk=old.pk).is_current
        assert limit_by_id(old.pk).note == old.note


class TestRevision:
    def test_makes_a_new_row_and_keeps_the_old_one(self, clerk: Person) -> None:
        old = limit_for("reconsideration.publish", date(2024, 3, 1))
        new = revise_limit(
            old, {"amount": 15, "note": old.note}, clerk, "区政府文件规定十五个工作日"
        )
        assert limit_for("reconsideration.publish", date(2024, 3, 1)) == new
        assert (new.amount, new.revision, new.origin, new.edited_by) == (15, 2, "edited", clerk)
        kept = Limit.objects.get(pk=old.pk)
        assert (kept.amount, kept.is_current) == (20, False)
        assert [row.pk for row in history("reconsideration.publish", "2023")] == [new.pk, old.pk]
        assert old.pk not in {row.pk for row in current_limits()}

    def test_is_in_the_ledger(self, clerk: Person) -> None:
        old = limit_for("reconsideration.publish", date(2024, 3, 1))
        new = revise_limit(old, {"amount": 15}, clerk, "区政府文件")
        event = Event.objects.get(stream="limit", subject_id=new.pk)
        assert (event.person, event.action) == (clerk, "limit.revised")
        data = json.loads(event.data)
        assert (data["old"], data["new"], data["replaces"]) == (
            {"amount": 20},
            {"amount": 15},
            old.pk,
        )

    @pytest.mark.parametrize(
        ("changes", "reason", "message"),
        [
            ({"amount": 60}, "核对", "没有任何改动"),
            ({"amount": 45}, " ", "请写明修改理由"),
            ({"code": "other"}, "核对", "不能修改"),
            ({"amount": 0}, "核对", "不小于1"),
            ({"extension_unit": ""}, "核对", "同时填写"),
            ({"extension_authority": ""}, "核对", "由谁批准"),
            ({"effective_to": date(1990, 1, 1)}, "核对", "早于适用起日"),
        ],
    )
    def test_refused(
        self, clerk: Person, changes: dict[str, object], reason: str, message: str
    ) -> None:
        limit = limit_for(DECIDE, date(2022, 8, 8))
        with pytest.raises(LimitRefused, match=message):
            revise_limit(limit, changes, clerk, reason)
        assert Limit.objects.get(pk=limit.pk).is_current

    def test_two_people_cannot_replace_the_same_row(self, clerk: Person) -> None:
        limit = limit_for(DECIDE, date(2022, 8, 8))
        revise_limit(limit, {"note": "甲"}, clerk, "甲改")
        with pytest.raises(LimitRefused, match="刚才已被别人修改"):
            revise_limit(limit, {"note": "乙"}, clerk, "乙改")
