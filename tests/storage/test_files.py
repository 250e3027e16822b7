"""The store of attached files: what goes in, what comes out, and what does neither."""

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from catalog_app.domain.files import StoredFile
from catalog_app.errors import CannotSave, FileProblem, NotFound
from catalog_app.storage.files import Store
from catalog_app.storage.incoming import MAXIMUM

UUID = "0190a0b0-c0d0-7000-8000-00000000000a"
PDF = b"%PDF-1.7\n" + b"dear colleagues\n" * 1000
POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "catalog.db", UUID)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(PDF)
    return path


def files(store: Store) -> dict[str, bytes]:
    """All that lies in its folder."""
    found = (path for path in store.folder.rglob("*") if path.is_file())
    return {path.relative_to(store.folder).as_posix(): path.read_bytes() for path in found}


def place(content: bytes) -> str:
    name = sha256(content).hexdigest()
    return f"{name[:2]}/{name[2:]}"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_kept_by_its_content_beside_the_catalog(
    store: Store, letter: Path, tmp_path: Path
) -> None:
    file = store.keep(letter)
    digest = sha256(PDF).hexdigest()
    assert file == StoredFile("letter.pdf", digest, len(PDF), "application/pdf")
    assert store.folder == tmp_path / f"catalog.{UUID}.files"
    assert files(store) == {place(PDF): PDF}
    assert store.path(file).read_bytes() == PDF
    assert letter.read_bytes() == PDF


def test_the_same_content_is_kept_once_under_as_many_names_as_it_has(
    store: Store, letter: Path, tmp_path: Path
) -> None:
    other = tmp_path / "copy.txt"
    other.write_bytes(PDF)
    one, two = store.keep(letter), store.keep(other)
    assert two == replace(one, name="copy.txt")
    assert list(files(store)) == [place(PDF)]


def test_a_pasted_picture_is_kept_under_a_name_that_every_system_takes(store: Store) -> None:
    file = store.keep_bytes(b"\x89PNG\r\n\x1a\n...", "../a:b.png")
    assert (file.name, file.type) == ("_a_b.png", "image/png")
    assert store.path(file).read_bytes() == b"\x89PNG\r\n\x1a\n..."


@POSIX
def test_nobody_else_can_read_what_is_kept(store: Store, letter: Path) -> None:
    letter.chmod(0o644)
    before = os.umask(0)
    try:
        path = store.path(store.keep(letter))
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert {mode(folder) for folder in (store.folder, path.parent)} == {0o700}


def test_a_catalog_behind_a_link_has_its_files_where_it_lies(tmp_path: Path, letter: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "catalog.db").touch()
    (tmp_path / "link.db").symlink_to(tmp_path / "there" / "catalog.db")
    file = Store(tmp_path / "link.db", UUID).keep(letter)
    assert Store(tmp_path / "there" / "catalog.db", UUID).path(file).exists()


def refused(store: Store, path: Path, said: str) -> None:
    """It is told in a sentence that names the file, and nothing is made."""
    with pytest.raises(FileProblem, match=said) as problem:
        store.keep(path)
    assert str(path) in str(problem.value)
    assert not store.folder.exists()


def test_a_folder_is_not_attached(store: Store, tmp_path: Path) -> None:
    refused(store, tmp_path, "is a folder: attach the files that are in it")


def test_a_file_that_is_not_there_is_not_attached(store: Store, tmp_path: Path) -> None:
    refused(store, tmp_path / "gone.pdf", "There is no file")
    refused(store, tmp_path / "nu\0l.pdf", "There is no file")


