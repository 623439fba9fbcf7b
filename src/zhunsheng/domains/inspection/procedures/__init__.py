"""双随机、一公开 as data: the round that carries out a plan line, and the task of each drawn object."""

from zhunsheng.domains.inspection.procedures.rounds import ROUND
from zhunsheng.domains.inspection.procedures.tasks import TASK

__all__ = ["ROUND", "TASK"]
