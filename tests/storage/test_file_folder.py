"""The folder of a catalog's files: whose it is, and what goes from it."""

import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from catalog_app.errors import NotFound
from catalog_app.storage.files import Store

UUID = "0190a0b0-c0d0-7000-8000-00000000000a"
ANOTHER = "0190a0b0-c0d0-7000-8000-00000000000b"
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "catalog.db", UUID)


def files(store: Store) -> dict[str, bytes]:
    """All that lies in its folder."""
    found = (path for path in store.folder.rglob("*") if path.is_file())
    return {path.relative_to(store.folder).as_posix(): path.read_bytes() for path in found}


def place(content: bytes) -> str:
    name = sha256(content).hexdigest()
    return f"{name[:2]}/{name[2:]}"


def age(path: Path, days: float) -> None:
    at = (NOW - timedelta(days=days)).timestamp()
    os.utime(path, (at, at))


def test_a_catalog_that_is_renamed_finds_its_files(store: Store, tmp_path: Path) -> None:
    file = store.keep_bytes(b"words", "a.txt")
    renamed = Store(tmp_path / "delegations [new].db", UUID)
    assert renamed.folder == store.folder
    assert renamed.check([file]) == []
    other = renamed.keep_bytes(b"other", "b.txt")
    assert store.check([file, other]) == []


def test_a_catalog_in_the_place_of_another_has_nothing_of_its_files(
    store: Store, tmp_path: Path
) -> None:
    file = store.keep_bytes(b"words", "a.txt")
    age(store.path(file), 400)
    stranger = Store(tmp_path / "catalog.db", ANOTHER)
    with pytest.raises(NotFound):
        stranger.path(file)
    for days in (0, 31, 62):
        stranger.collect((), NOW + timedelta(days=days))
    mine = stranger.keep_bytes(b"mine", "b.txt")
    assert files(store) == {place(b"words"): b"words"}
    assert files(stranger) == {place(b"mine"): b"mine"}
    assert stranger.check([mine]) == []


def test_a_folder_without_a_uuid_is_not_taken_for_its_own(store: Store, tmp_path: Path) -> None:
    file = store.keep_bytes(b"words", "a.txt")
    for name in ("catalog.db.files", "catalog.files"):
        store.folder.rename(tmp_path / name)
        with pytest.raises(NotFound):
            store.path(file)
        (tmp_path / name).rename(tmp_path / f"catalog.{UUID}.files")


@pytest.mark.parametrize("uuid", ["../../elsewhere", "*", "", "a/b"])
def test_a_uuid_that_somebody_has_made_up_leads_nowhere_else(
    store: Store, tmp_path: Path, uuid: str
) -> None:
    store.keep_bytes(b"words", "a.txt")
    other = Store(tmp_path / "catalog.db", uuid)
    other.keep_bytes(b"other", "b.txt")
    assert other.folder.parent == tmp_path
    assert list(files(store).values()) == [b"words"]


def test_a_catalog_with_a_long_name_has_its_files_too(tmp_path: Path) -> None:
    store = Store(tmp_path / f"{'ə' * 120}.db", UUID)
    assert store.check([store.keep_bytes(b"words", "a.txt")]) == []


def test_files_to_which_nothing_refers_are_collected_after_a_time(store: Store) -> None:
    used, old, new = (store.keep_bytes(word, "a.txt") for word in (b"used", b"old", b"new"))
    for file, days in ((used, 400), (old, 31), (new, 29)):
        age(store.path(file), days)
    assert store.collect({used.sha256}, NOW) == 0
    assert store.path(old).parent.name == "unused-20260501"
    assert store.collect({used.sha256}, NOW + timedelta(days=30)) == 0
    assert store.check([used, old, new]) == []
    assert store.collect({used.sha256}, NOW + timedelta(days=31)) == 1
    assert sorted(files(store).values()) == [b"new", b"used"]
    assert store.collect({used.sha256}, NOW + timedelta(days=62)) == 1
    assert store.check([used]) == []
    assert list(store.folder.glob("unused-*")) == []


def test_a_file_that_was_set_aside_comes_back_when_something_refers_to_it_again(
    store: Store,
) -> None:
    file = store.keep_bytes(b"words", "a.txt")
    age(store.path(file), 400)
    store.collect((), NOW)
    assert store.check([file]) == []
    assert store.collect({file.sha256}, NOW + timedelta(days=400)) == 0
    assert files(store) == {place(b"words"): b"words"}


def test_a_file_that_is_attached_again_while_one_lies_aside_is_kept_once_in_the_end(
    store: Store,
) -> None:
    file = store.keep_bytes(b"words", "a.txt")
    age(store.path(file), 400)
    store.collect((), NOW)
    store.keep_bytes(b"words", "a.txt")
    assert store.collect({file.sha256}, NOW + timedelta(days=31)) == 1
    assert files(store) == {place(b"words"): b"words"}


def test_a_file_that_is_attached_again_is_as_new(store: Store) -> None:
    file = store.keep_bytes(b"words", "a.txt")
    age(store.path(file), 400)
    store.keep_bytes(b"words", "b.txt")
    assert store.collect((), datetime.now(UTC)) == 0
    assert store.check([file]) == []


def test_what_others_have_put_into_the_folder_is_left_alone(store: Store) -> None:
    kept = store.path(store.keep_bytes(b"words", "a.txt"))
    others = [store.folder / "README", store.folder / ".hidden", kept.parent / "note.txt"]
    for other in others:
        other.write_text("mine")
        age(other, 400)
    age(kept, 400)
    store.collect((), NOW)
    (aside,) = store.folder.glob("unused-*")
    others.append(aside / "note.txt")
    others[-1].write_text("mine")
    assert store.collect((), NOW + timedelta(days=31)) == 1
    assert all(other.exists() for other in others)


def test_a_store_that_was_never_used_has_nothing_to_collect(store: Store) -> None:
    assert store.collect((), NOW) == 0
    assert not store.folder.exists()
