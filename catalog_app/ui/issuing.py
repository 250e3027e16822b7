"""What the preview of a list knows of those that were issued before, and how it issues the next."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog_app.reports.blocks import Document
    from catalog_app.reports.issuing import Issued, Subject
    from catalog_app.storage.catalog import Catalog


class Issuing:
    """`subject_of`: what the list is of, by the name of the group it is grouped by."""

    def __init__(self, catalog: "Catalog", subject_of: "Callable[[str], Subject]") -> None:
        self._catalog, self._subject_of = catalog, subject_of

    def lists(self, group: str, code: str) -> "list[Issued]":
        """What was issued before in a language, the last one first."""
        from catalog_app.reports.issuing import issued_of

        found = issued_of(self._catalog, self._subject_of(group))
        return [each for each in found if each.language == code]

    def number(self, group: str) -> int:
        """That of the next one, unless another office is quicker."""
        from catalog_app.storage.numbers import next_number

        of = self._subject_of(group)
        return next_number(self._catalog, of.report, of.event, of.query)

    def names_people(self, group: str) -> bool:
        """Those who are on it will be printed so from then on."""
        return not self._subject_of(group).is_table

    def marked(self, document: "Document", since: "Issued | None") -> "Document":
        """With marks for what is new since a list."""
        from catalog_app.reports.issuing import marked_since

        return marked_since(self._catalog, document, since)

    def unchanged(self, document: "Document", since: "Issued") -> bool:
        from catalog_app.reports.comparing import changes
        from catalog_app.reports.issuing import kept

        return not changes(document, kept(self._catalog, since.id))

    def issue(self, document: "Document", group: str, since: "Issued | None") -> "Issued":
        """As keep(); what was issued."""
        from catalog_app.reports.issuing import issued_of, keep

        of = self._subject_of(group)
        id = keep(self._catalog, document, of, date.today(), since=since)
        return next(each for each in issued_of(self._catalog, of) if each.id == id)

    def kept(self, issued: "Issued") -> "Document":
        from catalog_app.reports.issuing import kept

        return kept(self._catalog, issued.id)
