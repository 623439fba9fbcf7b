"""Reconsideration's part of the model district: its past years, and today's work in every stage."""

from zhunsheng.domains.reconsideration.demo.build import build
from zhunsheng.domains.reconsideration.demo.structure import DOMAIN, structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo(DOMAIN, order=70, build=build, structure=structure)

__all__ = ["DEMO"]
