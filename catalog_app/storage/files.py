"""The files attached to documents, in a folder beside the catalog, each under its sha256.

A file is written whole, and is on the disk, before a record refers to it; from then on it is never
changed.  So a program that is killed leaves at most a file that no record knows, and `collect()`
takes such files away some time later.  What other programs get to see are copies.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.domain.file_types import HEAD, sniffed
from catalog_app.domain.files import HASH, StoredFile, safe_name, why_not
from catalog_app.errors import CannotSave, CatalogError, FileProblem, NotFound
from catalog_app.i18n import mark
from catalog_app.paths import drafted, replace_file, settle, sync_folder
from catalog_app.storage import file_folder, incoming

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_FILE_MODE, _READ_ONLY = 0o600, 0o400

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

    def __init__(self, catalog_path: Path, uuid: str) -> None:
        self._catalog, self._uuid = Path(os.path.realpath(catalog_path)), uuid

    @classmethod
    def of(cls, catalog: "Catalog") -> "Store":
        return cls(catalog.path, catalog.uuid)

    @property
    def folder(self) -> Path:
        """Beside the catalog, looked for anew: others may have made or renamed it meanwhile."""
        return file_folder.beside(self._catalog, self._uuid)

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
        folder = self.folder
        # A catalog that somebody else has made may hold anything.
        if not HASH.fullmatch(file.sha256):
            raise NotFound(_GONE, name=file.name, path=folder)
        place = file_folder.found(folder, file.sha256)
        try:
            size = place.stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            raise NotFound(_GONE, name=file.name, path=folder) from None
        except OSError as error:
            raise incoming.unreadable(place, error) from error
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
        """Sets aside the files to which nothing refers and that were kept so many days ago, and
        removes those that were set aside so many days ago.  How many were removed.

        `referenced`: the sha256 of all to which records, the history and copies of the catalog
        that lie beside it refer.  What was set aside is still found, and comes back when something
        refers to it again.
        """
        wanted, after = frozenset(referenced), timedelta(days=after_days)
        return file_folder.collect(self.folder, wanted, now, after)

    def bring(self, other: "Store") -> None:
        """Brings all files of another store here, as second names where the disk knows such.

        OSError or CannotSave; files that were brought before stay.
        """
        here, there = self.folder, file_folder.everything(other.folder)
        targets = {file_folder.place(here, sha256): lies for sha256, lies in there.items()}
        for folder in sorted({target.parent for target in targets}):
            file_folder.make(here)
            file_folder.make(folder)
        for target, place in targets.items():
            if not target.exists():
                _link_or_copy(place, target)
        for folder in {target.parent for target in targets}:
            sync_folder(folder)

    def _put(self, content: Iterable[bytes], name: str) -> StoredFile:
        folder = self.folder
        try:
            file_folder.make(folder)
            with drafted(folder, mode=_FILE_MODE) as draft:
                file = _received(content, draft, name)
                place = file_folder.place(folder, file.sha256)
                file_folder.make(place.parent)
                # Also where it is there already: one that was damaged is whole again, and one that
                # would have been collected is new.
                settle(draft, place)
        except OSError as error:
            why = incoming.reason(error)
            raise CannotSave(_NOT_KEPT, name=name, path=folder, reason=why) from error
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


def _private_folder(file: StoredFile) -> Path:
    """For a copy that only the user may see; it goes when the program ends."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="catalog-app-", ignore_cleanup_errors=True)
    except OSError as error:
        raise CannotSave(_NOT_SHOWN, name=file.name, reason=incoming.reason(error)) from error
    atexit.register(folder.cleanup)
    return Path(folder.name)
