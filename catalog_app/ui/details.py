"""The pane on the right: the record at hand as people read it, with links that can be followed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.fields import Entity
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language
from catalog_app.ui import icons, plain, style
from catalog_app.ui.links import Link
from catalog_app.ui.similar import reasons, sentence
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.domain.files import StoredFile
    from catalog_app.search.marking import Marks
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Found
    from catalog_app.ui.record import Group, Line, Piece, Sheet

PRINTED = ("events", "delegations", "members")
"""Sections of which a record leads to the lists of an event."""
_WIDTH = 284
_NAMES = 84  # pixels of the column of names
_MOST_NAMES = 120
_BETWEEN = 10  # pixels between two links that stand beside each other
_AROUND = _NAMES + 56  # pixels of the pane beside the column of values
_LEAST = 40
_MOST = 480
_SHORT = 10  # characters that stand in one line however narrow the pane is
_TOP = Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft  # else the narrowest link would be as wide as all may be
_ANYWHERE = Qt.AlignmentFlag(0)


_SQUARE = 220  # pixels of a picture
_LATER = 30  # milliseconds, so that rows are painted first


class Details(QFrame):
    """`followed`: a link to a record was taken; `country_taken`: one to a country."""

    followed = Signal(str, int)
    country_taken = Signal(str)
    edit_asked = Signal()
    print_asked = Signal()

    def __init__(self, catalog: "Catalog", language: Language) -> None:
        super().__init__()
        self._catalog, self._language = catalog, language
        self._lane = Lane(self, later=_LATER)
        self._marks: Marks | None = None
        self.sheet: Sheet | None = None
        self.setProperty("role", "surface")
        self.setAccessibleName(language.text("Details"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(200)
        self.setMaximumWidth(_MOST)
        self._draw(None)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def show_record(
        self,
        entity: type[Entity],
        id: int,
        found: "Found | None" = None,
        marks: "Marks | None" = None,
    ) -> None:
        """Reads the record beside the window and then shows it.

        `found`: the answer in which it stands, of which a similar spelling may be the reason;
        `marks`: what was looked for.
        """
        catalog, language, ratio = self._catalog, self._language, self.devicePixelRatioF()

        def look(_stop: Stop) -> "tuple[Sheet, QImage | None, str]":
            from catalog_app.ui.record import read

            sheet = read(catalog, entity, id, language)
            why = reasons(found, id, sheet.texts) if found is not None else ()
            return sheet, _picture(catalog, sheet.file, ratio), sentence(why, language)

        def draw(read: "tuple[Sheet, QImage | None, str]") -> None:
            self._marks = marks
            self._draw(*read)

        self._lane.ask(look, draw, self._gone)

    def clear(self) -> None:
        self._lane.drop()
        self._draw(None)

    def close_lanes(self) -> None:
        self._lane.close()

    def _gone(self, _error: CatalogError) -> None:
        self._draw(None)

    def _draw(self, sheet: "Sheet | None", picture: QImage | None = None, why: str = "") -> None:
        same = self.sheet is not None and sheet is not None and self.sheet.id == sheet.id
        place = self._area.verticalScrollBar().value() if same else 0
        self.sheet = sheet
        self._buttons.setVisible(sheet is not None)
        self._print.setVisible(sheet is not None and sheet.entity.section in PRINTED)
        body = QFrame()
        body.setProperty("role", "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 18, 16, 16)
        column.setSpacing(0)
        if sheet is None:
            column.addWidget(
                plain.label(self._language.text("No record is chosen."), role="quiet", wrap=True)
            )
        else:
            self._fill(column, sheet, picture, why)
        column.addStretch(1)  # takes all that is over; lines and groups stay together at the top
        self._area.setWidget(body)
        self._area.verticalScrollBar().setValue(place)

    def _fill(self, column: QVBoxLayout, sheet: "Sheet", picture: QImage | None, why: str) -> None:
        column.addWidget(_words(sheet.title, "name", self._marks))
        for quiet in filter(None, (sheet.quiet, why)):
            column.addSpacing(6)
            column.addWidget(_words(quiet, "quiet", None if quiet is why else self._marks))
        column.addSpacing(12)
        if picture is not None:
            shown = plain.label("")
            shown.setPixmap(QPixmap.fromImage(picture))
            column.addWidget(shown)
            column.addSpacing(12)
        column.addLayout(self._lines(sheet.lines))
        for group in sheet.groups:
            self._add_group(column, group)

    def _lines(self, lines: "tuple[Line, ...]") -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        names = max([_NAMES, *(self._widest_word(line.name) for line in lines)])
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            name = plain.label(line.name, role="quiet", wrap=True)
            name.setFixedWidth(min(names, _MOST_NAMES))
            grid.addWidget(name, row, 0, _TOP)
            short = self._stands_in_one_line(line)
            values = QHBoxLayout() if short else QVBoxLayout()
            values.setSpacing(8 if short else 3)
            for piece in line.pieces:
                beside = _TOP if short else _LEFT if piece.leads else _ANYWHERE
                values.addWidget(self._piece(piece), 0, beside)
            values.addStretch()
            grid.addLayout(values, row, 1)
        return grid

    def _widest_word(self, text: str) -> int:
        letters = self.fontMetrics()
        return max((letters.horizontalAdvance(word) for word in text.split()), default=0) + 2

    def _stands_in_one_line(self, line: "Line") -> bool:
        """Whether it is all links, and they have room beside each other."""
        letters = self.fontMetrics()
        needed = sum(letters.horizontalAdvance(piece.text) + _BETWEEN for piece in line.pieces)
        return all(piece.leads for piece in line.pieces) and needed <= self.width() - _AROUND

    def _add_group(self, column: QVBoxLayout, group: "Group") -> None:
        column.addSpacing(16)
        number = self._language.number(group.count)
        head = self._language.text("{name}  {count}", name=group.name, count=number)
        column.addWidget(plain.label(head, role="subheading"))
        for piece in group.pieces:
            column.addSpacing(5)
            column.addWidget(self._piece(piece))
            if piece.beside:
                column.addWidget(_words(piece.beside, "quiet", self._marks))

    def _piece(self, piece: "Piece") -> QWidget:
        if not piece.leads:
            return _words(piece.text, marks=self._marks)
        link = Link(piece.text, self._marks)
        link.clicked.connect(lambda: self._follow(piece))
        return link

    def _follow(self, piece: "Piece") -> None:
        if piece.section:
            self.followed.emit(piece.section, piece.id)
        elif piece.country:
            self.country_taken.emit(piece.country)
        elif piece.file:
            _give(self, self._catalog, piece, self._language)
        else:
            QDesktopServices.openUrl(QUrl(piece.address))

    def _make_buttons(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 8, 16, 16)
        row.setSpacing(8)
        self._edit, self._print = (
            QPushButton(icons.icon("edit", "text"), self._language.text("&Edit")),
            QPushButton(icons.icon("print", "text"), self._language.text("Print")),
        )
        self._edit.setEnabled(not self._catalog.read_only)
        for button, signal in ((self._edit, self.edit_asked), (self._print, self.print_asked)):
            button.setAccessibleName(plain.without_mnemonic(button.text()))
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        return bar


def _words(text: str, role: str | None = None, marks: "Marks | None" = None) -> QLabel:
    """Words that wrap to any width, so that a long one does not widen the pane."""
    words = plain.label(text, role=role, wrap=len(text) > _SHORT, selectable=True)
    if marks is not None and (spans := marks.spans(text)):
        plain.set_off(words, spans, style.mark_colour())
    words.setMinimumWidth(_LEAST)
    return words


def _picture(catalog: "Catalog", file: "StoredFile | None", ratio: float) -> QImage | None:
    """The file of a document as a small picture, where it is one; read in a worker."""
    if file is None or not file.type.startswith("image/"):
        return None
    from catalog_app.storage.files import Store
    from catalog_app.ui.thumbnails import picture

    try:
        return picture(Store.of(catalog).path(file), _SQUARE, ratio)
    except CatalogError:  # told when it is opened
        return None


def _give(parent: QWidget, catalog: "Catalog", piece: "Piece", language: Language) -> None:
    """Opens the file of a document, or saves a copy; what is in the way is said."""
    from catalog_app.storage.files import Store
    from catalog_app.ui import opening

    assert piece.file is not None, "so it was asked"
    files = Store.of(catalog)
    if piece.saves:
        problem = opening.save_copy(parent, files, piece.file, language)
    else:
        problem = opening.show(files, piece.file)
    if problem is not None:
        plain.tell(parent, problem.text(language))
