"""What random inspection keeps: four registers, rounds and tasks, the caps on visits."""

from zhunsheng.domains.inspection.models.matters import (
    Assignment,
    CheckLine,
    InspectionRound,
    InspectionTask,
)
from zhunsheng.domains.inspection.models.registers import (
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    Inspector,
)
from zhunsheng.domains.inspection.models.visits import VisitCap

__all__ = [
    "Assignment",
    "CheckLine",
    "InspectionItem",
    "InspectionObject",
    "InspectionPlan",
    "InspectionRound",
    "InspectionTask",
    "Inspector",
    "VisitCap",
]
