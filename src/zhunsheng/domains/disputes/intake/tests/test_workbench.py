"""The desk's list and cards, the command, campaigns; and who sees nothing of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disputes.intake.campaigns import CAMPAIGNS, results
from zhunsheng.domains.disputes.intake.models import Branch, Campaign
from zhunsheng.domains.disputes.intake.remedies import last_days
from zhunsheng.domains.disputes.intake.suggesting import rules, suggested
from zhunsheng.domains.disputes.intake.tests.conftest import Case, House, begin
from zhunsheng.domains.disputes.intake.ways import BY_CODE
from zhunsheng.domains.disputes.intake.workbench.centre import cards
from zhunsheng.kernel.access.models import AccessRecord, Grant
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.statutes.catalog import known

DAY = date(2022, 8, 8)


def test_last_days_of_a_decision_and_a_quarrel(filed: Case) -> None:
    found = {one.way: one for one in last_days(filed.matter, DAY)}
    # Received on 1 August: sixty days end on 30 September; six months on 1 February (no rest day).
    assert found["申请行政复议"].on == date(2022, 9, 30)
    assert found["提起行政诉讼"].on == date(2023, 2, 1)
    # Three years from 20 July 2022; that day of 2025 is a Sunday, so the Monday after it.
    assert found["提起民事诉讼"].on == date(2025, 7, 21)
    assert [one.on for one in last_days(filed.matter, DAY)] == sorted(
        one.on for one in found.values()
    )
    assert "最后一天是2022年9月30日" in found["申请行政复议"].sentence


def test_last_day_of_labour_arbitration(house: House, told: Any, today: Any) -> None:
    case = begin(
        house,
        {
            "story": "欠我三个月工资",
            "kind": "labour",
            "happened_on": "2022-07-20",
            "channel": "desk",
        },
    )
    (only,) = last_days(case.matter, DAY)
    assert (only.way, only.on) == ("申请劳动仲裁", date(2023, 7, 20))


def test_an_unknown_day_says_what_is_missing(house: House, today: Any) -> None:
    case = begin(house, {"story": "收到一张单子", "decision": "administrative", "channel": "phone"})
    sentences = [one.sentence for one in last_days(case.matter, DAY)]
    assert sentences
    assert all("还不知道从哪天起算" in text for text in sentences)


def test_a_day_that_is_over_says_to_come_at_once(filed: Case) -> None:
    found = {one.way: one for one in last_days(filed.matter, date(2022, 10, 31))}
    assert found["申请行政复议"].is_over
    assert "已经过了" in found["申请行政复议"].sentence
    assert not found["提起行政诉讼"].is_over


def test_suggestions_come_with_their_article(filed: Case) -> None:
    # Only what is installed can be suggested.
    assert "reconsideration" in [rule.way.code for rule in suggested(filed.matter)]
    assert all(known(rule.cite) for rule in rules() if rule.way.is_open)


def test_page_shows_branches_last_days_and_one_click_ways(filed: Case) -> None:
    client = filed.house.client("handler")
    url = f"/desk/matters/{filed.matter.pk}/"
    assert "按登记的情况建议" in client.get(url).content.decode()
    filed.do("triage", ways=["reconsideration"])
    branch = filed.branch("reconsideration")
    filed.do("answer", branch=branch.pk, ended="unsettled", answer="不予受理")
    text = client.get(url).content.decode()
    assert "2022年9月30日" in text
    assert "十五日内向人民法院提起诉讼" in text
    form = re.search(r'<form method="post" action="[^"]*/do/triage/">.*?</form>', text, re.DOTALL)
    assert form is not None
    data = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.group()))
    assert data["ways"] == "intake.court"
    answer = client.post(f"{url}do/triage/", data)
    assert answer.status_code == 302
    court = Branch.objects.get(way="intake.court")
    assert court.follows_id == branch.pk


def test_suggested_boxes_are_ticked(filed: Case) -> None:
    client = filed.house.client("handler")
    text = client.get(f"/desk/matters/{filed.matter.pk}/do/triage/").content.decode()
    assert re.search(r'value="reconsideration"[^>]*checked', text)
    assert "调解不影响" in text


def test_every_look_is_recorded_and_others_find_nothing(filed: Case) -> None:
    house, url = filed.house, f"/desk/matters/{filed.matter.pk}/"
    assert house.client("stranger").get(url).status_code == 404
    house.person("auditor", "auditor", Grant.EVERY, house.bureau)
    assert house.client("auditor").get(url).status_code == 404
    assert house.client("chief").get(url).status_code == 200
    assert AccessRecord.objects.filter(matter_id=filed.matter.pk).exists()


def test_copy_of_an_intake_begins_with_its_answers(filed: Case) -> None:
    client = filed.house.client("registrar")
    text = client.get(f"/desk/new/intake.request/?copy={filed.matter.pk}").content.decode()
    assert "邻居把墙砌到我家院子里" in text
    assert re.search(r'value="talk"[^>]*checked', text)


def test_bad_days_are_named_and_nothing_is_lost(house: House, today: Any) -> None:
    client = house.client("registrar")
    page = client.get("/desk/new/intake.request/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key is not None
    data = {
        "story": "说来话长",
        "phone": "123",
        "happened_on": "2099-01-01",
        "decision": "none",
        "decision_on": "2022-08-01",
        "channel": "desk",
        "occurred_on": "2022-08-08",
        "key": key.group(1),
    }
    answer = client.post("/desk/new/intake.request/", data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "不能晚于今天" in text
    assert "说来话长" in text


def test_list_narrows_to_whom_it_waits_for(filed: Case) -> None:
    client = filed.house.client("handler")
    assert "秦某甲" in client.get("/desk/list/intake.request/?waits=triage").content.decode()
    filed.do("triage", ways=["reconsideration"])
    text = client.get("/desk/list/intake.request/?waits=take").content.decode()
    assert "秦某甲" in text
    assert "秦某甲" not in client.get("/desk/list/intake.request/?waits=triage").content.decode()


def test_command_counts_what_the_reader_may_see(filed: Case, today: Any) -> None:
    house = filed.house
    filed.do("triage", ways=["intake.court", "reconsideration"])
    today.move_to("2022-08-15T10:00:00+08:00")
    by = {card.function: card for card in cards(house.people["chief"], date(2022, 8, 15))}
    assert by["command"].open == 1
    assert (by["litigation"].waiting, by["litigation"].waiting_late) == (2, 2)
    house.person("auditor", "auditor", Grant.EVERY, house.bureau)
    by = {card.function: card for card in cards(house.people["auditor"], date(2022, 8, 15))}
    assert not by["command"].readable
    assert not by["counselling"].readable
    assert by["command"].open == 0


def test_command_pages(filed: Case) -> None:
    house = filed.house
    filed.do("triage", ways=["intake.court"])
    client = house.client("chief")
    assert "诉讼服务" in client.get("/desk/centre/").content.decode()
    text = client.get("/desk/centre/litigation/").content.decode()
    assert str(filed.matter.number) in text
    assert client.get("/desk/centre/command/").status_code == 200
    assert client.get("/desk/centre/nonsense/").status_code == 404
    stranger = house.client("stranger")
    assert stranger.get("/desk/centre/").status_code == 403
    assert stranger.get("/desk/centre/litigation/").status_code == 403


def test_command_asks_no_more_for_more_intakes(
    house: House, told: Any, today: Any, django_assert_max_num_queries: Any
) -> None:
    for _n in range(4):
        begin(house, told).do("triage", ways=["intake.court", "reconsideration"])
    person = house.people["chief"]
    cards(person, DAY)
    with django_assert_max_num_queries(4):
        cards(person, DAY)


def _campaign(house: House, **more: Any) -> Campaign:
    row = {
        "code": "ZX-2022-01",
        "title": "根治欠薪专项",
        "kinds": "劳动、合同",
        "starts_on": date(2022, 7, 1),
        "ends_on": date(2022, 9, 30),
        "unit": house.bureau.pk,
        "target": 10,
        "target_rate": 90,
    } | more
    (one,) = changing.add(CAMPAIGNS, [row], Change(None, date(2022, 7, 1), "区里部署"))
    found: Campaign = one
    return found


def test_campaign_is_counted_and_shown(house: House, today: Any) -> None:
    one = _campaign(house)
    (found,) = results([one])
    assert (found.accepted, found.rate) == (0, None)
    assert "还差10件" in found.verdict
    text = house.client("chief").get("/desk/campaigns/").content.decode()
    assert "根治欠薪专项" in text
    assert "正在进行" in text


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kinds": "吵架"}, "kinds"),
        ({"ends_on": date(2022, 6, 1)}, "ends_on"),
        ({"target_rate": 120}, "target_rate"),
    ],
)
def test_campaign_that_contradicts_itself_is_refused(house: House, more: Any, field: str) -> None:
    faults = dict(CAMPAIGNS.check({"kinds": "劳动", "starts_on": date(2022, 7, 1), **more}))
    assert field in faults


def test_every_way_has_what_remains() -> None:
    from zhunsheng.domains.disputes.intake.branches import remaining

    for code in BY_CODE:
        found = remaining(code)
        assert found.says
        assert known(found.cite) or not BY_CODE[code].is_open, code
