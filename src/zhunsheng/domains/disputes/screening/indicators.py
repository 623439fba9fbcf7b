"""What is counted of screenings: patrols, not cases."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disputes.kinds import Kind, Risk
from zhunsheng.domains.disputes.organisations import law
from zhunsheng.domains.disputes.organisations.indicators import CHAPTER, SOURCE
from zhunsheng.domains.disputes.screening.choices import Way
from zhunsheng.domains.disputes.screening.models import ScreeningLead
from zhunsheng.domains.disputes.screening.registers import SCREENINGS as REGISTER
from zhunsheng.insight.indicators.declaration import Count, Dimension, Sum, Table, entries
from zhunsheng.insight.indicators.dimensions import of_choices, of_rows
from zhunsheng.kernel.orgs.models import Place, Unit

TOWNSHIP = Dimension("township", "乡镇街道", of_rows(Place, label="name"), path="place__parent")
UNIT = Dimension("unit", "登记单位", of_rows(Unit, label="label"))
WAY = Dimension("way", "方式", of_choices(Way))
KIND = Dimension("kind", "纠纷类型", of_choices(Kind))
CUT_OFF = "按排查日期计，截至统计截止日"

SCREENINGS = entries(REGISTER, place="place")
LEADS = Table(
    ScreeningLead,
    "排查发现、移交登记的纠纷",
    paths={
        "place": "screening__place",
        "unit": "screening__unit",
        "township": "screening__place__parent",
        "kind": "screening__kind",
    },
    matter="link__to_matter",
    begins="link__referred_on",
    base=Q(link__to_matter__isnull=False),
)
_screening = partial(
    Count,
    table=SCREENINGS,
    chapter=CHAPTER,
    unit="次",
    period="valid_from",
    source=SOURCE,
    by=(TOWNSHIP, WAY, UNIT),
)

SCREENED = _screening(
    code="mediation.screenings",
    ref="F037",
    title="矛盾纠纷摸排",
    basis=f"当年的排查，一次一条，{CUT_OFF}；一次排查不等于一件纠纷",
)
PLACES = _screening(
    code="mediation.screened_places",
    title="排查过的村（社区）",
    unit="个",
    distinct="place",
    when=Q(place__level=Place.Level.VILLAGE),
    by=(TOWNSHIP,),
    basis=f"当年至少排查过一次的村（社区），{CUT_OFF}",
)
FOUND = Sum(
    code="mediation.disputes_found",
    title="排查发现的纠纷",
    table=SCREENINGS,
    chapter=CHAPTER,
    unit="件",
    period="valid_from",
    source=SOURCE,
    of="found",
    by=(KIND, TOWNSHIP),
    basis=f"当年排查时写明的纠纷件数之和，{CUT_OFF}；当场说开、没有申请调解的也在内",
)
HIGH = _screening(
    code="mediation.high_risk_found",
    title="排查发现激化风险高的",
    when=Q(risk=Risk.HIGH),
    by=(TOWNSHIP, KIND),
    cite=law.HANDED_OVER,
    basis=f"当年的排查中，激化风险为“高”的，{CUT_OFF}",
)
REGISTERED = Count(
    code="mediation.disputes_from_screening",
    title="排查发现、已登记调解的纠纷",
    table=LEADS,
    chapter=CHAPTER,
    unit="件",
    period="link__taken_on",
    source=SOURCE,
    by=(TOWNSHIP, KIND),
    basis="当年由排查移交、已经登记为调解案件的，按接收日期计",
)
FIGURES = (SCREENED, PLACES, FOUND, HIGH, REGISTERED)
