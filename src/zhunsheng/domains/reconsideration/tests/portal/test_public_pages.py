"""Pages that anybody may open."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.commons.publication import services
from zhunsheng.commons.publication.models import Publication
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.procedures.publication import DECISION
from zhunsheng.domains.reconsideration.tests.portal.conftest import Citizen
from zhunsheng.kernel.ledger import receipts, seals

pytestmark = pytest.mark.django_db


def publish(
    matter: Reconsideration, summary: str, text: str, outcome: str = "C1", year: int = 2026
) -> Publication:
    content = Content(
        title=f"{summary}行政复议决定书",
        unit_id=matter.organ_id,
        number="演复决〔2026〕1号",
        category=outcome,
        topic=matter.field,
        summary=summary,
        text=text,
        happened_on=date(year, 6, 1),
    )
    return services.publish(DECISION, content, date(year, 7, 1), matter=matter)


@pytest.fixture
def decisions(citizen: Citizen) -> list[Publication]:
    first, _code, _secret = citizen.apply()
    second, _code, _secret = Citizen(citizen.district).apply("赵某乙")
    return [
        publish(first, "某食品店不服罚款", "申请人某食品店。\n本机关认为事实不清。"),
        publish(second, "某公司不服工伤认定", "维持原决定。", "B1", 2025),
    ]


PAGES = [
    "/",
    "/search/",
    "/search/?q=罚款",
    "/help/",
    "/help/reconsideration/",
    "/contact/",
    "/accessibility/",
    "/resume/",
    "/progress/",
    "/verify/",
    "/verify/seals/",
    "/verify/seals.json",
    "/lists/",
    "/lists/decisions/",
    "/deadline/",
    "/apply/reconsideration/",
    "/apply/reconsideration/tasks/",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_opens_without_names_of_offices_in_the_way(citizen: Citizen, path: str) -> None:
    assert citizen.client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/help/none/",
        "/apply/none/",
        "/lists/none/",
        "/lists/decisions/999/",
        "/verify/2222/proof.json",
    ],
)
def test_unknown_page_is_404_in_plain_words(citizen: Citizen, path: str) -> None:
    answer = citizen.client.get(path)
    assert answer.status_code == 404
    assert "没有找到这一页" in answer.content.decode()


@pytest.mark.parametrize(
    "words", ["罚款", "我被罚款了怎么办", "不服", "行政处罚", "复议", "强拆", "工伤认定"]
)
def test_search_finds_the_service_first(citizen: Citizen, words: str) -> None:
    hits = citizen.client.get("/search/", {"q": words}).context["hits"]
    assert hits[0].title == "不服行政决定"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("查进度", "查办理进度"),
        ("司法所在哪里", "去哪里当面办"),
        ("几天", "算一算期限"),
        ("没填完", "接着填没填完的申请"),
    ],
)
def test_search_finds_other_things(citizen: Citizen, words: str, title: str) -> None:
    assert title in [
        hit.title for hit in citizen.client.get("/search/", {"q": words}).context["hits"][:2]
    ]


def test_search_finds_decisions_and_says_when_nothing_is_there(
    citizen: Citizen, decisions: list[Publication]
) -> None:
    assert "某食品店不服罚款" in citizen.client.get("/search/", {"q": "食品"}).content.decode()
    assert "没有找到" in citizen.client.get("/search/", {"q": "量子"}).content.decode()
    assert (
        "<script>"
        not in citizen.client.get("/search/", {"q": "<script>"}).content.decode().split("<main")[1]
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 2),
        ({"q": "食品"}, 1),
        ({"q": "食品 罚款"}, 1),
        ({"q": "食品 工伤"}, 0),
        ({"year": "2025"}, 1),
        ({"category": "B1"}, 1),
        ({"topic": "market"}, 2),
        ({"topic": "police"}, 0),
        ({"q": "品食"}, 0),
        ({"year": "x"}, 0),
    ],
)
def test_decisions_are_searched_and_filtered(
    citizen: Citizen, decisions: Any, query: dict[str, str], found: int
) -> None:
    assert len(citizen.client.get("/lists/decisions/", query).context["lines"]) == found


def test_decision_page(citizen: Citizen, decisions: list[Publication]) -> None:
    page = citizen.client.get(f"/lists/decisions/{decisions[0].pk}/").content.decode()
    for words in ("演复决〔2026〕1号", "撤销或者部分撤销", "2026年6月1日", "本机关认为事实不清。"):
        assert words in page
    assert "秦某甲" not in page


def test_withdrawn_decision_is_gone_with_a_sentence(
    citizen: Citizen, decisions: list[Publication]
) -> None:
    Publication.objects.filter(pk=decisions[0].pk).update(
        withdrawn_on=date(2026, 8, 1), withdrawn_reason="当事人反映"
    )
    answer = citizen.client.get(f"/lists/decisions/{decisions[0].pk}/")
    assert answer.status_code == 410
    text = answer.content.decode()
    assert "2026年8月1日撤下了" in text
    assert "食品" not in text
    assert "当事人反映" not in text
    assert len(citizen.client.get("/lists/decisions/").context["lines"]) == 1


def test_lists_are_paged(citizen: Citizen, decisions: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhunsheng.faces.portal.views.published.SIZE", 1)
    first = citizen.client.get("/lists/decisions/", {"topic": "market"})
    assert "topic=market&older=" in first.context["older"]
    assert citizen.client.get(f"/lists/decisions/{first.context['older']}").context["older"] == ""
    assert citizen.client.get("/lists/decisions/", {"older": "-3"}).status_code == 200


def test_receipt_is_verified_before_and_after_the_seal(citizen: Citizen) -> None:
    _matter, code, _secret = citizen.apply()
    anybody = Client()
    page = anybody.get("/verify/", {"code": code.lower()}).content.decode()
    assert "等待封存" in page
    seals.seal_now()
    page = anybody.get("/verify/", {"code": code}).content.decode()
    assert "已经封存" in page
    assert "秦某甲" not in page
    assert "行政处罚" not in page
    proof = json.loads(anybody.get(f"/verify/{code}/proof.json").content)
    assert receipts.check(proof)
    heads = json.loads(anybody.get("/verify/seals.json").content)
    assert heads[-1]["hash"] == proof["seal"]["hash"]
    assert (
        json.loads(anybody.get("/verify/seals.json", {"after": heads[-1]["number"]}).content) == []
    )
    assert proof["seal"]["hash"] in anybody.get("/verify/seals/").content.decode()


def test_mistyped_receipt_says_what_is_wrong(citizen: Citizen) -> None:
    answer = citizen.client.get("/verify/", {"code": "ABC"})
    assert answer.status_code == 404
    assert "应为 12 位字母和数字，你输入了 3 位" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"rule": "reconsideration.apply@2023", "start": "2026-11-05"}, "2027年1月4日"),
        ({"rule": "reconsideration.examine@2023", "start": "2026-11-23"}, "2026年11月30日"),
        ({"rule": "free", "amount": "10", "unit": "WD", "start": "2026-11-23"}, "2026年12月7日"),
        ({"amount": "1", "unit": "M", "start": "2026-01-31"}, "2026年2月28日"),
        ({"amount": "60", "unit": "CD", "rollover": "on", "start": "2027-11-23"}, "暂定"),
    ],
)
def test_deadlines(citizen: Citizen, query: dict[str, str], words: str) -> None:
    page = citizen.client.get("/deadline/", query)
    assert page.status_code == 200
    text = page.content.decode()
    assert words in text
    assert "怎么数的" in text
    assert "http://testserver/deadline/?" in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"rule": "free", "start": "2026-11-23"}, "请填写数量"),
        ({"rule": "free", "amount": "0", "start": "2026-11-23"}, "不能小于 1"),
        ({"rule": "reconsideration.apply@2023", "start": "明天"}, "日期要写明年、月、日"),
        ({"rule": "reconsideration.apply@2023", "start": ""}, "请填写日期"),
        ({"rule": "nothing@2023", "start": "2026-11-23"}, "请重新选"),
        ({"amount": "10001", "unit": "CD", "start": "2026-11-23"}, "不能大于 10000"),
        ({"amount": "5", "unit": "WD", "start": "1200-01-01"}, "超出了日历的范围"),
    ],
)
def test_deadline_mistakes_are_named(citizen: Citizen, query: dict[str, str], words: str) -> None:
    answer = citizen.client.get("/deadline/", query)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_offices_are_listed(citizen: Citizen) -> None:
    assert "演示司法所" in citizen.client.get("/help/reconsideration/").content.decode()


def test_demonstration_is_said_on_every_page(citizen: Citizen, settings: Any) -> None:
    settings.DEMONSTRATION = True
    for path in ("/", "/progress/", "/deadline/", "/nothing/"):
        assert "演示数据" in citizen.client.get(path).content.decode()


def test_large_type_stays_on_the_page(citizen: Citizen) -> None:
    assert citizen.client.get("/view/large-type/?on=1&next=/progress/").url == "/progress/"
    assert 'class="large-type"' in citizen.client.get("/progress/").content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_no_script_or_style_stands_in_a_page(citizen: Citizen, path: str) -> None:
    answer = citizen.client.get(path)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.content.decode()
    assert " onclick=" not in answer.content.decode()
