"""Disputes in the model district: the demonstrated year, what was carried into it, and today's work in every stage."""

from zhunsheng.domains.disputes.mediation.demo.build import build
from zhunsheng.domains.disputes.mediation.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("disputes.mediation", order=55, build=build, structure=structure)

__all__ = ["DEMO"]
