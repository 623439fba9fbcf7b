"""The desk of the model district: the demonstrated year, today's work and queue, three campaigns."""

from zhunsheng.domains.disputes.intake.demo.build import build
from zhunsheng.domains.disputes.intake.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

#: After every business to which the desk hands over.
DEMO = Demo("intake", order=90, build=build, structure=structure)

__all__ = ["DEMO"]
