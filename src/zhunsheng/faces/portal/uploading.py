"""The file boxes of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from zhunsheng.faces.portal import drafts
from zhunsheng.faces.portal.declare import FileBox
from zhunsheng.faces.portal.models import Draft
from zhunsheng.kernel.forms import FilesField

MOST_AT_ONCE = 10


class FilesForm(forms.Form):
    """One box for each kind, as ``file-<kind>``; files are stored as soon as they come in."""

    def __init__(self, boxes: Sequence[FileBox], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = list(boxes)
        for box in boxes:
            self.fields[f"file-{box.kind}"] = FilesField(
                label=box.title,
                required=False,
                help_text=box.help,
                endings=drafts.ENDINGS,
                most=MOST_AT_ONCE,
                megabytes=drafts.FILE_MEGABYTES,
            )

    def keep(self, draft: Draft, part: str) -> None:
        """Store what came; what is refused becomes an error of its box."""
        self.is_valid()
        for box in self.boxes:
            name = f"file-{box.kind}"
            for reason in drafts.add_files(
                draft, part, box.kind, self.cleaned_data.get(name) or []
            ):
                self.add_error(name, reason)
