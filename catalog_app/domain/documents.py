"""Documents, and the records to which they are attached."""

from catalog_app.domain.coded import Choice
from catalog_app.domain.events import MORE, WHAT
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.files import FileKept
from catalog_app.domain.kinds import Link, LongText, PartialDate, Text
from catalog_app.domain.relations import AttachedTo, Reference
from catalog_app.i18n import mark


class Document(Entity):
    """A press report, a letter, a programme; also the source of what a record says."""

    section, table = "documents", "document"
    one, many = mark("Document"), mark("Documents")
    label_fields = ("title", "publisher")
    order = ("-date", "title")

    date = field(PartialDate(), mark("Date"), width=14, group=WHAT)
    title = field(Text(), mark("Title"), required=True, width=40, group=WHAT, naming=True)
    kind = field(
        Choice(
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
        ),
        mark("Kind"),
        width=14,
        group=WHAT,
    )
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


class Attachment(Entity):
    """A document at a record: exactly one of the references beside `document` is set."""

    section, table = "attachments", "attachment"
    one, many = mark("Attachment"), mark("Attachments")
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
