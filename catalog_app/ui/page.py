"""A page: what a section holds, searched, sorted and counted; and the way on where it is empty."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from catalog_app.domain.counting import counted
from catalog_app.domain.fields import Entity
from catalog_app.errors import CatalogError, QueryError, TooSlow
from catalog_app.i18n import Language, mark
from catalog_app.settings import TableState
from catalog_app.ui import plain
from catalog_app.ui.answers import Answer, Answers, Question
from catalog_app.ui.at_hand import AtHand
from catalog_app.ui.chips import Chips
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.grid import Grid
from catalog_app.ui.links import Link
from catalog_app.ui.table import PAGE, EntityTable, usual_columns
from catalog_app.ui.telling import error_text, shortened
from catalog_app.ui.unfound import Stack, Unfound

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_INSTEAD = mark("Look for {text}")
_SHOWN = 40  # letters of a search
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BESIDE_IT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ONLY_SIMILAR = mark("Nothing is spelt so; these records have similar spellings.")


class _Bar(QFrame):
    """Above the table: what it is narrowed to, how many there are, and what is wrong.

    `released`: the search without a chip; `meant`: the search that was likely meant.
    """

    released = Signal(str)
    meant = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language, self._meant = language, ""
        self.setProperty("role", "surface")
        self.chips = Chips(language)
        self.chips.released.connect(self.released)
        self.count = plain.label("", role="quiet")
        self.note = plain.label("", role="quiet", wrap=True)
        self.note.setVisible(False)
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self.problem.setVisible(False)
        self.instead = Link("")
        self.instead.setVisible(False)
        self.instead.clicked.connect(lambda: self.meant.emit(self._meant))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        row.addWidget(self.problem, 1)
        row.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.note, 1)
        row.addStretch()
        row.addWidget(self.count)
        row.setContentsMargins(14, 8, 14, 8)
        self.setLayout(row)
        self.setMinimumHeight(44)

    def complain(self, sentence: str, instead: str = "") -> None:
        """`instead`: the search that was likely meant, which a click looks for."""
        self.problem.setText(sentence)
        self.problem.setAlignment(_BESIDE_IT if instead else _MIDDLE)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self.note.setVisible(False)
        self._meant = instead
        self.instead.setText(shortened(instead, _SHOWN))
        self.instead.setAccessibleName(self._language.text(_INSTEAD, text=instead))
        self.instead.setVisible(bool(instead))

    def tell(self, sure: int | None, similar: int, section: str) -> None:
        """How many were found; `sure`: None where that is not known yet."""
        words = self._language
        alone = sure == 0 and similar > 0
        told = "" if sure is None or alone else counted(section, sure, words)
        if alone:
            told = words.plural("{count} similar", "{count} similar", similar)
        elif similar:
            told = words.plural(
                "{found} · {count} similar", "{found} · {count} similar", similar, found=told
            )
        self.count.setText(told)
        self.note.setText(words.text(_ONLY_SIMILAR) if alone else "")
        self.note.setVisible(alone)


class EntityPage(QFrame):
    """`searched`: the text of the search, and the place of a mistake in it (-1, -1 for none);
    `answered`: all of what was asked for is shown; `current_changed`: another record is at hand;
    `field_asked`: one is missing; `section_asked`: a search is to be shown in another section."""

    searched = Signal(str, int, int)
    answered = Signal()
    current_changed = Signal()
    opened = Signal(int)
    field_asked = Signal()
    section_asked = Signal(str, str)

    def __init__(
        self,
        catalog: "Catalog",
        entity: type[Entity],
        language: Language,
        nothing: Callable[[], EmptyState],
    ) -> None:
        super().__init__()
        self.catalog, self.entity, self.language = catalog, entity, language
        self.text = self._shown = ""
        self.wanted: int | None = None
        self._order: tuple[str, ...] = entity.order
        self._asked: Question | None = None
        self._settling = False
        self.answers = Answers(catalog, entity, language, self)
        self.table = EntityTable(entity, language, usual_columns(entity), self)
        self.grid = Grid(self.table)
        self._at_hand = AtHand(self.grid)
        self.bar = _Bar(language)
        self._stack = Stack(self.grid, nothing, self._nothing_found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(language.text(entity.many))
        self.setProperty("role", "surface")
        self._connect()

    def search(self, text: str) -> None:
        """Looks for `text`; what is still looked for is not any more."""
        self.text = text
        self.bar.chips.narrow(text, self.entity)
        self.reload()

    def search_for(self, text: str) -> None:
        """As search(), and tells the search box."""
        self.search(text)
        self.searched.emit(text, -1, -1)

    def reload(self) -> None:
        """Asks again; the record at hand, or the `wanted` one, stays at hand.

        What is shown first of all is a page, whatever the size of the catalog.  The own fields may
        be others than before: columns, and what the rows are sorted by.
        """
        self.catalog.come_to_hand()
        self.grid.columns.follow_fields()
        self._order = _known(self.entity, self._order)
        before, shown = self._asked, self.table.found is not None
        self._asked = Question(self.text, self._order, self.table.fields)
        same = before is not None and before.text == self.text and before.order == self._order
        self.answers.ask(self._asked, at_once=(same and shown) or self.wanted is not None)

    def sort(self, order: tuple[str, ...]) -> None:
        self._order = order
        self._at_hand.sorting = self.wanted is None
        self.reload()

    def restore(self, state: TableState) -> None:
        """Columns, widths and order as remembered."""
        self._order = state.sort
        self.grid.columns.restore(state)

    def show_record(self, id: int) -> None:
        """Goes to a record; the search is cleared when it does not find it."""
        row = self.table.row_of(id)
        if row >= 0:
            self.grid.select(row)
            return
        self.wanted = id
        self.search("")

    def complain(self, error: CatalogError) -> None:
        """The rows stay, what was said of another search goes; a sentence says what is wrong."""
        if isinstance(error, QueryError) or self._shown != self.text:
            self.bar.count.setText("")
            self._stack.withdraw()
        instead = ""
        if isinstance(error, QueryError):
            from catalog_app.search.fields import corrected

            instead = corrected(self.text, error)
        self.bar.complain(error_text(error, self.language), instead)
        self.bar.setVisible(True)  # also where the section is empty
        if isinstance(error, QueryError):
            self.searched.emit(self.text, error.start, error.end)
        elif isinstance(error, TooSlow):
            self.answered.emit()  # what it may be narrowed by is counted for this search

    def _connect(self) -> None:
        entity = self.entity
        self.grid.opened.connect(self.opened)
        self.grid.current_changed.connect(self._tell_current)
        self.grid.columns.sort_asked.connect(self.sort)
        self.grid.columns.field_asked.connect(self.field_asked)
        self.bar.released.connect(self.search_for)
        self.bar.meant.connect(self.search_for)
        self.answers.first.connect(self._show_first)
        self.answers.counted.connect(lambda count: self.bar.tell(count, 0, entity.section))
        self.answers.whole.connect(self._show_whole)
        self.answers.explained.connect(self._stack.explain)
        self.answers.failed.connect(self.complain)

    def _show_first(self, answer: Answer) -> None:
        """The first page of another search."""
        self._at_hand.over_first(lambda: self._fill(answer))
        count = len(answer.found)
        self.bar.tell(count if count < PAGE else None, 0, self.entity.section)
        self._settle(count)

    def _show_whole(self, answer: Answer) -> None:
        self._at_hand.over_whole(lambda: self._fill(answer), self.wanted)
        self.wanted = None
        found = answer.found
        self.bar.tell(found.sure, len(found) - found.sure, self.entity.section)
        self._settle(len(found))
        if not len(found) and self.text.strip():
            self.answers.explain(self.text)
        self.answered.emit()
        self.current_changed.emit()

    def _fill(self, answer: Answer) -> None:
        self._settling = True
        self._shown = answer.question.text
        self.table.marks = answer.marks
        self.table.show_found(answer.found, answer.question.order, answer.today)
        if answer.question.fields == self.table.fields:
            self.table.take_page(0, answer.rows)

    def _settle(self, count: int) -> None:
        self._settling = False
        self.bar.complain("")
        searching = bool(self.text.strip())
        self._stack.turn(count, searching=searching)
        shown = self._stack.currentWidget() or self.grid
        self.setFocusProxy(shown)  # what is hidden would end the way by keys
        self.bar.setVisible(searching or count > 0)
        self.searched.emit(self.text, -1, -1)

    def _tell_current(self) -> None:
        if not self._settling:
            self.current_changed.emit()

    def _nothing_found(self) -> Unfound:
        made = Unfound(self.entity, self.language, lambda: self.search_for(""))
        made.taken.connect(
            lambda text, section: (
                self.section_asked.emit(section, text) if section else self.search_for(text)
            )
        )
        return made


def _known(entity: type[Entity], order: Iterable[str]) -> tuple[str, ...]:
    """What there is of an order, else the usual one."""
    names = (name for name in order if name.removeprefix("-") in entity.fields)
    return tuple(dict.fromkeys(names)) or entity.order
