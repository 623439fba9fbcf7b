"""Psychological service in the model district."""

from zhunsheng.domains.disputes.counselling.demo.build import build
from zhunsheng.domains.disputes.counselling.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("counselling", order=58, build=build, structure=structure)

__all__ = ["DEMO"]
