"""Surnames: where a Chinese name parts, for masking and for pseudonyms."""

COMPOUND_SURNAMES = frozenset(
    (
        "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
        "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
        "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
        "微生 公户 公玉 梁丘 左丘 东门 西门 第五"
    ).split()
)
"""Surnames of two characters (百家姓 and those still registered)."""


def surname(name: str) -> str:
    """What stands for the surname: two characters of a compound one, else the first character.

    Of a name with a dot (阿依古丽·买买提) it is the first character, too: such names have no
    surname, and the part before the dot is what the person is called. An empty name has none.
    """
    text = name.strip()
    is_compound = text[:2] in COMPOUND_SURNAMES and len(text) > 2
    return text[:2] if is_compound else text[:1]
