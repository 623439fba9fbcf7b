"""Stations' part of the model district: the places, the machines, a year on line, faults, the beats of today."""

from zhunsheng.domains.legalservice.stations.demo.build import build
from zhunsheng.domains.legalservice.stations.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("stations", order=57, build=build, structure=structure)

__all__ = ["DEMO"]
