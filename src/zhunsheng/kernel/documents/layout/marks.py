"""What is printed on every page of a document that must not be taken for a real or a valid one."""

from __future__ import annotations

DEMONSTRATION = "演示数据"


def marks(demonstration: bool, mark: str) -> str:
    """The words on every page: 演示数据 in the model district, and ``mark`` (草稿, 已作废, 副本)."""
    return "\u3000".join(filter(None, [DEMONSTRATION if demonstration else "", mark]))
