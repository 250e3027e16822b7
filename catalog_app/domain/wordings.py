"""Positions and forms of address, and what they are called in other languages.

What is typed stays as it was typed; whoever reads it in another language gets the form of that
language where one is known: Minister, Nazir, Министр.
"""

from catalog_app.domain.countries import spelling
from catalog_app.domain.events import NAME
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.kinds import Names, Text, Title
from catalog_app.i18n import Language, mark


class Wording(Text):
    """A line that has other forms in other languages, which the Language at hand knows."""

    def show(self, value: str | None, language: Language) -> str:
        return language.wordings.get(spelling(value), {}).get(language.code, value) if value else ""


class Term(Entity):
    """A position or a form of address with its forms in other languages."""

    section, table = "terms", "term"
    one, many = mark("Title or position"), mark("Titles and positions")
    label_fields = ("name", "names")
    order = ("name",)

    name = field(
        Title(), mark("Title or position"), required=True, width=30, group=NAME, naming=True
    )
    names = field(Names(), mark("In other languages"), width=40, group=NAME, naming=True)
