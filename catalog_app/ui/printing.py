"""What is printed: the list that the table shows, the lists of an event, a country."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import Entity, head_of, own_fields
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language
from catalog_app.settings import Settings
from catalog_app.ui import narrowing, plain

if TYPE_CHECKING:
    from catalog_app.reports.blocks import Document
    from catalog_app.reports.issuing import Issued, Subject
    from catalog_app.storage.catalog import Catalog
    from catalog_app.ui.issuing import Issuing
    from catalog_app.ui.page import EntityPage
    from catalog_app.ui.paper import PageOptions
    from catalog_app.ui.preview import PrintPreview
    from catalog_app.ui.print_panel import Choices

_GROUPS = ("country", "kind", "status", "series", "city", "event", "organisation")
Make = Callable[[Language, str], "Document"]
"""The document in a language, by the name of a group ("" for none)."""


class Printing(QObject):
    """Opens the preview with what was chosen last.  `issued`: a list was issued there."""

    issued = Signal()

    def __init__(self, catalog: "Catalog", language: Language, parent: QWidget) -> None:
        super().__init__(parent)
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

        names = [field.name for field in fields]

        def subject(group: str) -> "Subject":
            from catalog_app.reports.issuing import Subject

            return Subject.of_table(entity.section, text, names, order, group)

        self._show(make, _groups(entity, self._language), subject)

    def report(self, name: str, query: str) -> None:
        """A report by its name, of what a query finds."""
        from catalog_app.reports import build
        from catalog_app.reports.issuing import Subject

        subject = Subject.of_query(self._catalog, name, query, self._language)
        self._show(lambda words, _: build(name, self._catalog, query, words), (), lambda _: subject)

    def report_of(self, name: str, event: int) -> None:
        """A report by its name, of one event."""
        from catalog_app.reports import build_for_event
        from catalog_app.reports.issuing import Subject

        self._show(
            lambda words, _: build_for_event(name, self._catalog, event, words),
            (),
            lambda _: Subject(name, event),
        )

    def letters(self, event: int, code: str, texts: Mapping[str, str], to: Sequence[int]) -> None:
        """Letters of invitation to delegations, first in the language of `code`.

        `texts`: what they say instead of what the catalog has, by language.
        """
        from catalog_app.reports import invitations

        def make(words: Language, _group: str) -> "Document":
            text = texts.get(words.code)
            return invitations.of_event(self._catalog, event, words, text=text, to=to)

        self._run(self._preview(make, (), code=code))

    def kept(self, issued: "Issued") -> None:
        """A list that was issued, as it was."""
        from catalog_app.reports.issuing import kept

        preview = self._preview(lambda _words, _group: kept(self._catalog, issued.id), ())
        preview.settle(issued)
        self._run(preview)

    def print_kept(self, issued: "Issued") -> None:
        """The same, at once to a printer."""
        from catalog_app.reports.issuing import kept
        from catalog_app.ui.preview import send_to_printer

        try:
            send_to_printer(kept(self._catalog, issued.id), _page(), self._parent)
        except CatalogError as error:
            plain.tell(self._parent, error.text(self._language))

    def _show(
        self, make: Make, groups: Sequence[tuple[str, str]], subject: "Callable[[str], Subject]"
    ) -> None:
        from catalog_app.ui.issuing import Issuing

        issuing = None if self._catalog.read_only else Issuing(self._catalog, subject)
        preview = self._preview(make, groups, issuing)
        self._run(preview)
        chosen = preview.choices.language
        # The window's own language is not kept: the list follows it when it becomes another.
        other = chosen if chosen != self._language.code else ""
        Settings.keep(printing=replace(Settings.load().printing, language=other))
        if preview.issued is not None:
            self.issued.emit()

    def _preview(
        self,
        make: Make,
        groups: Sequence[tuple[str, str]],
        issuing: "Issuing | None" = None,
        code: str = "",
    ) -> "PrintPreview":
        """`code`: of the language, where it is not to be that of the last time."""
        from catalog_app.ui.preview import PrintPreview
        from catalog_app.ui.print_panel import Choices

        code = code or Settings.load().printing.language or self._language.code
        choices = Choices(code, "", _page())

        def document(chosen: "Choices") -> "Document":
            return make(self._catalog.speaking(chosen.language), chosen.group)

        return PrintPreview(document, choices, self._language, groups, self._parent, issuing)

    def _run(self, preview: "PrintPreview") -> None:
        """Until it is closed; the page that was chosen is that of the next time."""
        preview.exec()
        page = preview.choices.page
        way = "landscape" if page.landscape else "portrait"
        kept = replace(Settings.load().printing, page=page.page, orientation=way)
        Settings.keep(printing=kept)
        preview.deleteLater()


def _page() -> "PageOptions":
    """The page that was chosen last."""
    from catalog_app.ui.paper import PageOptions

    kept = Settings.load().printing
    return PageOptions(kept.page, kept.orientation == "landscape")


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
