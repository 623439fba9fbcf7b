"""年度报告: live figures, hints, freezing and restating, files."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from zhunsheng.insight.conftest import MakeMatter
from zhunsheng.insight.pages.tests.conftest import Enter
from zhunsheng.insight.reports.models import FrozenReport, Restatement
from zhunsheng.insight.reports.tests.conftest import MARCH, Publish

pytestmark = pytest.mark.usefixtures("cases")


@pytest.fixture(autouse=True)
def _published(publish: Publish) -> None:
    publish()


def seen(client: Client, path: str) -> str:
    page = client.get(path).content.decode()
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def freeze(client: Client) -> None:
    path = "/desk/reports/2022/freeze/"
    response = client.post(path, {"seen": seen(client, path)}, follow=True)
    assert "核对一致" in response.content.decode()


def test_each_figure_has_its_definition_beside_the_text(enter: Enter) -> None:
    text = enter("leader").get("/desk/reports/2022/").content.decode()
    assert text.count("data-definition=") == 4
    assert 'href="/desk/figures/F903/2022/" data-figure="F903"' in text
    assert "审结 2 ÷ 受理 3" in text
    assert 'id="chapter-7"' in text
    assert "（三）行政执法（还没有内容）" in text


def test_a_figure_without_a_denominator_is_pointed_out(enter: Enter) -> None:
    text = enter("leader").get("/desk/reports/2021/").content.decode()
    assert "“结案率”没有分母，算不出来。" in text


def test_files_of_every_form(enter: Enter) -> None:
    client = enter("leader")
    starts = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>"}
    for form, start in starts.items():
        assert client.get(f"/desk/reports/2022/file/{form}/").content.startswith(start)


def test_freezing_keeps_the_text_when_records_change(enter: Enter, matter: MakeMatter) -> None:
    client = enter("chief")
    freeze(client)
    matter(accepted_on=MARCH)
    assert "3件" in client.get("/desk/reports/2022/final/").content.decode()
    draft = client.get("/desk/reports/2022/").content.decode()
    assert "定稿以后有数字变了" in draft
    assert "受理：3件 → 4件" in draft


def test_what_moved_since_the_person_looked_is_not_frozen(enter: Enter, matter: MakeMatter) -> None:
    client = enter("chief")
    path = "/desk/reports/2022/freeze/"
    old = seen(client, path)
    matter(accepted_on=MARCH)
    response = client.post(path, {"seen": old}, follow=True)
    assert "打开这一页以后数字有变动" in response.content.decode()
    assert not FrozenReport.objects.exists()


def test_a_year_that_is_not_over_is_not_frozen(enter: Enter) -> None:
    response = enter("chief").get("/desk/reports/2023/freeze/", follow=True)
    assert "2023年还没有结束，不能冻结。" in response.content.decode()


def test_a_restatement_keeps_both_editions_and_the_reason(enter: Enter, matter: MakeMatter) -> None:
    client = enter("chief")
    freeze(client)
    matter(accepted_on=MARCH)
    path = "/desk/reports/2022/restate/"
    assert client.post(path, {"seen": seen(client, path), "reason": ""}).status_code == 422
    data = {"seen": seen(client, path), "reason": "补录一件"}
    text = client.post(path, data, follow=True).content.decode()
    assert "定稿第2版" in text
    assert "补录一件" in text
    assert Restatement.objects.count() == 1
    first = client.get("/desk/reports/2022/final/?edition=1").content.decode()
    assert "定稿第1版" in first
    again = client.get("/desk/reports/2022/final/?form=docx").content
    on_disk = client.get("/desk/reports/2022/final/?form=html").content.decode()
    assert '<base href="http://testserver/">' in on_disk
    assert again.startswith(b"PK")


def test_a_leader_cannot_restate(enter: Enter) -> None:
    freeze(enter("chief"))
    assert enter("leader").get("/desk/reports/2022/restate/").status_code == 403
