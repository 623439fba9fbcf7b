"""What does not fit in a declaration is said at start."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django import forms

from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.declaration import Action, Outcome, Procedure, Stage
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.system_checks import faults
from zhunsheng.kernel.statutes.cites import Cite


class SecretForm(ActionForm):
    """A text that may carry personal data."""

    words = forms.CharField(label="内容")


OPEN = Stage("open", "办理中", "s", "我们正在办理。")
DONE = Stage("done", "已办结", "s", "已经办完。", closed=True, final=True)
CLOSE = Action(
    "close", "办结", ("open",), ("handler",), "{actor}办结。", target="done", closes=True
)
SOUND = Procedure(
    code="test.case",
    version="1",
    title="测试",
    law="测试",
    model=Matter,
    initial="open",
    filing=Action("file", "登记", (), ("registrar",), "登记。"),
    stages=(OPEN, DONE),
    actions=(CLOSE,),
    outcomes=(Outcome("A", "完", Cite("行政复议法", "2023", 1)),),
    steps=(("s", "步"),),
)


def with_action(**changes: Any) -> Procedure:
    return replace(SOUND, actions=(replace(CLOSE, **changes),))


def test_a_sound_declaration() -> None:
    assert not list(faults(SOUND))


@pytest.mark.parametrize(
    ("procedure", "fault"),
    [
        (replace(SOUND, initial="nowhere"), "unknown initial stage"),
        (replace(SOUND, stages=(OPEN, OPEN, DONE)), "stage code is used twice"),
        (replace(SOUND, actions=(CLOSE, CLOSE)), "action code is used twice"),
        (replace(SOUND, steps=()), "unknown step"),
        (with_action(code="remark"), "hides a common action"),
        (with_action(sources=("nowhere",)), "unknown stage"),
        (with_action(target="nowhere"), "unknown target"),
        (with_action(target=lambda _context: "done"), "does not say among which stages"),
        (with_action(target=lambda _context: "x", targets=("x",)), "unknown target x"),
        (with_action(roles=()), "nobody may do it"),
        (with_action(roles=("emperor",)), "unknown role emperor"),
        (with_action(sentence="写了{words}。", form=SecretForm), "shows words"),
        (with_action(sentence="{nothing}。"), "shows nothing"),
    ],
)
def test_what_does_not_fit(procedure: Procedure, fault: str) -> None:
    found = list(faults(procedure))
    assert any(fault in one for one in found), found


def test_what_a_stage_opens() -> None:
    anywhere = replace(CLOSE, code="any", sources=("*",))
    procedure = replace(SOUND, actions=(CLOSE, anywhere))
    assert procedure.open_at("open") == [CLOSE, anywhere]
    assert procedure.open_at("done") == []
