"""The content-addressed store."""

from __future__ import annotations

import io

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from zhunsheng.kernel.documents.models import Blob
from zhunsheng.kernel.documents.store import (
    UploadRefused,
    is_intact,
    open_content,
    path_of,
    read_content,
    store,
)
from zhunsheng.kernel.documents.tests.helpers import pdf
from zhunsheng.lib.digest import sm3

pytestmark = pytest.mark.django_db


def test_content_is_stored_once_under_its_digest() -> None:
    data = pdf()
    first = store(io.BytesIO(data), "决定书.pdf")
    second = store(io.BytesIO(data), "另一个名字.pdf")
    assert first == second
    assert (first.pk, first.size, first.mime) == (sm3(data), len(data), "application/pdf")
    assert path_of(first.pk) == f"{first.pk[:2]}/{first.pk[2:4]}/{first.pk}"
    assert default_storage.exists(path_of(first.pk))
    assert read_content(first) == data
    assert Blob.objects.count() == 1


def test_a_file_is_what_its_name_says() -> None:
    with pytest.raises(UploadRefused, match=r"证据\.png"):
        store(io.BytesIO(pdf()), "证据.png")
    with pytest.raises(UploadRefused, match="程序"):
        store(io.BytesIO(b"MZ\x90\x00" + bytes(100)), "决定书.pdf")
    assert Blob.objects.count() == 0


def test_known_content_under_a_false_name_is_refused_too() -> None:
    store(io.BytesIO(pdf()), "决定书.pdf")
    with pytest.raises(UploadRefused):
        store(io.BytesIO(pdf()), "决定书.docx")


def test_too_large_and_empty_files_are_refused(settings: Settings) -> None:
    settings.ZHUNSHENG_UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(UploadRefused, match="超过1MB") as refusal:
        store(io.BytesIO(bytes(1024 * 1024 + 1)), "证据.pdf")
    assert "分成几个文件" in refusal.value.remedy
    with pytest.raises(UploadRefused, match="空"):
        store(io.BytesIO(b""), "证据.pdf")


def test_loss_and_change_are_noticed() -> None:
    blob = store(io.BytesIO(pdf()), "决定书.pdf")
    assert is_intact(blob)
    path = default_storage.path(path_of(blob.pk))
    with open(path, "ab") as file:  # noqa: PTH123
        file.write(b"x")
    assert not is_intact(blob)
    default_storage.delete(path_of(blob.pk))
    assert not is_intact(blob)
    with pytest.raises(FileNotFoundError):
        open_content(blob)
