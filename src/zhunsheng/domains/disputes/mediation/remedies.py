"""The other ways and their last days as far as the file knows them (人民调解法 26): mediation never closes a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.lib.hanzi import date_text

#: Disputes that begin with an act of an organ more often than not.
WITH_ORGANS = frozenset({Kind.DEMOLITION, Kind.FARMLAND, Kind.ENVIRONMENT, Kind.HOUSING})


@dataclass(frozen=True)
class Remedy:
    """One way, how to take it, and the last day where it is known."""

    title: str
    text: str
    last: date | None = None

    @property
    def sentence(self) -> str:
        """As a notice says it."""
        until = f"按登记的日期，最后一天是{date_text(self.last)}。" if self.last else ""
        return f"{self.text}{until}"


def _limitation(matter: Dispute) -> date | None:
    """Three years from the day on which the injured side knew (民法典 188)."""
    if matter.known_on is None:
        return None
    return last_day("mediation.limitation", matter.known_on, matter.procedure_version)


def remedies(matter: Dispute) -> list[Remedy]:
    """What both sides may still do, whatever becomes of the mediation."""
    found = []
    if matter.kind == Kind.LABOUR:
        found.append(
            Remedy(
                "劳动仲裁",
                "劳动争议可以向劳动人事争议仲裁委员会申请仲裁，一般在知道权利受侵害之日起一年内提出；拖欠工资的，劳动关系存续期间不受一年限制。",
            )
        )
    if matter.kind in WITH_ORGANS:
        found.append(
            Remedy(
                "行政复议、行政诉讼",
                "对行政机关的决定不服的，可以自知道该决定之日起六十日内申请行政复议，或者六个月内向人民法院起诉。调解不延长这两个期限。",
            )
        )
    found.append(
        Remedy(
            "向人民法院起诉",
            "可以就纠纷向人民法院起诉。诉讼时效一般为三年，自知道或者应当知道权利受到损害以及义务人之日起计算；提出调解请求的，时效可以中断，以法院认定为准。",
            _limitation(matter),
        )
    )
    if matter.outcome in ("written", "oral"):
        found.append(
            Remedy(
                "就协议起诉",
                "一方不履行协议，或者双方对协议的履行、内容有争议的，可以就协议向人民法院起诉。",
            )
        )
    found.append(
        Remedy(
            "法律援助",
            "经济困难请不起律师的，可以向区法律援助中心申请法律援助。",
        )
    )
    return found
