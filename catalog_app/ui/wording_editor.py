"""The editor of a position or a form of address: as it was typed, and how others read it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from catalog_app.domain.countries import spelling
from catalog_app.domain.fields import Entity, Field
from catalog_app.i18n import CODES, mark
from catalog_app.ui import icons
from catalog_app.ui.editing import FormContext
from catalog_app.ui.lines import KnownTextEditor

_OTHERS = mark("In other languages… (F4)")
_UNKNOWN = mark("No form in other languages is known: F4 opens the table of titles.")
_FORM = mark("{languages}: {form}")


class WordingEditor(KnownTextEditor):
    """Below the line stand the forms in other languages; F4 and the sign in the line lead to the
    table of titles, at the row of what is typed.
    """

    def __init__(self, field: Field, context: FormContext, entity: type[Entity]) -> None:
        super().__init__(field, context, entity)
        place = QLineEdit.ActionPosition.TrailingPosition
        self.others = self.line.addAction(icons.icon("languages"), place)
        self.others.setText(context.language.text(_OTHERS))
        self.others.setShortcut(QKeySequence("F4"))
        self.others.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.others.triggered.connect(self.open_table)

    def understood(self) -> str:
        typed = self.text().strip()
        if not typed:
            return ""
        text, known = self.context.language.text, self.context.language.wordings
        by_form: dict[str, list[str]] = {}
        for code, form in known.get(spelling(typed), {}).items():
            if code in CODES:
                by_form.setdefault(form, []).append(code)
        told = [text(_FORM, languages=", ".join(c), form=form) for form, c in by_form.items()]
        return " · ".join(told) or text(_UNKNOWN)

    def open_table(self) -> None:
        from catalog_app.ui.titles_dialog import TitlesDialog

        dialog = TitlesDialog(self.context.within(self.line.window()), self.text().strip())
        dialog.exec()
        dialog.deleteLater()
        self.left.emit()
