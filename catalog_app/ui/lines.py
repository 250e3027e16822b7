"""Editors in one line, and of long texts: typed as people say it, understood by the kind."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from catalog_app.domain import countries, dates
from catalog_app.domain.fields import Entity, Field
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.i18n import mark
from catalog_app.ui.completer import Completion, Offer
from catalog_app.ui.editing import Editor, FormContext

_UNDERSTOOD = mark("Understood as {date}")
_HINT = mark("2023, May 2023, 12–14.05.2023…")
_LEAST_LINES, _MOST_LINES = 3, 12


class Options(Protocol):
    """A kind with a list to choose from."""

    options: Mapping[str, str]
    open: bool

    def matching(self, text: str) -> tuple[str, ...]: ...


class LineEditor(Editor):
    """A line; an unchanged one gives back the very value that was set."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self.line = QLineEdit()
        super().__init__(field, context, self.line)
        self._value: Any = field.kind.empty
        self._text = ""
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.settle)

    def value(self) -> Any:
        if self.line.text() == self._text:
            return self._value
        try:
            return self.read(self.line.text())
        except ValueProblem:
            return self.field.kind.empty

    def set_value(self, value: Any) -> None:
        self._value = value
        self._text = self.shown(value)
        self.line.setText(self._text)
        self.line.setCursorPosition(0)

    def problem(self) -> CatalogError | None:
        if self.line.text() == self._text:
            return None
        try:
            self.read(self.line.text())
        except ValueProblem as problem:
            return problem
        return None

    def settle(self) -> None:
        """The person leaves the line."""
        self.left.emit()

    def read(self, text: str) -> Any:
        return self.field.kind.read(text, self.context.language)

    def shown(self, value: Any) -> str:
        return self.field.kind.show(value, self.context.language)

    def draft(self) -> Any:
        return {"text": self.line.text()} if self.problem() else super().draft()

    def resume(self, draft: Any) -> None:
        if "text" in draft:
            self.line.setText(draft["text"])
        else:
            super().resume(draft)


class TitleEditor(LineEditor):
    """The name itself, not its form in the language of the window."""

    def shown(self, value: Any) -> str:
        return "" if value is None else str(value)


class ShownEditor(LineEditor):
    """A line that shows, once it is left, what was understood."""

    def settle(self) -> None:
        if self.problem() is None:
            self.set_value(self.value())
        super().settle()


class DateEditor(LineEditor):
    """A partial date, in the words in which it was typed."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.line.setPlaceholderText(context.language.text(_HINT))

    def understood(self) -> str:
        value = self.value()
        if value is None:
            return ""
        date = dates.show(value, self.context.language)
        typed = self.line.text().strip()
        same = typed in (date, self.shown(value))
        return "" if same else self.context.language.text(_UNDERSTOOD, date=date)


class SuggestingEditor(ShownEditor):
    """A line with suggestions."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.completion = Completion(self.line, self.offers)
        self.completion.chosen.connect(self._take)
        self.completion.entered.connect(self.chosen)

    def offers(self, text: str) -> Sequence[Offer]:
        raise NotImplementedError

    def _take(self, offer: Offer) -> None:
        self.set_value(offer.value)
        self.line.end(False)
        self.edited.emit()
        self.chosen.emit()


class CountryEditor(SuggestingEditor):
    """A country or territory in any language and spelling."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.completion.add_arrow()

    def read(self, text: str) -> Any:
        try:
            return super().read(text)
        except ValueProblem:
            codes = countries.codes_matching(text, self.context.language)
            if len(codes) == 1:
                return next(iter(codes))
            raise

    def offers(self, text: str) -> Sequence[Offer]:
        return country_offers(text, self.context)


def country_offers(text: str, context: FormContext) -> list[Offer]:
    """The countries that `text` may mean, or all in alphabetical order; the likeliest first."""
    language = context.language
    if text:
        named = [(code, countries.name(code, language)) for code in _matching(text, context)]
    else:
        codes = (*countries.iso_codes(), *language.own)
        named = [(code, countries.name(code, language)) for code in dict.fromkeys(codes)]
        named.sort(key=lambda pair: language.sort_key(pair[1]))
    return [Offer(name, code, sure=bool(text) and n == 0) for n, (code, name) in enumerate(named)]


def _matching(text: str, context: FormContext) -> Sequence[str]:
    """What it means, then what begins so: "tur" is the code of one and the beginning of two."""
    exact = countries.codes_matching(text, context.language)
    begun = countries.codes_matching(text, context.language, codes=False)
    return tuple(dict.fromkeys((*exact, *begun)))


class ChoiceLine(SuggestingEditor):
    """A choice that is typed: its beginning is enough."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.completion.add_arrow()

    @property
    def _choice(self) -> Options:
        return cast(Options, self.field.kind)

    def read(self, text: str) -> Any:
        codes = self._choice.matching(text) if text.strip() else ()
        if len(codes) == 1 and not self._choice.open:
            return codes[0]
        return super().read(text)

    def offers(self, text: str) -> Sequence[Offer]:
        codes = self._choice.matching(text) if text else tuple(self._choice.options)
        sure = bool(text) and (len(codes) == 1 or not self._choice.open)
        return [
            Offer(self.shown(code), code, sure=sure and place == 0)
            for place, code in enumerate(codes)
        ]


class KnownTextEditor(SuggestingEditor):
    """A text with what other records hold in the same field."""

    def __init__(self, field: Field, context: FormContext, entity: type[Entity]) -> None:
        super().__init__(field, context)
        self._entity = entity

    def offers(self, text: str) -> Sequence[Offer]:
        from catalog_app.storage import suggest

        known = suggest.values(self.context.catalog, self._entity, self.field, text)
        return [Offer(value, value) for value in known]


class _Combo(QComboBox):
    """Leaves the wheel to the form that scrolls."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(Editor):
    """A choice from a list that nobody extends."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self.combo = _Combo()
        super().__init__(field, context, self.combo)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.addItem("", None)
        for code in cast(Options, field.kind).options:
            self.combo.addItem(field.kind.show(code, context.language), code)
        self.combo.activated.connect(self._changed)

    def value(self) -> Any:
        return self.combo.currentData()

    def set_value(self, value: Any) -> None:
        place = self.combo.findData(value)
        if place < 0:
            self.combo.addItem(self.field.kind.show(value, self.context.language), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)

    def _changed(self) -> None:
        self.edited.emit()
        self.left.emit()


class _Area(QPlainTextEdit):
    """As high as its text, between a least and a most."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(self.document().size().height(), _LEAST_LINES), _MOST_LINES)
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + 20)


class LongTextEditor(Editor):
    """A text of several lines; Tab goes on to the next field."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self.area = _Area()
        super().__init__(field, context, self.area)
        self._value: Any = None
        self._text = ""
        self.area.textChanged.connect(self._changed)

    def value(self) -> Any:
        text = self.area.toPlainText()
        if text == self._text:
            return self._value
        try:
            return self.field.kind.read(text, self.context.language)
        except ValueProblem:
            return None

    def set_value(self, value: Any) -> None:
        self._value, self._text = value, value or ""
        self.area.setPlainText(self._text)
        self._text = self.area.toPlainText()

    def problem(self) -> CatalogError | None:
        try:
            self.field.kind.read(self.area.toPlainText(), self.context.language)
        except ValueProblem as problem:
            return problem
        return None

    def _changed(self) -> None:
        if self.area.toPlainText() != self._text:
            self.edited.emit()