def test_an_empty_file_is_not_attached(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    refused(store, tmp_path / "empty.pdf", "is empty")
    with pytest.raises(FileProblem, match=r"“picture\.png” is empty"):
        store.keep_bytes(b"", "picture.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe")
def test_a_pipe_is_not_waited_for(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused(store, tmp_path / "pipe", "is a device or a pipe")
    refused(store, Path(os.devnull), "is a device or a pipe")


def test_a_file_of_two_gigabytes_is_refused_with_its_size(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(2**31)
    refused(store, large, "has 2148 MB; files of up to 50 MB can be attached")


def test_the_largest_file_is_kept_and_one_byte_more_is_refused(
    store: Store, tmp_path: Path
) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(MAXIMUM + 1)
    refused(store, large, "has 51 MB")
    os.truncate(large, MAXIMUM)
    assert store.keep(large).size == MAXIMUM
    with pytest.raises(FileProblem, match="has 51 MB"):
        store.keep_bytes(bytes(MAXIMUM + 1), "film.mp4")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@POSIX
def test_a_file_that_may_not_be_read_is_a_sentence(letter: Path) -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        secret = Path(folder, "secret.pdf")
        secret.write_bytes(PDF)
        secret.chmod(0)
        store = Store(Path(folder, "catalog.db"), UUID)
        with as_nobody():
            refused(store, secret, "cannot be read: Permission denied")


@POSIX
def test_a_store_that_may_not_be_written_to_is_a_sentence(letter: Path) -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        readable = Path(folder, "letter.pdf")
        readable.write_bytes(PDF)
        Path(folder).chmod(0o555)
        store = Store(Path(folder, "catalog.db"), UUID)
        with as_nobody(), pytest.raises(CannotSave, match=r"letter\.pdf.*catalog\.0190.*\.files"):
            store.keep(readable)
        assert [path.name for path in Path(folder).iterdir()] == ["letter.pdf"]
        Path(folder).chmod(0o755)


def test_a_file_in_the_place_of_the_store_is_a_sentence_and_stays(
    store: Store, letter: Path
) -> None:
    store.folder.write_text("mine")
    with pytest.raises(CannotSave, match="could not be attached"):
        store.keep(letter)
    assert store.folder.read_text() == "mine"


def test_a_file_that_is_written_to_meanwhile_is_not_kept_by_halves(
    store: Store, tmp_path: Path
) -> None:
    growing, enough = tmp_path / "growing.txt", threading.Event()
    growing.write_bytes(b"word " * 4_000_000)

    def grow() -> None:
        with growing.open("ab", buffering=0) as file:
            while not enough.is_set():
                file.write(b"more ")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        with pytest.raises(FileProblem, match=r"growing\.txt.* was changed while it was read"):
            store.keep(growing)
    finally:
        enough.set()
        writer.join()
    assert files(store) == {}
    assert store.keep(growing).size == growing.stat().st_size


def test_what_was_deleted_behind_our_back_is_a_sentence(store: Store, letter: Path) -> None:
    file = store.keep(letter)
    store.path(file).unlink()
    for ask in (store.path, store.copy_for_reading):
        with pytest.raises(NotFound, match=r"“letter\.pdf” is not in .*\.files any more"):
            ask(file)
    assert store.keep(letter) == file
    assert store.path(file).read_bytes() == PDF


@pytest.mark.parametrize("damage", [PDF[:-1], PDF + b"x", b"", PDF.replace(b"dear", b"fear")])
def test_what_was_altered_behind_our_back_is_never_given_out(
    store: Store, letter: Path, tmp_path: Path, damage: bytes
) -> None:
    file = store.keep(letter)
    store.path(file).write_bytes(damage)
    target = tmp_path / "saved.pdf"
    target.write_text("mine")
    for ask in (store.copy_for_reading, lambda file: store.save_as(file, target)):
        with pytest.raises(FileProblem, match=r"“letter\.pdf” is not what was attached"):
            ask(file)
    assert target.read_text() == "mine"
    assert [str(problem) for problem in store.check([file])] == [
        f"“letter.pdf” is not what was attached: somebody has changed it in {store.folder}. Attach"
        " it again, or bring that folder back from a backup."
    ]
    store.keep(letter)
    assert store.check([file]) == []


@pytest.mark.parametrize("digest", ["../../letter.pdf", "/etc/passwd", "", "0" * 63, "A" * 64])
def test_a_record_that_somebody_has_made_up_leads_nowhere(
    store: Store, letter: Path, digest: str
) -> None:
    store.keep(letter)
    with pytest.raises(NotFound):
        store.path(StoredFile("letter.pdf", digest, len(PDF), "application/pdf"))


def test_a_check_names_each_file_once(store: Store, letter: Path) -> None:
    file, other = store.keep(letter), store.keep_bytes(b"words", "note.txt")
    store.path(other).unlink()
    gone = StoredFile("lost.pdf", "0" * 64, 5, "application/pdf")
    problems = store.check([file, other, file, gone, replace(gone, name="again.pdf")])
    assert [type(problem) for problem in problems] == [NotFound, NotFound]


@POSIX
def test_a_copy_for_reading_is_private_read_only_and_called_as_it_was(
    store: Store, letter: Path
) -> None:
    file = store.keep(letter)
    copy = store.copy_for_reading(file)
    assert copy.name == "letter.pdf"
    assert copy.read_bytes() == PDF
    assert (mode(copy), mode(copy.parent)) == (0o400, 0o700)
    assert store.folder not in copy.parents
    assert store.copy_for_reading(file) != copy  # the first one may still be open


def test_a_copy_for_reading_has_a_safe_name_whatever_the_record_says(
    store: Store, letter: Path
) -> None:
    file = replace(store.keep(letter), name="../-CON\u202e:x.pdf")
    assert store.copy_for_reading(file).name == "_-CON_x.pdf"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\0\x03" + bytes(90), "invoice.exe"),
        (b"MZ\x90\0\x03" + bytes(90), "invoice.pdf"),
        (b"#!/bin/sh\n", "run.txt"),
        (b"<svg/>", "picture.svg"),
        (b"[Desktop Entry]\n", "letter.desktop"),
    ],
)
def test_what_could_do_harm_is_kept_and_saved_but_not_opened(
    store: Store, tmp_path: Path, content: bytes, name: str
) -> None:
    file = store.keep_bytes(content, name)
    lying = replace(file, type="application/pdf", name=name)
    for each in (file, lying):
        with pytest.raises(FileProblem, match="is kept, but not opened from here"):
            store.copy_for_reading(each)
    store.save_as(file, tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == content


def run(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


READING = """
import sys
from pathlib import Path
from catalog_app.storage.files import Store

store = Store(Path(sys.argv[1]), sys.argv[3])
print(store.copy_for_reading(store.keep(Path(sys.argv[2]))))
"""


def test_copies_for_reading_go_when_the_program_ends(tmp_path: Path, letter: Path) -> None:
    said, _ = run(READING, tmp_path / "catalog.db", letter, UUID).communicate()
    copy = Path(said.strip())
    assert copy.name == "letter.pdf"
    assert not copy.parent.exists()
