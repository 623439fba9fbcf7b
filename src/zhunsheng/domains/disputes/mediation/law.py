"""The three kinds of mediation and the law of each: what they share is declared once, what differs stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhunsheng.kernel.statutes.cites import Cite

DOMAIN = "mediation"
PEOPLE, ADMINISTRATIVE, JUDICIAL = (
    f"{DOMAIN}.{way}" for way in ("people", "administrative", "judicial")
)


def people(article: int, paragraph: int = 0, item: int = 0) -> Cite:
    """人民调解法."""
    return Cite("人民调解法", "2010", article, paragraph, item)


def opinion() -> Cite:
    """国发〔2010〕33号: the only national text that asks departments to mediate."""
    return Cite("关于加强法治政府建设的意见", "2010", 22)


def invited(article: int) -> Cite:
    """特邀调解规定."""
    return Cite("特邀调解规定", "2016", article)


@dataclass(frozen=True)
class Way:
    """One kind of mediation.

    ``limits`` are the codes of its own time limits, the longest name of each in limits.yaml. ``cites`` are the
    articles by act; an act without one cites nothing. ``word`` stands in numbers (兴司人调〔2022〕1号).
    """

    code: str
    title: str
    version: str
    law: str
    word: str
    limits: tuple[str, ...]
    cites: Mapping[str, Cite] = field(default_factory=dict)
    in_force_from: str = "1949-10-01"
    #: Whether an agreement can be confirmed by the court on joint application.
    confirms: bool = True

    @property
    def is_people(self) -> bool:
        """人民调解."""
        return self.code == PEOPLE

    def cite(self, act: str) -> Cite | None:
        """The article of an act."""
        return self.cites.get(act)

    def must(self, act: str) -> Cite:
        """The article that an outcome of the closed list needs."""
        return self.cites[act]


BY_PEOPLE = Way(
    PEOPLE,
    "人民调解",
    "2010",
    "《人民调解法》（2010）",
    "人调",
    ("mediation.month",),
    {
        "register": people(17),
        "accept": people(17),
        "appoint": people(19),
        "investigate": people(22),
        "mediate": people(22),
        "risk": people(25),
        "agree": people(29),
        "oral": people(30),
        "terminate": people(26),
        "refuse": people(23),
        "withdraw": people(23),
        "transfer": people(26),
        "confirm": people(33),
        "visit": people(31),
        "archive": people(27),
    },
)
BY_ORGANS = Way(
    ADMINISTRATIVE,
    "行政调解",
    "2010",
    "国发〔2010〕33号和本地规定",
    "行调",
    ("mediation.administrative",),
    {act: opinion() for act in ("agree", "oral", "terminate", "refuse", "withdraw", "transfer")},
    confirms=False,
)
FOR_COURTS = Way(
    JUDICIAL,
    "司法调解（特邀调解）",
    "2016",
    "《最高人民法院关于人民法院特邀调解的规定》（2016）",
    "特调",
    ("mediation.before", "mediation.ordinary", "mediation.summary"),
    {
        "agree": invited(19),
        "oral": invited(19),
        "terminate": invited(26),
        "refuse": invited(26),
        "withdraw": invited(26),
        "transfer": invited(26),
        "extend": invited(27),
        "confirm": invited(19),
    },
)
WAYS = (BY_PEOPLE, BY_ORGANS, FOR_COURTS)
TITLES = {way.code: way.title for way in WAYS}
