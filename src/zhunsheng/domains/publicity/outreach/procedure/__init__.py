"""Events, yearly reviews and enrolments as data."""

from zhunsheng.domains.publicity.outreach.procedure.enrolments import ENROLMENT
from zhunsheng.domains.publicity.outreach.procedure.events import EVENTS
from zhunsheng.domains.publicity.outreach.procedure.reviews import REVIEWS

PROCEDURES = (*EVENTS, *REVIEWS, ENROLMENT)

__all__ = ["PROCEDURES"]
