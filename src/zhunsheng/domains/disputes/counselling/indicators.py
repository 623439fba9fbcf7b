"""What is counted of psychological service; too small counts are not told."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.commons.surveys.hiding import LEAST
from zhunsheng.domains.disputes.counselling.models import CounsellingCase, Session
from zhunsheng.insight.indicators.declaration import Count, Table

SOURCE = "心理服务台账"
SESSIONS = Table(
    Session,
    "心理咨询",
    paths={"place": "matter__place", "unit": "matter__unit"},
    matter="matter",
    begins="held_on",
)
CASES = Table(CounsellingCase, "心理服务", parent_rows=Q(procedure="counselling.session"))
count = partial(Count, chapter="5", source=SOURCE, least=LEAST)

HELD = count(
    code="counselling.sessions",
    title="心理咨询",
    unit="人次",
    table=SESSIONS,
    period="held_on",
    basis="当年进行的心理咨询次数；不足五的不列出",
)
PERSONS = count(
    code="counselling.persons",
    title="接受心理咨询的来访者",
    unit="人",
    table=SESSIONS,
    period="held_on",
    distinct="matter",
    basis="当年至少咨询过一次的来访者，同一段咨询只计一次；不查身份，再次来访的另计",
)
BOOKED = count(
    code="counselling.booked",
    title="心理服务预约",
    table=CASES,
    period="received_on",
    basis="当年收到的预约，含取消的",
)
FIGURES = (HELD, PERSONS, BOOKED)
