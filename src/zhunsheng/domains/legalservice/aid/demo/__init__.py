"""Legal aid's part of the model district: a year with its carried-over cases, and today's work at every stage."""

from zhunsheng.domains.legalservice.aid.demo.build import build
from zhunsheng.domains.legalservice.aid.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("aid", order=60, build=build, structure=structure)

__all__ = ["DEMO"]
