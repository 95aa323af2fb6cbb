"""The folder of sealed files: whole or not there, nobody else's to read, and nothing in clear."""

import errno
import os
from pathlib import Path

import pytest

from klar.crypto import Box, Unreadable
from klar.files.copying import NO_FILES, check_all, copy_all
from klar.files.store import PARTIAL, SEAL, Store

BOX = Box(bytes(range(32)), 1)
MARKER = b"Merkeordet Zyxomma " * 9


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store()
    found.open(tmp_path / "files")
    return found


def test_what_is_put_is_got(store: Store) -> None:
    name = store.put(BOX, MARKER)
    assert store.get(BOX, name) == MARKER and store.files() == {name: len(MARKER) + SEAL}


def test_it_lies_sealed_under_a_name_that_says_nothing(store: Store) -> None:
    path = store.folder / store.put(BOX, MARKER)
    assert MARKER[:19] not in path.read_bytes() and len(path.name) == 32 and path.name != store.put(BOX, MARKER)
    assert (path.stat().st_mode & 0o777, store.folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_in_anothers_place_does_not_open(store: Store) -> None:
    one, other = store.put(BOX, MARKER), store.put(BOX, MARKER)
    (store.folder / one).rename(store.folder / other)
    with pytest.raises(Unreadable):
        store.get(BOX, other)


@pytest.mark.parametrize("box", [Box(bytes(32), 1), Box(bytes(range(32)), 2)], ids=["key", "version"])
def test_another_key_does_not_open_it(box: Box, store: Store) -> None:
    with pytest.raises(Unreadable):
        store.get(box, store.put(BOX, MARKER))


@pytest.mark.parametrize("length", [0, 5, 27, 100])
def test_a_cut_file_does_not_open(length: int, store: Store) -> None:
    path = store.folder / store.put(BOX, MARKER)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Unreadable):
        store.get(BOX, path.name)


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_on_a_full_disk_nothing_is_left(step: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", full) if step == "fsync" else (Path, "rename", full)))
    with pytest.raises(OSError, match="No space"):
        store.put(BOX, MARKER)
    assert store.files() == {}


def test_it_is_on_disk_before_its_name_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes, then the name of the whole, then the folder that holds the name."""
    said: list[str] = []
    sync, rename = os.fsync, Path.rename
    monkeypatch.setattr(os, "fsync", lambda handle: (said.append(os.readlink(f"/proc/self/fd/{handle}")), sync(handle)))
    monkeypatch.setattr(Path, "rename", lambda path, target: (said.append("rename"), rename(path, target)))
    name = store.put(BOX, MARKER)
    assert said == [str(store.folder / name) + PARTIAL, "rename", str(store.folder)]


def test_removing_twice_is_removing_once(store: Store) -> None:
    name = store.put(BOX, MARKER)
    for _twice in range(2):
        store.remove([name, ""])
    assert store.files() == {} and store.folder.exists()


def test_only_the_old_ones_are_told(store: Store) -> None:
    name = store.put(BOX, MARKER)
    store.put(BOX, MARKER)
    os.utime(store.folder / name, (0, 0))
    assert list(store.files(older=60)) == [name]


def test_before_there_is_a_folder_there_are_no_files(store: Store, tmp_path: Path) -> None:
    assert (store.files(), Store().files(), check_all(tmp_path / "files")) == ({}, {}, NO_FILES)


def test_a_copy_is_byte_for_byte_and_leaves_out_halves(store: Store, tmp_path: Path) -> None:
    store.put(BOX, MARKER)
    (store.folder / f"half{PARTIAL}").write_bytes(b"x")
    assert copy_all(store.folder, tmp_path / "copy") == check_all(store.folder) and len([*(tmp_path / "copy").iterdir()]) == 1


def test_one_bit_of_a_copy_shows(store: Store, tmp_path: Path) -> None:
    path = store.folder / store.put(BOX, MARKER)
    said, content = check_all(store.folder), bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert check_all(store.folder) != said
