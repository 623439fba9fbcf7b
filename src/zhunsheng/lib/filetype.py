"""What an uploaded file really is, by its content, and whether it may come in.

The extension is only a claim: a program named 决定书.pdf must not reach a colleague's desk. Types
are a closed list; whatever is not recognised is refused.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from olefile import OleFileIO

from zhunsheng.lib import archives

_MB = 2**20
_HEAD = 64 * 1024


class UploadRefused(ValueError):
    """The file may not come in; the message says why and what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type that may be uploaded: its first extension is the usual one."""

    extensions: tuple[str, ...]
    name: str
    mime: str
    max_bytes: int

    @property
    def extension(self) -> str:
        """The usual extension, without the dot."""
        return self.extensions[0]


def _type(extensions: str, name: str, mime: str, megabytes: int) -> FileType:
    return FileType(tuple(extensions.split()), name, mime, megabytes * _MB)


_OFFICE = "application/vnd.openxmlformats-officedocument"

TYPES = {
    known.extension: known
    for known in (
        _type("pdf", "PDF 文档", "application/pdf", 100),
        _type("ofd", "OFD 版式文档", "application/ofd", 100),
        _type("docx", "Word 文档", f"{_OFFICE}.wordprocessingml.document", 50),
        _type("xlsx", "Excel 工作簿", f"{_OFFICE}.spreadsheetml.sheet", 50),
        _type("pptx", "PowerPoint 演示文稿", f"{_OFFICE}.presentationml.presentation", 100),
        _type("doc wps", "Word 97-2003 文档", "application/msword", 50),
        _type("xls et", "Excel 97-2003 工作簿", "application/vnd.ms-excel", 50),
        _type("ppt dps", "PowerPoint 97-2003 演示文稿", "application/vnd.ms-powerpoint", 100),
        _type("png", "PNG 图片", "image/png", 20),
        _type("jpg jpeg", "JPEG 图片", "image/jpeg", 20),
        _type("tif tiff", "TIFF 图片", "image/tiff", 100),
        _type("zip", "ZIP 压缩包", "application/zip", 200),
        _type("mp4 m4v", "MP4 视频", "video/mp4", 2000),
        _type("mov", "QuickTime 视频", "video/quicktime", 2000),
        _type("m4a", "M4A 录音", "audio/mp4", 500),
        _type("mp3", "MP3 录音", "audio/mpeg", 500),
        _type("wav", "WAV 录音", "audio/wav", 500),
        _type("txt csv", "纯文本", "text/plain", 10),
    )
}
"""Every type that may be uploaded, by its usual extension."""

_BY_EXTENSION = {extension: known for known in TYPES.values() for extension in known.extensions}

_MACROS = "docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam"
_WEB = "html htm xhtml mht mhtml shtml svg svgz xml"
_PROGRAMS = """
    exe com dll scr msi msix bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta jar apk lnk reg inf
    cpl pif gadget chm sh bash py pl rb php jsp asp aspx cgi app dmg pkg deb rpm so
