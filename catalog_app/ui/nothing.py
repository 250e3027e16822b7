"""What a section says that has no records yet."""

from typing import TYPE_CHECKING

from catalog_app.domain.fields import Entity
from catalog_app.i18n import mark
from catalog_app.storage.history import newest
from catalog_app.ui.empty import EmptyState

if TYPE_CHECKING:
    from catalog_app.ui.window import MainWindow

_ADD = {
    "events": mark("Add the first event"),
    "delegations": mark("Add a delegation"),
    "members": mark("Add a member"),
    "people": mark("Add a person"),
    "organisations": mark("Add an organisation"),
    "series": mark("Add a series"),
    "countries": mark("Add a territory"),
    "documents": mark("Add a document"),
}
_SENTENCES = {
    "delegations": mark("Delegations are entered with their event, or here one by one."),
    "members": mark("Members are entered with their delegation, or here one by one."),
}
_NONE_LEFT = mark("Add one; what was deleted may still be in the trash.")
_USUAL = mark("They appear here as soon as an event names them, or when you add them.")


def state(window: "MainWindow", entity: type[Entity]) -> EmptyState:
    """A sentence and the way on."""
    text = window.language.text
    new = (text(_ADD[entity.section]), window.commands.new, True)
    add = [] if window.catalog.read_only else [new]
    if entity.section == "events" and newest(window.catalog.reader, "done", "") is not None:
        more = [(text("Add an event"), call, filled) for _, call, filled in add]
        return EmptyState("events", text("No events"), text(_NONE_LEFT), more)
    if entity.section == "events":
        return EmptyState(
            "calendar-add",
            text("Nothing recorded yet"),
            text("Enter the first event, or look around in the sample."),
            [*add, (text("Open the sample"), lambda: window.asked.emit("sample", None), False)],
        )
    return EmptyState(
        entity.section,
        text("Nothing recorded yet"),
        text(_SENTENCES.get(entity.section, _USUAL)),
        add,
    )
