"""Photographs: where and with what they were taken, as EXIF says."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from zhunsheng.lib.outgoing import kinds
from zhunsheng.lib.outgoing.findings import Collector, shorten

_GPS = 0x8825
_EXIF_IFD = 0x8769
_TEXTS = {
    0x010F: "品牌",
    0x0110: "型号",
    0x013B: "作者",
    0x8298: "版权",
    0xA430: "机主",
    0xA431: "机身编号",
}
_ASCII = 2
_MOST_ENTRIES = 500
_XMP = b"http://ns.adobe.com/xap/1.0/\0"


def inspect(data: bytes, place: str, found: Collector) -> None:
    """Note what JPEG, PNG and TIFF tell beside the picture; other data tell nothing."""
    for block in _exif_blocks(data):
        _tiff(block, place, found)
    for packet in _xmp_packets(data):
        if b"GPSLatitude" in packet:
            found.add(kinds.LOCATION, place)


def _exif_blocks(data: bytes) -> Iterator[bytes]:
    if data.startswith((b"II*\0", b"MM\0*")):
        yield data
    for marker, body in _segments(data):
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            yield body[6:]
    for name, body in _chunks(data):
        if name == b"eXIf":
            yield body


def _xmp_packets(data: bytes) -> Iterator[bytes]:
    for marker, body in _segments(data):
        if marker == 0xE1 and body.startswith(_XMP):
            yield body
    for name, body in _chunks(data):
        if name == b"iTXt" and b"adobe.xmp" in body[:64]:
            yield body


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG before its picture."""
    if not data.startswith(b"\xff\xd8"):
        return
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker, length = (
            data[position + 1],
            int.from_bytes(data[position + 2 : position + 4], "big"),
        )
        if marker == 0xDA or length < 2:
            return
        yield marker, data[position + 4 : position + 2 + length]
        position += 2 + length


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return
    position = 8
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        yield data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        position += 12 + length


def _tiff(block: bytes, place: str, found: Collector) -> None:
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        return
    waiting, seen = [struct.unpack_from(f"{order}I", block, 4)[0]], set()
    while waiting:
        offset = waiting.pop()
        if offset not in seen:
            seen.add(offset)
            waiting += _directory(block, order, offset, place, found)


def _directory(block: bytes, order: str, offset: int, place: str, found: Collector) -> list[int]:
    """Note what one directory tells and return the places of those below it."""
    below = []
    for tag, kind, count, value in _entries(block, order, offset):
        text = _text(block, count, value) if tag in _TEXTS and kind == _ASCII else ""
        if text:
            found.add(kinds.DEVICE, place, f"{_TEXTS[tag]}“{shorten(text)}”")
        elif tag == _GPS and _has_position(block, order, value):
            found.add(kinds.LOCATION, place)
        elif tag == _EXIF_IFD:
            below.append(value)
    return below


def _has_position(block: bytes, order: str, offset: int) -> bool:
    """Whether the directory of the position holds a latitude."""
    return any(tag == 2 for tag, *_rest in _entries(block, order, offset))


def _entries(block: bytes, order: str, offset: int) -> Iterator[tuple[int, int, int, int]]:
    if offset + 2 > len(block):
        return
    (number,) = struct.unpack_from(f"{order}H", block, offset)
    for index in range(min(number, _MOST_ENTRIES)):
        start = offset + 2 + 12 * index
        if start + 12 > len(block):
            return
        yield struct.unpack_from(f"{order}HHII", block, start)


def _text(block: bytes, count: int, value: int) -> str:
    """A text of more than four bytes; shorter ones stand in the entry itself and say little."""
    if count <= 4 or value + count > len(block):
        return ""
    return block[value : value + min(count, 200)].split(b"\0")[0].decode("utf-8", "replace").strip()
