"""What this part brings: the table of contents of this part."""

from zhunsheng.domains.publicity.quiz.demo import DEMO
from zhunsheng.domains.publicity.quiz.portal import PAGES
from zhunsheng.domains.publicity.quiz.use import QUIZ

PROVIDES: tuple[object, ...] = (QUIZ, *PAGES, DEMO)
"""Everything, for the module."""
