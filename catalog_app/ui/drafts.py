"""What is being typed, kept every few seconds in a file, so that nothing is lost in a crash.

One file per open form below the user's state folder, by catalog; it goes when the form is saved or
given up.  What is still there at the next start is offered.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from catalog_app import paths
from catalog_app.domain.fields import entity_of, fields_of
from catalog_app.domain.files import HASH
from catalog_app.errors import CatalogError
from catalog_app.ui import records

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


_EVERY = 3000  # milliseconds after a change
_GREATEST = 2**63 - 1  # of ids


@dataclass(frozen=True)
class Draft:
    """A form as it was typed: `id` of its record, None for a new one; `form`: what it held."""

    path: Path
    section: str
    id: int | None
    title: str
    form: dict[str, Any]


class Keeper:
    """Keeps the draft of one form."""

    def __init__(self, catalog: "Catalog", path: Path | None = None) -> None:
        self._folder_name = catalog.uuid
        self._path = path

    def keep(self, section: str, id: int | None, title: str, form: dict[str, Any]) -> bool:
        """Whether it could be written: a draft is a help, so a full disk stops nobody typing."""
        written = {"section": section, "id": id, "title": title, "form": form}
        text = json.dumps(written, ensure_ascii=False)
        try:
            if self._path is None:
                self._path = _folder(self._folder_name) / f"{os.urandom(8).hex()}.json"
            paths.replace_file(self._path, lambda draft: draft.write_text(text, "utf-8"))
        except (OSError, CatalogError):
            return False
        return True

    def drop(self) -> None:
        """The form is saved or given up."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None


class Drafted(Protocol):
    """A form whose draft is kept."""

    id: int | None

    def name(self) -> str: ...

    def draft(self) -> dict[str, Any]: ...


class Watch(QObject):
    """Keeps the draft of a form some seconds after each change.  `kept`: whether it could."""

    kept = Signal(bool)

    def __init__(self, parent: QObject, form: Drafted, section: str, keeper: Keeper) -> None:
        super().__init__(parent)
        self._form = form
        self._section = section
        self._keeper = keeper
        self._before = form.draft()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> None:
        """What stands in the form now is nothing that could be lost."""
        self._timer.stop()
        self._keeper.drop()
        self._before = self._form.draft()

    def touched(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def changed(self) -> bool:
        """Whether something would be lost."""
        return self._form.draft() != self._before

    def keep(self) -> None:
        form = self._form
        if self.changed():
            self.kept.emit(self._keeper.keep(self._section, form.id, form.name(), form.draft()))

    def end(self) -> None:
        """The form is closed, saved or not: its draft has done its work."""
        self._timer.stop()
        self._keeper.drop()


def pending(catalog: "Catalog") -> list[Draft]:
    """The drafts that an earlier start has left, the oldest first.

    To be asked before a form is opened.  A damaged file is passed over.
    """
    found = (_read(path) for path in _left(catalog))
    return [draft for draft in found if draft is not None]


def files_named(uuid: str) -> set[str]:
    """The sha256 of all files that the drafts of a catalog name, also of damaged ones."""
    found: set[str] = set()
    for path in _folder(uuid).iterdir():
        found.update(HASH.findall(path.read_text("utf-8", "replace")))
    return found


def set_damaged_aside(catalog: "Catalog") -> list[Path]:
    """Renames the files that are no drafts, so that they are kept and told of only once.

    Where they are now.
    """
    return [set_aside(path) for path in _left(catalog) if _read(path) is None]


def set_aside(path: Path) -> Path:
    """Renames the file of a draft that cannot be shown; where it is now."""
    aside = path.with_suffix(".damaged")
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside


def _left(catalog: "Catalog") -> list[Path]:
    try:
        files = sorted(_folder(catalog.uuid).glob("*.json"), key=lambda path: path.stat().st_mtime)
    except (OSError, CatalogError):
        return []
    return [path for path in files if not path.name.startswith(".")]


def _read(path: Path) -> Draft | None:
    try:
        held = json.loads(path.read_text("utf-8"))
        draft = Draft(path, held["section"], held["id"], str(held["title"]), held["form"])
        there = any(field.group for field in fields_of(entity_of(draft.section)))
    except (OSError, *records.UNREADABLE):
        return None
    known = there and isinstance(draft.form, dict)
    return draft if known and _is_id(draft.id) else None


def _is_id(id: object) -> bool:
    return id is None or (type(id) is int and 0 < id <= _GREATEST)


def _folder(name: str) -> Path:
    folder = paths.state_folder() / "drafts" / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
