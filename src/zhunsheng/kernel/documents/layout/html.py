"""Write a document as HTML: semantic elements with classes, no style attributes (strict CSP).

The look is in ``static/documents/document.css``: a sheet of paper after GB/T 9704-2012 on the screen and in
print.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhunsheng.kernel.documents.layout.codes import runs_of
from zhunsheng.kernel.documents.layout.marks import marks
from zhunsheng.kernel.documents.layout.tree import (
    Attachments,
    Blank,
    Block,
    Break,
    Cell,
    Code,
    Document,
    Fields,
    Heading,
    Imprint,
    Inline,
    Item,
    Line,
    Link,
    Meta,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
    ragged,
)

_GRID = 24
"""Column widths are given in 24ths, for which the style sheet has classes."""


def to_html(document: Document, *, demonstration: bool = False, mark: str = "") -> SafeString:
    """The document as one ``<article class="doc">``; every text is escaped.

    ``demonstration`` prints 演示数据 on every page, ``mark`` further words such as 草稿.
    """
    meta = document.meta
    return format_html(
        '<article class="doc" lang="zh-CN" data-head="{}" data-kind="{}">{}{}\n{}</article>',
        meta.head,
        meta.kind,
        _mark(marks(demonstration, mark)),
        _head(meta),
        _join(_block(block) for block in document.blocks),
    )


def _join(parts: Iterable[str]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _mark(text: str) -> SafeString:
    return _line("doc-mark", text)


def _head(meta: Meta) -> SafeString:
    number = _line("doc-number", meta.number)
    title = format_html('<h1 class="doc-title">{}</h1>\n', _broken(meta.title))
    parts = [_line("doc-class", text) for text in (meta.secrecy, meta.urgency)]
    if meta.head == "red":
        signer = (
            format_html('<p class="doc-signer">签发人：{}</p>', meta.signer) if meta.signer else ""
        )
        row = format_html('<div class="doc-numbers">{}{}</div>\n', number, signer)
        parts += [_line("doc-masthead", meta.masthead), row, title]
    elif meta.head == "organ":
        parts += [_line("doc-organ", meta.organ), title, number]
    else:
        parts += [title, number]
    if meta.addressee:
        parts.append(format_html('<p class="doc-addressee">{}：</p>\n', meta.addressee))
    return format_html('<header class="doc-head">\n{}</header>', _join(parts))


def _line(name: str, text: str) -> SafeString:
    return format_html('<p class="{}">{}</p>\n', name, text) if text else SafeString("")


def _broken(text: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((part,) for part in text.split("⏎")))


def _block(block: Block) -> SafeString:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Heading(level=level, line=line, marker=marker):
            tag = f"h{level + 2 if level else 2}"
            name = "doc-title" if level == 0 else f"doc-h{level}"
            return format_html('<{0} class="{1}">{2}{3}</{0}>\n', tag, name, marker, _inlines(line))
        case Item(line=line, marker=marker, level=level):
            return format_html(
                '<p class="doc-item doc-item-{}{}"><span class="doc-marker">{}</span>{}</p>\n',
                level,
                " doc-ragged" if ragged(block) else "",
                marker,
                _inlines(line),
            )
        case Table():
            return _table(block)
        case PageBreak():
            return SafeString('<hr class="doc-page">\n')
    return _closing(block)


def _closing(block: Signature | Attachments | Fields | Imprint | Code) -> SafeString:
    match block:
        case Code():
            return _code(block)
        case Signature(lines=lines, sealed=sealed):
            seal = SafeString('<span class="doc-seal">印章</span>') if sealed else ""
            name = "doc-signature" if sealed else "doc-signature doc-unsealed"
            return format_html('<div class="{}">{}{}</div>\n', name, _rows(lines), seal)
        case Attachments(lines=lines):
            return _attachments(lines)
        case Fields(lines=lines):
            return format_html('<div class="doc-fields">{}</div>\n', _rows(lines))
    rows = format_html_join(
        "\n",
        '<p class="doc-imprint-line"><span>{}</span><span>{}</span></p>',
        ((_inlines(left), _inlines(right)) for left, right in block.lines),
    )
    return format_html('<footer class="doc-imprint">{}</footer>\n', rows)


def _code(block: Code) -> SafeString:
    """The code as one path; it needs no style and no picture."""
    size, path = len(block.rows), []
    for down, row in enumerate(block.rows):
        across = 0
        for count, black in runs_of(row):
            if black:
                path.append(f"M{across} {down}h{count}v1h-{count}z")
            across += count
    return format_html(
        '<figure class="doc-code"><svg viewBox="-4 -4 {0} {0}" role="img" aria-label="{1}">'
        '<path d="{2}"/></svg><figcaption>{3}</figcaption></figure>\n',
        size + 8,
        f"二维码：{block.address}",
        "".join(path),
        _rows(block.lines),
    )


def _rows(lines: Iterable[Line]) -> SafeString:
    return _join(format_html("<p>{}</p>", _inlines(line)) for line in lines)


def _attachments(lines: tuple[Line, ...]) -> SafeString:
    if len(lines) == 1:
        return format_html('<p class="doc-attachment">附件：{}</p>\n', _inlines(lines[0]))
    items = format_html_join("", "<li>{}</li>", ((_inlines(line),) for line in lines))
    return format_html('<div class="doc-attachments"><p>附件：</p><ol>{}</ol></div>\n', items)


def _paragraph(block: Paragraph) -> SafeString:
    names = ["doc-p"]
    names += [] if block.indent else ["doc-flush"]
    names += ["doc-note"] if block.note else []
    names += [] if block.align == "start" else [f"doc-{block.align}"]
    names += ["doc-ragged"] if block.align == "start" and ragged(block) else []
    return format_html('<p class="{}">{}</p>\n', " ".join(names), _inlines(block.line))


def _table(table: Table) -> SafeString:
    columns = format_html_join("", '<col class="doc-w-{}">', ((w,) for w in _grid(table.widths)))
    head = SafeString("")
    if table.header:
        head = format_html("<thead><tr>{}</tr></thead>", _cells(table.header, "th"))
    tall = f" doc-tall-{-(-table.row_height // 5) * 5}" if table.row_height else ""
    rows = format_html_join("\n", "<tr>{}</tr>", ((_cells(row, "td"),) for row in table.rows))
    return format_html(
        '<table class="doc-table{}"><colgroup>{}</colgroup>{}<tbody>{}</tbody></table>\n',
        tall,
        columns,
        head,
        rows,
    )


def _grid(widths: tuple[int, ...]) -> list[int]:
    """The widths as whole 24ths that add up to 24 (each at least one while there are 24 columns)."""
    ends = [round(end * _GRID / sum(widths)) for end in accumulate(widths)]
    return [max(1, end - start) for start, end in zip([0, *ends], ends, strict=False)]


def _cells(cells: tuple[Cell, ...], tag: str) -> SafeString:
    return _join(_cell(cell, tag) for cell in cells)


def _cell(cell: Cell, tag: str) -> SafeString:
    attributes = SafeString(' scope="col"') if tag == "th" else SafeString("")
    for name in ("colspan", "rowspan"):
        if (span := getattr(cell, name)) > 1:
            attributes += format_html(' {}="{}"', name, span)
    if cell.align != "start":
        attributes += format_html(' class="doc-{}"', cell.align)
    return format_html("<{0}{1}>{2}</{0}>", tag, attributes, _inlines(cell.line))


def _inlines(line: Line) -> SafeString:
    return _join(_inline(inline) for inline in line)


def _inline(inline: Inline) -> SafeString:
    match inline:
        case Text(text=text, bold=bold):
            return _strong(format_html("{}", text), bold)
        case Blank(width=width):
            # Em and en spaces under a border: they keep their width in print and in a screen reader.
            return format_html(
                '<span class="doc-blank">{}</span>',
                "\u2003" * (width // 2) + "\u2002" * (width % 2),
            )
        case Break():
            return SafeString("<br>")
        case Link():
            return _strong(_link(inline), inline.bold)


def _strong(html: SafeString, bold: bool) -> SafeString:
    return format_html("<strong>{}</strong>", html) if bold else html


def _link(link: Link) -> SafeString:
    """``<a class="figure" href=… data-figure=… data-…>``; a span where there is nothing to open."""
    data = format_html_join("", ' data-{}="{}"', ((link.kind, link.code), *link.data))
    tag = "a" if link.href else "span"
    href = format_html(' href="{}"', link.href) if link.href else ""
    return format_html('<{0} class="{1}"{2}{3}>{4}</{0}>', tag, link.kind, href, data, link.text)
