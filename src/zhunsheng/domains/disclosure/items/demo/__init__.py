"""Items of the model district: what was published in its years, and today's work in every stage."""

from zhunsheng.domains.disclosure.items.demo.district import build
from zhunsheng.domains.disclosure.items.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("disclosure.items", order=41, build=build, structure=structure)

__all__ = ["DEMO"]
