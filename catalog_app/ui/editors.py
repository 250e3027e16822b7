"""The widget for each kind of value: the only place in the window that names kinds."""

from collections.abc import Callable

from catalog_app.domain import kinds, relations
from catalog_app.domain.fields import Entity, Field
from catalog_app.ui.choosing import LinksEditor, ReferenceEditor
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.lines import (
    ChoiceEditor,
    ChoiceLine,
    CountryEditor,
    DateEditor,
    KnownTextEditor,
    LineEditor,
    LongTextEditor,
    ShownEditor,
    TitleEditor,
)
from catalog_app.ui.names_editor import NamesEditor
from catalog_app.ui.readonly import ReadOnlyEditor

_KNOWN_TEXTS = frozenset({"venue", "position", "employer", "publisher", "honorific", "language"})
"""Texts that repeat from record to record, and are worth suggesting."""

_PLAIN: dict[type[kinds.Kind], Callable[[Field, FormContext], Editor]] = {
    kinds.LongText: LongTextEditor,
    kinds.Link: LineEditor,
    kinds.Title: TitleEditor,
    kinds.Text: LineEditor,
    kinds.Names: NamesEditor,
    kinds.Tags: ShownEditor,
    kinds.Number: ShownEditor,
    kinds.PartialDate: DateEditor,
    kinds.CountryCode: CountryEditor,
}


def editor_for(entity: type[Entity], field: Field, context: FormContext) -> Editor:
    """The editor of a field, in a form."""
    kind = field.kind
    if isinstance(kind, kinds.Choice) and not kind.open:
        return ChoiceEditor(field, context)
    return cell_editor_for(entity, field, context)


def cell_editor_for(entity: type[Entity], field: Field, context: FormContext) -> Editor:
    """The editor of a field in a cell of a grid: always a line that is typed."""
    kind = field.kind
    if isinstance(kind, kinds.Choice):
        return ChoiceLine(field, context)
    if isinstance(kind, relations.Reference):
        return ReferenceEditor(field, context, kind.section)
    if isinstance(kind, relations.Links):
        return LinksEditor(field, context, kind.section)
    if field.name in _KNOWN_TEXTS:
        return KnownTextEditor(field, context, entity)
    made = next((_PLAIN[each] for each in type(kind).__mro__ if each in _PLAIN), ReadOnlyEditor)
    return made(field, context)
