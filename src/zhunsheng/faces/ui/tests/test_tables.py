"""Rows are escaped, links kept, sort links turn."""

from __future__ import annotations

import time
from datetime import date

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html

from zhunsheng.faces.ui.tables import Column, Table, changed
from zhunsheng.faces.ui.tones import Tone


def html(table: Table) -> str:
    return render_to_string("ui/parts/table.html", {"table": table})


def test_text_is_escaped_in_cells_links_and_boxes() -> None:
    bad = '<b onclick="x">'
    table = Table(
        [Column("标题"), Column("状态", "badge")],
        [(bad, (bad, "red"), '"><i>')],
        "案件",
        link=lambda row: f"/m/{row[2]}",
        select=lambda row: row[2],
    )
    assert "<b onclick" not in html(table)
    assert "<i>" not in html(table)


def test_markup_from_format_html_stays() -> None:
    column = Column("编号", format=lambda v: format_html("<em>{}</em>", v))
    assert "<em>&lt;1&gt;</em>" in html(Table([column], [("<1>",)], "x"))


def test_kinds() -> None:
    columns = [
        Column("件数", "number"),
        Column("标的", "money"),
        Column("日期", "date"),
        Column("期限", "due"),
        Column("备注"),
    ]
    row = (1911, 500_050, date(2022, 8, 8), ("超 3 日", Tone.RED), None)
    text = html(Table(columns, [row], "x"))
    for part in ("1,911", "5,000.50元", "2022年8月8日", '<span class="late">超 3 日</span>', "—"):
        assert part in text
    assert '<td data-label="件数" class="lead-cell num keep">' in text


def test_first_column_links() -> None:
    table = Table([Column("标题")], [("甲", 7)], "x", link=lambda row: f"/m/{row[1]}?a=1&b=2")
    assert '<a class="row-link" href="/m/7?a=1&amp;b=2">甲</a>' in html(table)


def test_sort_links_turn_and_keep_the_filters() -> None:
    query = QueryDict("stage=trial&sort=due&after=9")
    table = Table([Column("期限", sort="due")], [("甲",)], "x", query=query, sort="due")
    text = html(table)
    assert 'href="?stage=trial&amp;sort=-due"' in text
    assert 'aria-sort="ascending"' in text


def test_changed_drops_paging_and_removes() -> None:
    assert changed(QueryDict("a=1&a=2&b=3&before=4"), a=None) == "?b=3"


def test_tick_boxes_have_head_and_names() -> None:
    table = Table([Column("标题")], [("甲",)], "x", select=lambda row: "7")
    text = html(table)
    assert text.count('<td class="check">') == 2
    assert 'name="chosen" value="7" aria-label="选中 甲"' in text


def test_empty_says_what_to_do() -> None:
    table = Table(
        [Column("标题")], [], "x", empty="没有案件。", empty_url="/new/", empty_action="登记"
    )
    text = html(table)
    assert "没有案件。" in text
    assert '<a class="button" href="/new/">登记</a>' in text
    assert "<table" not in text


def test_older_and_newer() -> None:
    text = html(Table([Column("标题")], [("甲",)], "x", older="?after=3"))
    assert 'rel="next" href="?after=3"' in text
    assert 'rel="prev"' not in text


def test_foot_has_no_links_or_boxes() -> None:
    table = Table(
        [Column("单位"), Column("件数", "number")],
        [("甲", 1)],
        "x",
        link=lambda row: "/x",
        select=lambda row: "1",
        foot=("合计", 1),
    )
    foot = html(table).split("<tfoot>")[1]
    assert "合计" in foot
    assert "href" not in foot.split("</tfoot>")[0]


def test_foot_stands_under_its_columns_beside_boxes() -> None:
    table = Table([Column("单位")], [("甲",)], "x", select=lambda row: "1", foot=("合计",))
    assert '<tr><td class="check"></td><td' in html(table).split("<tfoot>")[1]


def test_fifty_rows_take_about_a_millisecond() -> None:
    columns = [Column(f"列{n}") for n in range(8)]
    table = Table(columns, [tuple("值" * 8)] * 50, "x", link=lambda row: "/x")
    best = min(timed(table) for _ in range(20))
    assert best < 0.01


def timed(table: Table) -> float:
    start = time.perf_counter()
    _ = table.body
    return time.perf_counter() - start
