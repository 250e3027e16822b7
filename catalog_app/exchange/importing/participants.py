"""A flat list of participants, a person a line: events, delegations, members, people, employers.

Two people of one name at an event are two.  One at another event is the same person where country
or organisation agree; otherwise it is asked.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from catalog_app.domain.fields import Row
from catalog_app.domain.people import Person
from catalog_app.domain.refs import Ref
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.exchange.importing import matching
from catalog_app.exchange.importing.candidates import uuid_of
from catalog_app.exchange.importing.cells import says_nothing
from catalog_app.exchange.importing.namesakes import Namesakes, Somebody, judge
from catalog_app.exchange.importing.plan import Item, Plan
from catalog_app.exchange.importing.records import Records
from catalog_app.exchange.importing.sent import Sent
from catalog_app.exchange.importing.telling import Wrong
from catalog_app.exchange.importing.values import Understood
from catalog_app.exchange.pasting.names import PARTS, parted
from catalog_app.exchange.pasting.person import called
from catalog_app.i18n import mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import key_of, uuids

_NOBODY = mark("Nobody is named here. Write a name, or delete the line.")
_NO_EVENT = mark("Say which event it is.")
_NO_COUNTRY = mark("Say which country or organisation sends it.")
_NO_UUID = mark("There is no record {uuid} in {section}.")
_SPELT = ("name", "person")
"""Found by their keys: another spelling is no other person."""
_OWN = ("event", "when", "country", "sender", "delegation", "uuid", "email", "phone", *PARTS)
"""Of a line, what is not said of the member."""


@dataclass(frozen=True)
class _Who:
    """The person of a line."""

    key: str
    row: Row
    event: int
    delegation: Ref


class Participants:
    """Plans the lines of such a list, in their order."""

    def __init__(self, catalog: Catalog, plan: Plan, records: Records) -> None:
        self._catalog, self._plan, self._records = catalog, plan, records
        self._references = plan.references
        self._people = Namesakes(catalog, plan.references.names)
        self._sent = Sent(catalog, plan.references)
        self._taken: set[int] = set()
        self._at = 0
        self._open: dict[int, tuple[Understood, _Who]] = {}

    def take(self, understood: Iterable[Understood]) -> None:
        for line in understood:
            line.row |= _named(line.row)
            self._records.complete(line)
            self._at = len(self._plan)
            who = None if line.wrong else self._who(line)
            self._plan.put(self._wrong(line) if who is None else self._item(line, who))

    def settle(self) -> None:
        """Looks at doubtful lines again: later ones may have told who it is."""
        settled = True
        while settled:
            settled = False
            for place, (line, who) in sorted(self._open.items()):
                self._at = place
                item = self._item(line, who)
                if item.outcome != "doubtful":
                    del self._open[place]
                    self._plan.put(item)
                    settled = True

    def _wrong(self, line: Understood) -> Item:
        given = _said(line.row)
        return Item(self._at, line.line, "wrong", wrong=tuple(line.wrong), given=given)

    def _item(self, line: Understood, who: _Who) -> Item:
        place, given = self._at, _said(line.row) | {"delegation": who.delegation}
        text = line.row.get("uuid")
        if uuid_of(line.row):
            return self._of_uuid(line, who, given)
        judged, members = self._there(who, given)
        if judged == matching.SAME:
            return self._of(line, who, given, members[0])
        if judged == matching.DOUBTFUL:
            return self._doubtful(line, who, given, [int(m["person"]) for m in members])
        repeated = self._repeated(who, given)
        if repeated is not None:
            return Item(place, line.line, "same", -1 - repeated, given)
        judged, ids = self._person(who, given)
        if judged == matching.DOUBTFUL and text != "new":
            return self._doubtful(line, who, given, ids)
        return self._new(line, who, given, ids[0] if judged == matching.SAME else None)

    def _who(self, line: Understood) -> _Who | None:
        """None where that is wrong, which is noted in the line."""
        row = line.row
        name = " ".join(row[part] for part in PARTS[:2] if row.get(part))
        problem = None
        if not name:
            problem = _NOBODY
        elif row.get("event") is None:
            problem = _NO_EVENT
        elif not (row.get("country") or row.get("sender")):
            problem = _NO_COUNTRY
        if problem:
            line.wrong.append(Wrong("", "", ValueProblem(problem)))
            return None
        try:
            delegation = self._sent.delegation(row)
        except CatalogError as refused:
            line.wrong.append(Wrong("", "", refused))
            return None
        return _Who(key_of(Person, name), self._person_row(row), int(row["event"]), delegation)

    def _person_row(self, row: Row) -> Row:
        """As a new person would be."""
        kept = (*PARTS, "honorific", "position", "email", "phone", "country")
        made = {name: row[name] for name in kept if row.get(name)}
        employer = row.get("employer")
        if employer and not says_nothing(employer):
            with suppress(CatalogError):  # of several of that name: the text alone is kept
                made["organisation"] = self._references.one("organisations", employer, row)
        return made

    def _there(self, who: _Who, given: Row) -> tuple[str, list[Row]]:
        """The member of the delegation whom the line is about, if there is one."""
        members = [
            member
            for member in self._sent.members(who.event).get(who.key, ())
            if int(member["delegation"]) == int(who.delegation)
        ]
        said = {name: value for name, value in given.items() if name not in _SPELT}
        free = [member for member in members if member["id"] not in self._taken]
        for member in (*free, *members):
            if not matching.changes(said, member, (), self._records.alike):
                return matching.SAME, [member]
        fitting = [member for member in members if not matching.clashes(said, member)]
        if fitting:
            sure = len(fitting) == 1 and fitting == free
            return (matching.SAME if sure else matching.DOUBTFUL), fitting
        if len(free) != 1:
            return (matching.DOUBTFUL if free else matching.OTHER), free
        moved = "employer" in matching.clashes(said, free[0])
        return (matching.DOUBTFUL if moved else matching.SAME), free

    def _repeated(self, who: _Who, given: Row) -> int | None:
        """The place of an earlier line that says all of this already."""
        for somebody in self._people.known(who.key):
            for place in somebody.at.get(who.event, ()):
                earlier = self._plan[place].given
                if all(earlier.get(n) == v for n, v in given.items() if n not in _SPELT):
                    return place
        return None

    def _person(self, who: _Who, given: Row) -> tuple[str, list[int]]:
        """Who it is among those of that name who are not at the event already."""
        known = self._people.known(who.key)
        at_event = [each for each in known if who.event in each.at]
        for each in at_event:
            earlier = (self._plan[place].given for place in each.at[who.event])
            if any(_may_repeat(row, given) for row in earlier):
                return matching.DOUBTFUL, [each.id]
        elsewhere = [each for each in known if each not in at_event]
        return matching.choose((each.id, self._judge(who, each)) for each in elsewhere)

    def _judge(self, who: _Who, somebody: Somebody) -> matching.Verdict:
        """Whom the catalog has in another delegation to the event may only be the same."""
        judged, score = judge(who.row, somebody)
        there = self._sent.members(who.event).get(who.key, ())
        here = any(m["person"] and int(m["person"]) == somebody.id for m in there)
        return (matching.DOUBTFUL if here and judged == matching.SAME else judged), score

    def _new(self, line: Understood, who: _Who, given: Row, person: int | None) -> Item:
        place = self._at
        if person is None:
            ref = self._references.fresh.another(Person.section, who.row)
            person = int(ref)
        self._people.note(who.key, person, who.row, who.event, place)
        given = given | {"person": Ref(person, (), Person.section)}
        return Item(place, line.line, "new", None, given)

    def _doubtful(self, line: Understood, who: _Who, given: Row, ids: Sequence[int]) -> Item:
        if self._at in self._open:
            ref = self._plan[self._at].given["person"]
        else:
            self._open[self._at] = line, who
            ref = self._references.fresh.another(Person.section, who.row)
        given = given | {"person": ref}
        return Item(self._at, line.line, "doubtful", None, given, maybe=tuple(ids))

    def _of(self, line: Understood, who: _Who, given: Row, member: Row) -> Item:
        place = self._at
        self._taken.add(member["id"])
        if member["person"]:
            self._people.note(who.key, int(member["person"]), who.row, who.event, place)
        given = given | {"person": member["person"]}
        changes = matching.changes(given, member, ("name",), self._records.alike)
        before = {name: member.get(name) for name in changes}
        outcome = "changed" if changes else "same"
        return Item(place, line.line, outcome, member["id"], given, changes, before)

    def _of_uuid(self, line: Understood, who: _Who, given: Row) -> Item:
        """Somebody has said which person it is."""
        uuid = uuid_of(line.row) or ""
        id = uuids(self._catalog, Person.section, [uuid]).get(uuid)
        if id is None:
            problem = ValueProblem(_NO_UUID, uuid=uuid, section=Person.section)
            wrong = (Wrong("uuid", uuid, problem),)
            return Item(self._at, line.line, "wrong", wrong=wrong, given=given)
        everybody = (m for each in self._sent.members(who.event).values() for m in each)
        for member in everybody:
            if member["person"] and int(member["person"]) == id:
                return self._of(line, who, given, member)
        return self._new(line, who, given, id)


def _named(row: Row) -> dict[str, Any]:
    """The name as it will be printed, its parts, and the form of address that stands before it."""
    whole = row.get("name")
    if not whole:
        name = " ".join(row[part] for part in ("given_name", "family_name") if row.get(part))
        return {"name": name} if name else {}
    address, (start, end) = called(whole, 0, len(whole))
    name = whole[start:end].strip() or whole
    found: dict[str, Any] = {"name": name}
    if address and not row.get("honorific"):
        found["honorific"] = whole[slice(*address)].strip()
    if not (row.get("family_name") or row.get("given_name")):
        found |= {part: value for part, value in parted(name).items() if value}
    return found


def _said(row: Row) -> Row:
    """What a line says of the member."""
    return {name: value for name, value in row.items() if name not in _OWN}


def _may_repeat(earlier: Row, given: Row) -> bool:
    """Whether an earlier line of the same delegation says nothing else, only more or less."""
    said = {name: value for name, value in given.items() if name not in _SPELT}
    same = int(earlier["delegation"]) == int(given["delegation"])
    return same and not matching.clashes(said, earlier)
