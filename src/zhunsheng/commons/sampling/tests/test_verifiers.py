"""The three verifiers agree on the published vectors, and none overlooks a change of any field."""

from __future__ import annotations

import copy
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.commons.sampling.testing import FUTURE, candidates, sample_file
from zhunsheng.lib import draw as sampler
from zhunsheng.lib.draw import Bar, Line

ROOT = Path(__file__).resolve().parents[5]
SCRIPT = ROOT / "docs/verify_draw.py"
BROWSER = Path(__file__).resolve().parents[1] / "static/sampling/verify_draw.js"
VECTORS = json.loads((ROOT / "docs/draw-vectors.json").read_text(encoding="utf-8"))["files"]
NODE = f"""
require({json.dumps(str(BROWSER))});
const files = JSON.parse(require("fs").readFileSync(0, "utf8"));
(async () => {{
  const found = [];
  for (const file of files) found.push(await verifyDraw(file));
  console.log(JSON.stringify(found));
}})();
"""
File = dict[str, Any]
Verifier = Callable[[list[File]], list[list[str]]]


def ours(files: list[File]) -> list[list[str]]:
    return [sampler.verify(file) for file in files]


def plain(files: list[File]) -> list[list[str]]:
    """``docs/verify_draw.py``; what makes it stumble is a file of another form."""
    spec = importlib.util.spec_from_file_location("verify_draw", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def verify(file: File) -> list[str]:
        try:
            return list(module.verify(file))
        except (KeyError, TypeError, IndexError, ValueError, RuntimeError, StopIteration):
            return ["format"]

    return [verify(file) for file in files]


def node(files: list[File]) -> list[list[str]]:
    found = subprocess.run(
        ["node", "-e", NODE], input=json.dumps(files), capture_output=True, text=True, check=True
    )
    answers: list[list[str]] = json.loads(found.stdout)
    return answers


needs_node = pytest.mark.skipif(
    not shutil.which("node"), reason="没有 Node.js；浏览器测试里另有一遍。"
)
VERIFIERS = [ours, plain, pytest.param(node, marks=needs_node)]


def whole() -> File:
    """A file in which everything happened."""
    listed = [*candidates(8, "高"), *candidates(12, "低", 9)]
    plan = [
        Line("高风险", 3, "高", (Bar("Q002", "免检"), Bar("Q005", "免检"))),
        Line("低", 4, "低"),
    ]
    barred = [Bar(f"Q{n:03d}", "停业", n % 3) for n in range(9, 14)]
    again = [{"place": 1, "reason": "搬走"}, {"place": 2, "reason": "停业"}]
    file = sample_file(listed, plan, exclusions=barred, redraws=again)
    assert file["skips"]
    return file


def public() -> File:
    """A file whose seed is a public result, after a party was silent."""
    return sample_file(
        candidates(9), [Line("企业", 2)], silent=1, public=FUTURE, public_value="03 08 15"
    )


@pytest.mark.parametrize("verifier", VERIFIERS)
def test_vectors(verifier: Verifier) -> None:
    found = verifier([vector["file"] for vector in VECTORS])
    assert found == [vector["wrong"] for vector in VECTORS]


@pytest.mark.parametrize("path", [SCRIPT, BROWSER], ids=lambda path: path.name)
def test_the_independent_verifiers_can_be_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert "zhunsheng." not in text


def changes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every place of a value with what may stand there instead."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from changes(item, (*path, key))
    elif isinstance(value, list):
        if value:
            yield path, value[:-1]
            yield path, [*value, value[0]]
        if len(value) > 1:
            yield path, value[::-1]
        for index, item in enumerate(value):
            yield from changes(item, (*path, index))
    else:
        yield path, f"{value}x" if isinstance(value, str) else 1 if value is None else value + 1


def changed(file: File, path: tuple[Any, ...], new: Any) -> File:
    copied: Any = copy.deepcopy(file)
    at = copied
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = new
    return dict(copied)


@pytest.mark.parametrize("verifier", VERIFIERS)
@pytest.mark.parametrize("make", [whole, public])
def test_a_change_of_any_field_is_detected(verifier: Verifier, make: Callable[[], File]) -> None:
    file = make()
    told = list(changes(file))
    assert len(told) > 100
    found = verifier([changed(file, *change) for change in told])
    assert [path for (path, _new), wrong in zip(told, found, strict=True) if not wrong] == []


#: What only the ledger binds: the words of a redraw, why nothing was drawn, the ledger's own hashes.
LEDGER = {"events", "failed", "file_digest"}


@pytest.mark.parametrize("verifier", VERIFIERS)
@pytest.mark.parametrize("make", [whole, public])
def test_a_forger_who_takes_the_file_digest_anew_is_detected(
    verifier: Verifier, make: Callable[[], File]
) -> None:
    file = make()
    told = [
        (path, new)
        for path, new in changes(file)
        if path[0] not in LEDGER and not (path[0] == "redraws" and path[-1] == "reason")
    ]
    found = verifier([sampler.sealed(changed(file, *change)) for change in told])
    assert [path for (path, _new), wrong in zip(told, found, strict=True) if not wrong] == []


def test_they_name_the_same_parts() -> None:
    file = whole()
    forged = [sampler.sealed(changed(file, *change)) for change in changes(file)]
    assert plain(forged) == ours(forged)
    if shutil.which("node"):
        assert node(forged) == ours(forged)


def test_the_script_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "draw.json"
    for file, status, words in (
        (whole(), 0, "全部相符"),
        (changed(whole(), ("seed",), "0" * 64), 1, "不符：file_digest、seed、result"),
    ):
        path.write_text(json.dumps(file), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, SCRIPT, path], capture_output=True, text=True, check=False
        )
        assert (ran.returncode, words in ran.stdout) == (status, True), ran
