"""The typefaces of official documents and what may stand in for them.

GB/T 9704-2012 asks for 小标宋 (titles), 黑体 and 楷体 (first and second headings), 仿宋 (text) and 宋体 (page
numbers). Offices have them; a server often has only the Noto fonts. ``word`` is the name written into docx
with ``alternative`` for machines that know the face by another name; ``installed`` is what the PDF writer
looks for, best first.
"""

from __future__ import annotations

from dataclasses import dataclass

_SONG = (
    "SimSun",
    "Songti SC",
    "STSong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
)
_HEI = (
    "SimHei",
    "Heiti SC",
    "STHeiti",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
)
_KAI = ("KaiTi_GB2312", "KaiTi", "Kaiti SC", "STKaiti", "AR PL UKai CN")
_FANGSONG = ("FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02S")
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong")


@dataclass(frozen=True)
class Face:
    """One typeface of the standard. ``bold`` where the substitute needs weight to look the part."""

    word: str
    alternative: str
    installed: tuple[str, ...]
    bold: bool = False


FANGSONG = Face("仿宋_GB2312", "FangSong", (*_FANGSONG, *_SONG, *_HEI))
KAITI = Face("楷体_GB2312", "KaiTi", (*_KAI, *_FANGSONG, *_SONG, *_HEI))
HEITI = Face("黑体", "SimHei", (*_HEI, *_SONG))
SONGTI = Face("宋体", "SimSun", (*_SONG, *_FANGSONG, *_HEI))
TITLE = Face("方正小标宋简体", "STZhongsong", (*_TITLE, *_SONG, *_HEI), bold=True)

FACES = {"fangsong": FANGSONG, "kaiti": KAITI, "heiti": HEITI, "songti": SONGTI, "title": TITLE}
LATIN = "Times New Roman"
LATIN_INSTALLED = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "Times")
