"""The cards that businesses bring to the pages of matters and of lines of registers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from zhunsheng.faces.workbench.declare import panels

OF_ALL_MATTERS = "*"


def panels_of(request: HttpRequest, row: Any, *codes: str, aside: bool) -> list[SafeString]:
    """The cards of one matter or line; ``codes`` name its procedure (with ``*``) or its register."""
    chosen = [panel for panel in panels if panel.procedure in codes and panel.aside == aside]
    rendered = [panel.render(request, row) for panel in sorted(chosen, key=lambda p: p.order)]
    return [mark_safe(html) for html in rendered if html]  # noqa: S308 - panels return rendered templates
