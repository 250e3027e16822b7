"""The widget for each kind of value: the only place in the window that names kinds."""

from collections.abc import Callable

from catalog_app.domain import coded, kinds, moments, relations
from catalog_app.domain.documents import Document
from catalog_app.domain.fields import Entity, Field, entity_of, fields_of
from catalog_app.domain.files import FileKept
from catalog_app.domain.people import Person
from catalog_app.domain.wordings import Wording
from catalog_app.ui.attaching import AnyChooser
from catalog_app.ui.choosing import Chooser, LinksEditor, ReferenceEditor
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.file_editor import FileEditor
from catalog_app.ui.lines import (
    ChoiceLine,
    CountryEditor,
    DateEditor,
    KeyEditor,
    KnownTextEditor,
    LineEditor,
    LongTextEditor,
    MomentEditor,
    OpenChoiceLine,
    ShownEditor,
)
from catalog_app.ui.names_editor import NamesEditor
from catalog_app.ui.papers import PapersEditor
from catalog_app.ui.proposed_names import PersonNamesEditor
from catalog_app.ui.wording_editor import WordingEditor

_KNOWN_TEXTS = frozenset(
    (
        *("venue", "employer", "publisher", "language"),
        *("hotel", "room", "arrival_by", "departure_by", "liaison", "contact"),
    )
)
"""Texts that repeat from record to record, and are worth suggesting."""

_PLAIN: dict[type[kinds.Kind], Callable[[Field, FormContext], Editor]] = {
    kinds.LongText: LongTextEditor,
    kinds.Link: LineEditor,
    kinds.Text: LineEditor,
    kinds.Tags: ShownEditor,
    kinds.Number: ShownEditor,
    kinds.PartialDate: DateEditor,
    moments.DayTime: MomentEditor,
    coded.CountryCode: CountryEditor,
    FileKept: FileEditor,
}


def editor_for(entity: type[Entity], field: Field, context: FormContext) -> Editor:
    """The editor of a field, in a form or in a cell of a grid."""
    kind = type(field.kind).__mro__
    for_kind = next((_OF_ENTITY[each] for each in kind if each in _OF_ENTITY), None)
    if for_kind is not None:
        return for_kind(entity, field, context)
    if field.key:
        return KeyEditor(field, context)
    if _repeats(entity, field):
        return KnownTextEditor(field, context, entity)
    made = next(_PLAIN[each] for each in kind if each in _PLAIN)
    return made(field, context)


def _repeats(entity: type[Entity], field: Field) -> bool:
    """Whether it is a text that is worth suggesting: what people note themselves is."""
    if field.name in entity.declared:
        return field.name in _KNOWN_TEXTS
    return type(field.kind) is kinds.Text


def _choice(entity: type[Entity], field: Field, context: FormContext) -> Editor:
    if field.kind.open:
        return OpenChoiceLine(field, context, entity)
    return ChoiceLine(field, context)


def _names(entity: type[Entity], field: Field, context: FormContext) -> Editor:
    if entity is Person:
        return PersonNamesEditor(field, context)
    named = any(_names_it(each) for each in fields_of(entity))
    return NamesEditor(field, context, nameless=not named)


def _names_it(field: Field) -> bool:
    """Whether it is a name of its own, in no language in particular."""
    return field.naming and not field.key and not isinstance(field.kind, kinds.Names)


def _links(entity: type[Entity], field: Field, context: FormContext) -> Editor:
    if field.kind.section == Document.section:
        return PapersEditor(entity, field, context)
    return LinksEditor(field, context, Chooser(field.kind.section, context))


def _attached(field: Field, kind: kinds.Kind, context: FormContext) -> Editor:
    assert isinstance(kind, relations.AttachedTo), "the table below says so"
    sections = relations.targets(entity_of(kind.through)).items()
    chooser = AnyChooser([each for name, each in sections if name != kind.here], context)
    return LinksEditor(field, context, chooser)


_OF_ENTITY: dict[type[kinds.Kind], Callable[[type[Entity], Field, FormContext], Editor]] = {
    coded.Choice: _choice,
    kinds.Names: _names,
    Wording: lambda entity, field, context: WordingEditor(field, context, entity),
    relations.Reference: lambda _, field, context: ReferenceEditor(
        field, context, field.kind.section
    ),
    relations.Links: _links,
    relations.AttachedTo: lambda _, field, context: _attached(field, field.kind, context),
}
