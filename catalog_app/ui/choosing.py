"""Editors of fields that lead to other records: typed by name, in any language and spelling.

A name that exactly one record has is taken; a name of several is a question; an unknown one becomes
a new record, created when the form is saved.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.refs import New, Ref, shown
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.ui.clashes import same
from catalog_app.ui.completer import Completion, Offer
from catalog_app.ui.editing import FormContext, TypedEditor

_BESIDE = ("country", "organisation", "event")
_CREATE = mark("Create {entity} “{name}”")
_NEW = mark("new, will be added: {names}")
SEVERAL = mark("Several are called “{name}”. Choose the one you mean from the list.")
NOBODY = mark("Nothing here is called “{name}”. Choose from the list.")
_TYPE = mark("Type a name; new ones are made on the spot")
_FOUND = mark("{name}, {beside}")
_PERSON = mark("new, will be added: family name {family}, given name {given}")


class Choosing(Protocol):
    """What finds records by what people type; `hint`: what to type."""

    hint: str

    def shown(self, ref: Ref) -> str: ...

    def offers(self, text: str) -> list[Offer]: ...

    def resolve(self, text: str) -> Ref | None: ...


class Chooser:
    """Finds the records of a section by what people type."""

    hint = _TYPE

    def __init__(self, section: str, context: FormContext) -> None:
        self.section = section
        self.entity: type[Entity] = entity_of(section)
        self._context = context
        self._asked: tuple[str, Sequence[Ref]] = ("", ())

    def shown(self, ref: Ref) -> str:
        """Its label, without the sign that parts several of them."""
        return shown(ref, self.section, self._context.language).replace(";", ",")

    def offers(self, text: str) -> list[Offer]:
        """What the catalog knows, and at the end the way to a new one."""
        from catalog_app.storage import suggest

        context = self._context
        self._asked = ("", ())
        found = suggest.suggest(context.catalog, self.section, text, language=context.language)
        exact = {int(ref) for ref in self.meant(text)} if text else set()
        sure = len(exact) == 1
        offers = [
            Offer(self.shown(ref), ref, self.beside(ref), sure and int(ref) in exact)
            for ref in found
        ]
        return offers + self._creating(text, sure=not found)

    def _creating(self, text: str, *, sure: bool) -> list[Offer]:
        new = New.called(self.section, text) if text.strip() else None
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
        meant = self.meant(name)
        if len(meant) != 1:
            raise ValueProblem(SEVERAL if meant else NOBODY, name=name)
        return meant[0]

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

    def meant(self, text: str) -> Sequence[Ref]:
        """What a text may mean: one record, perhaps a new one; several, or none."""
        from catalog_app.storage.naming import resolve

        name, context = " ".join(text.split()), self._context
        if self._asked[0] != name:
            found = resolve(context.catalog, self.section, name, context.language)
            self._asked = (name, found)  # a line asks several times a keystroke
        return self._asked[1]


class ReferenceEditor(TypedEditor):
    """One other record."""

    def __init__(self, field: Field, context: FormContext, section: str) -> None:
        self.line = QLineEdit()
        super().__init__(field, context, self.line)
        self.chooser = Chooser(section, context)
        self._typed = False
        self.completion = Completion(self.line, self.chooser.offers)
        self.completion.add_arrow()
        self.completion.taken.connect(self._take)
        self.completion.entered.connect(self.chosen)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self.settle)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def read(self, text: str) -> Ref | None:
        return self.chooser.resolve(text)

    def shown(self, value: Ref | None) -> str:
        return "" if value is None else self.chooser.shown(value)

    def set_value(self, value: Ref | None) -> None:
        self._typed = False
        super().set_value(value)

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
            self._value, self._text = self.understand(), self.text()
        self.left.emit()

    def _edited(self) -> None:
        self._typed = True
        self.edited.emit()

    def _take(self, offer: Offer) -> None:
        self.set_value(offer.value)
        self.line.end(False)
        self._edited()


class LinksEditor(TypedEditor):
    """Several other records, with semicolons between their names."""

    def __init__(self, field: Field, context: FormContext, chooser: Choosing) -> None:
        self.line = QLineEdit()
        super().__init__(field, context, self.line)
        self.chooser = chooser
        self._known: dict[str, Ref] = {}
        self.line.setPlaceholderText(context.language.text(chooser.hint))
        self.completion = Completion(self.line, self.chooser.offers, several=True)
        self.completion.taken.connect(self._take)
        self.completion.entered.connect(self.chosen)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.settle)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def shown(self, value: Sequence[Ref] | None) -> str:
        return "; ".join(self._learn(ref) for ref in value or ())

    def understand(self) -> tuple[Ref, ...]:
        refs = (self._known.get(part) or self.chooser.resolve(part) for part in self._parts())
        return tuple(ref for ref in refs if ref is not None)

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
            self._known |= dict(zip(self._parts(), self.understand(), strict=True))
        tidy = "; ".join(self._parts())
        if tidy != self.line.text():
            self.line.setText(tidy)
        self.left.emit()

    def _parts(self) -> list[str]:
        return [" ".join(part.split()) for part in self.line.text().split(";") if part.strip()]

    def _learn(self, ref: Ref) -> str:
        text = " ".join(self.chooser.shown(ref).split())
        while not same(self._known.get(text, ref), ref):
            text += "\u200b"  # a second of the same name stays apart from the first
        self._known[text] = ref
        return text

    def _take(self, offer: Offer) -> None:
        self.completion.replace_part(self._learn(offer.value))
        self.edited.emit()


def announced(new: Sequence[New], names: Sequence[str], context: FormContext) -> str:
    """Says what will be added, and of a person how the name is parted."""
    row = new[0].row
    if len(new) == 1 and row.get("given_name"):
        family, given = row.get("family_name"), row["given_name"]
        return context.language.text(_PERSON, family=family, given=given)
    return context.language.text(_NEW, names="; ".join(names))
