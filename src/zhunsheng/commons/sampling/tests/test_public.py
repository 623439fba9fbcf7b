"""The public's pages: before and after, skips and redraws with their reasons, the file, bounded queries."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from zhunsheng.commons.sampling import services
from zhunsheng.commons.sampling.services import Bar, Line
from zhunsheng.commons.sampling.testing import FUTURE, candidates, drawn, named
from zhunsheng.commons.sampling.tests.conftest import Make
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import draw as sampler


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_draw_digest_and_source_are_shown(make: Make, client: Client) -> None:
    draw = make(parties=named(), public=FUTURE)
    text = read(client, f"/draws/{draw.pk}/")
    assert draw.digest in text
    assert draw.list_digest in text
    assert "已公告，还没抽" in text
    assert "企业：3 个" in text
    assert "区市场监管局、区纪委监委、企业代表各自先选一个数" in text
    assert "2022年5月3日产生的“演示彩票第2022049期开奖号码”" in text
    assert "抽到了谁" not in text


def test_after_the_draw_result_skips_and_redraws_are_shown(
    make: Make, by: Person, client: Client
) -> None:
    line = Line("企业", 3, "", tuple(Bar(f"Q{n:03d}", "本年已经检查过") for n in range(1, 5)))
    draw = drawn(make(plan=[line]), by)
    now = services.redraw(draw, 2, "停业，大门锁着", by=by)
    text = read(client, f"/draws/{draw.pk}/")
    draw.refresh_from_db()
    assert draw.skips
    assert f"<strong>{now.label}</strong>" in text
    assert "因为“停业，大门锁着”，接着原来的顺序换成" in text
    assert text.count("本年已经检查过") == 4 + len(draw.skips)


def test_the_file_is_the_draw(make: Make, by: Person, client: Client) -> None:
    draw = drawn(make(), by)
    response = client.get(f"/draws/{draw.pk}/file/")
    assert "draw-%E6%BC%94%E5%B8%82%E7%9B%91" in response["Content-Disposition"]
    assert sampler.verify(json.loads(response.content)) == []


def test_a_draw_that_failed_says_why(make: Make, by: Person, client: Client) -> None:
    draw = make()
    services.fail(draw, "名录漏了一个街道", by=by)
    text = read(client, f"/draws/{draw.pk}/")
    assert "这次没有抽成" in text
    assert "名录漏了一个街道" in text


def test_what_was_recorded_afterwards_says_so(make: Make, client: Client, clock: Any) -> None:
    from zhunsheng.lib import clock as clocks

    at = clocks.now()
    clock.move_to("2022-05-09T09:00:00+08:00")
    draw = make(at=at)
    assert "这次公告是事后补录的" in read(client, f"/draws/{draw.pk}/")


def test_it_is_found_from_the_home_page_and_by_search(db: None, client: Client) -> None:
    for path in ("/", "/lists/", "/search/?q=抽签", "/search/?q=双随机"):
        assert 'href="/draws/"' in read(client, path), path


def test_how_to_check_is_explained(db: None, client: Client) -> None:
    text = read(client, "/draws/check/")
    assert "怎么自己核对抽取" in text
    assert "data-pick" in text
    assert "还没有公告过随机抽取。" in read(client, "/draws/")


def test_no_such_draw(db: None, client: Client) -> None:
    assert client.get("/draws/99/").status_code == 404
    assert client.get("/draws/99/file/").status_code == 404


@pytest.mark.parametrize("path", ["/draws/", "/draws/{}/", "/draws/{}/file/"])
def test_queries_do_not_grow(
    make: Make,
    by: Person,
    client: Client,
    path: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    draw = drawn(make(listed=candidates(400), plan=[Line("企业", 200)]), by)
    for _ in range(3):
        make()
    with django_assert_max_num_queries(5):
        client.get(path.format(draw.pk))


def test_the_list_is_paged_by_key(make: Make, client: Client) -> None:
    made = [make() for _ in range(22)]
    text = read(client, "/draws/")
    assert f'href="?before={made[2].pk}"' in text
    older = read(client, f"/draws/?before={made[2].pk}")
    assert older.count("/draws/") >= 2
    assert made[0].number in older
    assert made[2].number not in older


@pytest.mark.parametrize("path", ["/draws/", "/draws/check/", "/draws/{}/"])
def test_the_model_district_says_so(
    make: Make, client: Client, settings: Settings, path: str
) -> None:
    settings.DEMONSTRATION = True
    assert "<strong>演示数据</strong>" in read(client, path.format(make().pk))
