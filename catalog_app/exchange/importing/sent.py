"""Who was sent to the events of the catalog: delegations, and their members by name."""

from functools import lru_cache

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.domain.folding import fold
from catalog_app.domain.people import Person
from catalog_app.domain.refs import Ref
from catalog_app.errors import ValueProblem
from catalog_app.exchange.importing.references import References
from catalog_app.i18n import mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import key_of
from catalog_app.storage.parts import parts

_SEVERAL = mark("This country sent several delegations: say which in a column “delegation”.")
_EVENTS_KEPT = 256

_Delegation = tuple[int, str | None, int | None, str]
"""Id, country, sender and folded name."""


class Sent:
    """What it was asked of an event lately it remembers."""

    def __init__(self, catalog: Catalog, references: References) -> None:
        self._catalog, self._references = catalog, references
        self.members = lru_cache(_EVENTS_KEPT)(self._members)
        self._delegations = lru_cache(_EVENTS_KEPT)(self._sent_to)

    def delegation(self, row: Row) -> Ref:
        """That of the country or organisation at the event; a new one where there is none.

        ValueProblem where they sent several and nothing says which.
        """
        event, name, text = row["event"], row.get("delegation") or "", row.get("sender")
        sender = self._references.one("organisations", text, row) if text else None
        asked = (row.get("country"), None if sender is None else int(sender))
        found = [each for each in self._delegations(int(event)) if each[1:3] == asked]
        named = [each for each in found if each[3] == fold(name)]
        found = named or ([] if name else found)
        if len(found) > 1:
            raise ValueProblem(_SEVERAL)
        if found:
            return Ref(found[0][0], (), Delegation.section)
        made = {"event": event, "country": asked[0], "sender": sender, "name": name or None}
        key = (int(event), *asked, fold(name))
        return self._references.fresh.one(Delegation.section, key, made)

    def _members(self, event: int) -> dict[str, list[Row]]:
        """The members at an event, by the key of each of their names."""
        found: dict[str, list[Row]] = {}
        for member in parts(self._catalog, Member, "event", [event]) if event > 0 else ():
            person = member["person"]
            known = Person.own_name(person.parts, "en") if person and person.parts else ""
            for key in {key_of(Person, name) for name in (known, member["name"] or "") if name}:
                found.setdefault(key, []).append(member)
        return found

    def _sent_to(self, event: int) -> list[_Delegation]:
        sent = parts(self._catalog, Delegation, "event", [event]) if event > 0 else []
        return [
            (
                row["id"],
                row["country"],
                None if row["sender"] is None else int(row["sender"]),
                fold(row["name"] or ""),
            )
            for row in sent
        ]
