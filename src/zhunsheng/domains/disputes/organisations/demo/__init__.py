"""The model district's organisations: 1 + 2 centres, 229 committees, 155 one-stop centres, three star rooms."""

from zhunsheng.domains.disputes.organisations.demo.build import build
from zhunsheng.domains.disputes.organisations.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("mediation-organisations", order=50, build=build, structure=structure)

__all__ = ["DEMO"]
