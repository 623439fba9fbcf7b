"""Lines of the lists from the data files: titles by a small grammar, the rest by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

from zhunsheng.commons.district import units
from zhunsheng.domains.powers.demo.structure import data
from zhunsheng.kernel.orgs.models import Unit

Values = dict[str, Any]
#: Kinds whose titles stand in the file as they are.
PLAIN = (
    "licence",
    "levy",
    "benefit",
    "inspection",
    "confirmation",
    "award",
    "ruling",
    "other",
)
OPEN_VALUES = "演示条款，内容以法律文本为准。"


def unit_keys() -> dict[str, int]:
    """Keys of the district's living units by short code."""
    rows = Unit.objects.filter(code__startswith=units.PREFIX, valid_to__isnull=True)
    return {code.removeprefix(units.PREFIX): pk for code, pk in rows.values_list("code", "pk")}


class Codes:
    """Codes of power items: unit, kind, running number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], count[int]] = {}

    def next(self, unit: str, kind: str) -> str:
        """The next code of a unit and kind."""
        numbers = self._numbers.setdefault((unit, kind), count(1))
        return f"640104-{unit}-{data('catalogue')['kinds'][kind]['mark']}{next(numbers):03d}"


def item(
    codes: Codes, keys: Mapping[str, int], unit: str, kind: str, law: str, title: str
) -> Values:
    """One power item."""
    said = data("catalogue")["kinds"][kind]
    township = unit[0] == "T" and unit[1:].isdecimal()
    return {
        "code": codes.next(unit, kind),
        "title": title,
        "kind": kind,
        "unit": keys[unit],
        "level": "township" if township else "county",
        "basis_law": law,
        "basis_version": "2017" if law == "行政复议法" else "",
        "basis_text": OPEN_VALUES,
        "duties": said["duties"],
        "accountability": said["accountability"],
        "process": "\n".join(said["process"]),
        "statutory_days": said.get("statutory"),
        "promised_days": said.get("promised"),
        "has_fee": bool(said.get("fee")),
        "fee_basis": "按规定的征收标准" if said.get("fee") else "",
        "remedies": said.get("remedies", ""),
    }


def items(keys: Mapping[str, int], codes: Codes, total: int) -> list[Values]:
    """``total`` items of all units: everything but penalties, and of these the commonest first."""
    plans = [(unit, plan) for unit, plan in data("catalogue")["units"].items()]
    townships = sorted(code for code in keys if code[0] == "T" and code[1:].isdecimal())
    plans += [(unit, data("catalogue")["township"]) for unit in townships]
    rest = [row for unit, plan in plans for row in _rest(unit, plan)]
    penalties = [
        (unit, "penalty", law, conduct.format(o=thing))
        for conduct in data("catalogue")["conducts"]
        for unit, plan in plans
        for law, thing in _objects(plan)
    ]
    chosen = [*rest, *penalties[: total - len(rest)]]
    if len(chosen) != total:
        raise ValueError(f"the catalogue has {len(chosen)} items, {total} are wanted")
    return [item(codes, keys, *row) for row in chosen]


def _objects(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for law, things in plan.get("objects", {}).items():
        yield from ((law, thing) for thing in things)


def _rest(unit: str, plan: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    words = data("catalogue")
    for law, thing in _objects(plan):
        yield from ((unit, "inspection", law, one.format(o=thing)) for one in words["inspections"])
        if thing in plan.get("coerced", ()):
            yield from ((unit, "coercion", law, one.format(o=thing)) for one in words["coercions"])
    for kind in PLAIN:
        for law, titles in plan.get(kind, {}).items():
            yield from ((unit, kind, law, title) for title in titles)


def negatives(keys: Mapping[str, int]) -> list[Values]:
    """负面清单."""
    words = {"forbidden": "禁止投资建设和经营。", "permitted": "未获得许可，不得从事。"}
    return [
        {
            "code": f"FM-{number:03d}",
            "title": title,
            "access": access,
            "trade": trade,
            "measure": f"{title}：{words[access]}",
            "basis": basis,
            "authority": "",
            "unit": keys[unit],
        }
        for number, (unit, trade, title, access, basis) in enumerate(data("lists")["negative"], 1)
    ]


def services(keys: Mapping[str, int]) -> list[Values]:
    """中介服务."""
    return [
        {
            "code": f"ZJ-{number:03d}",
            "title": title,
            "state": state,
            "item_title": approval,
            "basis": "法律、行政法规规定的前置条件（演示）" if state == "kept" else "",
            "reason": "有法定依据，审批须以其结论为条件"
            if state == "kept"
            else "没有法定依据，不再作为审批条件",
            "provider": "具备法定资质的机构，由申请人自主选择" if state == "kept" else "",
            "fee": "市场调节价" if state == "kept" else "",
            "days": 10 if state == "kept" else None,
            "unit": keys[unit],
        }
        for number, (unit, title, approval, state) in enumerate(data("lists")["services"], 1)
    ]


def cancelled(keys: Mapping[str, int], on: date) -> list[Values]:
    """取消的非行政许可审批."""
    words = {
        "nothing": "不再审批，也不得变相审批。",
        "supervision": "改为日常监督检查，发现违法行为依法处理。",
        "internal": "作为政府内部流程办理，不要求申请人提交材料。",
        "service": "需要的，由服务窗口免费提供。",
    }
    return [
        {
            "code": f"QX-{number:03d}",
            "title": title,
            "unit": keys[unit],
            "cancelled_on": on,
            "basis": "国务院关于取消非行政许可审批事项的决定",
            "replacement": replacement,
            "follow_up": words[replacement],
        }
        for number, (unit, title, replacement) in enumerate(data("lists")["cancelled"], 1)
    ]


def proofs(keys: Mapping[str, int]) -> list[Values]:
    """证明事项."""
    instead = {
        "cancelled": "不用提供，也不用别的材料代替",
        "commitment": "本人书面承诺属实即可",
        "sharing": "由办事部门通过数据共享查询",
        "verification": "由办事部门向开具单位核验",
    }
    return [
        {
            "code": f"ZM-{number:03d}",
            "title": title,
            "state": state,
            "used_for": used_for,
            "issuer": issuer,
            "basis": "法律、行政法规规定（演示）" if state == "kept" else "",
            "instead": instead.get(state, ""),
            "unit": keys[unit],
        }
        for number, (unit, title, used_for, issuer, state) in enumerate(data("lists")["proofs"], 1)
    ]
