"""Letters: the text of an invitation, in each language, with holes for what differs."""

from collections.abc import Sequence
from typing import Any

from catalog_app.domain.coded import Choice
from catalog_app.domain.events import WHAT
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.kinds import LongText, Text
from catalog_app.i18n import Language, mark


class Letter(Entity):
    """The organisation's own text of a letter; where there is none, the shipped one is meant."""

    section, table = "letters", "letter"
    one, many = mark("Letter"), mark("Letters")
    label_fields = ("kind", "language")
    order = ("kind", "language")
    identity = fixed = ("kind", "language")

    kind = field(
        Choice({"invitation": mark("Invitation")}), mark("Kind"), required=True, group=WHAT
    )
    language = field(Text(), mark("Language"), required=True, group=WHAT)
    text = field(LongText(), mark("Text"), required=True, group=WHAT)

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        kind, code = parts
        return " · ".join(filter(None, (cls.kind.kind.show(kind, language), code)))
