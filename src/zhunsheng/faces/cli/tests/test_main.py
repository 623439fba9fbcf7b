"""Finding and running commands, and what users read when something is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.faces.cli.main import commands


def _python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_overview_names_every_command_with_its_help(zhunsheng: Any) -> None:
    out = zhunsheng("--help").out
    for name, path in commands().items():
        assert f"  {name} " in out, path
    assert all(len(line.split()) > 1 for line in out.splitlines() if line.startswith("  "))


def test_the_overview_needs_no_django() -> None:
    code = "import sys; from zhunsheng.faces.cli.main import main; main(['--help']); sys.exit('django' in sys.modules)"
    assert _python("-c", code).returncode == 0


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    piped = f"{sys.executable} -m zhunsheng due --help | true"
    ran = subprocess.run(
        ["sh", "-c", piped], capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.stderr == ""


def test_an_unknown_command(zhunsheng: Any) -> None:
    ran = zhunsheng("duo")
    assert (ran.status, ran.out) == (2, "")
    assert "没有“duo”这个命令" in ran.err
    assert "due" in ran.err


def test_help_of_a_command_is_chinese(zhunsheng: Any) -> None:
    ran = zhunsheng("due", "--help")
    assert ran.status == 0
    assert ran.out.startswith("用法：zhunsheng due")
    assert "usage" not in ran.out
    assert "--settings" not in ran.out


@pytest.mark.parametrize("command", sorted(set(commands()) - {"run", "restore"}))
def test_every_command_refuses_unknown_arguments_in_chinese(zhunsheng: Any, command: str) -> None:
    ran = zhunsheng(command, "--no-such-option")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("用法有误：")


def test_a_missing_database_is_said_in_one_sentence(tmp_path: Path) -> None:
    environment = {"ZHUNSHENG_VAR_DIR": str(tmp_path), "ZHUNSHENG_DATABASE_URL": ""}
    ran = _python("-m", "zhunsheng", "verify", "--json", **environment)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("数据库还没有建好")
    assert "make run" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_python_dash_m(tmp_path: Path) -> None:
    ran = _python("-m", "zhunsheng")
    assert ran.returncode == 0
    assert "用法：zhunsheng 命令" in ran.stdout


class TestFigures:
    def test_json(self, zhunsheng: Any) -> None:
        ran = zhunsheng("figures", "2022", "--json")
        assert (ran.status, ran.err) == (0, "")
        keys = {"code", "ref", "title", "value", "unit", "numerator", "denominator", "basis"}
        assert ran.json
        for figure in ran.json:
            assert keys <= set(figure)
            assert figure["title"]
            assert figure["basis"]

    def test_lines(self, zhunsheng: Any) -> None:
        as_json = zhunsheng("figures", "2022", "--json").json
        lines = zhunsheng("figures", "2022").out.splitlines()
        assert len(lines) == len(as_json)
        assert as_json[0]["title"] in lines[0]

    def test_an_unknown_place(self, zhunsheng: Any) -> None:
        ran = zhunsheng("figures", "2022", "--place", "999", "--json")
        assert (ran.status, ran.out) == (2, "")
        assert "没有代码为“999”的区划" in ran.err

    def test_a_year_that_is_none(self, zhunsheng: Any) -> None:
        assert "YEAR 的值 'x' 不对" in zhunsheng("figures", "x").err

    def test_records_without_any(self, zhunsheng: Any) -> None:
        code = zhunsheng("figures", "2022", "--json").json[0]["code"]
        ran = zhunsheng("records", code, "2022", "--json")
        assert (ran.status, ran.json) == (0, [])

    def test_records_of_an_unknown_figure(self, zhunsheng: Any) -> None:
        ran = zhunsheng("records", "F999", "2022", "--json")
        assert (ran.status, ran.out) == (2, "")
        assert "F999" in ran.err


class TestLedger:
    def test_seal_and_verify(self, zhunsheng: Any, tmp_path: Path) -> None:
        head = tmp_path / "head.json"
        assert zhunsheng("seal", "--out", str(head)).status == 0
        assert json.loads(head.read_text(encoding="utf-8"))
        ran = zhunsheng("verify", "--head", str(head), "--json")
        assert (ran.status, ran.json["ok"]) == (0, True)

    def test_restore_of_nothing(self, zhunsheng: Any, tmp_path: Path) -> None:
        ran = zhunsheng("restore", str(tmp_path / "none"))
        assert (ran.status, ran.out) == (1, "")
        assert "none" in ran.err


class TestReport:
    @pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf"])
    def test_a_file_of_each_kind(self, zhunsheng: Any, tmp_path: Path, suffix: str) -> None:
        path = tmp_path / f"report{suffix}"
        ran = zhunsheng("report", "2022", "--out", str(path), "--json")
        assert (ran.status, ran.err) == (0, "")
        assert ran.json["file"] == str(path)
        assert "2022" in ran.json["title"]
        beginning = {".docx": b"PK", ".html": b"<!doc", ".pdf": b"%PDF"}[suffix]
        assert path.read_bytes().startswith(beginning)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["2022", "--out", "report.txt"], ".docx"),
            (["2022", "--out", "nowhere/report.docx"], "没有文件夹"),
            (["2190", "--out", "report.docx"], "2190"),
            (["2022"], "缺少参数：--out"),
        ],
    )
    def test_mistakes(
        self,
        zhunsheng: Any,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        message: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ran = zhunsheng("report", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert message in ran.err
        assert list(tmp_path.iterdir()) == []
