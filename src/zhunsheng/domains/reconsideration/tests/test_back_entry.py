"""Back-entry from a sheet: past and open cases come in as facts; bad rows leave nothing."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook

from zhunsheng.domains.reconsideration.exchange import CASES, COLUMNS
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import District
from zhunsheng.kernel.exchange import importing, runs
from zhunsheng.kernel.exchange.models import ColumnMapping, ImportedRow, ImportRun
from zhunsheng.kernel.exchange.tasks import carry_out_later
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.numbers.models import IssuedNumber
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.refusals import NotAllowed
from zhunsheng.lib import clock, xlsx

pytestmark = pytest.mark.usefixtures("today")

OPEN = {
    "number": "旧复〔2022〕1号",
    "received_on": date(2022, 8, 1),
    "kind": "自然人",
    "name": "秦某甲",
    "phone": "13900000000",
    "respondent": "区市场监管局",
    "act_kind": "行政处罚",
    "field": "市场监管",
    "act_name": "行政处罚决定",
    "act_on": date(2022, 7, 20),
    "known_on": date(2022, 7, 25),
    "request": "撤销行政处罚决定",
    "channel": "窗口",
    "superior_number": "PT2022000123",
    "accepted_on": date(2022, 8, 5),
    "handler": "handler",
    "copy_on": date(2022, 8, 8),
}
CLOSED = {
    **OPEN,
    "number": "旧复〔2022〕2号",
    "reply_on": date(2022, 8, 15),
    "evidence_count": 5,
    "suspended_on": date(2022, 8, 20),
    "suspension_ground": "进行调解、和解，双方同意中止",
    "resumed_on": date(2022, 8, 30),
    "outcome": "维持",
    "closed_on": date(2022, 10, 10),
    "served_on": date(2022, 10, 12),
}
WITHDRAWN = {
    **OPEN,
    "number": "旧复〔2022〕3号",
    "outcome": "其他撤回",
    "closed_on": date(2022, 9, 1),
    "is_voluntary": True,
}
REFUSED = {
    **{k: v for k, v in OPEN.items() if k not in ("accepted_on", "handler", "copy_on")},
    "number": "旧复〔2022〕4号",
    "outcome": "不予受理",
    "closed_on": date(2022, 8, 4),
    "refusal_reason": "申请人与行政行为没有利害关系",
}


def sheet(*rows: dict[str, Any], columns: Any = COLUMNS) -> bytes:
    return xlsx.write(rows, columns, title="补录")


def load(district: District, *rows: dict[str, Any], trial: bool = False) -> importing.Tally:
    person = district.people["registrar"]
    return importing.run(CASES, BytesIO(sheet(*rows)), person, trial=trial)


def test_open_and_closed_cases_come_in(district: District) -> None:
    tally = load(district, OPEN, CLOSED, WITHDRAWN, REFUSED)
    assert tally.errors == {}
    assert (tally.total, tally.taken) == (4, 4)
    cases: Any = Reconsideration.objects.order_by("pk")
    opened, closed, withdrawn, refused = cases
    assert (opened.stage, opened.handler) == ("replying", district.people["handler"])
    assert opened.superior_number == "PT2022000123"
    assert opened.due_on is not None
    assert (closed.stage, closed.outcome) == ("served", "B1")
    assert (closed.closed_on, closed.served_on) == (date(2022, 10, 10), date(2022, 10, 12))
    assert closed.replied_on == date(2022, 8, 15)
    assert (withdrawn.stage, withdrawn.outcome) == ("terminated", "D3")
    assert (refused.stage, refused.outcome) == ("rejected", "A0")
    assert all(matter.back_entry for matter in (opened, closed, withdrawn, refused))


def test_every_act_has_its_own_day_and_names_who_entered_it(district: District) -> None:
    load(district, CLOSED)
    rows = Event.objects.filter(stream="matter").order_by("sequence")
    days = [row.occurred_at.astimezone().date() for row in rows]
    assert days == sorted(days)
    assert days[0] == date(2022, 8, 1)
    assert {row.person for row in rows} == {district.people["registrar"]}
    assert {row.recorded_at.date() for row in rows} == {date(2022, 12, 30)}
    assert verify().ok


def test_nobody_is_notified(district: District) -> None:
    load(district, OPEN, CLOSED)
    assert not Notice.objects.exists()


def test_a_fact_that_broke_a_rule_is_taken_and_marked(district: District) -> None:
    late = {**OPEN, "act_on": date(2022, 1, 3), "known_on": date(2022, 1, 3)}
    assert load(district, late).errors == {}
    events = Event.objects.filter(stream="matter", action="accept")
    assert "violations" in events.get().data


BAD = [
    ({"received_on": "明天"}, "日期"),
    ({"respondent": "没有的单位"}, "被申请人：没有名为“没有的单位”的单位"),
    ({"handler": None}, "承办人：受理的案件要填承办人"),
    ({"handler": "查无此人"}, "承办人：“查无此人”没有这个人"),
    ({"channel": "信鸽"}, "收案渠道：没有“信鸽”"),
    ({"phone": "12"}, "联系电话"),
    ({"outcome": "维持"}, "结案日期：填了结案方式"),
    ({"closed_on": date(2022, 9, 1)}, "结案方式：填了结案日期"),
    ({"accepted_on": date(2022, 7, 1)}, "受理（2022年7月1日）"),
    ({"copy_on": date(2030, 1, 1)}, "晚于今天"),
    ({"name": None}, "申请人"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_a_bad_row_says_why_and_leaves_nothing(
    district: District, change: dict[str, Any], message: str
) -> None:
    columns = [
        column
        if "received_on" not in change or column.key != "received_on"
        else xlsx.Column("received_on", "收到日期")
        for column in COLUMNS
    ]
    source = BytesIO(sheet({**OPEN, **change}, columns=columns))
    tally = importing.run(CASES, source, district.people["registrar"], trial=False)
    assert tally.taken == 0
    assert message in "".join(tally.errors[2])
    assert not Event.objects.filter(stream="matter").exists()
    for model in (Matter, Party, Participant, IssuedNumber, ImportedRow):
        assert not model._default_manager.exists(), model


def test_half_a_sheet_is_bad(district: District) -> None:
    tally = load(district, OPEN, {**CLOSED, "handler": "查无此人"}, WITHDRAWN)
    assert (tally.taken, list(tally.errors)) == (2, [3])
    # No gap: the refused row has given its number back.
    numbers = Matter.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == ["演复〔2022〕1号", "演复〔2022〕2号"]


def test_a_trial_changes_nothing(district: District) -> None:
    tally = load(district, OPEN, CLOSED, trial=True)
    assert tally.taken == 2
    assert not Matter.objects.exists()
    assert not ImportedRow.objects.exists()


def test_the_corrected_sheet_may_be_sent_again_as_a_whole(district: District) -> None:
    load(district, OPEN, {**CLOSED, "handler": "查无此人"})
    tally = load(district, OPEN, CLOSED)
    assert (tally.taken, tally.repeated, tally.errors) == (1, 1, {})
    assert Matter.objects.count() == 2


def test_one_case_twice_in_a_sheet(district: District) -> None:
    tally = load(district, OPEN, OPEN)
    assert tally.taken == 1
    assert tally.errors == {3: ["与第2行是同一条，请删去其中一行。"]}


def test_titles_of_another_system(district: District) -> None:
    columns = [xlsx.Column(c.key, "登记编号") if c.key == "number" else c for c in COLUMNS]
    source = sheet(OPEN, columns=columns)
    person = district.people["registrar"]
    with pytest.raises(xlsx.SheetError):
        importing.run(CASES, BytesIO(source), person, trial=True)
    mapping = ColumnMapping.objects.create(
        sheet=CASES.code, name="平台", titles={"number": "登记编号"}
    )
    run = runs.begin(CASES, BytesIO(source), "导出.xlsx", person, mapping)
    assert (run.state, run.taken) == (ImportRun.State.DONE, 1)


class TestPages:
    @pytest.fixture
    def browser(self, district: District) -> Client:
        client = Client()
        client.force_login(district.people["registrar"])
        return client

    def upload(self, browser: Client, content: bytes) -> Any:
        file = SimpleUploadedFile("旧案.xlsx", content)
        url = reverse("workbench:page-imports")
        return browser.post(url, {"sheet": CASES.code, "file": file}, follow=True)

    def test_upload_confirm_correct(self, browser: Client) -> None:
        tried = self.upload(browser, sheet(OPEN, {**CLOSED, "handler": "查无此人"}))
        assert "导入这1行" in tried.content.decode()
        assert "查无此人" in tried.content.decode()
        assert not Matter.objects.exists()
        done = browser.post(tried.redirect_chain[-1][0], follow=True)
        assert ImportRun.objects.get(is_trial=False).taken == 1
        assert "导入结果" in done.content.decode()
        assert Matter.objects.count() == 1
        errors = browser.get(f"{done.redirect_chain[-1][0]}errors/")
        cells = [c.value for c in load_workbook(BytesIO(errors.content)).worksheets[0][3]]
        assert any("查无此人" in str(value) and "登录名" in str(value) for value in cells)

    def test_a_big_file_goes_to_the_background(
        self, browser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(runs, "AT_ONCE_BYTES", 0)
        page = self.upload(browser, sheet(OPEN))
        assert "正在核对" in page.content.decode()
        address = page.redirect_chain[-1][0]
        assert "正在核对" in browser.get(f"{address}progress/").content.decode()
        waiting = DBTaskResult.objects.get(task_path=carry_out_later.module_path)
        carry_out_later.call(*waiting.args_kwargs["args"])
        assert browser.get(f"{address}progress/")["HX-Redirect"] == address
        assert "导入这1行" in browser.get(address).content.decode()

    def test_one_sheet_takes_one_file_at_a_time(self, browser: Client) -> None:
        tried = self.upload(browser, sheet(OPEN))
        other = ImportRun.objects.get()
        other.pk, other.is_trial, other.state = None, False, ImportRun.State.RUNNING
        other.total, other.moved_at = 120, clock.now()
        other.save()
        refused = browser.post(tried.redirect_chain[-1][0], follow=True).content.decode()
        assert "正在导入，已处理120行" in refused
        assert not Matter.objects.exists()
        other.moved_at -= runs.GIVEN_UP * 2
        other.save()
        browser.post(tried.redirect_chain[-1][0])
        assert Matter.objects.count() == 1
        other.refresh_from_db()
        assert other.state == ImportRun.State.FAILED

    def test_what_is_no_sheet(self, browser: Client) -> None:
        other = xlsx.write([{"a": 1}], [xlsx.Column("a", "别的")])
        assert "原案号" in self.upload(browser, other).content.decode()
        assert self.upload(browser, b"nothing").status_code == 422

    def test_the_template_can_be_read_back(self, browser: Client) -> None:
        answer = browser.get(reverse("workbench:page-import-template", args=[CASES.code]))
        assert list(xlsx.read_rows(BytesIO(answer.content), COLUMNS)) == []

    def test_mapping(self, browser: Client) -> None:
        url = reverse("workbench:page-import-mapping", args=[CASES.code])
        browser.post(url, {"mapping_name": "平台", "number": "登记编号"})
        assert ColumnMapping.objects.get().titles == {"number": "登记编号"}

    def test_others_may_not(self, district: District) -> None:
        client = Client()
        client.force_login(district.people["handler"])
        assert client.get(reverse("workbench:page-imports")).status_code == 403
        with pytest.raises(NotAllowed):
            runs.begin(CASES, BytesIO(sheet(OPEN)), "a.xlsx", district.people["handler"])

    def test_imports_of_others_are_not_shown(self, browser: Client, district: District) -> None:
        made = runs.begin(CASES, BytesIO(sheet(OPEN)), "a.xlsx", district.people["chief"])
        assert browser.get(reverse("workbench:page-import-run", args=[made.pk])).status_code == 404


def test_the_command(district: District, tmp_path: Path) -> None:
    path = tmp_path / "旧案.xlsx"
    path.write_bytes(sheet(OPEN, {**CLOSED, "handler": "查无此人"}))
    with pytest.raises(CommandError, match="旧案-错误"):
        call_command("import", CASES.code, path, "--person", "registrar")
    assert (tmp_path / "旧案-错误.xlsx").exists()
    assert Matter.objects.count() == 1
    with pytest.raises(CommandError, match="有权导入"):
        call_command("import", CASES.code, path, "--person", "handler")
    with pytest.raises(CommandError, match="没有“x”这种表"):
        call_command("import", "x", path)
