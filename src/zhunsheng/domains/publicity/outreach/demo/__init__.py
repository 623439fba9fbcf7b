"""Outreach in the model district: the lists, a year of events and posts, the yearly judging, and work for today."""

from zhunsheng.domains.publicity.outreach.demo.build import build
from zhunsheng.domains.publicity.outreach.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("publicity", order=62, build=build, structure=structure)

__all__ = ["DEMO"]
