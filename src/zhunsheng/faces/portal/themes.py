"""主题: under which heading of the home page something stands that people come to have done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """A heading in plain words."""

    code: str
    title: str


DISPUTES = Theme("disputes", "和别人有了纠纷")
LEGAL = Theme("legal", "要人帮忙打官司、问法律")
GOVERNMENT = Theme("government", "和政府打交道")
LEARNING = Theme("learning", "学法、用法")
THEMES = (DISPUTES, LEGAL, GOVERNMENT, LEARNING)
"""In the order of the home page."""
