"""Several files at once."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from zhunsheng.kernel.forms import FilesField


def file(name: str, size: int = 10) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size)


class Evidence(forms.Form):
    evidence = FilesField(label="证据", most=2, megabytes=1)


def test_all_chosen_files_arrive() -> None:
    sent: MultiValueDict[str, UploadedFile[bytes]] = MultiValueDict(
        {"evidence": [file("决定书.pdf"), file("照片.JPG")]}
    )
    form = Evidence({}, sent)
    assert form.is_valid()
    assert [f.name for f in form.cleaned_data["evidence"]] == ["决定书.pdf", "照片.JPG"]


def test_every_bad_file_is_named() -> None:
    files = [file("病毒.exe"), file("空.pdf", 0), file("大.pdf", 1024 * 1024 + 1)]
    with pytest.raises(ValidationError) as caught:
        FilesField(megabytes=1).clean(files)
    assert "「病毒.exe」的格式收不了" in caught.value.messages[0]
    assert "「空.pdf」是空的" in caught.value.messages[1]
    assert "「大.pdf」超过 1 MB" in caught.value.messages[2]


def test_too_many_files_are_counted() -> None:
    with pytest.raises(ValidationError, match="最多 2 个文件，现在有 3 个"):
        FilesField(most=2).clean([file(f"{n}.pdf") for n in range(3)])


def test_none_chosen() -> None:
    assert FilesField(required=False).clean([]) == []
    with pytest.raises(ValidationError, match="请选择要上传的文件"):
        FilesField().clean(None)


def test_the_box_takes_several_files() -> None:
    html = str(Evidence()["evidence"])
    assert " multiple" in html
    assert ".docx" in html
