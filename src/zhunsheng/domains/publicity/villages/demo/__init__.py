"""Model villages in the model district: every village and community, those with titles, applications of today."""

from zhunsheng.domains.publicity.villages.demo.build import build
from zhunsheng.domains.publicity.villages.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("villages", order=64, build=build, structure=structure)

__all__ = ["DEMO"]
