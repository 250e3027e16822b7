"""How the people of an event are spelled in the lists of each language, as rows of a grid.

What nobody has confirmed can be corrected here; it is kept when it is confirmed, as one change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from catalog_app.domain import spellings
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.domain.people import Person
from catalog_app.domain.spellings import Spelling
from catalog_app.i18n import CODES, Language, mark
from catalog_app.ui import plain, style
from catalog_app.ui.editing import FormContext

_ONE = mark("Confirmed “{name}”, a spelling of a name")
_SEVERAL = mark("Confirmed {count} spellings of names")
_PROPOSED = mark("Proposed, not confirmed. Type over it where it is not right.")
_FOREIGN = mark("No spelling in the letters of this language is known. Type one.")
_ONLY_A_NAME = mark(
    "This is only a name that was typed. Choose or create the person in the delegation, and the"
    " spelling can be confirmed."
)
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TYPED = QFont()
_TYPED.setWeight(QFont.Weight.DemiBold)
Cell = tuple[int, str]
"""Row and language code."""


@dataclass
class Called:
    """A person, or a name that is nobody's: `person` is None.  `typed`: by language, not kept."""

    name: str
    beside: str
    person: int | None
    spelled: dict[str, Spelling]
    typed: dict[str, str] = field(default_factory=dict)

    def open(self, code: str) -> bool:
        """Nobody has confirmed it."""
        return self.spelled[code].proposed or self.spelled[code].foreign

    def text(self, code: str) -> str:
        spelled = self.spelled[code]
        return self.typed.get(code, "" if spelled.foreign else spelled.text)


class SpellingsModel(QAbstractTableModel):
    """`changed`: other cells are to be confirmed."""

    changed = Signal()

    def __init__(self, context: FormContext, event: int, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._event = context, event
        self._all: list[Called] = []
        self.codes: list[str] = []
        self.rows: list[Called] = []
        self.read()

    def read(self) -> None:
        """Those who come to the event, as the catalog has them; what was typed stays."""
        typed = {each.person: each.typed for each in self._all if each.person is not None}
        self._all = _people(self._context, self._event)
        for each in self._all:
            kept = typed.get(each.person, {}) if each.person is not None else {}
            each.typed = {code: text for code, text in kept.items() if each.open(code)}
        self.show_codes(self.codes)

    def show_codes(self, codes: Iterable[str]) -> None:
        """A column for each language, and those people of whom one of these is not confirmed."""
        self.beginResetModel()
        self.codes = [code for code in CODES if code in codes]
        self.rows = [each for each in self._all if any(map(each.open, self.codes))]
        self.endResetModel()
        self.changed.emit()

    def count(self, code: str) -> int:
        """How many people a list of the language marks."""
        return sum(each.open(code) for each in self._all)

    def ready(self, cells: Iterable[Cell] | None = None) -> list[Cell]:
        """What can be confirmed: of these cells, or of all that are shown."""
        every = ((row, code) for row in range(len(self.rows)) for code in self.codes)
        return [
            (row, code)
            for row, code in (every if cells is None else cells)
            if self._is_open(row, code) and self.rows[row].text(code)
        ]

    def typed(self) -> list[Cell]:
        """What was typed and is not confirmed yet."""
        return [(row, code) for row, code in self.ready() if code in self.rows[row].typed]

    def confirm(self, cells: Sequence[Cell]) -> None:
        """Keeps them as names of the people, as one change; CatalogError."""
        names: dict[int, dict[str, str]] = {}
        for row, code in cells:
            called = self.rows[row]
            assert called.person is not None, "ready() has no others"
            names.setdefault(called.person, {})[code] = called.text(code)
        catalog = self._context.catalog
        one = next((text for said in names.values() for text in said.values()), "")
        label = _ONE if len(cells) == 1 else _SEVERAL
        with catalog.change(label, name=one, count=len(cells)) as change:
            rows = [
                {"id": id, "names": {**(catalog.get(Person, id)["names"] or {}), **said}}
                for id, said in names.items()
            ]
            change.put(Person, rows)
        self.read()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self.codes)

    def cell(self, index: _Index) -> Cell | None:
        """None for what is no spelling."""
        return (index.row(), self.codes[index.column() - 1]) if index.column() > 0 else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        cell = self.cell(index)
        editable = cell is not None and self._is_open(*cell)
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else _NO_FLAG)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            name = self.rows[section].name
            texts: dict[int, str] = {
                _Role.DisplayRole: name,
                _Role.ToolTipRole: plain.tip_text(name),
            }
            return texts.get(role)
        if role != _Role.DisplayRole:
            return None
        words = self._context.language
        return Language(self.codes[section - 1]).name if section else words.text(Delegation.one)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        called, cell = self.rows[index.row()], self.cell(index)
        if cell is None:
            return _beside(called, role)
        return _of_cell(called, cell[1], role, self._context.language)

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        cell = self.cell(index)
        if cell is None or role != _Role.EditRole or not self._is_open(*cell):
            return False
        (row, code), text = cell, " ".join(str(value).split())
        called = self.rows[row]
        if text != called.text(code):
            called.typed.pop(code, None)
            if text and text != called.text(code):
                called.typed[code] = text
            self.dataChanged.emit(index, index)
            self.changed.emit()
        return True

    def _is_open(self, row: int, code: str) -> bool:
        called = self.rows[row]
        return called.person is not None and called.open(code)


_NO_FLAG = Qt.ItemFlag.NoItemFlags


def _beside(called: Called, role: int) -> Any:
    if role == _Role.DisplayRole:
        return called.beside
    return style.colour("quiet") if role == _Role.ForegroundRole else None


def _of_cell(called: Called, code: str, role: int, language: Language) -> Any:
    if role in (_Role.DisplayRole, _Role.EditRole):
        return called.text(code)
    if role == _Role.FontRole:
        return _TYPED if code in called.typed else None
    if role == _Role.ForegroundRole:
        return style.colour("warning" if called.open(code) else "quiet")
    if role == _Role.ToolTipRole and called.open(code):
        return plain.tip_text(language.text(_about(called, code)))
    return None


def _about(called: Called, code: str) -> str:
    if called.person is None:
        return _ONLY_A_NAME
    return _FOREIGN if called.spelled[code].foreign else _PROPOSED


def _people(context: FormContext, event: int) -> list[Called]:
    """In the order of the list of participants, each once."""
    from catalog_app.reports.attending import attending, guests

    found: dict[object, Called] = {}
    languages = [context.catalog.speaking(code) for code in CODES]
    for guest in guests(attending(context.catalog, event, context.language)):
        spelled = {each.code: spellings.of_member(guest.row, each) for each in languages}
        if any(each.text for each in spelled.values()):
            person = _person(guest.row)
            name = Member.name_of(guest.row, context.language)
            beside = Delegation.name_of(guest.delegation, context.language)
            key = ("name", name, beside) if person is None else person
            found.setdefault(key, Called(name, beside, person, spelled))
    return list(found.values())


def _person(member: Row) -> int | None:
    """Whose name a spelling would be kept with."""
    name, person = member["name"], member["person"]
    if person is None or not person.parts or (name and not Member.is_persons(name, person)):
        return None
    return int(person)
