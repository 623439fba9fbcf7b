"""Which acts of a draw are open to a person now, each with its form and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.commons.sampling import forms, reading, services
from zhunsheng.commons.sampling.models import Draw, PublicEntry
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

State = Draw.State


@dataclass(frozen=True)
class Offer:
    """An act that may be done now; ``run`` does it and returns what to say."""

    code: str
    title: str
    button: str
    form: forms.ActForm
    run: Callable[[Draw, Person, dict[str, Any]], str]
    hint: str = ""
    primary: bool = False
    danger: bool = False


def offers(
    draw: Draw, person: Person, act: str = "", sent: Mapping[str, Any] | None = None
) -> list[Offer]:
    """The open acts, the next one first; the form of ``act`` is bound to what was ``sent``."""
    runs = reading.may_run(person, draw)
    found = list(_speaking(draw, person, runs))
    if runs:
        found += _running(draw)
    return [_bound(one, draw, person, act, sent) for one in found]


#: code, form, title, button, hint
Plan = tuple[str, type[forms.ActForm], str, str, str, dict[str, list[tuple[str, str]]]]


def _speaking(draw: Draw, person: Person, runs: bool) -> list[Plan]:
    """Acts of the parties."""
    if draw.state not in (State.ANNOUNCED, State.COMMITTED) or reading.overdue(draw, clock.now()):
        return []
    mine = forms.seats(draw, person, runs=runs)
    if draw.state == State.ANNOUNCED:
        open_ = {"party": [(seat.party, seat.party) for seat in mine if not seat.digest]}
        hint = "选一个数，任意数字、文字都可以。数只留在您手里，系统只收承诺值。"
        plan: Plan = ("commit", forms.CommitForm, "作出承诺", "提交承诺值", hint, open_)
    else:
        open_ = {
            "party": [(seat.party, seat.party) for seat in mine if not hasattr(seat, "reveal")]
        }
        hint = "各方的承诺已经齐全，请填承诺时记下的校验码和数。"
        plan = ("reveal", forms.RevealForm, "公开所选的数", "公开", hint, open_)
    return [plan] if open_["party"] else []


def _running(draw: Draw) -> list[Plan]:
    """Acts of those who run the draw."""
    if draw.state == State.DRAWN:
        hint = "只换这一个，接着原来的顺序往下取，其他的不动。"
        return [("redraw", forms.RedrawForm, "补抽一个", "补抽", hint, {})]
    if draw.state == State.FAILED:
        return []
    found: list[Plan] = []
    waiting = draw.commitments.filter(reveal=None).exists() and not draw.fell_back_at
    by_public = draw.public_on is not None and (not draw.parties or draw.fell_back_at is not None)
    if by_public and draw.public_value is None:
        found += _public(draw)
    elif waiting and reading.overdue(draw, clock.now()):
        then = "改用公告的公开结果" if draw.public_source else "这次抽取作废，重新公告"
        hint = f"截止时间已过，还有参与方没有公开。按公告，{then}。"
        found.append(("fall-back", forms.ActForm, "按公告的备用办法办", "确定", hint, {}))
    elif not waiting:
        hint = "种子已经产生，结果由种子和名录决定，谁来按都一样。"
        found.append(("draw", forms.ActForm, "抽取", "开始抽取", hint, {}))
    return [*found, *_stopping(draw)]


def _public(draw: Draw) -> list[Plan]:
    if not reading.public_is_out(draw, clock.now()):
        return []
    entry = PublicEntry.objects.filter(draw=draw).first()
    hint = f"录入“{draw.public_source}”。"
    hint += "请由另一个人再录一遍。" if entry else "一个人录入，另一个人再录一遍，两遍一样才算数。"
    return [("public", forms.PublicForm, "录入公开结果", "录入", hint, {})]


def _stopping(draw: Draw) -> list[Plan]:
    found: list[Plan] = []
    if reading.still_secret(draw, clock.now()):
        hint = "公告以后才知道不能抽的（注销、停业、应当回避），在参与方承诺以前排除。"
        found.append(("exclude", forms.ExcludeForm, "抽取前排除", "排除", hint, {}))
    hint = "停止以后不能恢复，原因公布；需要抽取的，另行公告。"
    found.append(("fail", forms.ReasonForm, "停止这次抽取", "停止抽取", hint, {}))
    return found


def _bound(
    plan: Plan, draw: Draw, person: Person, act: str, sent: Mapping[str, Any] | None
) -> Offer:
    code, kind, title, button, hint, choices = plan
    form = kind(draw, person, sent if code == act else None, prefix=None)
    for name, options in choices.items():
        form.choose(name, options)
    return Offer(
        code,
        title,
        button,
        form,
        _RUN[code],
        hint,
        primary=code in _FIRST,
        danger=code == "fail",
    )


_FIRST = ("commit", "reveal", "public", "fall-back", "draw")


def _commit(draw: Draw, person: Person, data: dict[str, Any]) -> str:
    services.commit(draw, data["party"], data["digest"], by=person)
    return f"已收到{data['party']}的承诺。请保管好校验码和数。"


def _reveal(draw: Draw, person: Person, data: dict[str, Any]) -> str:
    services.reveal(draw, data["party"], data["salt"], data["value"], by=person)
    return f"{data['party']}的数和承诺值相符，已经公开。"


def _enter(draw: Draw, person: Person, data: dict[str, Any]) -> str:
    if services.set_public_seed(draw, data["value"], by=person):
        return "两遍录入一样，公开结果已经确定，可以抽取了。"
    return "已经录入，请由另一个人再录一遍。"


def _exclude(draw: Draw, person: Person, data: dict[str, Any]) -> str:
    services.exclude(draw, data["candidate"], data["reason"], by=person, line=data["line"])
    return "已经排除，原因已经公布。"


def _fall_back(draw: Draw, person: Person, _data: dict[str, Any]) -> str:
    after = services.fall_back(draw, by=person)
    return "已经改用公开结果。" if after.public_source else "这次抽取没有抽成，原因已经公布。"


def _draw(draw: Draw, person: Person, _data: dict[str, Any]) -> str:
    return f"已经抽取，共{len(services.draw(draw, by=person))}个。"


def _redraw(draw: Draw, person: Person, data: dict[str, Any]) -> str:
    now = services.redraw(draw, data["place"], data["reason"], by=person)
    return f"第{now.place}号补抽为：{now.label}。"


def _fail(draw: Draw, person: Person, data: dict[str, Any]) -> str:
    services.fail(draw, data["reason"], by=person)
    return "已经停止，原因已经公布。"


_RUN: dict[str, Callable[[Draw, Person, dict[str, Any]], str]] = {
    "commit": _commit,
    "reveal": _reveal,
    "public": _enter,
    "exclude": _exclude,
    "fall-back": _fall_back,
    "draw": _draw,
    "redraw": _redraw,
    "fail": _fail,
}
