"""Containers that are damaged, locked or bombs are refused before anything is unpacked."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from zhunsheng.lib import archives


def packed(**entries: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_the_names_of_a_sound_container() -> None:
    assert archives.names(BytesIO(packed(a=b"1", b=b"2"))) == ["a", "b"]


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    bomb = packed(a=bytes(2**20), b=bytes(2**20))
    assert len(bomb) < 10_000
    with pytest.raises(archives.BadArchive, match="解压后超过1MB的上限"):
        archives.names(BytesIO(bomb), max_unpacked=2**20)
    assert archives.names(BytesIO(bomb), max_unpacked=2**21) == ["a", "b"]


def test_too_many_entries_are_refused() -> None:
    many = packed(**{f"n{i}": b"" for i in range(4)})
    with pytest.raises(archives.BadArchive, match="内含4个条目，超过3个的上限"):
        archives.names(BytesIO(many), max_entries=3)


def test_a_locked_container_is_refused() -> None:
    data = bytearray(packed(a=b"1"))
    data[6] |= 1  # general purpose flag of the local header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and of the directory
    with pytest.raises(archives.BadArchive, match="设有密码"):
        archives.names(BytesIO(bytes(data)))


# Named cases: a packed container holds the time of its making, which must not name a test.
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="head only"),
        pytest.param(b"%PDF-1.7", id="another type"),
        pytest.param(packed(a=b"1")[:-10], id="cut short"),
    ],
)
def test_a_damaged_container_is_refused(data: bytes) -> None:
    with pytest.raises(archives.BadArchive, match="已损坏"):
        archives.names(BytesIO(data))
