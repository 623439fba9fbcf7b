"""Uploads: each accepted type is recognised, and nothing else gets in under its name."""

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from zhunsheng.lib import filetype
from zhunsheng.lib.filetype import TYPES, FileType, UploadRefused, check, recognise, safe_name

MB = 2**20


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def ole(*entries: tuple[str, int, int]) -> bytes:
    """A compound file: header, one sector of allocation table, one directory of up to three entries.

    An entry is its name, its type (1 storage, 2 stream) and the index of its child (0 for none).
    The entries are siblings of one another, except a child, which must come last.
    """
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0
    )
    header += struct.pack("<108I", *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    children = {child for _, _, child in entries}
    top = [index for index in range(1, len(entries) + 1) if index not in children]
    directory = entry("Root Entry", 5, top[0] if top else 0, 0)
    for index, (name, kind, child) in enumerate(entries, start=1):
        follower = top[top.index(index) + 1] if index in top[:-1] else 0
        directory += entry(name, kind, child, follower)
    return header + table + directory.ljust(512, b"\0")


def entry(name: str, kind: int, child: int, right: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    none = 0xFFFFFFFF
    links = struct.pack("<III", none, right or none, child or none)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", 0xFFFFFFFE, 0)
    )


def workbook() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


SAMPLES = {
    "pdf": b"%PDF-1.7\n...",
    "ofd": zipped("OFD.xml", "Doc_0/Document.xml"),
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "xlsx": workbook(),
    "pptx": zipped("ppt/presentation.xml"),
    "doc": ole(("WordDocument", 2, 0), ("1Table", 2, 0)),
    "xls": ole(("Workbook", 2, 0)),
    "ppt": ole(("PowerPoint Document", 2, 0)),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "tif": b"II*\x00" + bytes(20),
    "zip": zipped("证据/照片.jpg", "说明.txt"),
    "mp4": b"\x00\x00\x00\x18ftypmp42" + bytes(20),
    "mov": b"\x00\x00\x00\x14ftypqt  " + bytes(20),
    "m4a": b"\x00\x00\x00\x18ftypM4A " + bytes(20),
    "mp3": b"ID3\x04" + bytes(20),
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "txt": "证据目录\r\n一、照片".encode(),
}


def test_there_is_a_sample_of_every_type() -> None:
    assert set(SAMPLES) == set(TYPES)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_type_is_recognised_and_accepted(name: str) -> None:
    file = BytesIO(SAMPLES[name])
    assert recognise(file) is TYPES[name]
    assert check(file, f"文件.{name.upper()}") is TYPES[name]
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xef\xbb\xbf%PDF-1.4", "pdf"),
        (zipped(), "zip"),
        (ole(("Book", 2, 0)), "xls"),
        (ole(("Workbook", 2, 0), ("MBD0001", 1, 3), ("WordDocument", 2, 0)), "xls"),
        (b"MM\x00*" + bytes(8), "tif"),
        (b"<!---->" * 5000 + b"x", "txt"),
        (b"\xff\xfb\x90\x00" + bytes(20), "mp3"),
        ("中文".encode("gb18030"), "txt"),
        ("中文".encode("utf-16"), "txt"),
        ("\ufeff中文".encode(), "txt"),
        (("汉" * 30_000).encode(), "txt"),
    ],
)
def test_other_looks_of_the_same_types(data: bytes, name: str) -> None:
    assert recognise(BytesIO(data)) is TYPES[name]


@pytest.mark.parametrize(
    ("filename", "sample"),
    [("a.jpeg", "jpg"), ("a.tiff", "tif"), ("a.csv", "txt"), ("a.wps", "doc"), ("a.m4v", "mp4")],
)
def test_other_extensions_of_the_same_types(filename: str, sample: str) -> None:
    assert check(BytesIO(SAMPLES[sample]), filename) is TYPES[sample]


@pytest.mark.parametrize("claimed", SAMPLES)
@pytest.mark.parametrize("actual", SAMPLES)
def test_no_type_passes_as_another(claimed: str, actual: str) -> None:
    if claimed != actual:
        with pytest.raises(UploadRefused, match=rf"扩展名是“\.{claimed}”，内容却是"):
            check(BytesIO(SAMPLES[actual]), f"a.{claimed}")


