"""The ways (途径) into which an intake branches: procedures of other businesses by code, and the court's window."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.domains.disputes.organisations.choices import Function
from zhunsheng.kernel.procedure.declaration import Procedure
from zhunsheng.kernel.procedure.registry import versions


@dataclass(frozen=True)
class Way:
    """One way: ``code`` is the procedure's code; ``plain`` what a citizen reads; ``function`` whose window it is.

    A ``discreet`` way is shown on a receipt only after the second factor, and is named in no paper that goes out.
    ``groups`` are the groups of outcomes with which it has had a result, where the procedure declares such.
    """

    code: str
    title: str
    plain: str
    function: str
    discreet: bool = False
    groups: frozenset[str] = frozenset()

    @property
    def is_inside(self) -> bool:
        """Recorded at the desk itself: there is no procedure to hand over to."""
        return self.code == COURT

    @property
    def domain(self) -> str:
        """The business whose rights count."""
        return self.code.split(".", 1)[0]

    @property
    def procedure(self) -> Procedure | None:
        """The newest version of the procedure; None when the business is not installed."""
        try:
            return versions(self.code)[-1]
        except KeyError:
            return None

    @property
    def is_open(self) -> bool:
        """Whether something can be handed over to it."""
        return self.is_inside or self.procedure is not None


COURT = "intake.court"
PEOPLE, ADMINISTRATIVE, JUDICIAL = (
    "mediation.people",
    "mediation.administrative",
    "mediation.judicial",
)
MEDIATION = (PEOPLE, ADMINISTRATIVE, JUDICIAL)
RESULT = frozenset({"settled"})

WAYS = (
    Way(PEOPLE, "人民调解", "请调解员帮你们谈", Function.MEDIATION, groups=RESULT),
    Way(ADMINISTRATIVE, "行政调解", "请主管部门帮你们谈", Function.MEDIATION, groups=RESULT),
    Way(JUDICIAL, "司法调解", "由法院请的调解员帮你们谈", Function.MEDIATION, groups=RESULT),
    Way(
        "petition.case",
        "信访",
        "向政府反映问题",
        Function.PETITION,
        discreet=True,
        groups=frozenset({"answer", "settled"}),
    ),
    Way(COURT, "诉讼服务", "问打官司的事", Function.LITIGATION),
    Way(
        "aid.case",
        "法律援助",
        "请免费的律师",
        Function.LEGAL_AID,
        discreet=True,
        groups=frozenset({"closed"}),
    ),
    Way("labour.arbitration", "劳动仲裁", "劳动争议仲裁", Function.LABOUR),
    Way(
        "counselling.session",
        "心理服务",
        "跟心理咨询师说说",
        Function.COUNSELLING,
        discreet=True,
    ),
    Way(
        "reconsideration",
        "行政复议",
        "请上级重新审查决定",
        Function.LITIGATION,
        groups=frozenset({"concluded"}),
    ),
)
BY_CODE = {way.code: way for way in WAYS}
CHOICES = tuple((way.code, way.title) for way in WAYS)


def offered() -> list[Way]:
    """The ways of this installation, in order."""
    return [way for way in WAYS if way.is_open]
