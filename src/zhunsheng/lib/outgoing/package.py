"""The container of docx and xlsx: its parts read as a stream, its properties, what is packed beside the text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from zhunsheng.lib import archives
from zhunsheng.lib.outgoing import images, kinds
from zhunsheng.lib.outgoing.findings import Collector, Unreadable, shorten

MOST_UNPACKED = 200 * 2**20
MOST_NODES = 4_000_000
"""How many starts and ends of elements are read; 50,000 rows of 16 columns have about this many."""

DAMAGED = Unreadable("文件已损坏，无法检查。", "请用 Word、Excel 或者 WPS 打开后另存，再上传。")
Element = Any
"""An element of lxml, which has no types of its own."""

_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_FAULTS = (etree.XMLSyntaxError, BadZipFile, EOFError, OSError, ValueError, NotImplementedError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_PICTURES = 200


def local(tag: object) -> str:
    """A tag without its name space."""
    return str(tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute whatever its name space."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return str(value)
    return ""


class Package:
    """An opened container whose directory was found harmless."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self.names = frozenset(archives.names(file, max_unpacked=MOST_UNPACKED))
            self.archive = ZipFile(file)
        except archives.BadArchive as error:
            raise Unreadable(str(error), "") from error
        except BadZipFile as error:
            raise DAMAGED from error
        self.nodes = 0

    def under(self, *starts: str) -> list[str]:
        """Names of the parts in the given folders, in order."""
        return sorted(name for name in self.names if name.startswith(starts))

    def events(self, name: str, found: Collector) -> Iterator[tuple[str, Element]]:
        """Starts and ends of the elements of a part; [] when it is not there."""
        if name not in self.names:
            return
        try:
            with self.archive.open(name) as part:
                for event, element in etree.iterparse(part, events=("start", "end"), **_SAFE):
                    self._count(element)
                    if self.nodes > MOST_NODES:
                        found.limit("文件内容太多，后面的部分没有检查；请拆成几个文件。")
                        return
                    yield event, element
        except _FAULTS as error:
            raise DAMAGED from error

    def _count(self, element: Element) -> None:
        """Office files have no document type; one that has wants its entities to be expanded."""
        if element.getparent() is None and element.getroottree().docinfo.doctype:
            raise DAMAGED
        self.nodes += 1

    def tree(self, name: str) -> Element | None:
        """A small part as a whole."""
        if name not in self.names:
            return None
        try:
            return etree.fromstring(self.archive.read(name), etree.XMLParser(**_SAFE))
        except _FAULTS as error:
            raise DAMAGED from error

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            return self.archive.read(name)
        except _FAULTS as error:
            raise DAMAGED from error


def inspect(package: Package, folder: str, found: Collector) -> None:
    """What docx and xlsx have in common: properties, embedded files, links, pictures."""
    _properties(package, found)
    embedded = package.under(f"{folder}embeddings/", f"{folder}activeX/")
    if embedded:
        found.add(kinds.EMBEDDED, "文件", count=len(embedded))
    if package.under("docProps/thumbnail"):
        found.add(kinds.THUMBNAIL, "文件属性")
    for name in package.under(f"{folder}media/")[:_MOST_PICTURES]:
        images.inspect(package.read(name), f"图片{name.rpartition('/')[2]}", found)
    for name in package.names:
        if name.endswith(".rels"):
            _links(package, name, found)


def _properties(package: Package, found: Collector) -> None:
    for name in ("docProps/core.xml", "docProps/app.xml"):
        root = package.tree(name)
        for element in [] if root is None else root:
            title = _TITLES.get(local(element.tag))
            text = (element.text or "").strip()
            if title and text:
                found.add(kinds.AUTHOR, "文件属性", f"{title}“{shorten(text)}”")
    root = package.tree("docProps/custom.xml")
    for element in [] if root is None else root:
        found.add(kinds.CUSTOM_PROPERTIES, "文件属性", shorten(attribute(element, "name")))


_TITLES = {
    "creator": "作者",
    "lastModifiedBy": "最后保存者",
    "Company": "单位",
    "Manager": "主管",
    "keywords": "关键词",
    "description": "备注",
}


def _links(package: Package, name: str, found: Collector) -> None:
    root = package.tree(name)
    for element in [] if root is None else root.iter(_RELATIONSHIP):
        target = element.get("Target", "")
        outside = element.get("TargetMode") == "External"
        if outside and (_is_inner(target) or not element.get("Type", "").endswith("/hyperlink")):
            found.add(kinds.EXTERNAL, "文件", shorten(target, 40))


def _is_inner(target: str) -> bool:
    """A path of a computer or an address of the intranet, not a public page."""
    low = target.lower()
    starts = ("file:", "\\\\", "http://10.", "http://192.168.", "http://172.", "http://localhost")
    return low.startswith(starts) or low[1:3] == ":\\"


def opened(data: bytes) -> Package:
    """The container in ``data``."""
    return Package(io.BytesIO(data))
