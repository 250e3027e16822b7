"""Saved searches: a section, and what is looked for in it, under a name that people gave."""

from catalog_app.domain.coded import Choice
from catalog_app.domain.events import WHAT
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.kinds import Text
from catalog_app.domain.own_fields import SECTIONS
from catalog_app.i18n import mark


class SavedSearch(Entity):
    """A search that everybody who works in the catalog finds in the sidebar."""

    section, table = "searches", "search"
    one, many = mark("Saved search"), mark("Saved searches")
    label_fields = ("name",)
    order = ("name",)
    identity = ("name",)

    name = field(Text(), mark("Name"), required=True, width=30, group=WHAT, naming=True)
    of = field(
        Choice(SECTIONS),
        mark("Section"),
        required=True,
        width=14,
        group=WHAT,
        searched=False,
        name="section",
    )
    query = field(Text(), mark("Search"), required=True, width=40, group=WHAT, searched=False)
