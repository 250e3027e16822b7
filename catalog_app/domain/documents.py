"""Documents, and the records to which they are attached."""

from datetime import date as Day
from pathlib import PurePath

from catalog_app.domain.coded import Choice
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.events import MORE, WHAT
from catalog_app.domain.fields import Entity, Row, field
from catalog_app.domain.files import FileKept, StoredFile
from catalog_app.domain.kinds import Link, LongText, PartialDate, Text, one_line
from catalog_app.domain.relations import AttachedTo, Reference
from catalog_app.i18n import Language, mark

KINDS = Choice(
    {
        "press_report": mark("Press report"),
        "note_verbale": mark("Note verbale"),
        "letter": mark("Letter"),
        "invitation": mark("Invitation"),
        "memorandum": mark("Memorandum"),
        "protocol": mark("Protocol"),
        "programme": mark("Programme"),
        "picture": mark("Picture"),
        "other": mark("Other"),
    },
    open=True,
)
"""Of documents; people may add kinds."""


class Document(Entity):
    """A press report, a letter, a programme; also the source of what a record says."""

    section, table = "documents", "document"
    one, many = mark("Document"), mark("Documents")
    label_fields = ("title", "publisher")
    order = ("-date", "title")
    facets = ("kind", "year")
    namesakes = True

    RECEIVED = ("note_verbale", "letter")
    """Of these kinds those that people attach have mostly come from elsewhere."""

    date = field(PartialDate(), mark("Date"), width=14, group=WHAT)
    title = field(Text(), mark("Title"), required=True, width=40, group=WHAT, naming=True)
    kind = field(KINDS, mark("Kind"), width=14, group=WHAT)
    publisher = field(Text(), mark("Publisher or sender"), width=18, group=WHAT, naming=True)
    direction = field(
        Choice({"in": mark("Received"), "out": mark("Sent")}),
        mark("Received or sent"),
        group=WHAT,
        searched=False,
    )
    number = field(Text(), mark("Reference number"), group=WHAT)
    language = field(Text(), mark("Language"), group=WHAT, searched=False)
    address = field(Link(), mark("Address"), group=WHAT)
    file = field(FileKept(), mark("File"), group=WHAT)
    attached_to = field(
        AttachedTo(through="attachments", here="document"),
        mark("Attached to"),
        width=30,
        group=MORE,
        searched=False,
    )
    note = field(LongText(), mark("Note"), group=MORE)

    @classmethod
    def of_file(cls, file: StoredFile, today: Day) -> Row:
        """The document that a file most likely is, as its name says."""
        title = _title(file)
        kind = KINDS.named_in(title)
        if kind in (None, "other"):
            kind = "picture" if file.type.startswith("image/") else None
        row: Row = {"title": title, "kind": kind, "date": parse_edtf(today.isoformat())}
        return row | {"file": file, "direction": "in" if kind in cls.RECEIVED else None}

    @classmethod
    def title_of(cls, row: Row, language: Language) -> str | None:
        """What one without a title is called: by its kind and number, else by its file."""
        kind, number = KINDS.show(row.get("kind"), language), row.get("number")
        if kind and number:
            return f"{kind} {number}"
        file = row.get("file")
        return _title(file) if file else kind or number


def _title(file: StoredFile) -> str:
    return one_line(PurePath(file.name).stem.replace("_", " ")) or file.name


class Attachment(Entity):
    """A document at a record: exactly one of the references beside `document` is set."""

    section, table = "attachments", "attachment"
    one, many = mark("Attachment"), mark("Attachments")
    link = True
    label_fields = ("document",)
    order = ("document",)

    document = field(Reference("documents", owner=True), mark("Document"), required=True)
    event = field(Reference("events", owner=True), mark("Event"))
    delegation = field(Reference("delegations", owner=True), mark("Delegation"))
    series = field(Reference("series", owner=True), mark("Series"))
    person = field(Reference("people", owner=True), mark("Person"))
    organisation = field(Reference("organisations", owner=True), mark("Organisation"))
    member = field(Reference("members", owner=True), mark("Member"))
    country = field(Reference("countries", owner=True), mark("Country"))
