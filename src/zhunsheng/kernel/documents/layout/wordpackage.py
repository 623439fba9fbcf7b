"""Put the parts of a docx into one file, the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_KINDS = {"document": "document.main", "fontTable": "fontTable"}

PARTS = (
    ("rId1", "styles"),
    ("rId2", "settings"),
    ("rId3", "fontTable"),
    ("rId4", "header1"),
    ("rId5", "footer1"),
    ("rId6", "footer2"),
)
"""The parts beside the text, with the relation by which it names them."""


def package(parts: Mapping[str, bytes], title: str, author: str) -> bytes:
    """A docx of the named ``parts``: ``document`` and all of ``PARTS``.

    Nothing depends on the time, the machine or the compressor: fixed dates, a fixed order, no compression.
    """
    names = ["document", *(name for _id, name in PARTS)]
    files = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relations(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _core(title, author),
        "word/_rels/document.xml.rels": _relations(
            [(key, f"{_OFFICE}/{name.rstrip('12')}", f"{name}.xml") for key, name in PARTS]
        ),
        **{f"word/{name}.xml": parts[name] for name in names},
    }
    return zip_fixed(files)


def zip_fixed(files: Mapping[str, bytes]) -> bytes:
    """A zip file whose bytes depend on nothing but its content."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            archive.writestr(info, data)
    return target.getvalue()


def _content_types(names: list[str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_WORD}.{_KINDS.get(name, name.rstrip("12"))}+xml"/>'
        for name in names
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    ).encode()


def _relations(relations: list[tuple[str, str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _core(title: str, author: str) -> bytes:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        "</cp:coreProperties>"
    ).encode()
