"""A copy of a Word or Excel file without the properties that tell who wrote it, when and where."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zhunsheng.lib.outgoing.findings import Unreadable
from zhunsheng.lib.outgoing.package import opened

CLEANABLE = frozenset({"docx", "xlsx"})
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006"
_EMPTY = {
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    ),
    "docProps/app.xml": f'<Properties xmlns="{_EXTENDED}/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{_EXTENDED}/custom-properties"/>',
}
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def clean(data: bytes, extension: str) -> bytes:
    """The same document with empty properties; text, comments and hidden content stay as they are.

    The same bytes give the same copy. Raises :class:`Unreadable` for other types and damaged files.
    """
    if extension not in CLEANABLE:
        raise Unreadable("这种文件的属性不能自动清除。", "请在原来的程序里清除后重新上传。")
    package = opened(data)
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for entry in package.archive.infolist():
            body = _EMPTY.get(entry.filename)
            content = package.read(entry.filename) if body is None else (_HEAD + body).encode()
            copy.writestr(ZipInfo(entry.filename, _EARLIEST), content, ZIP_DEFLATED)
    return target.getvalue()
