"""What is printed: the list that the table shows, the participants of an event, a country."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import Entity, head_of, own_fields
from catalog_app.i18n import Language
from catalog_app.settings import PrintChoices, Settings
from catalog_app.ui import narrowing

if TYPE_CHECKING:
    from catalog_app.reports.blocks import Document
    from catalog_app.storage.catalog import Catalog
    from catalog_app.ui.page import EntityPage
    from catalog_app.ui.preview import Choices

_GROUPS = ("country", "kind", "status", "series", "city", "event", "organisation")
Make = Callable[[Language, str], "Document"]
"""The document in a language, by the name of a group ("" for none)."""


class Printing:
    """Opens the preview with what was chosen last."""

    def __init__(self, catalog: "Catalog", language: Language, parent: QWidget) -> None:
        self._catalog, self._language, self._parent = catalog, language, parent

    def table(self, page: "EntityPage") -> None:
        """What the page shows: its search, columns, order."""
        from catalog_app.reports.listing import listing
        from catalog_app.storage import groups

        entity, text, order = page.entity, page.text, page.table.order
        fields = page.grid.columns.fields()

        def make(words: Language, group: str) -> "Document":
            group_by = entity.fields.get(group)
            found = self._catalog.find(entity, text, groups.order(group_by, order), words)
            return listing(
                found,
                fields,
                title=words.text(entity.many),
                language=words,
                group_by=group_by,
                subtitle=_said(text, entity, self._language, words),
            )

        self._show(make, _groups(entity, self._language))

    def report(self, name: str, query: str) -> None:
        """A report by its name, of what a query finds."""
        from catalog_app.reports import build

        self._show(lambda words, _group: build(name, self._catalog, query, words), ())

    def participants(self, event: int) -> None:
        """The list of participants of one event."""
        from catalog_app.reports.participants import of_event

        self._show(lambda words, _group: of_event(self._catalog, event, words), ())

    def _show(self, make: Make, groups: Sequence[tuple[str, str]]) -> None:
        from catalog_app.ui.paper import PageOptions
        from catalog_app.ui.preview import Choices, PrintPreview

        kept = Settings.load().printing
        page = PageOptions(kept.page, kept.orientation == "landscape")
        choices = Choices(kept.language or self._language.code, "", page)

        def document(chosen: "Choices") -> "Document":
            return make(self._catalog.speaking(chosen.language), chosen.group)

        preview = PrintPreview(document, choices, self._language, groups, self._parent)
        preview.exec()
        chosen = preview.choices
        orientation = "landscape" if chosen.page.landscape else "portrait"
        # The window's own language is not kept: the list follows it when it becomes another.
        other = chosen.language if chosen.language != self._language.code else ""
        Settings.keep(printing=PrintChoices(chosen.page.page, orientation, other))
        preview.deleteLater()


def _said(text: str, entity: type[Entity], typed: Language, told: Language) -> str:
    """A search as people read it: countries by name in the language `told`, all else as typed."""
    for term in narrowing.terms(text):
        code = narrowing.code_of(term, entity, typed)
        if code is not None:
            field = entity.fields[narrowing.COUNTRY]
            name = field.kind.show(code, told) or told.text("(none)")
            line = told.text("{name}: {value}", name=told.text(field.label), value=name)
            rest = _said(term.rest, entity, typed, told)
            return f"{rest} · {line}" if rest else line
    return text


def _groups(entity: type[Entity], language: Language) -> list[tuple[str, str]]:
    """The ways to group a list, "" for none."""
    names = [name for name in _GROUPS if name in entity.fields and entity.section != "countries"]
    names += [field.name for field in own_fields(entity) if not field.kind.bare]
    named = [(name, head_of(entity.fields[name], language)) for name in names]
    return [("", language.text("No groups")), *named]
