"""The files attached to documents, in a folder beside the catalog, each under its sha256.

A file is written whole, and is on the disk, before a record refers to it; from then on it is never
changed.  So a program that is killed leaves at most a file that no record knows, and `collect()`
takes such files away some time later.  What other programs get to see are copies.
"""

import atexit
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from catalog_app.domain.file_types import HEAD, sniffed
from catalog_app.domain.files import HASH, StoredFile, safe_name, why_not
from catalog_app.errors import CannotSave, CatalogError, FileProblem, NotFound
from catalog_app.i18n import mark
from catalog_app.paths import drafted, replace_file, settle, sync_folder
from catalog_app.storage import incoming

_FILE_MODE, _FOLDER_MODE, _READ_ONLY = 0o600, 0o700, 0o400
_PLACE = re.compile("[0-9a-f]{62}")
_DRAFT = re.compile(r"\.[0-9a-f]{16}")
_UNFINISHED = timedelta(days=1)
"""After that time nobody is writing a draft any more."""

_NOT_KEPT = mark(
    "“{name}” could not be attached, because {path} could not be written: {reason}. Nothing was"
    " changed: make room there, or see to it that you may write there, and attach it again."
)
_NOT_SHOWN = mark(
    "“{name}” cannot be opened, because there is no place for a copy of it: {reason}. Make room"
    " where your system keeps temporary files, and open it again."
)
_GONE = mark(
    "“{name}” is not in {path} any more: it was deleted there, or the catalog was moved without"
    " this folder. Put the folder back beside the catalog, or attach the file again."
)
_ALTERED = mark(
    "“{name}” is not what was attached: somebody has changed it in {path}. Attach it again, or"
    " bring that folder back from a backup."
)


