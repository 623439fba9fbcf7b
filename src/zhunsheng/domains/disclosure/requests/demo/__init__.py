"""Requests in the model district: the demonstrated year, the one before, and today's work in every stage."""

from zhunsheng.domains.disclosure.requests.demo.build import build
from zhunsheng.domains.disclosure.requests.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("disclosure.requests", order=40, build=build, structure=structure)

__all__ = ["DEMO"]
