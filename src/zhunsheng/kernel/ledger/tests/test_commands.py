"""The commands of the ledger."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from zhunsheng.kernel.ledger import receipts, seals
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.tests.helpers import intrude, put


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
class TestVerify:
    def test_it_says_in_words_that_all_is_well(self) -> None:
        put()
        assert "核验通过" in run("verify")

    def test_json_is_one_document(self, tmp_path: Path) -> None:
        code, _secret = receipts.issue(put())
        run("seal", "--out", tmp_path / "head.json")
        found = json.loads(
            run("verify", "--receipt", code, "--head", tmp_path / "head.json", "--json")
        )
        assert found["ok"] is True
        assert found["counts"]["heads"] == found["counts"]["receipts"] == 1

    def test_the_exit_status_tells_of_defects(self) -> None:
        event = put()
        intrude(f"UPDATE ledger_event SET action = 'x' WHERE id = {event.pk}")
        out = StringIO()
        with pytest.raises(SystemExit) as exit_status:
            call_command("verify", stdout=out)
        assert exit_status.value.code == 1
        assert "【units 1 第1项】" in out.getvalue()


@pytest.mark.django_db
def test_seal_prints_the_head() -> None:
    event = put()
    head = json.loads(run("seal"))
    assert head == seals.head()
    assert Event.objects.get(pk=event.pk).seal_id == head["number"]


@pytest.mark.django_db(transaction=True)
def test_backup_and_restore(tmp_path: Path) -> None:
    put()
    assert "不在备份里" in run("backup", tmp_path / "b")
    with pytest.raises(CommandError, match="没有覆盖") as refused:
        run("backup", tmp_path / "b")
    assert "--replace" in str(refused.value)
    assert (
        json.loads(run("backup", tmp_path / "b", "--replace", "--json"))["seal_head"]["number"] == 1
    )
    with pytest.raises(CommandError, match="--force"):
        run("restore", tmp_path / "b")
    assert json.loads(run("restore", tmp_path / "b", "--force", "--json"))["ok"] is True
    assert "已恢复" in run("restore", tmp_path / "b", "--force")
