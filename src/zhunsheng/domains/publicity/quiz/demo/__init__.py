"""The quiz of the model district: bank, editions of the year, a hundred thousand sittings, today's edition."""

from zhunsheng.domains.publicity.quiz.demo.build import build
from zhunsheng.domains.publicity.quiz.demo.structure import structure
from zhunsheng.kernel.modules.demo import Demo

DEMO = Demo("publicity.quiz", order=66, build=build, structure=structure)

__all__ = ["DEMO"]
