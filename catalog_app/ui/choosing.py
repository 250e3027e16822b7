"""Editors of fields that lead to other records: typed by name, in any language and spelling.

A name that exactly one record has is taken; a name of several is a question; an unknown one becomes
a new record, created when the form is saved.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QLineEdit

from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.folding import fold, words
from catalog_app.domain.relations import Ref
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.i18n import mark
from catalog_app.ui import records
from catalog_app.ui.completer import Completion, Offer
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.records import New

_BESIDE = ("country", "organisation", "event")
_CREATE = mark("Create {entity} “{name}”")
_NEW = mark("new, will be added: {names}")
_SEVERAL = mark("Several are called “{name}”. Choose the one you mean from the list.")
_NOBODY = mark("Nothing here is called “{name}”. Choose from the list.")
_TYPE = mark("Type a name; new ones are made on the spot")
_FOUND = mark("{name}, {beside}")
_PERSON = mark("new, will be added: family name {family}, given name {given}")


class Chooser:
    """Finds the records of a section by what people type."""

    def __init__(self, section: str, context: FormContext) -> None:
        self.section = section
        self.entity: type[Entity] = entity_of(section)
        self._context = context
        self._asked: tuple[str, Sequence[Ref]] = ("", ())

    def shown(self, ref: Ref) -> str:
        """Its label, without the sign that parts several of them."""
        return records.shown(self.section, ref, self._context.language).replace(";", ",")

    def offers(self, text: str) -> list[Offer]:
        """What the catalog knows, and at the end the way to a new one."""
        from catalog_app.storage import suggest

        context = self._context
        self._asked = ("", ())
        found = suggest.suggest(context.catalog, self.section, text, language=context.language)
        exact = {int(ref) for ref in self._same(text)} if text else set()
        sure = len(exact) == 1
        offers = [
            Offer(self.shown(ref), ref, self.beside(ref), sure and int(ref) in exact)
            for ref in found
        ]
        return offers + self._creating(text, sure=not found)

    def _creating(self, text: str, *, sure: bool) -> list[Offer]:
        new = self.new(text) if text.strip() else None
        if new is None:
            return []
        language = self._context.language
        kind = language.lower(language.text(self.entity.one))
        return [Offer(language.text(_CREATE, entity=kind, name=text.strip()), new, sure=sure)]

    def resolve(self, text: str) -> Ref | None:
        """The record that a text means, a new one, or ValueProblem where it may be several."""
        name = " ".join(text.split())
        if not name:
            return None
        same = self._same(name) if fold(name) else []
        if len(same) == 1:
            return same[0]
        if same:
            raise ValueProblem(_SEVERAL, name=name)
        new = self.new(name)
        if new is None:
            raise ValueProblem(_NOBODY, name=name)
        return new

    def new(self, name: str) -> New | None:
        row = records.row_called(self.entity, name)
        return None if row is None else New(self.section, row)

    def beside(self, ref: Ref) -> str:
        """What tells it from others of its name: its country, its organisation."""
        if isinstance(ref, New):
            return ""
        language, label = self._context.language, self.shown(ref)
        known = dict(zip(self.entity.label_fields, ref.parts, strict=False))
        wanted = [name for name in _BESIDE if name in self.entity.fields]
        if not set(wanted) <= set(known):
            known = self._context.catalog.get(self.entity, int(ref))
        texts = (self.entity.fields[name].kind.show(known.get(name), language) for name in wanted)
        return " · ".join(text for text in texts if text and text not in label)

    def _same(self, name: str) -> Sequence[Ref]:
        """Those of just this name; one word alone is not the name of a person who has two."""
        from catalog_app.storage import suggest

        name = " ".join(name.split())
        if self._asked[0] != name:
            found = suggest.similar(self._context.catalog, self.section, name)
            if self.section in records.NAMESAKES and len(words(name)) == 1:
                found = [ref for ref in found if len(words(self.shown(ref))) == 1]
            self._asked = (name, found)  # a line asks several times a keystroke
        return self._asked[1]


class ReferenceEditor(Editor):
    """One other record."""

    def __init__(self, field: Field, context: FormContext, section: str) -> None:
        self.line = QLineEdit()
        super().__init__(field, context, self.line)
        self.chooser = Chooser(section, context)
        self._ref: Ref | None = None
        self._text = ""
        self._typed = False
        self.completion = Completion(self.line, self.chooser.offers)
        self.completion.add_arrow()
        self.completion.chosen.connect(self._take)
        self.completion.entered.connect(self.chosen)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self.settle)

    def value(self) -> Ref | None:
        try:
            return self._resolved()
        except ValueProblem:
            return None

    def set_value(self, value: Ref | None) -> None:
        self._ref = value
        self._typed = False
        self._text = "" if value is None else self.chooser.shown(value)
        self.line.setText(self._text)
        self.line.setCursorPosition(0)

    def problem(self) -> CatalogError | None:
        try:
            self._resolved()
        except ValueProblem as problem:
            return problem
        return None

    def understood(self) -> str:
        ref = self.value()
        if ref is None or not (self._typed or isinstance(ref, New)):
            return ""
        name = self.chooser.shown(ref)
        if isinstance(ref, New):
            return announced([ref], [name], self.context)
        beside = self.chooser.beside(ref)
        if beside:
            return self.context.language.text(_FOUND, name=name, beside=beside)
        return "" if name == self.line.text().strip() else name

    def settle(self) -> None:
        """Keeps what was typed, and remembers which record it means."""
        with suppress(ValueProblem):  # problem() says it
            self._ref, self._text = self._resolved(), self.line.text()
        self.left.emit()

    def draft(self) -> Any:
        return {"text": self.line.text()} if self.problem() else super().draft()

    def resume(self, draft: Any) -> None:
        if "text" in draft:
            self.line.setText(draft["text"])
        else:
            super().resume(draft)

    def _resolved(self) -> Ref | None:
        if self.line.text() == self._text:
            return self._ref
        return self.chooser.resolve(self.line.text())

    def _edited(self) -> None:
        self._typed = True
        self.edited.emit()

    def _take(self, offer: Offer) -> None:
        self.set_value(offer.value)
        self.line.end(False)
        self._edited()
        self.chosen.emit()


class LinksEditor(Editor):
    """Several other records, with semicolons between their names."""

    def __init__(self, field: Field, context: FormContext, section: str) -> None:
        self.line = QLineEdit()
        super().__init__(field, context, self.line)
        self.chooser = Chooser(section, context)
        self._known: dict[str, Ref] = {}
        self.line.setPlaceholderText(context.language.text(_TYPE))
        self.completion = Completion(self.line, self.chooser.offers, several=True)
        self.completion.chosen.connect(self._take)
        self.completion.entered.connect(self.chosen)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.settle)

    def value(self) -> tuple[Ref, ...]:
        try:
            return self._resolved()
        except ValueProblem:
            return ()

    def set_value(self, value: Sequence[Ref]) -> None:
        texts = [self._learn(ref) for ref in value or ()]
        self.line.setText("; ".join(texts))
        self.line.setCursorPosition(0)

    def problem(self) -> CatalogError | None:
        try:
            self._resolved()
        except ValueProblem as problem:
            return problem
        return None

    def understood(self) -> str:
        refs = self.value()
        new = [ref for ref in refs if isinstance(ref, New)]
        if new:
            return announced(new, [self.chooser.shown(ref) for ref in new], self.context)
        names = [self.chooser.shown(ref) for ref in refs]
        return "" if names == self._parts() else "; ".join(names)

    def settle(self) -> None:
        """Remembers which records the names mean, and drops empty places."""
        with suppress(ValueProblem):  # problem() says it
            self._known |= dict(zip(self._parts(), self._resolved(), strict=True))
        tidy = "; ".join(self._parts())
        if tidy != self.line.text():
            self.line.setText(tidy)
        self.left.emit()

    def draft(self) -> Any:
        return {"text": self.line.text()} if self.problem() else super().draft()

    def resume(self, draft: Any) -> None:
        if "text" in draft:
            self.line.setText(draft["text"])
        else:
            super().resume(draft)

    def _parts(self) -> list[str]:
        return [" ".join(part.split()) for part in self.line.text().split(";") if part.strip()]

    def _resolved(self) -> tuple[Ref, ...]:
        refs = (self._known.get(part) or self.chooser.resolve(part) for part in self._parts())
        return tuple(ref for ref in refs if ref is not None)

    def _learn(self, ref: Ref) -> str:
        text = " ".join(self.chooser.shown(ref).split())
        while self._known.get(text, ref) != ref:
            text += "\u200b"  # a second of the same name stays apart from the first
        self._known[text] = ref
        return text

    def _take(self, offer: Offer) -> None:
        self.completion.replace_part(self._learn(offer.value))
        self.edited.emit()
        self.chosen.emit()


def announced(new: Sequence[New], names: Sequence[str], context: FormContext) -> str:
    """Says what will be added, and of a person how the name is parted."""
    row = new[0].row
    if len(new) == 1 and row.get("given_name"):
        family, given = row.get("family_name"), row["given_name"]
        return context.language.text(_PERSON, family=family, given=given)
    return context.language.text(_NEW, names="; ".join(names))
