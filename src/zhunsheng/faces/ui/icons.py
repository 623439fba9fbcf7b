"""The few line icons, drawn on a 16 by 16 grid. They stand beside words, never instead of them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    "check": '<path d="M3 8.5 6.5 12 13 4.5"/>',
    "info": '<circle cx="8" cy="8" r="6.2"/><path d="M8 7.4v3.8M8 4.8v.2"/>',
    "warning": '<path d="M8 2 14.6 13.6H1.4ZM8 6.4v3.2M8 11.6v.1"/>',
    "stop": '<circle cx="8" cy="8" r="6.2"/><path d="M5.8 5.8l4.4 4.4M10.2 5.8 5.8 10.2"/>',
    "clock": '<circle cx="8" cy="8" r="6.2"/><path d="M8 4.4V8l2.6 1.6"/>',
    "pause": '<circle cx="8" cy="8" r="6.2"/><path d="M6.4 5.6v4.8M9.6 5.6v4.8"/>',
    "down": '<path d="M4 6l4 4 4-4"/>',
    "left": '<path d="M10 3.5 5.5 8l4.5 4.5"/>',
    "right": '<path d="M6 3.5 10.5 8 6 12.5"/>',
    "sort": '<path d="M5 6.2 8 3.2l3 3M5 9.8l3 3 3-3"/>',
    "menu": '<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>',
    "search": '<circle cx="7" cy="7" r="4.4"/><path d="M10.4 10.4 14 14"/>',
    "file": '<path d="M4 1.8h5l3.2 3.2v9.2H4ZM9 1.8V5h3.2"/>',
    "download": '<path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11"/>',
    "print": '<path d="M4.5 6V2h7v4M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7V14h-7Z"/>',
    "copy": '<path d="M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3"/>',
    "close": '<path d="M4 4l8 8M12 4l-8 8"/>',
    "person": '<circle cx="8" cy="5.2" r="2.8"/><path d="M2.6 14c.6-3 2.6-4.4 5.4-4.4s4.8 1.4 5.4 4.4"/>',
    "lock": '<path d="M3.5 7h9v7h-9ZM5.5 7V4.8a2.5 2.5 0 0 1 5 0V7"/>',
    "phone": '<path d="M3.4 2.2h2.4L7 5.4 5.4 6.6a8.6 8.6 0 0 0 4 4L10.6 9l3.2 1.2v2.4c0 .8-.6 1.3-1.4'
    ' 1.2C7 13.2 2.8 9 2.2 3.6c-.1-.8.4-1.4 1.2-1.4Z"/>',
    "inbox": '<path d="M2 9.5 4.2 3h7.6L14 9.5V13H2ZM2 9.5h3.4L6.4 11h3.2l1-1.5H14"/>',
}


def names() -> list[str]:
    """Every icon there is."""
    return list(_PATHS)


def draw(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers.

    Raises ``KeyError`` for an unknown name, so that a typing error shows at once.
    """
    # Trusted constants of this module.
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_PATHS[name]),  # noqa: S308
    )
