"""The model district's screenings: 4072 in its year, and those of the last weeks."""

from zhunsheng.domains.disputes.screening.demo.build import build, structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("mediation-screening", order=51, build=build, structure=structure)

__all__ = ["DEMO"]