def test_a_disguise_is_explained_with_what_to_do() -> None:
    with pytest.raises(UploadRefused) as caught:
        check(BytesIO(SAMPLES["docx"]), "决定书.pdf")
    assert str(caught.value) == "扩展名是“.pdf”，内容却是Word 文档；请改为“.docx”后重新上传。"


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00",
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"\xca\xfe\xba\xbe\x00",
        b"\xcf\xfa\xed\xfe",
        b"L\x00\x00\x00\x01\x14\x02\x00\x00",
    ],
)
def test_programs_are_refused_under_any_name(data: bytes) -> None:
    for name in ("a.pdf", "a.txt"):
        with pytest.raises(UploadRefused, match="是程序或脚本"):
            check(BytesIO(data), name)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>",
        b"  \n<HTML>",
        b"<svg xmlns='x'>",
        b"<?xml version='1.0'?>\n<!-- a --> <!----><svg>",
        b"<!---->" * 5000 + b"<script>",
        b"<script>alert(1)</script>",
        b"\xef\xbb\xbf<html>",
        b"<?php echo 1;",
    ],
)
def test_web_pages_are_refused_under_any_name(data: bytes) -> None:
    with pytest.raises(UploadRefused, match="是网页或脚本"):
        check(BytesIO(data), "a.txt")


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (zipped("word/document.xml", "word/vbaProject.bin"), "a.docx", "含有宏程序"),
        (
            ole(("WordDocument", 2, 0), ("Macros", 1, 3), ("_VBA_PROJECT", 2, 0)),
            "a.doc",
            "含有宏程序",
        ),
        (ole(("EncryptedPackage", 2, 0)), "a.xls", "设有打开密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "已损坏"),
        (b"PK\x03\x04broken", "a.zip", "已损坏"),
        (zipped("readme.txt", "setup.EXE"), "a.zip", "含有程序或脚本“setup.EXE”"),
        (b"\x00\x00\x00\x18ftypheic", "a.jpg", "不接受 HEIC/AVIF 图片"),
        (b"", "a.pdf", "文件是空的"),
        (bytes(range(256)), "a.pdf", "不是PDF 文档，也不是可识别的其他类型"),
        (b"abc\x00def", "a.txt", "不是纯文本"),
        (ole(("Unknown", 2, 0)), "a.doc", "不是Word 97-2003 文档"),
        (b"\xff\xfe\x00\xd8\x00\x00", "a.txt", "不是纯文本"),
    ],
)
def test_content_that_is_refused(data: bytes, name: str, reason: str) -> None:
    file = BytesIO(data)
    with pytest.raises(UploadRefused, match=reason):
        check(file, name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.exe", r"不接受程序或脚本文件（\.exe）。可上传的类型：pdf、ofd、docx"),
        ("决定书.pdf.EXE", "不接受程序或脚本文件"),
        ("a.js", "不接受程序或脚本文件"),
        ("a.docm", r"不接受带宏的文件（\.docm）"),
        ("a.html", r"不接受网页类文件（\.html）"),
        ("a.svg", "不接受网页类文件"),
        ("a.rar", r"不接受“\.rar”文件。可上传的类型："),
        ("README", "不接受没有扩展名的文件"),
        ("", "不接受没有扩展名的文件"),
    ],
)
def test_names_that_are_refused_whatever_the_content(name: str, reason: str) -> None:
    with pytest.raises(UploadRefused, match=reason):
        check(BytesIO(SAMPLES["pdf"]), name)


def test_a_form_may_take_fewer_types() -> None:
    assert check(BytesIO(SAMPLES["jpg"]), "a.jpeg", allowed={"jpg", "pdf"})
    with pytest.raises(UploadRefused, match=r"不接受“\.zip”文件。可上传的类型：pdf、jpg。"):
        check(BytesIO(SAMPLES["zip"]), "a.zip", allowed={"jpg", "pdf"})


def test_a_file_may_not_be_larger_than_the_form_or_its_type_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = b"%PDF-1.7" + bytes(2 * MB)
    with pytest.raises(UploadRefused, match=r"PDF 文档不能超过1MB，此文件为2\.0MB"):
        check(BytesIO(data), "a.pdf", max_bytes=MB)
    assert check(BytesIO(data), "a.pdf", max_bytes=len(data))
    small = FileType(("pdf",), "PDF 文档", "application/pdf", MB)
    monkeypatch.setitem(filetype._BY_EXTENSION, "pdf", small)
    with pytest.raises(UploadRefused, match="不能超过1MB"):
        check(BytesIO(data), "a.pdf", max_bytes=10 * MB)


@given(st.binary(max_size=200))
def test_any_content_is_recognised_or_refused_without_another_error(data: bytes) -> None:
    file = BytesIO(data)
    with suppress(UploadRefused):
        recognise(file)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("决定书.pdf", "决定书.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\证据\\照片.jpg", "照片.jpg"),
        ("决定书\u202efdp.exe", "决定书fdp.exe"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        (" .. ", "未命名"),
        ("", "未命名"),
        ("长" * 200 + ".pdf", "长" * 116 + ".pdf"),
        ("长" * 200, "长" * 120),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_a_safe_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe) <= 120
    assert not set(safe) & set('/\\\0<>:"|?*\u202e')
    assert safe not in {".", ".."}
