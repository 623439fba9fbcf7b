"""The living style guide: every component with content as it would really stand there."""

from zhunsheng.faces.ui.guide.views import page, portal

__all__ = ["page", "portal"]
