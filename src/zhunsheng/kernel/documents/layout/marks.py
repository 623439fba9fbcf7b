"""What is printed on every page of a document that must not be taken for a real or an issued one."""

from __future__ import annotations


def marks(demonstration: bool, draft: bool) -> str:
    """The words on every page: 演示数据 in the model district, 草稿 until the document is issued."""
    return "　".join(
        word for word, wanted in (("演示数据", demonstration), ("草稿", draft)) if wanted
    )
