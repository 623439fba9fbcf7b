"""``zhunsheng draw verify``."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.testing import drawn, published
from zhunsheng.commons.sampling.tests.conftest import Make
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import draw as sampler


@pytest.fixture
def file(make: Make, by: Person) -> dict[str, Any]:
    """The published file of a draw."""
    return published(drawn(make(), by))


def run(tmp_path: Path, file: object, *options: str) -> tuple[int, str]:
    path, out = tmp_path / "draw.json", StringIO()
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    try:
        call_command("draw", "verify", str(path), *options, stdout=out)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_a_true_file(tmp_path: Path, file: dict[str, Any]) -> None:
    status, out = run(tmp_path, file, "--ledger", "--digest", file["announcement_digest"])
    assert (status, "全部相符" in out, file["announcement_digest"] in out) == (0, True, True)


def test_what_does_not_match_is_named(tmp_path: Path, file: dict[str, Any]) -> None:
    file["list"][0]["label"] = "别的企业"
    assert run(tmp_path, file) == (1, "不符：文件校验值、名录\n")
    status, out = run(tmp_path, file, "--json")
    told = json.loads(out)
    assert (status, told["ok"]) == (1, False)
    assert [one["part"] for one in told["wrong"]] == ["file_digest", "list"]


def test_another_announcement_than_the_one_noted(tmp_path: Path, file: dict[str, Any]) -> None:
    assert run(tmp_path, file, "--digest", "0" * 64) == (1, "不符：事先记下的公告摘要\n")


def test_the_ledger_knows_the_words_of_a_redraw(
    tmp_path: Path, file: dict[str, Any], by: Person
) -> None:
    from zhunsheng.commons.sampling import services

    draw = Draw.objects.get()
    services.redraw(draw, 1, "搬走", by=by)
    file = published(draw)
    file["redraws"][0]["reason"] = "别的原因"
    forged = sampler.sealed(file)
    assert run(tmp_path, forged)[0] == 0
    assert run(tmp_path, forged, "--ledger") == (1, "不符：与账本不同：补抽\n")


def test_a_draw_from_elsewhere(tmp_path: Path, file: dict[str, Any]) -> None:
    file["announcement"]["number"] = "别抽〔2022〕1号"
    assert "本系统没有这次抽取" in run(tmp_path, file, "--ledger")[1]


@pytest.mark.parametrize("text", ["", "不是文件", "[1"])
def test_what_is_no_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "draw.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="不是抽取文件"):
        call_command("draw", "verify", str(path))
    with pytest.raises(CommandError, match="打不开"):
        call_command("draw", "verify", str(tmp_path / "none.json"))


def test_a_stranger_s_json(tmp_path: Path) -> None:
    assert run(tmp_path, [1, 2]) == (1, "不符：文件格式\n")
