"""The models of this app, from its parts."""

from zhunsheng.domains.publicity.outreach.models import (
    CampEnrolment,
    DutyReview,
    Lecturer,
    PublicityDuty,
    PublicityEvent,
    PublicityPlan,
    PublicityPost,
    PublicitySeries,
    ReviewCriterion,
    ReviewMark,
)

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
