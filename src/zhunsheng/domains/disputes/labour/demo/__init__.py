"""Labour arbitration in the model district."""

from zhunsheng.domains.disputes.labour.demo.build import build
from zhunsheng.domains.disputes.labour.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("labour", order=56, build=build, structure=structure)

__all__ = ["DEMO"]
