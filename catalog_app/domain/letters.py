"""Letters: the text of an invitation, in each language, with holes for what differs."""

from collections.abc import Sequence
from typing import Any

from catalog_app.domain.coded import Choice
from catalog_app.domain.events import WHAT
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.kinds import LongText, Text
from catalog_app.i18n import CODES, Language, mark
from catalog_app.paths import resources

HOLES = {
    "event": mark("Event"),
    "when": mark("When"),
    "venue": mark("Venue"),
    "city": mark("City"),
    "country": mark("Host country"),
    "organisers": mark("Organisers"),
    "seat": mark("City of the organisers"),
    "today": mark("Today"),
    "delegation": mark("Delegation"),
    "sender": mark("Country or organisation"),
    "sent_by": mark("Sent by"),
    "contact": mark("Contact person"),
    "quota": mark("Quota"),
    "reply_by": mark("Reply by"),
    "liaison": mark("Liaison officer"),
}
"""All that a letter can say of an event and a delegation -> what it is called."""


class LetterText(LongText):
    """The text of a letter, with no holes but those."""

    def take(self, written: Any) -> str | None:
        from catalog_app.domain import holes

        text = super().take(written)
        holes.check(text or "", HOLES)
        return text


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
    text = field(LetterText(), mark("Text"), required=True, group=WHAT)

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        kind, code = parts
        spoken = Language(code).name if code in CODES else code
        return " · ".join(filter(None, (cls.kind.kind.show(kind, language), spoken)))


def shipped(kind: str, code: str) -> str:
    """The text that the program brings along, in one of CODES."""
    file = resources() / "templates" / "letters" / f"{kind}.{code}.txt"
    return file.read_text(encoding="utf-8").strip()
