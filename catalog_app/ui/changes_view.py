"""What has changed since a list was issued: who was added, changed or struck out, and how."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from catalog_app.domain import ENTITIES, refs
from catalog_app.domain.letters import Letter
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import Mark
from catalog_app.ui import style
from catalog_app.ui.list_window import ListWindow
from catalog_app.ui.short_list import ShortList

if TYPE_CHECKING:
    from catalog_app.reports.comparing import Changed
    from catalog_app.reports.issuing import Issued
    from catalog_app.storage.catalog import Catalog

_TITLE, _UNCHANGED = mark("What has changed since {list}"), mark("Nothing has changed.")
_COUNTS = mark("{added} added · {changed} changed · {struck} struck out")
_HINT = mark("Enter opens the record.")
_HEADS = (mark("Change"), mark("Group"), mark("Name"), mark("Before → after"))
_SIGNS = {
    "added": mark("+ added"),
    "changed": mark("± changed"),
    "struck": mark("− struck out"),
}
_TURN, _NAMED = mark("{before} → {after}"), mark("{name}: {value}")
_NOTHING = "—"


class ChangesView(ListWindow):
    """`opened`: section and id of a record that is to be edited."""

    opened = Signal(str, int)

    sections = frozenset(each.section for each in ENTITIES if each is not Letter)
    """A list may tell of all but the texts of letters."""

    def __init__(
        self,
        catalog: "Catalog",
        issued: "Issued",
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        title = language.text(_TITLE, list=issued.called(language))
        rows = ShortList(title, [language.text(head) for head in _HEADS])
        super().__init__(title, rows, language.text(_HINT), (), language, parent)
        self._catalog, self._issued, self._language = catalog, issued, language
        self._found: list[Changed] = []
        self._cells: list[list[QTableWidgetItem]] = []
        rows.taken.connect(self._open)
        self.renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dye()

    def renew(self) -> None:
        """What has changed by now."""
        from catalog_app.reports.issuing import changed_since

        self._found, problem = [], ""
        try:
            self._found = changed_since(self._catalog, self._issued)
        except CatalogError as error:
            problem = error.text(self._language)
        row = max(0, self.rows.currentRow())
        self.rows.setRowCount(0)
        self._cells = [self.rows.add(_texts(change, self._language)) for change in self._found]
        self.rows.settle()
        self.rows.selectRow(min(row, len(self._found) - 1))
        self._dye()
        said = _which(self._issued, self._language)
        self.say(said if problem else f"{said}\n{_sum(self._found, self._language)}", problem)

    def _dye(self) -> None:
        """What is struck out is quiet."""
        font = self.rows.font()
        font.setStrikeOut(True)
        for change, (sign, group, *cells) in zip(self._found, self._cells, strict=True):
            struck = change.mark is Mark.STRUCK
            sign.setForeground(style.colour("quiet" if struck else "accent"))
            group.setForeground(style.colour("quiet"))
            for cell in cells if struck else ():
                cell.setForeground(style.colour("quiet"))
                cell.setFont(font)

    def _open(self, row: int) -> None:
        section, _, rest = self._found[row].key.partition(":")
        id, _, _ = rest.partition(":")
        if id.isdecimal():
            self.opened.emit(section, int(id))


def _which(issued: "Issued", language: Language) -> str:
    """Which list, of what, and in which language."""
    event = refs.shown(issued.event, "events", language) if issued.event is not None else ""
    return " · ".join(filter(None, (issued.title, event, Language(issued.language).name)))


def _sum(found: "Sequence[Changed]", language: Language) -> str:
    if not found:
        return language.text(_UNCHANGED)
    counts = Counter(change.mark for change in found)
    return language.text(_COUNTS, **{kind.value: language.number(counts[kind]) for kind in Mark})


def _texts(change: "Changed", language: Language) -> list[str]:
    sign, group = language.text(_SIGNS[change.mark]), " · ".join(change.group)
    return [sign, group, _line(change.name), "\n".join(_what(change, language))]


def _what(change: "Changed", language: Language) -> Iterator[str]:
    if change.mark is not Mark.CHANGED:
        texts = map(_line, change.after if change.mark is Mark.ADDED else change.before)
        yield " · ".join(text for text in texts if text not in {"", _line(change.name)})
        return
    groups = (" · ".join(change.group_before), " · ".join(change.group))
    cells = zip(change.columns, change.before, change.after, strict=True)
    for title, before, after in (("", *groups), *cells):
        if before != after:
            turn = language.text(
                _TURN, before=_line(before) or _NOTHING, after=_line(after) or _NOTHING
            )
            yield language.text(_NAMED, name=title, value=turn) if title else turn


def _line(text: str) -> str:
    return " ".join(text.split())
