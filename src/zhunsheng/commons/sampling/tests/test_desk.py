"""The workbench: who sees a draw, the acts in their order, refusals with what was typed, the big screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from zhunsheng.commons.sampling import services
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.services import Party
from zhunsheng.commons.sampling.testing import FUTURE, PARTIES, VALUES, drawn, seeded, voice
from zhunsheng.commons.sampling.tests.conftest import Make, MakePerson
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import draw as sampler

Enter = Callable[[Person], Client]


def read(client: Client, draw: Draw, query: str = "") -> str:
    response = client.get(f"/desk/draws/{draw.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_parties_commit_and_reveal_and_the_handler_draws(
    make: Make, by: Person, enter: Enter
) -> None:
    draw, client = make(), enter(by)
    base = f"/desk/draws/{draw.pk}/"
    first, *others = PARTIES
    for place, party in enumerate(others, 1):
        digest = sampler.commitment(draw.digest, party, *VALUES[party])
        services.commit(draw, party, digest, by=voice(by, place))
    digest = sampler.commitment(draw.digest, first, *VALUES[first])
    sent = client.post(f"{base}commit/", {"party": first, "digest": digest})
    assert sent.status_code == 302
    assert "公开所选的数" in read(client, draw)
    for place, party in enumerate(others, 1):
        services.reveal(draw, party, *VALUES[party], by=voice(by, place))
    salt, value = VALUES[first]
    sent = client.post(f"{base}reveal/", {"party": first, "salt": salt, "value": value})
    assert sent.status_code == 302
    assert "结果由种子和名录决定，谁来按都一样。" in read(client, draw)
    sent = client.post(f"{base}draw/")
    assert sent["Location"] == f"{base}?screen=1"
    draw.refresh_from_db()
    assert draw.state == "drawn"
    screen = read(client, draw, "?screen=1")
    assert '<html lang="zh-CN" class="large-type">' in screen
    assert all(one["label"] in screen for one in draw.result)


def test_a_refusal_keeps_what_was_typed(make: Make, by: Person, enter: Enter) -> None:
    draw, client = make(), enter(by)
    sent = client.post(f"/desk/draws/{draw.pk}/commit/", {"party": PARTIES[1], "digest": "不是"})
    assert sent.status_code == 422
    text = sent.content.decode()
    assert "承诺值不对。" in text
    assert 'value="不是"' in text
    sent = client.post(f"/desk/draws/{draw.pk}/exclude/", {"candidate": "Q9", "line": 0})
    assert sent.status_code == 422
    assert 'value="Q9"' in sent.content.decode()


def test_exclude_redraw_and_stop(make: Make, by: Person, enter: Enter) -> None:
    draw, client = make(), enter(by)
    base = f"/desk/draws/{draw.pk}/"
    client.post(f"{base}exclude/", {"candidate": "Q001", "line": "0", "reason": "停业"})
    drawn(draw, by)
    text = read(client, draw)
    assert "补抽一个" in text
    assert "停止这次抽取" not in text
    assert "抽取前排除" not in text
    client.post(f"{base}redraw/", {"place": "2", "reason": "搬走"})
    draw.refresh_from_db()
    assert [one["reason"] for one in draw.redraws] == ["搬走"]
    assert draw.exclusions == [{"id": "Q001", "reason": "停业", "line": 0}]
    other = make()
    client.post(f"/desk/draws/{other.pk}/fail/", {"reason": "名录有误"})
    other.refresh_from_db()
    assert (other.state, other.failed) == ("failed", "名录有误")


def test_a_public_result_needs_a_second_person(
    make: Make, by: Person, person: MakePerson, enter: Enter, clock: Any
) -> None:
    draw = make(public=FUTURE)
    assert "录入公开结果" not in read(enter(by), draw)
    clock.move_to("2022-05-03T22:00:00+08:00")
    path = f"/desk/draws/{draw.pk}/public/"
    enter(by).post(path, {"value": "03 08"})
    assert "请由另一个人再录一遍" in read(enter(by), draw)
    enter(person("chief")).post(path, {"value": "03 08"})
    draw.refresh_from_db()
    assert draw.public_value == "03 08"


def test_a_party_speaks_for_itself_and_does_nothing_else(
    make: Make, person: MakePerson, enter: Enter
) -> None:
    elsewhere = Unit.objects.create(code="B", name="演示区纪委监委", kind="party")
    member = person("handler", "jw", at=elsewhere, domain="supervision")
    draw = make(parties=[Party("区纪委监委", member), Party("企业代表")])
    text = read(enter(member), draw)
    assert "作出承诺" in text
    assert "停止这次抽取" not in text
    assert '<option value="企业代表">' not in text
    assert enter(member).post(f"/desk/draws/{draw.pk}/fail/", {"reason": "x"}).status_code == 404


@pytest.mark.parametrize("role", ["leader", "auditor"])
def test_who_only_reads_is_offered_nothing(
    make: Make, by: Person, person: MakePerson, enter: Enter, role: str
) -> None:
    draw = seeded(make(), by)
    client = enter(person(role))
    assert "现在没有要您办理的" in read(client, draw)
    assert client.post(f"/desk/draws/{draw.pk}/draw/").status_code == 404
    assert Draw.objects.get(pk=draw.pk).state == "committed"


@pytest.mark.parametrize(
    ("role", "domain"), [("handler", "disputes"), ("admin", "inspection"), ("admin", "*")]
)
def test_outside_the_business_there_is_no_draw(
    make: Make, by: Person, person: MakePerson, enter: Enter, role: str, domain: str
) -> None:
    draw = drawn(make(), by)
    client = enter(person(role, domain=domain))
    assert client.get(f"/desk/draws/{draw.pk}/").status_code == 404
    assert client.post(f"/desk/draws/{draw.pk}/redraw/", {}).status_code == 404
    assert draw.number not in client.get("/desk/draws/").content.decode()


def test_outside_the_unit_there_is_no_draw(make: Make, person: MakePerson, enter: Enter) -> None:
    draw = make()
    other = Unit.objects.create(code="C", name="演示区住建局", kind="department")
    client = enter(person("handler", "zj", at=other))
    assert client.get(f"/desk/draws/{draw.pk}/").status_code == 404
    assert (
        enter(person("handler", "all", domain="*")).get(f"/desk/draws/{draw.pk}/").status_code
        == 200
    )


def test_who_comes_second_is_told_so(make: Make, by: Person, enter: Enter) -> None:
    draw = seeded(make(), by)
    services.draw(draw, by=by)
    response = enter(by).post(f"/desk/draws/{draw.pk}/draw/", follow=True)
    assert "别人已经办过了" in response.content.decode()


def test_the_list_and_a_draw_take_few_queries(
    make: Make, by: Person, enter: Enter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draw = drawn(make(), by)
    for _ in range(4):
        make()
    client = enter(by)
    with django_assert_max_num_queries(16):
        assert draw.number in client.get("/desk/draws/").content.decode()
    with django_assert_max_num_queries(20):
        client.get(f"/desk/draws/{draw.pk}/")


def test_nobody_signed_in(make: Make) -> None:
    assert Client().get(f"/desk/draws/{make().pk}/").status_code == 302


def test_after_the_deadline_the_announced_way_is_offered(
    make: Make, by: Person, enter: Enter, clock: Any
) -> None:
    draw = make()
    clock.move_to("2022-05-01T11:00:01+08:00")
    text = read(enter(by), draw)
    assert "作出承诺" not in text
    assert "按公告，这次抽取作废，重新公告。" in text
    enter(by).post(f"/desk/draws/{draw.pk}/fall-back/")
    text = read(enter(by), draw)
    assert "到截止时间没有公开的参与方：区市场监管局、区纪委监委、企业代表。" in text
