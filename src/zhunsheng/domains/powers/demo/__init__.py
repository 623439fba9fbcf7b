"""The power lists of the model district: 1911 items at the end of its year, and the changes that led there."""

from zhunsheng.domains.powers.demo.build import build
from zhunsheng.domains.powers.demo.structure import DOMAIN, structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo(DOMAIN, order=12, build=build, structure=structure)

__all__ = ["DEMO"]
