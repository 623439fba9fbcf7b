"""The ledger's verification finds whoever touches an entry or a version behind the register's back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import Lists, entry
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit

pytestmark = pytest.mark.usefixtures("today")
TABLE, VERSIONS = "powers_poweritem", "registers_entryversion"


@pytest.fixture
def listed(lists: Lists) -> Lists:
    """Three items, one of them in its second version."""
    lists.add("A-1", "A-2", "A-3")
    edit = Edit(entry("A-2").pk, {"duties": "改过"})
    changing.edit(ITEMS, [edit], Change(None, date(2022, 5, 1), "修订"))
    return lists


def sql(text: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, params)


def defects() -> list[str]:
    return [one.message for one in verify().defects]


def test_all_is_well(listed: Lists) -> None:
    report = verify()
    assert report.ok
    assert report.counts["versions"] == 4


def test_a_changed_row(listed: Lists) -> None:
    sql(f"UPDATE {TABLE} SET title = 'x' WHERE code = 'A-1'")
    assert defects() == ["条目与最新版本不一致：被改动。"]


def test_a_changed_version(listed: Lists) -> None:
    sql(
        f"UPDATE {VERSIONS} SET data = replace(data, '立案', '销案') WHERE entry_id = %s",
        entry("A-3").pk,
    )
    assert "内容与事项记录中的摘要不符：版本被改动。" in defects()


def test_a_changed_reason(listed: Lists) -> None:
    sql(f"UPDATE {VERSIONS} SET reason = '换个理由' WHERE number = 2")
    assert defects() == ["内容与事项记录中的摘要不符：版本被改动。"]


def test_a_changed_day(listed: Lists) -> None:
    sql(f"UPDATE {VERSIONS} SET since = '2022-04-01' WHERE number = 2")
    assert defects() == ["内容与事项记录中的摘要不符：版本被改动。"]


def test_a_deleted_row(listed: Lists) -> None:
    sql(f"DELETE FROM {TABLE} WHERE code = 'A-3'")
    assert defects() == ["有版本，但条目已不存在：被删除。"]


def test_a_deleted_version_of_the_past(listed: Lists) -> None:
    sql(f"DELETE FROM {VERSIONS} WHERE entry_id = %s AND number = 1", entry("A-2").pk)
    assert defects() == ["有更新的版本，但这一版已不存在：版本被删除。"]


def test_a_row_put_in_by_hand(listed: Lists) -> None:
    columns = [str(f.column) for f in ITEMS.model._meta.concrete_fields if not f.primary_key]
    names = ", ".join(columns)
    taken = ", ".join("'X-1'" if name == "code" else name for name in columns)
    sql(f"INSERT INTO {TABLE} ({names}) SELECT {taken} FROM {TABLE} WHERE code = 'A-1'")
    assert "条目没有版本：不是经台账登记的。" in defects()


def test_publication_is_bound_too(listed: Lists) -> None:
    """A row made public behind the register's back has no event that says so."""
    sql(f"UPDATE {TABLE} SET published_on = '2022-01-01' WHERE code = 'A-1'")
    assert defects() == ["公开或者撤下的日期与事项记录不符：被改动。"]