class Store:
    """The files of one catalog; the folder is made with the first of them."""

    def __init__(self, catalog_path: Path) -> None:
        catalog = Path(os.path.realpath(catalog_path))
        self.folder = catalog.with_name(f"{catalog.name}.files")

    def keep(self, path: Path) -> StoredFile:
        """Takes a copy of a file; the same content is kept once.

        FileProblem where it is none that can be attached, CannotSave where there is no room.
        """
        with incoming.whole(path) as content:
            return self._put(content, path.name)

    def keep_bytes(self, content: bytes, name: str) -> StoredFile:
        """Keeps what was pasted; FileProblem or CannotSave, as keep()."""
        incoming.check_size(len(content), name)
        return self._put((content,), name)

    def path(self, file: StoredFile) -> Path:
        """Where it lies, for reading only; its size is as it was.

        NotFound where it was deleted behind our back, FileProblem where it was changed.
        """
        place = self._place(file.sha256)
        try:
            # A catalog that somebody else has made may hold anything.
            size = place.stat().st_size if HASH.fullmatch(file.sha256) else None
        except (FileNotFoundError, NotADirectoryError):
            size = None
        except OSError as error:
            raise incoming.unreadable(place, error) from error
        if size is None:
            raise NotFound(_GONE, name=file.name, path=self.folder)
        if size != file.size:
            raise self._altered(file)
        return place

    def copy_for_reading(self, file: StoredFile) -> Path:
        """A read-only copy for a program of the system, in a folder that goes when this one ends.

        Raises what save_as() raises, and FileProblem where it may not be opened (see why_not()),
        whatever type the record says.
        """
        with incoming.opened(self.path(file)) as held:
            seen = replace(file, type=sniffed(held.read(HEAD), file.name))
        problem = why_not(seen)
        if problem is not None:
            raise problem
        copy = _private_folder(file) / safe_name(file.name)
        self.save_as(file, copy)
        copy.chmod(_READ_ONLY)
        return copy

    def save_as(self, file: StoredFile, target: Path) -> None:
        """Writes it to `target`, whole or not at all; raises what path() raises, and CannotSave."""
        replace_file(target, lambda draft: _write(draft, self._content(file)))

    def check(self, known: Iterable[StoredFile]) -> list[CatalogError]:
        """What is wrong with files that records refer to: each is read once and hashed again."""
        found = []
        for file in {file.sha256: file for file in known}.values():
            try:
                for _ in self._content(file):
                    pass
            except CatalogError as problem:
                found.append(problem)
        return found

    def collect(self, referenced: Collection[str], now: datetime, after_days: int = 30) -> int:
        """Removes the files to which nothing refers and that were kept so many days ago.

        `referenced`: the sha256 of all to which records, the trash and backups refer.  What a
        killed program has left half written goes, too.  How many files were removed.
        """
        wanted = frozenset(referenced)
        before = now - timedelta(days=after_days)
        gone = [self._let_go(place, before) for place in self._kept() if _hash(place) not in wanted]
        drafts = [each for each in self.folder.rglob(".*") if _DRAFT.fullmatch(each.name)]
        return sum(gone) + sum(self._let_go(draft, now - _UNFINISHED) for draft in drafts)

    def bring(self, other: "Store") -> None:
        """Brings all files of another store here, as second names where the disk knows such.

        OSError or CannotSave; files that were brought before stay.
        """
        targets = {self._place(_hash(place)): place for place in other._kept()}
        for folder in sorted({target.parent for target in targets}):
            _make_folder(self.folder)
            _make_folder(folder)
        for target, place in targets.items():
            if not target.exists():
                _link_or_copy(place, target)
        for folder in {target.parent for target in targets}:
            sync_folder(folder)

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def _put(self, content: Iterable[bytes], name: str) -> StoredFile:
        try:
            _make_folder(self.folder)
            with drafted(self.folder, mode=_FILE_MODE) as draft:
                file = _received(content, draft, name)
                place = self._place(file.sha256)
                _make_folder(place.parent)
                # Also where it is there already: one that was damaged is whole again, and one that
                # would have been collected is new.
                settle(draft, place)
        except OSError as error:
            why = incoming.reason(error)
            raise CannotSave(_NOT_KEPT, name=name, path=self.folder, reason=why) from error
        return file

    def _content(self, file: StoredFile) -> Iterator[bytes]:
        """Piece by piece; FileProblem at the end where it is not what was attached."""
        place, found = self.path(file), hashlib.sha256()
        with incoming.opened(place) as held:
            for piece in incoming.pieces(held, place):
                found.update(piece)
                yield piece
        if found.hexdigest() != file.sha256:
            raise self._altered(file)

    def _altered(self, file: StoredFile) -> FileProblem:
        return FileProblem(_ALTERED, name=file.name, path=self.folder)

    def _kept(self) -> Iterator[Path]:
        """All that keep() has made; what else lies in the folder is left alone."""
        places = self.folder.glob("[0-9a-f][0-9a-f]/*")
        return (place for place in places if _PLACE.fullmatch(place.name))

    def _let_go(self, place: Path, before: datetime) -> bool:
        """Removes a file last written before that time, though not one that is kept anew just now:
        it is first taken out of the way, and then looked at again.
        """
        aside = self.folder / f".{os.urandom(8).hex()}"
        with suppress(OSError):  # somebody else has removed it, or still reads it
            if _is_older(place, before):
                place.replace(aside)
                if _is_older(aside, before):
                    aside.unlink()
                    return True
                aside.replace(place)
        return False


def _hash(place: Path) -> str:
    return place.parent.name + place.name


def _is_older(path: Path, time: datetime) -> bool:
    return path.stat().st_mtime < time.timestamp()


def _received(content: Iterable[bytes], draft: Path, name: str) -> StoredFile:
    """Fills the draft; what has then been kept."""
    found, head = hashlib.sha256(), b""
    with draft.open("wb") as file:
        for piece in content:
            head = head or piece[:HEAD]
            found.update(piece)
            file.write(piece)
        size = file.tell()
    label = safe_name(name)
    return StoredFile(label, found.hexdigest(), size, sniffed(head, label))


def _write(draft: Path, content: Iterable[bytes]) -> None:
    with draft.open("wb") as file:
        file.writelines(content)


def _link_or_copy(place: Path, target: Path) -> None:
    try:
        os.link(place, target)
    except OSError:  # another disk, or one that knows no second names
        replace_file(target, lambda draft: shutil.copyfile(place, draft))
        target.chmod(_FILE_MODE)


def _make_folder(folder: Path) -> None:
    """For the user alone; its name is on the disk."""
    with suppress(FileExistsError):
        folder.mkdir(_FOLDER_MODE)
        sync_folder(folder.parent)


def _private_folder(file: StoredFile) -> Path:
    """For a copy that only the user may see; it goes when the program ends."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="catalog-app-", ignore_cleanup_errors=True)
    except OSError as error:
        raise CannotSave(_NOT_SHOWN, name=file.name, reason=incoming.reason(error)) from error
    atexit.register(folder.cleanup)
    return Path(folder.name)
