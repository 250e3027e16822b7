"""Editors in one line, and of long texts: typed as people say it, understood by the kind."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from catalog_app.domain import countries, dates
from catalog_app.domain.fields import Entity, Field
from catalog_app.domain.folding import fold, variants
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language, mark
from catalog_app.ui.completer import Completion, Offer
from catalog_app.ui.editing import FormContext, TypedEditor

_UNDERSTOOD = mark("Understood as {date}")
_HINT = mark("2023, May 2023, 12–14.05.2023…")
_MOMENT_HINT = mark("22.10 18:40")
_NEW_CHOICE = mark("new {field}, will be added: {text}")
_CODE = mark("Such as X-ABC, where ISO has none")
_NEVER_CUT = 2**31 - 1  # Qt drops what is beyond 32,767 letters without a word; the kind tells
_LEAST_LINES, _MOST_LINES = 3, 12


class LineEditor(TypedEditor):
    """A line."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(_NEVER_CUT)
        super().__init__(field, context, self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.settle)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def settle(self) -> None:
        """The person leaves the line."""
        self.left.emit()


class KeyEditor(LineEditor):
    """A code, in capitals; that of a record which is there stays as it is."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.line.setPlaceholderText(context.language.text(_CODE))

    def read(self, text: str) -> Any:
        return super().read(text.upper())

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self.line.setReadOnly(bool(value))

    def resume(self, draft: Any) -> None:
        stays = self.line.isReadOnly()
        super().resume(draft)
        self.line.setReadOnly(stays)

    def settle(self) -> None:
        self.line.setText(self.line.text().upper())
        super().settle()


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


class MomentEditor(DateEditor):
    """A day and time; once left it shows how they are understood."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.line.setPlaceholderText(context.language.text(_MOMENT_HINT))

    def understood(self) -> str:
        value = self.value()
        if value is None or self.line.text().strip() == self.shown(value):
            return ""
        return self.context.language.text(_UNDERSTOOD, date=self.shown(value))


class SuggestingEditor(ShownEditor):
    """A line with suggestions."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.completion = Completion(self.line, self.offers)
        self.completion.taken.connect(self._take)
        self.completion.entered.connect(self.chosen)

    def offers(self, text: str) -> Sequence[Offer]:
        raise NotImplementedError

    def _take(self, offer: Offer) -> None:
        self.set_value(offer.value)
        self.line.end(False)
        self.edited.emit()


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
    """A choice that is typed: a beginning that only one has is enough."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self.completion.add_arrow()

    def read(self, text: str) -> Any:
        codes = self.fitting(text)
        return codes[0] if len(codes) == 1 else super().read(text)

    def fitting(self, text: str) -> Sequence[str]:
        """The options that begin as it is written, here or else in any language; where there are
        none, those that do in any spelling.
        """
        codes, written = self.field.kind.matching(text), countries.spelling(text)
        here = (self.context.language,)
        for languages in (here, [Language(code) for code in CODES]):
            fits = [code for code in codes if self._begins(code, written, languages)]
            if fits:
                return fits
        starts = variants(text) or ""
        return [code for code in codes if fold(self.shown(code)).startswith(starts)] or codes

    def _begins(self, code: str, written: str, languages: Sequence[Language]) -> bool:
        shown = (self.field.kind.show(code, language) for language in languages)
        return any(countries.spelling(each).startswith(written) for each in shown)

    def offers(self, text: str) -> Sequence[Offer]:
        codes = self.fitting(text) if text else tuple(self.field.kind.options)
        sure = bool(text) and (len(codes) == 1 or not self.field.kind.open)
        return [
            Offer(self.shown(code), code, sure=sure and place == 0)
            for place, code in enumerate(codes)
        ]


class OpenChoiceLine(ChoiceLine):
    """A choice to which people add: what no option and no other record has is announced."""

    def __init__(self, field: Field, context: FormContext, entity: type[Entity]) -> None:
        super().__init__(field, context)
        self._entity = entity

    def read(self, text: str) -> Any:
        value = self.field.kind.read(text, self.context.language)
        return value if value is None or value in self.field.kind.options else super().read(text)

    def understood(self) -> str:
        value, language = self.value(), self.context.language
        if not value or value in self.field.kind.options or value in self._known(value):
            return ""
        label = language.lower(language.text(self.field.label))
        return language.text(_NEW_CHOICE, field=label, text=value)

    def offers(self, text: str) -> Sequence[Offer]:
        offers = super().offers(text)
        known = self._known(text) if text else ()
        return [*offers, *(Offer(v, v) for v in known if v not in self.field.kind.options)]

    def _known(self, text: str) -> Sequence[str]:
        """What other records have there that begins so."""
        from catalog_app.storage import suggest

        return suggest.values(self.context.catalog, self._entity, self.field, text)


class KnownTextEditor(SuggestingEditor):
    """A text with what other records hold in the same field."""

    def __init__(self, field: Field, context: FormContext, entity: type[Entity]) -> None:
        super().__init__(field, context)
        self._entity = entity

    def offers(self, text: str) -> Sequence[Offer]:
        from catalog_app.storage import suggest

        known = suggest.values(self.context.catalog, self._entity, self.field, text)
        return [Offer(value, value) for value in known]


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


class LongTextEditor(TypedEditor):
    """A text of several lines; Tab goes on to the next field."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self.area = _Area()
        super().__init__(field, context, self.area)
        self.area.textChanged.connect(self._changed)

    def text(self) -> str:
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        with QSignalBlocker(self.area):  # nobody has edited it
            self.area.setPlainText(text)

    def _changed(self) -> None:
        if self.text() != self._text:
            self.edited.emit()
