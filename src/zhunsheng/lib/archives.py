"""ZIP containers looked at before they are unpacked: docx, xlsx, ofd and plain zip files."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

MAX_UNPACKED = 300 * 2**20
"""Bytes that all entries together may unpack to."""

MAX_ENTRIES = 5_000

_ENCRYPTED_FLAG = 0x1


class BadArchive(ValueError):
    """The container is damaged, locked or a bomb; the message says which, in Chinese."""


def names(
    file: BinaryIO, max_unpacked: int = MAX_UNPACKED, max_entries: int = MAX_ENTRIES
) -> list[str]:
    """The names in a ZIP file whose directory has been found harmless; nothing is unpacked.

    Python never unpacks more of an entry than the directory declares, so the declared sizes bound
    what reading can cost. Raises BadArchive.
    """
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadArchive("文件已损坏，不是完整的压缩格式；请重新导出或重新上传。") from error
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise BadArchive("文件设有密码；请取消密码后再上传。")
    if len(entries) > max_entries:
        raise BadArchive(f"文件内含{len(entries)}个条目，超过{max_entries}个的上限。")
    if sum(entry.file_size for entry in entries) > max_unpacked:
        limit = max_unpacked // 2**20
        raise BadArchive(f"文件解压后超过{limit}MB的上限，可能是压缩炸弹，已拒绝读取。")
    return [entry.filename for entry in entries]
