"""What this business brings: the table of contents, part by part."""

from zhunsheng.domains.publicity.outreach.provides import PROVIDES as OUTREACH
from zhunsheng.domains.publicity.quiz.provides import PROVIDES as QUIZ
from zhunsheng.domains.publicity.villages.provides import PROVIDES as VILLAGES
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="publicity",
    title="普法宣传",
    order=62,
    legal_basis="《法治宣传教育法》",
    provides=(*OUTREACH, *QUIZ, *VILLAGES),
)
