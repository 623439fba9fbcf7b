"""What people bring before the reconsideration office: texts by kind of act, from the YAML files beside this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TOWNSHIP = "T"


@dataclass(frozen=True)
class Situation:
    """One invented dispute; see the head of ``market.yaml`` for the fields."""

    code: str
    by: tuple[str, ...]
    who: str
    act_kind: str
    field: str
    act: str
    request: str
    grounds: str
    found: str
    kept: str
    upheld: str
    word: str = ""
    amount: int | None = None
    found_flaw: str = ""
    flaw: str = ""
    corrected: str = ""
    summary: str = ""
    aid: bool = False
    third: bool = False
    minor: bool = False
    major: bool = False
    appraisal: str = ""
    refusal: str = ""
    receiver: str = ""

    @property
    def is_person(self) -> bool:
        """The applicant is a natural person."""
        return self.who == "person"

    @property
    def about_township(self) -> bool:
        """The respondent is one of the real townships, on which no failing is pinned."""
        return self.by == (TOWNSHIP,)

    @property
    def may_be_mediated(self) -> bool:
        """Under both laws: discretion or compensation (条例50)."""
        return self.act_kind in ("penalty", "levy") and self.amount is not None

    def reason(self, outcome: str) -> tuple[str, str]:
        """The facts and the opinion of a decision with ``outcome``."""
        if outcome == self.corrected:
            return self.found_flaw or self.found, self.flaw
        return self.found, self.upheld


@lru_cache
def situations() -> dict[str, Situation]:
    """Every situation by code."""
    found: dict[str, Situation] = {}
    for path in sorted(HERE.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            found[row["code"]] = Situation(**{**row, "by": _several(row["by"])})
    return found


def _several(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def ruling(situation: Situation, outcome: str, words: dict[str, str], days: int) -> str:
    """What the decision orders, in the usual words."""
    number = f"（{words['no']}）" if words["no"] else ""
    act = f"被申请人{words['on']}作出的《{situation.act}》{number}" if situation.word else ""
    redo = f"，责令被申请人自收到本决定书之日起{days}日内重新作出处理" if days else ""
    texts = {
        "A1": "驳回申请人的行政复议申请。",
        "A2": "驳回申请人的行政复议请求。",
        "B1": f"维持{act}。",
        "C1": f"撤销{act}{redo}。",
        "C2": f"将{act}中罚款{words['amount']}变更为罚款{words['less']}。",
        "C3": f"确认被申请人“{situation.act}”的行为违法。",
        "C5": f"责令被申请人自收到本决定书之日起{days}日内对申请人请求的事项作出处理。",
    }
    return texts[outcome]
