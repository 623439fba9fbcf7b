"""Consultations' part of the model district: a year of calls and visits, questions on line, ratings, entries."""

from zhunsheng.domains.legalservice.consultations.demo.build import build
from zhunsheng.domains.legalservice.consultations.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("consultation", order=61, build=build, structure=structure)

__all__ = ["DEMO"]
