"""The platform's export of posts: saved titles, reads that change and keep their history; lecturers out and in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.publicity.outreach.models import Lecturer, PublicityPost
from zhunsheng.domains.publicity.outreach.registers import LECTURERS, POSTS
from zhunsheng.domains.publicity.tests.conftest import House
from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.declare import sheets
from zhunsheng.kernel.exchange.entries import exported
from zhunsheng.kernel.exchange.importing import Tally
from zhunsheng.kernel.registers.columns import columns_of
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.lib import xlsx
from zhunsheng.lib.clock import CHINA
from zhunsheng.lib.xlsx import Column, Kind

#: What the platform calls them; the one column that no alias covers is mapped by a saved title.
PLATFORM = (
    Column("code", "内容url"),
    Column("title", "内容标题"),
    Column("posted_on", "发表时间", Kind.DATE),
    Column("reads", "图文总阅读", Kind.INTEGER),
)
SAVED = {"reads": "图文总阅读"}


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    with time_machine.travel(datetime(2022, 3, 1, 9, tzinfo=CHINA), tick=False) as traveller:
        yield traveller


def export(*reads: int) -> bytes:
    return xlsx.write(
        [
            {
                "code": f"https://example.test/s/{n}",
                "title": f"民法典第{n}讲",
                "posted_on": date(2022, 2, n),
                "reads": count,
            }
            for n, count in enumerate(reads, 1)
        ],
        PLATFORM,
    )


def send(house: House, content: bytes, who: str = "office", code: str = POSTS.code) -> Tally:
    return importing.run(
        sheets[code],
        BytesIO(content),
        house.people[who],
        trial=False,
        titles=SAVED,
        origin="import:1",
    )


def test_posts_come_in_as_the_platform_writes_them(house: House) -> None:
    tally = send(house, export(120, 80))
    assert (tally.taken, tally.errors) == (2, {})
    first = PublicityPost.objects.get(code="https://example.test/s/1")
    assert (first.title, first.posted_on, first.reads) == ("民法典第1讲", date(2022, 2, 1), 120)


def test_a_unit_that_keeps_only_its_own_need_not_name_itself(house: House) -> None:
    tally = send(house, export(120), "clerk-jy")
    assert (tally.taken, tally.errors) == (1, {})
    assert PublicityPost.objects.get().unit == house.units["JY"]


def test_later_reads_become_a_version_and_the_old_ones_stay(house: House, now: Any) -> None:
    send(house, export(120, 80))
    now.move_to(datetime(2022, 4, 1, 9, tzinfo=CHINA))
    tally = send(house, export(150, 80))
    assert (tally.changed, tally.repeated, tally.errors) == (1, 1, {})
    post = PublicityPost.objects.get(code="https://example.test/s/1")
    assert (post.reads, post.version) == (150, 2)
    versions = EntryVersion.objects.filter(register=POSTS.code, entry_id=post.pk)
    said = [
        ('"reads":120' in one.data, '"reads":150' in one.data)
        for one in versions.order_by("number")
    ]
    assert said == [(True, False), (False, True)]


def test_lecturers_go_out_and_come_back_unchanged(house: House, lecturer: Any) -> None:
    rows = list(exported(LECTURERS, Lecturer.objects.all()))
    rows[0]["fields"] = "民法典"
    tally = send(house, xlsx.write(rows, columns_of(LECTURERS)), code=LECTURERS.code)
    assert (tally.changed, tally.errors) == (1, {})
    changed = Lecturer.objects.get()
    assert (changed.fields, changed.phone) == ("民法典", "0951-0000001")


def test_a_clerk_does_not_import_lecturers(house: House) -> None:
    from zhunsheng.kernel.exchange.declare import may_import

    assert may_import(house.people["office"], sheets[LECTURERS.code])
    assert not may_import(house.people["clerk-jy"], sheets[LECTURERS.code])
