"""What happens to attached files when a program is killed, a disk is full, or two write at once."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog_app.domain import Document
from catalog_app.domain.files import StoredFile
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.files import Store
from tests.builders import a_catalog

UUID = "0190a0b0-c0d0-7000-8000-00000000000a"
SIZE = 3_000_000  # several pieces
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

KEEPING = f"""
import sys
from pathlib import Path
from catalog_app.domain import Document
from catalog_app.errors import CatalogError
from catalog_app.storage.files import Store

store, source = Store(Path(sys.argv[1]), "{UUID}"), Path(sys.argv[2])
"""
LIMITED = f"""{KEEPING}
import resource
from catalog_app.storage.catalog import Catalog

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    store.keep(source)
except CatalogError as problem:
    print(type(problem).__name__, problem)
"""
SAVING = f"""{KEEPING}
from catalog_app.storage.catalog import Catalog

catalog = Catalog.open(Path(sys.argv[1]))
for number in range(10**6):
    content = source.read_bytes() + str(number).encode()
    file = Store.of(catalog).keep_bytes(content, "letter.txt")
    catalog.save(Document, {{"title": "Letter", "file": file}})
    print(number, flush=True)
"""
EACH_STEP = f"""{KEEPING}
import os, signal
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog

def killed_at(number):
    done = 0

    def count(event, values):
        nonlocal done
        files = [str(v) for v in values if isinstance(v, (str, Path)) and ".files" in str(v)]
        done += bool(files)
        if files and done == number:
            os.kill(os.getpid(), signal.SIGKILL)
    return count

for number in range(1, 100):
    folder = Path(sys.argv[1], str(number))
    folder.mkdir()
    a_catalog(folder / "catalog.db").close()
    child = os.fork()
    if not child:
        catalog = Catalog.open(folder / "catalog.db")
        sys.addaudithook(killed_at(number))
        file = Store.of(catalog).keep(source)
        catalog.save(Document, {{"title": "Letter", "file": file}})
        catalog.close()
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
"""
TWICE = f"""{KEEPING}
for _ in range(40):
    print(store.keep(source).sha256)
"""
COLLECTING = f"""{KEEPING}
from datetime import UTC, datetime

print("begun", flush=True)
while True:
    store.collect((), datetime.now(UTC))
"""


def run(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"word " * (SIZE // 5))
    return path


def drafts(store: Store) -> list[Path]:
    return [path for path in store.folder.rglob(".*") if path.is_file()]


def attached(catalog: Catalog) -> list[StoredFile]:
    return [catalog.get(Document, id)["file"] for id in catalog.find(Document).ids]


@POSIX
@pytest.mark.parametrize("room", [0, 1, SIZE // 2, SIZE - 1])
def test_a_disk_without_room_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, letter: Path, room: int
) -> None:
    store = Store(tmp_path / "catalog.db", UUID)
    before = store.path(store.keep_bytes(b"before", "a.txt"))
    said, _ = run(LIMITED, tmp_path / "catalog.db", letter, room).communicate()
    assert said.startswith("CannotSave “letter.txt” could not be attached")
    assert f"{store.folder} could not be written: {os.strerror(errno.EFBIG)}" in said
    assert [path for path in store.folder.rglob("*") if path.is_file()] == [before]
    assert run(LIMITED, tmp_path / "catalog.db", letter, SIZE).communicate() == ("", None)


def test_a_full_disk_is_a_sentence_and_the_next_file_is_kept(
    small_disk: Path, letter: Path
) -> None:
    said, _ = run(LIMITED, small_disk / "catalog.db", letter, SIZE).communicate()
    assert os.strerror(errno.ENOSPC) in said
    store = Store(small_disk / "catalog.db", UUID)
    assert drafts(store) == []
    assert store.check([store.keep_bytes(bytes(1_500_000), "a.bin")]) == []


@POSIX
def test_no_record_has_lost_its_file_when_a_program_is_killed_while_it_copies(
    tmp_path: Path, letter: Path
) -> None:
    path = tmp_path / "catalog.db"
    with closing(a_catalog(path)) as made:
        store = Store.of(made)
    left: list[Path] = []
    while not left:  # it may just have finished
        child = run(SAVING, path, letter)
        assert child.stdout is not None
        child.stdout.readline()
        while not drafts(store):
            assert child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.communicate()
        left = drafts(store)
    with closing(Catalog.open(path)) as catalog:
        files = attached(catalog)
        assert files
        assert store.check(files) == []
        assert check(catalog) == []
    store.collect({file.sha256 for file in files}, datetime.now(UTC) + timedelta(days=2))
    assert drafts(store) == []
    assert store.check(files) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_program_may_be_killed_before_any_step(tmp_path: Path, letter: Path) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    assert run(EACH_STEP, folder, letter).communicate() == ("", None)
    kept = []
    for number in range(1, len(list(folder.iterdir())) + 1):
        path = folder / str(number) / "catalog.db"
        with closing(Catalog.open(path)) as catalog:
            store = Store.of(catalog)
            files = attached(catalog)
        assert store.check(files) == []
        for days in (31, 63):
            now = datetime.now(UTC) + timedelta(days=days)
            store.collect({file.sha256 for file in files}, now)
        assert len([each for each in store.folder.rglob("*") if each.is_file()]) == len(files)
        kept.append(len(files))
    assert len(kept) > 6
    assert kept == [0] * (len(kept) - 1) + [1]


def test_two_programs_that_keep_the_same_file_at_once_keep_it_once(
    tmp_path: Path, letter: Path
) -> None:
    both = [run(TWICE, tmp_path / "catalog.db", letter) for _ in range(2)]
    said = {line for child in both for line in child.communicate()[0].split()}
    store = Store(tmp_path / "catalog.db", UUID)
    assert said == {store.keep(letter).sha256}
    (kept,) = [path for path in store.folder.rglob("*") if path.is_file()]
    assert kept.read_bytes() == letter.read_bytes()


def test_a_file_that_is_attached_again_is_there_while_another_program_collects(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "catalog.db", UUID)
    collecting = run(COLLECTING, tmp_path / "catalog.db", "-")
    assert collecting.stdout is not None
    collecting.stdout.readline()
    try:
        for _ in range(300):
            file = store.keep_bytes(b"words", "a.txt")
            with suppress(FileNotFoundError):  # it is looked at again this very moment
                os.utime(store.folder / file.sha256[:2] / file.sha256[2:], (0, 0))
            store.keep_bytes(b"words", "a.txt")
            # It may be out of the way for a moment, while it is looked at again.
            assert any(store.check([file]) == [] for _ in range(1000))
    finally:
        collecting.kill()
        collecting.communicate()
