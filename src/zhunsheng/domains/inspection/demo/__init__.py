"""Random inspection's part of the model district: the libraries, a year of rounds, and two rounds that run today."""

from zhunsheng.domains.inspection.demo.build import build
from zhunsheng.domains.inspection.demo.structure import DOMAIN, structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo(DOMAIN, order=14, build=build, structure=structure)

__all__ = ["DEMO"]
