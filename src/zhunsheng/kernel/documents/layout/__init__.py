"""The layout engine of official documents: text templates in, docx, HTML and PDF out.

``render_source`` fills a template, ``parse`` reads the source into a tree, ``to_docx``, ``to_html`` and
``to_pdf`` write the tree after GB/T 9704-2012. No models, no database. ``docs/document-templates.md`` is the
manual of the template language.
"""

from zhunsheng.kernel.documents.layout.errors import LayoutProblem, MissingFont, TemplateProblem
from zhunsheng.kernel.documents.layout.frozen import freeze
from zhunsheng.kernel.documents.layout.html import to_html
from zhunsheng.kernel.documents.layout.parse import parse
from zhunsheng.kernel.documents.layout.pdf import SealPlace, seal_places, to_pdf
from zhunsheng.kernel.documents.layout.slots import Markup, link
from zhunsheng.kernel.documents.layout.source import read_meta, render_source
from zhunsheng.kernel.documents.layout.tree import Document, Meta, to_text
from zhunsheng.kernel.documents.layout.word import to_docx

__all__ = [
    "Document",
    "LayoutProblem",
    "Markup",
    "Meta",
    "MissingFont",
    "SealPlace",
    "TemplateProblem",
    "freeze",
    "link",
    "parse",
    "read_meta",
    "render_source",
    "seal_places",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_text",
]
