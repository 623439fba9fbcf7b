"""Several files at once, with limits that say what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

OFFICE = ("pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "txt", "ofd", "zip")
"""File name endings taken unless a form says otherwise."""
MEGABYTE = 1024 * 1024


class FilesInput(forms.ClearableFileInput):
    """A file box for several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """A list of uploaded files (empty when none was chosen).

    ``endings`` are the file name endings taken, ``most`` how many, ``megabytes`` the size of one file.
    Content is judged where files are stored; here only what the person can mend at once.
    """

    def __init__(
        self,
        *,
        endings: Sequence[str] = OFFICE,
        most: int = 50,
        megabytes: int = 50,
        **kwargs: Any,
    ) -> None:
        self.endings, self.most, self.megabytes = tuple(endings), most, megabytes
        attrs = {
            "accept": ",".join(f".{ending}" for ending in endings),
            "data-most": most,
            "data-megabytes": megabytes,
        }
        kwargs.setdefault("widget", FilesInput(attrs=attrs))
        kwargs.setdefault("error_messages", {}).setdefault("required", "请选择要上传的文件。")
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Every file that is wrong is named, not only the first one."""
        files = [one for one in (data if isinstance(data, (list, tuple)) else [data]) if one]
        if not files:
            if self.required and not initial:
                raise ValidationError(self.error_messages["required"], code="required")
            return []
        problems = [ValidationError(text) for text in self._problems(files)]
        if problems:
            raise ValidationError(problems)
        return files

    def _problems(self, files: Sequence[UploadedFile[bytes]]) -> list[str]:
        found = []
        if len(files) > self.most:
            found.append(f"一次最多 {self.most} 个文件，现在有 {len(files)} 个，请分几次上传。")
        for file in files:
            name = file.name or "没有名字的文件"
            ending = PurePath(name).suffix.lstrip(".").lower()
            if ending not in self.endings:
                kinds = "、".join(self.endings)
                found.append(f"「{name}」的格式收不了，请另存为 {kinds} 中的一种。")
            elif not file.size:
                found.append(f"「{name}」是空的，请重新选择。")
            elif file.size > self.megabytes * MEGABYTE:
                found.append(f"「{name}」超过 {self.megabytes} MB，请压缩或拆开后再传。")
        return found
