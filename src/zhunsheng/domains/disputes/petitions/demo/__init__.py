"""Petitions in the model district: a year of them, the eve of it, and today's in every stage."""

from zhunsheng.domains.disputes.petitions.demo.build import build
from zhunsheng.domains.disputes.petitions.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("petition", order=54, build=build, structure=structure)

__all__ = ["DEMO"]
