"""A flat list of participants, a person a line: events, delegations, members, people, employers.

Two people of one name at an event are two.  One at another event is the same person where country
or organisation agree; otherwise it is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row, field_of
from catalog_app.domain.folding import fold
from catalog_app.domain.people import Person
from catalog_app.domain.refs import Ref
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.exchange.importing import matching
from catalog_app.exchange.importing.candidates import uuid_of
from catalog_app.exchange.importing.cells import says_nothing
from catalog_app.exchange.importing.plan import Item, Plan
from catalog_app.exchange.importing.records import Records
from catalog_app.exchange.importing.telling import Wrong
from catalog_app.exchange.importing.values import Understood
from catalog_app.exchange.pasting.names import PARTS, parted
from catalog_app.exchange.pasting.person import called
from catalog_app.i18n import mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import key_of, uuids
from catalog_app.storage.parts import parts

_NOBODY = mark("Nobody is named here. Write a name, or delete the line.")
_NO_EVENT = mark("Say which event it is.")
_NO_COUNTRY = mark("Say which country or organisation sends it.")
_SEVERAL = mark("This country sent several delegations: say which in a column “delegation”.")
_NO_UUID = mark("There is no record {uuid} in {section}.")
_OWN = ("event", "when", "country", "sender", "delegation", "uuid", "email", "phone", *PARTS)
"""Of a line, what is not said of the member."""
_EVENTS_KEPT = 256


@dataclass
class _Somebody:
    """A person by what tells namesakes apart; `at`: event -> places of lines about them there."""

    id: int
    country: str | None
    organisation: int | None
    patronymic: str | None
    at: dict[int, list[int]] = field(default_factory=dict)


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
        self._people: defaultdict[str, list[_Somebody]] = defaultdict(list)
        self._read: set[str] = set()
        self._taken: set[int] = set()
        self._members = lru_cache(_EVENTS_KEPT)(self._members_of)
        self._sent = lru_cache(_EVENTS_KEPT)(self._sent_to)

    def take(self, understood: Iterable[Understood]) -> None:
        for line in understood:
            line.row |= _named(line.row)
            self._records.complete(line)
            self._plan.add(self._item(line))

    def _item(self, line: Understood) -> Item:
        place, who = len(self._plan), None
        if not line.wrong:
            who = self._who(line)
        if who is None:
            return Item(place, line.line, "wrong", wrong=tuple(line.wrong), given=_said(line.row))
        given = _said(line.row) | {"delegation": who.delegation}
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
        name = " ".join(row[part] for part in PARTS if row.get(part))
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
            sender = self._sender(row)
            delegation = self._delegation(row, sender)
        except CatalogError as refused:
            line.wrong.append(Wrong("", "", refused))
            return None
        return _Who(key_of(Person, name), self._person_row(row), int(row["event"]), delegation)

    def _sender(self, row: Row) -> Ref | None:
        text = row.get("sender")
        return self._references.one("organisations", text, row) if text else None

    def _delegation(self, row: Row, sender: Ref | None) -> Ref:
        """That of the country at the event; a new one where there is none."""
        event, country, name = row["event"], row.get("country"), row.get("delegation") or ""
        asked = (country, None if sender is None else int(sender))
        found = [each for each in self._sent(int(event)) if each[1:3] == asked]
        named = [each for each in found if each[3] == fold(name)]
        found = named or ([] if name else found)
        if len(found) > 1:
            raise ValueProblem(_SEVERAL)
        if found:
            return Ref(found[0][0], (), Delegation.section)
        made = {"event": event, "country": country, "sender": sender, "name": name or None}
        return self._references.fresh.one(
            Delegation.section, (int(event), *asked, fold(name)), made
        )

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
        free = [
            member
            for member in self._members(who.event).get(who.key, ())
            if int(member["delegation"]) == int(who.delegation) and member["id"] not in self._taken
        ]
        if not free or who.delegation < 0:
            return matching.OTHER, []
        clashes = {m["id"]: matching.clashes(given, m) for m in free}
        least = min(map(len, clashes.values()))
        best = [member for member in free if len(clashes[member["id"]]) == least]
        moved = "employer" in clashes[best[0]["id"]]
        if len(best) == 1 and not moved:
            return matching.SAME, best
        return (matching.OTHER if moved and self._taken else matching.DOUBTFUL), best

    def _repeated(self, who: _Who, given: Row) -> int | None:
        """The place of an earlier line that says all of this already."""
        for somebody in self._people.get(who.key, ()):
            for place in somebody.at.get(who.event, ()):
                earlier = self._plan[place].given
                if all(earlier.get(n) == v for n, v in given.items() if n != "person"):
                    return place
        return None

    def _person(self, who: _Who, given: Row) -> tuple[str, list[int]]:
        """Who it is among those of that name who are not at the event already."""
        known = self._known(who.key)
        at_event = [each for each in known if who.event in each.at]
        for each in at_event:
            if self._may_repeat(each.at[who.event], given):
                return matching.DOUBTFUL, [each.id]
        elsewhere = [each for each in known if each not in at_event]
        return matching.choose((each.id, self._judge(who, each)) for each in elsewhere)

    def _judge(self, who: _Who, somebody: _Somebody) -> matching.Verdict:
        """Whom the catalog has in another delegation to the event may only be the same."""
        judged, score = _judge(who.row, somebody)
        here = judged == matching.SAME and self._is_here(somebody, who)
        return (matching.DOUBTFUL if here else judged), score

    def _may_repeat(self, places: Sequence[int], given: Row) -> bool:
        """Whether an earlier line of the same delegation says nothing else, only more or less."""
        rows = (self._plan[place].given for place in places)
        return any(
            int(row["delegation"]) == int(given["delegation"]) and not matching.clashes(given, row)
            for row in rows
        )

    def _is_here(self, somebody: _Somebody, who: _Who) -> bool:
        """Whether the catalog has them at the event already."""
        there = self._members(who.event).get(who.key, ())
        return any(m["person"] and int(m["person"]) == somebody.id for m in there)

    def _new(self, line: Understood, who: _Who, given: Row, person: int | None) -> Item:
        place = len(self._plan)
        if person is None:
            ref = self._references.fresh.another(Person.section, who.row)
            self._people[who.key].append(_somebody(int(ref), who.row))
            person = int(ref)
        self._note(who, person, place)
        given = given | {"person": Ref(person, (), Person.section)}
        return Item(place, line.line, "new", None, given)

    def _doubtful(self, line: Understood, who: _Who, given: Row, ids: Sequence[int]) -> Item:
        ref = self._references.fresh.another(Person.section, who.row)
        given = given | {"person": ref}
        return Item(len(self._plan), line.line, "doubtful", None, given, maybe=tuple(ids))

    def _of(self, line: Understood, who: _Who, given: Row, member: Row) -> Item:
        place = len(self._plan)
        self._taken.add(member["id"])
        if member["person"]:
            self._note(who, int(member["person"]), place)
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
            return Item(len(self._plan), line.line, "wrong", wrong=wrong, given=given)
        everybody = (m for each in self._members(who.event).values() for m in each)
        for member in everybody:
            if member["person"] and int(member["person"]) == id:
                return self._of(line, who, given, member)
        return self._new(line, who, given, id)

    def _note(self, who: _Who, person: int, place: int) -> None:
        known = next((each for each in self._known(who.key) if each.id == person), None)
        if known is None:
            known = _somebody(person, who.row)
            self._people[who.key].append(known)
        known.at.setdefault(who.event, []).append(place)

    def _known(self, key: str) -> list[_Somebody]:
        """All of that name, in the catalog and in the file so far."""
        if key not in self._read:
            self._read.add(key)
            ids = self._references.names.ids(Person.section, key)
            rows = self._catalog.found(Person, ()).of(ids, _TELLING) if ids else []
            for id, *values in rows:
                held = dict(zip(_NAMES, values, strict=True))
                self._people[key].append(_somebody(id, held))
        return self._people[key]

    def _members_of(self, event: int) -> dict[str, list[Row]]:
        """The members at an event of the catalog, by the key of each name."""
        found: dict[str, list[Row]] = {}
        for member in parts(self._catalog, Member, "event", [event]) if event > 0 else ():
            person = member["person"]
            known = Person.own_name(person.parts, "en") if person and person.parts else ""
            for key in {key_of(Person, name) for name in (known, member["name"] or "") if name}:
                found.setdefault(key, []).append(member)
        return found

    def _sent_to(self, event: int) -> list[tuple[int, str | None, int | None, str]]:
        """Id, country, sender and folded name of the delegations to an event of the catalog."""
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


_NAMES = ("country", "organisation", "patronymic")
_TELLING = [field_of(Person, name) for name in _NAMES]


def _judge(row: Row, somebody: _Somebody) -> matching.Verdict:
    """What the person of a line is to one of the same name who was elsewhere."""
    patronymic = row.get("patronymic")
    if patronymic and somebody.patronymic and fold(patronymic) != fold(somebody.patronymic):
        return matching.OTHER, 0
    organisation = row.get("organisation")
    agreeing = [
        bool(row.get("country")) and row["country"] == somebody.country,
        organisation is not None and int(organisation) == somebody.organisation,
    ]
    return (matching.SAME if any(agreeing) else matching.DOUBTFUL), sum(agreeing)


def _somebody(id: int, row: Row) -> _Somebody:
    organisation = row.get("organisation")
    number = None if organisation is None else int(organisation)
    return _Somebody(id, row.get("country"), number, row.get("patronymic"))


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
