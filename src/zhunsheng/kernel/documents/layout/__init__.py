"""The layout engine of official documents: text templates in, HTML out."""

from zhunsheng.kernel.documents.layout.errors import LayoutProblem, MissingFont, TemplateProblem
from zhunsheng.kernel.documents.layout.frozen import freeze
from zhunsheng.kernel.documents.layout.html import to_html
from zhunsheng.kernel.documents.layout.parse import parse
from zhunsheng.kernel.documents.layout.slots import Markup, link
from zhunsheng.kernel.documents.layout.source import read_meta, render_source
from zhunsheng.kernel.documents.layout.tree import Document, Meta, to_text

__all__ = [
    "Document",
    "LayoutProblem",
    "Markup",
    "Meta",
    "MissingFont",
    "TemplateProblem",
    "freeze",
    "link",
    "parse",
    "read_meta",
    "render_source",
    "to_html",
    "to_text",
]
