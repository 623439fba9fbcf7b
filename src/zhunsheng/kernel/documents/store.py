"""The content-addressed store."""

from __future__ import annotations

from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from zhunsheng.kernel.documents.models import Blob
from zhunsheng.lib import digest

CHUNK = 1 << 20


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
    """Digest and store a file; the same bytes are stored once. Raises :class:`UploadRefused`."""
    limit: int = getattr(settings, "ZHUNSHENG_UPLOAD_LIMIT", 50 * 1024 * 1024)
    hasher, size = digest.new(digest.ALGORITHM), 0
    source.seek(0)
    while chunk := source.read(CHUNK):
        hasher.update(chunk)
        size += len(chunk)
        if size > limit:
            megabytes = limit // (1024 * 1024)
            raise UploadRefused(f"“{name}”超过{megabytes}MB。", "请压缩，或分成几个文件上传。")
    if not size:
        raise UploadRefused(f"“{name}”是空文件。", "请重新选择文件。")
    key = hasher.hexdigest()
    known = Blob.objects.filter(pk=key).first()
    if known is not None:
        return known
    mime = kind_of(source, name)
    if not default_storage.exists(path_of(key)):
        source.seek(0)
        default_storage.save(path_of(key), File(source))
    return Blob.objects.get_or_create(digest=key, defaults={"size": size, "mime": mime})[0]


def kind_of(source: IO[bytes], name: str) -> str:
    """The real type of the content, which must fit the name. Raises :class:`UploadRefused`."""
    from zhunsheng.lib import filetype

    source.seek(0)
    try:
        return filetype.check(source, name).mime
    except ValueError as error:
        raise UploadRefused(str(error), "请换成常用的文件格式（如PDF、图片、Word）后再上传。") from error
