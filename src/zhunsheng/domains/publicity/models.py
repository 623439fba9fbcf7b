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
from zhunsheng.domains.publicity.villages.models import (
    LegalAdvocate,
    ModelVillage,
    TitleObjection,
    VillageCriterion,
    VillageMark,
    VillageTitle,
)

__all__ = [
    "CampEnrolment",
    "DutyReview",
    "Lecturer",
    "LegalAdvocate",
    "ModelVillage",
    "PublicityDuty",
    "PublicityEvent",
    "PublicityPlan",
    "PublicityPost",
    "PublicitySeries",
    "ReviewCriterion",
    "ReviewMark",
    "TitleObjection",
    "VillageCriterion",
    "VillageMark",
    "VillageTitle",
]
