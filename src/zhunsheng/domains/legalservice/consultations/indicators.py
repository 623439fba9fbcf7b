"""Figures of consultations: calls and visits as the annual report counts them, questions on line apart."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.legalservice.consultations import choices
from zhunsheng.domains.legalservice.consultations.knowledge import KNOWLEDGE
from zhunsheng.domains.legalservice.consultations.models import Consultation
from zhunsheng.domains.legalservice.stations.law import PLATFORMS
from zhunsheng.domains.legalservice.stations.models import Station
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Table, entries
from zhunsheng.insight.indicators.dimensions import of_rows
from zhunsheng.insight.indicators.periods import OpenAt

ASKED = Table(Consultation, "法律咨询", parent_rows=Q(procedure="consultation.question"))
KIND = Dimension("kind", "问题类别", lambda _keys: dict(choices.Kind.choices))
CHANNEL = Dimension("channel", "方式", lambda _keys: dict(choices.Channel.choices))
STATION = Dimension("station", "站点", of_rows(Station, label="name"))
count = partial(
    Count,
    table=ASKED,
    chapter="6",
    unit="人次",
    period="received_on",
    by=(KIND, CHANNEL, STATION),
    cite=PLATFORMS,
)
IN_PERSON = count(
    code="consultation.in_person",
    ref="F045",
    title="接待来电来访",
    when=Q(channel__in=choices.IN_PERSON),
    basis="当年来电、来访的法律咨询，一次算一人次；网上和自助机的另计",
)
REMOTE = count(
    code="consultation.remote",
    title="网上和自助机咨询",
    when=Q(channel__in=choices.REMOTE),
    basis="当年在门户和自助机上提的咨询，一次算一人次",
)
REMOTE_ANSWERED = count(
    code="consultation.remote_answered",
    title="已答复的网上咨询",
    when=Q(channel__in=choices.REMOTE, answered_on__isnull=False),
    basis="当年在门户和自助机上提的咨询中已经答复的",
    listed=False,
)
ANSWER_RATE = Ratio(
    code="consultation.answer_rate",
    title="网上咨询答复率",
    chapter="6",
    numerator=REMOTE_ANSWERED,
    denominator=REMOTE,
    cite=PLATFORMS,
    basis="当年提的网上咨询中已经答复的，除以当年提的全部",
)
HANDED_ON = count(
    code="consultation.handed_on",
    title="咨询转法律援助、调解",
    when=Q(outcome__in=("aid", "mediation")),
    basis="当年的咨询中转给法律援助或者人民调解的",
)
ENTRIES = Count(
    code="consultation.entries",
    title="公开的法律问答",
    unit="条",
    chapter="6",
    table=entries(KNOWLEDGE),
    period=OpenAt("published_on", "withdrawn_on"),
    cite=PLATFORMS,
    basis="年末公开的法律问答，撤下的不计",
)
FIGURES = (IN_PERSON, REMOTE, REMOTE_ANSWERED, ANSWER_RATE, HANDED_ON, ENTRIES)
