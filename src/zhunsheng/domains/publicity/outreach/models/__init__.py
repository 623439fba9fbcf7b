"""What outreach keeps: registers, events, yearly reviews, enrolments."""

from zhunsheng.domains.publicity.outreach.models.enrolments import CampEnrolment
from zhunsheng.domains.publicity.outreach.models.events import PublicityEvent
from zhunsheng.domains.publicity.outreach.models.registers import (
    Lecturer,
    PublicityDuty,
    PublicityPlan,
    PublicityPost,
    PublicitySeries,
    ReviewCriterion,
)
from zhunsheng.domains.publicity.outreach.models.reviews import DutyReview, ReviewMark

__all__ = [
    "CampEnrolment",
    "DutyReview",
    "Lecturer",
    "PublicityDuty",
    "PublicityEvent",
    "PublicityPlan",
    "PublicityPost",
    "PublicitySeries",
    "ReviewCriterion",
    "ReviewMark",
]
