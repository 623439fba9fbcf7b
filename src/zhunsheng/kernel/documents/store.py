"""The content-addressed store: bytes lie under their SM3 digest in Django's file storage, local or S3."""

from __future__ import annotations

import io
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from zhunsheng.kernel.documents.models import Blob
from zhunsheng.lib import digest, filetype

CHUNK = 1 << 20
MEGABYTE = 1024 * 1024
DEFAULT_LIMIT = 50 * MEGABYTE


class UploadRefused(ValueError):
    """A file was not taken; ``message`` says why and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


def path_of(key: str) -> str:
    """Where the bytes with this digest lie in the storage."""
    return f"{key[:2]}/{key[2:4]}/{key}"


def store(source: IO[bytes], name: str) -> Blob:
    """Check, digest and store an uploaded file; the same bytes are stored once.

    The content must be what the name says and no larger than the setting ``ZHUNSHENG_UPLOAD_LIMIT``
    (bytes, 50 MB). Raises :class:`UploadRefused`.
    """
    kind = kind_of(source, name)
    key, size = digest_of(source)
    if not default_storage.exists(path_of(key)):
        source.seek(0)
        default_storage.save(path_of(key), File(source))
    return Blob.objects.get_or_create(digest=key, defaults={"size": size, "mime": kind.mime})[0]


def open_content(blob: Blob) -> File[bytes]:
    """The stored bytes, to be read. Raises ``FileNotFoundError`` when the storage has lost them."""
    return default_storage.open(path_of(blob.pk))


def read_content(blob: Blob) -> bytes:
    """All of the stored bytes."""
    with open_content(blob) as content:
        return bytes(content.read())


def is_intact(blob: Blob) -> bool:
    """Whether the storage still holds these very bytes."""
    try:
        with open_content(blob) as content:
            key, size = digest_of(content)
    except FileNotFoundError:
        return False
    return (key, size) == (blob.pk, blob.size)


def kind_of(source: IO[bytes], name: str) -> filetype.FileType:
    """The real type of the content, which must fit the name. Raises :class:`UploadRefused`."""
    limit: int = getattr(settings, "ZHUNSHENG_UPLOAD_LIMIT", DEFAULT_LIMIT)
    size = source.seek(0, io.SEEK_END)
    if size > limit:
        raise UploadRefused(
            f"“{name}”超过{limit // MEGABYTE}MB。", "请压缩，或者分成几个文件上传。"
        )
    try:
        return filetype.check(source, name)  # type: ignore[arg-type]
    except filetype.UploadRefused as error:
        raise UploadRefused(f"“{name}”没有上传：{error}", "") from error


def digest_of(source: IO[bytes]) -> tuple[str, int]:
    """The digest and the size of a file, read in pieces; it is left at its end."""
    hasher, size = digest.new(digest.ALGORITHM), 0
    source.seek(0)
    while chunk := source.read(CHUNK):
        hasher.update(chunk)
        size += len(chunk)
    return hasher.hexdigest(), size
