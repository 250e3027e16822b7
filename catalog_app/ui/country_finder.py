"""Find by country: a name in any language or spelling, and at once what the catalog knows of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain import countries
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language
from catalog_app.ui import icons, plain, style
from catalog_app.ui.links import Link
from catalog_app.ui.tasks import Lane

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.facets import Line
    from catalog_app.ui.table import Index

_LINE = Qt.ItemDataRole.UserRole
_NUMBER = Qt.ItemDataRole.UserRole + 1
_ROW, _GAP, _ICON = 40, 9, 16
_OTHERS = 4  # other countries that the text may mean
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_NAMES = 3


class _Painter(QStyledItemDelegate):
    """A rounded row: icon, number, what, and examples at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: "Index") -> QSize:
        return QSize(200, max(_ROW, option.fontMetrics.height() + 20) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "Index") -> None:
        line = index.data(_LINE)
        area = QRect(option.rect).adjusted(1, 1, -1, -_GAP + 1)
        _paint_row(painter, option, area)
        ratio = painter.device().devicePixelRatioF()
        top = area.center().y() - _ICON // 2
        painter.drawPixmap(
            area.left() + 14, top, icons.pixmap(line.section, "accent", _ICON, ratio)
        )
        strong = style.figures(style.sized(option.font, 1.1, strong=True))
        painter.setFont(strong)
        painter.setPen(style.colour("text"))
        number = area.adjusted(36, 0, 0, 0)
        number.setWidth(max(36, QFontMetrics(strong).horizontalAdvance(index.data(_NUMBER))))
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | _MIDDLE, index.data(_NUMBER))
        painter.setFont(option.font)
        room = area.adjusted(number.right() - area.left() + 13, 0, -14, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, index.data())
        metrics = option.fontMetrics
        room.setLeft(room.left() + metrics.horizontalAdvance(index.data()) + 24)
        painter.setPen(style.colour("quiet"))
        text = ", ".join(line.examples)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _MIDDLE, shown)


def _paint_row(painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    name = "selection" if chosen else "hover" if hovered else "window"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(style.colour(name))
    painter.setPen(QPen(style.colour("accent"), 1) if chosen else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area, 6, 6)


class _Field(QLineEdit):
    """Where the name is typed; the keys that choose go to the list."""

    def __init__(self, rows: QListView) -> None:
        super().__init__()
        self._rows = rows
        self.setFont(style.sized(style.body_font(), 1.3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in moves:
            row = self._rows.currentIndex().row() + moves[Qt.Key(event.key())]
            count = self._rows.model().rowCount()
            if 0 <= row < count:
                self._rows.setCurrentIndex(self._rows.model().index(row, 0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._rows.activated.emit(self._rows.currentIndex())
        else:
            super().keyPressEvent(event)


class CountryFinder(QDialog):
    """`chosen`: a section and the search that shows the records; `print_asked`: a country."""

    chosen = Signal(str, str)
    print_asked = Signal(str)

    def __init__(
        self, catalog: "Catalog", language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalog, self._language = catalog, language
        self._lane = Lane(self)
        self.code = ""
        self.rows = _list(language)
        self._model = QStandardItemModel(self)
        self.rows.setModel(self._model)
        self.field = _Field(self.rows)
        self.field.setPlaceholderText(language.text("A country, in any language"))
        self.field.addAction(icons.icon("countries"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setAccessibleName(language.text("Country"))
        self.title = plain.label("", role="name")
        self.names = plain.label("", role="quiet")
        self.sentence = plain.label("", role="quiet", wrap=True)
        self._others = QHBoxLayout()
        self.setWindowTitle(language.text("Find by country"))
        self.setAccessibleName(self.windowTitle())
        self.setProperty("role", "surface")
        self._lay_out()
        self.field.textChanged.connect(self._typed)
        self.rows.activated.connect(self._take)
        self.rows.clicked.connect(self._take)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self._print)
        self.finished.connect(self._lane.close)
        self.resize(640, 470)
        self._typed("")

    def show_country(self, code: str) -> None:
        self.field.setText(countries.name(code, self._language))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.names, 1)
        self._others.setSpacing(10)
        keys = plain.label(
            self._language.text("↑ ↓ choose · Enter shows them · Ctrl+P prints all of it"),
            role="quiet",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (self.field, head, self._others, self.sentence, self.rows, keys):
            if isinstance(part, QWidget):
                column.addWidget(part, 1 if part is self.rows else 0)
            else:
                column.addLayout(part)

    def _typed(self, text: str) -> None:
        """Finds the country that is meant; the answer comes from a worker."""
        codes = countries.codes_matching(text, self._language) if text.strip() else ()
        self.code = codes[0] if codes else ""
        self._head(codes)
        if not self.code:
            self._lane.drop()
            self._show([])
            hint = self._language.text("Type the name of a country, in any language or spelling.")
            none = self._language.text("No country is called “{text}”.", text=text.strip())
            self._say(none if text.strip() else hint)
            return
        from catalog_app.storage.facets import country_summary

        catalog, code, language = self._catalog, self.code, self._language
        self._lane.ask(
            lambda stop: country_summary(catalog, code, language, stop=stop),
            self._show,
            self._fail,
        )

    def _head(self, codes: Sequence[str]) -> None:
        known = countries.names(self.code, self._language) if self.code else ("",)
        self.title.setText(known[0])
        others = [*known[1 : _NAMES + 1], self.code] if self.code else []
        self.names.setText(" · ".join(others))
        while (item := self._others.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        if len(codes) > 1:
            self._others.addWidget(plain.label(self._language.text("Or:"), role="quiet"))
            for code in codes[1 : _OTHERS + 1]:
                link = Link(countries.name(code, self._language))
                link.clicked.connect(lambda _on=False, code=code: self.show_country(code))
                self._others.addWidget(link)
            self._others.addStretch()

    def _show(self, lines: "Sequence[Line]") -> None:
        self._model.clear()
        for line in lines:
            item = QStandardItem(self._language.text(line.message))
            number = self._language.number(line.count)
            item.setData(line, _LINE)
            item.setData(number, _NUMBER)
            spoken = self._language.text("{count} {what}", count=number, what=item.text())
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            self._model.appendRow(item)
        if lines:
            self.rows.setCurrentIndex(self._model.index(0, 0))
        name = self.title.text()
        nothing = self._language.text("The catalog knows nothing of {country} yet.", country=name)
        self._say("" if lines else nothing)

    def _fail(self, error: CatalogError) -> None:
        """What was answered to an older text goes."""
        self._model.clear()
        self._say(error.text(self._language))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _take(self, index: Any) -> None:
        if index.isValid():
            line = index.data(_LINE)
            self.accept()
            self.chosen.emit(line.section, line.query)

    def _print(self) -> None:
        if self.code:
            self.print_asked.emit(self.code)


def _list(language: Language) -> QListView:
    rows = QListView()
    rows.setMouseTracking(True)
    rows.setItemDelegate(_Painter(rows))
    rows.setFrameShape(QListView.Shape.NoFrame)
    rows.setAccessibleName(language.text("What the catalog knows of it"))
    rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return rows