"""
_MACRO_EXTENSIONS = frozenset(_MACROS.split())
_WEB_EXTENSIONS = frozenset(_WEB.split())
_PROGRAM_EXTENSIONS = frozenset(_PROGRAMS.split())


def check(
    file: BinaryIO,
    filename: str,
    *,
    allowed: Collection[str] | None = None,
    max_bytes: int | None = None,
) -> FileType:
    """The type of an uploaded file, if it is what its name says and may come in.

    `allowed` narrows the types (usual extensions), `max_bytes` the size that the type allows. The
    file must be seekable and is left at its start. Raises UploadRefused.
    """
    extension = PurePath(filename).suffix[1:].lower()
    claimed = _claimed(extension, allowed)
    size = file.seek(0, 2)
    if not size:
        raise UploadRefused("文件是空的；请检查后重新上传。")
    limit = claimed.max_bytes if max_bytes is None else min(max_bytes, claimed.max_bytes)
    if size > limit:
        raise UploadRefused(
            f"{claimed.name}不能超过{limit / _MB:g}MB，此文件为{size / _MB:.1f}MB。"
        )
    actual = recognise(file)
    if actual is None:
        raise UploadRefused(
            f"文件内容不是{claimed.name}，也不是可识别的其他类型，可能已损坏；请重新导出后上传。"
        )
    if actual is not claimed:
        raise UploadRefused(
            f"扩展名是“.{extension}”，内容却是{actual.name}；请改为“.{actual.extension}”后重新上传。"
        )
    return actual


def _claimed(extension: str, allowed: Collection[str] | None) -> FileType:
    """The type that the name claims."""
    names = [name for name in TYPES if allowed is None or name in allowed]
    choice = f"可上传的类型：{'、'.join(names)}。"
    if extension in _MACRO_EXTENSIONS:
        raise UploadRefused(f"不接受带宏的文件（.{extension}）；请另存为不带宏的文档后上传。")
    if extension in _PROGRAM_EXTENSIONS:
        raise UploadRefused(f"不接受程序或脚本文件（.{extension}）。{choice}")
    if extension in _WEB_EXTENSIONS:
        raise UploadRefused(f"不接受网页类文件（.{extension}）；请打印或另存为 PDF 后上传。")
    claimed = _BY_EXTENSION.get(extension)
    if claimed is None or claimed.extension not in names:
        shown = f"“.{extension}”文件" if extension else "没有扩展名的文件"
        raise UploadRefused(f"不接受{shown}。{choice}")
    return claimed


def recognise(file: BinaryIO) -> FileType | None:
    """The type that the content of a seekable file shows, None if it is none of `TYPES`.

    Raises UploadRefused for content that is refused under any name: programs, web pages, macros,
    bombs, locked containers. The file is left at its start.
    """
    try:
        file.seek(0)
        head = file.read(_HEAD)
        _refuse_dangerous(head)
        for matches, find in _FINDERS:
            if matches(head):
                found = find(file, head)
                return TYPES[found] if found else None
        return TYPES["txt"] if _is_text(head) else None
    finally:
        file.seek(0)


def safe_name(filename: str) -> str:
    """`filename` without folders, control characters and marks that turn the writing direction.

    Those can show 决定书fdp.exe as 决定书exe.pdf. Never empty; at most 120 characters.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", filename))[-1]
    kept = "".join(c for c in base if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    clean = re.sub(r'[<>:"|?*]', "_", kept).strip(" .") or "未命名"
    stem, dot, extension = clean.rpartition(".")
    return clean if len(clean) <= 120 else f"{stem[: 119 - len(extension)]}{dot}{extension}"[:120]


# --- Content that is refused under any name -------------------------------------------------------

_PROGRAM_MAGIC = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_WEB_START = re.compile(
    rb"<(?:!doctype\s+(?:html|svg)|html|head|body|script|svg|iframe|meta|style|\?php|%@)",
    re.IGNORECASE,
)


def _refuse_dangerous(head: bytes) -> None:
    if head.startswith(_PROGRAM_MAGIC):
        raise UploadRefused("文件内容是程序或脚本，已拒绝上传；请改传照片、PDF 或 Word 文件。")
    if _WEB_START.match(_without_preamble(head)):
        raise UploadRefused("文件内容是网页或脚本，已拒绝上传；请打印或另存为 PDF 后上传。")


def _without_preamble(head: bytes) -> bytes:
    """`head` from its first tag on: without byte order mark, XML declaration and comments."""
    rest = head.removeprefix(codecs.BOM_UTF8).lstrip()
    while rest.startswith((b"<?xml", b"<!--")):
        _, _, rest = rest.partition(b"-->" if rest.startswith(b"<!--") else b">")
        rest = rest.lstrip()
    return rest


# --- One finder for each container or magic number ------------------------------------------------


def _zip(file: BinaryIO, _head: bytes) -> str | None:
    """Which kind of ZIP container it is."""
    try:
        names = archives.names(file)
    except archives.BadArchive as error:
        raise UploadRefused(str(error)) from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UploadRefused("文件中含有宏程序，已拒绝上传；请另存为不带宏的文档后上传。")
    present = set(names)
    for mark, found in _ZIP_MARKS.items():
        if mark in present:
            return found
    for name in names:
        if PurePath(name).suffix[1:].lower() in _PROGRAM_EXTENSIONS:
            raise UploadRefused(
                f"压缩包中含有程序或脚本“{safe_name(name)}”，已拒绝上传；请去掉后重新压缩。"
            )
    return "zip"


_ZIP_MARKS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "OFD.xml": "ofd",
}

_OLE_MARKS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_OLE_MACROS = frozenset({"_VBA_PROJECT", "_VBA_PROJECT_CUR"})


def _ole(file: BinaryIO, _head: bytes) -> str | None:
    """Which program of Office 97-2003 wrote it: the streams at its root have tell-tale names."""
    file.seek(0)
    try:
        paths = OleFileIO(file).listdir(streams=True, storages=True)
    except Exception as error:  # whatever damaged structures make of the parser
        raise UploadRefused("文件已损坏，无法读取其结构；请重新导出后上传。") from error
    if any(_OLE_MACROS.intersection(path) for path in paths):
        raise UploadRefused("文件中含有宏程序，已拒绝上传；请另存为不带宏的文档后上传。")
    top = {path[0] for path in paths}
    if "EncryptedPackage" in top:
        raise UploadRefused("文件设有打开密码；请取消密码后再上传。")
    return next((found for mark, found in _OLE_MARKS.items() if mark in top), None)


def _iso_media(_file: BinaryIO, head: bytes) -> str | None:
    """Which kind of ISO media file: the brand says."""
    brand = head[8:12]
    if brand in {b"heic", b"heix", b"mif1", b"avif"}:
        raise UploadRefused("不接受 HEIC/AVIF 图片；请在手机上改存为 JPG 后上传。")
    return {b"qt  ": "mov", b"M4A ": "m4a", b"M4B ": "m4a"}.get(brand, "mp4")


def _is_text(head: bytes) -> bool:
    """Whether the beginning is text in UTF-8, UTF-16 or GB 18030 without control characters."""
    is_utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8", "gb18030"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        return not any(
            unicodedata.category(c) in {"Cc", "Cn"} and c not in "\t\n\r\f" for c in text
        )
    return False


def _magic(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _always(found: str) -> Callable[[BinaryIO, bytes], str]:
    return lambda _file, _head: found


_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
_Matches = Callable[[bytes], bool]
_Find = Callable[[BinaryIO, bytes], str | None]

_FINDERS: tuple[tuple[_Matches, _Find], ...] = (
    (_magic(b"%PDF-", codecs.BOM_UTF8 + b"%PDF-"), _always("pdf")),
    (_magic(b"PK\x03\x04", b"PK\x05\x06"), _zip),
    (_magic(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _ole),
    (_magic(b"\x89PNG\r\n\x1a\n"), _always("png")),
    (_magic(b"\xff\xd8\xff"), _always("jpg")),
    (_magic(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), _always("tif")),
    (lambda head: head[4:8] == b"ftyp", _iso_media),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE", _always("wav")),
    (lambda head: head.startswith(b"ID3") or bool(_MP3_FRAME.match(head)), _always("mp3")),
)
"""How each type shows itself, and what then tells the kinds of one container apart."""
