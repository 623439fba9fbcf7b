"""What is counted of organisations, mediators and rooms: the first part of chapter 5."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disputes.organisations import choices, law, registers
from zhunsheng.domains.disputes.organisations.choices import Founder, Level, OrganisationKind
from zhunsheng.domains.disputes.organisations.models import Network
from zhunsheng.insight.indicators.declaration import (
    Count,
    Dimension,
    Ratio,
    Together,
    entries,
)
from zhunsheng.insight.indicators.dimensions import of_choices, of_rows
from zhunsheng.insight.indicators.periods import OpenAt

CHAPTER = "5"
SOURCE = "兴庆区法治政府建设年度报告口径"
AT_END = "期末在册的"
IN_FORCE = OpenAt("valid_from", "valid_to", inclusive=True)

FOUNDER = Dimension("founder", "设立主体", of_choices(Founder), members=tuple(Founder.values))
NETWORK = Dimension("network", "网络", of_rows(Network))
KIND = Dimension("kind", "类别", of_choices(OrganisationKind))
LEVEL = Dimension("level", "层级", of_choices(Level))
POST = Dimension("post", "专职或者兼职", of_choices(choices.Post))

ORGANISATIONS = entries(registers.ORGANISATIONS, place="place")
MEDIATORS = entries(registers.MEDIATORS, place="organisation__place")
ROOMS = entries(registers.ROOMS, place="organisation__place")

_organisation = partial(
    Count,
    table=ORGANISATIONS,
    chapter=CHAPTER,
    unit="个",
    period=IN_FORCE,
    source=SOURCE,
)


def _of(kind: OrganisationKind, *levels: Level) -> Q:
    return Q(kind=kind, level__in=levels) if levels else Q(kind=kind)


COUNTY_CENTRES = _organisation(
    code="mediation.centres_county",
    ref="F031",
    title="区级矛调中心",
    when=_of(OrganisationKind.CENTRE, Level.COUNTY),
    basis=f"{AT_END}矛调中心，层级为区级",
)
TOWNSHIP_CENTRES = _organisation(
    code="mediation.centres_township",
    ref="F032",
    title="乡镇（街道）矛调中心",
    when=_of(OrganisationKind.CENTRE, Level.TOWNSHIP),
    basis=f"{AT_END}矛调中心，层级为乡镇（街道）级",
)
COMMITTEES = _organisation(
    code="mediation.committees",
    ref="F033",
    title="基层人民调解委员会",
    when=_of(OrganisationKind.COMMITTEE),
    by=(FOUNDER, NETWORK, LEVEL),
    cite=(law.COUNTY_DUTY,),
    basis=f"{AT_END}人民调解委员会，不论由谁设立",
)
TOWNSHIP_ONE_STOP = _organisation(
    code="mediation.one_stop_township",
    ref="F034",
    title="乡镇（街道）“一站式”多元调解中心",
    when=_of(OrganisationKind.ONE_STOP, Level.TOWNSHIP),
    basis=f"{AT_END}“一站式”多元调解中心，层级为乡镇（街道）级",
)
VILLAGE_ONE_STOP = _organisation(
    code="mediation.one_stop_village",
    ref="F035",
    title="村（社区）“一站式”多元调解中心",
    when=_of(OrganisationKind.ONE_STOP, Level.VILLAGE),
    basis=f"{AT_END}“一站式”多元调解中心，层级为村（社区）级",
)
STAR_ROOMS = _organisation(
    code="mediation.star_rooms",
    title="明星调解室",
    when=_of(OrganisationKind.STAR_ROOM),
    basis=f"{AT_END}明星调解室",
)
NETWORKS = _organisation(
    code="mediation.networks",
    title="人民调解组织网络",
    unit="张",
    distinct="network",
    when=Q(network__isnull=False),
    basis=f"{AT_END}调解组织所属的网络，一张只算一次",
)
ALL = _organisation(
    code="mediation.organisations",
    title="调解组织",
    by=(KIND, LEVEL, NETWORK),
    basis=f"{AT_END}各类调解组织",
)

_room = partial(
    Count,
    table=ROOMS,
    chapter=CHAPTER,
    unit="个",
    period=IN_FORCE,
    source=SOURCE,
    listed=False,
)
DESKS = _room(
    code="mediation.desks",
    title="综合受理台",
    when=Q(kind=choices.RoomKind.DESK),
    basis=f"{AT_END}综合受理台",
)
RECEPTION_ROOMS = _room(
    code="mediation.reception_rooms",
    title="接待室",
    when=Q(kind=choices.RoomKind.RECEPTION),
    basis=f"{AT_END}接待室",
)
WINDOWS = _room(
    code="mediation.windows",
    title="接待窗口",
    when=Q(kind=choices.RoomKind.WINDOW),
    basis=f"{AT_END}接待窗口",
)
FUNCTION_ROOMS = _room(
    code="mediation.function_rooms",
    title="功能室",
    when=Q(kind=choices.RoomKind.FUNCTION),
    basis=f"{AT_END}功能室",
)
LAYOUT = Together(
    code="mediation.layout",
    ref="F036",
    title="综合受理台、接待室、接待窗口、功能室",
    chapter=CHAPTER,
    source=SOURCE,
    parts=(DESKS, RECEPTION_ROOMS, WINDOWS, FUNCTION_ROOMS),
    basis=f"{AT_END}综合受理台+接待室+接待窗口+功能室，四个数字并列，不相加",
)

_mediator = partial(Count, table=MEDIATORS, chapter=CHAPTER, unit="人", period=IN_FORCE)
MEDIATOR_COUNT = _mediator(
    code="mediation.mediators",
    title="人民调解员",
    when=Q(is_active=True),
    by=(POST,),
    cite=(law.TRAINED,),
    basis=f"{AT_END}调解员，停止分派的不算",
)
FULL_TIME = _mediator(
    code="mediation.full_time_mediators",
    title="专职人民调解员",
    when=Q(is_active=True, post=choices.Post.FULL_TIME),
    cite=(law.TRAINED,),
    basis=f"{AT_END}专职调解员，停止分派的不算",
)
TRAINED = _mediator(
    code="mediation.trained_mediators",
    title="当年培训过的人民调解员",
    when=lambda period: Q(trained_on__range=(period.start, period.end)),
    cite=(law.TRAINED,),
    basis=f"{AT_END}调解员中，最近一次培训在当年的",
)
TRAINED_RATE = Ratio(
    code="mediation.trained_rate",
    title="人民调解员培训率",
    chapter=CHAPTER,
    cite=(law.TRAINED,),
    numerator=TRAINED,
    denominator=MEDIATOR_COUNT,
    basis="当年培训过的人民调解员÷期末在册的人民调解员",
)

FIGURES = (
    COUNTY_CENTRES,
    TOWNSHIP_CENTRES,
    COMMITTEES,
    TOWNSHIP_ONE_STOP,
    VILLAGE_ONE_STOP,
    DESKS,
    RECEPTION_ROOMS,
    WINDOWS,
    FUNCTION_ROOMS,
    LAYOUT,
    STAR_ROOMS,
    NETWORKS,
    ALL,
    MEDIATOR_COUNT,
    FULL_TIME,
    TRAINED,
    TRAINED_RATE,
)
