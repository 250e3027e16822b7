"""Whatever is done to a catalog, undo takes it back to the last row and word, and redo makes it so
again."""

from collections.abc import Iterable
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import Bundle, consumes, initialize, multiple, rule

from catalog_app.domain import (
    SECTIONS,
    City,
    Delegation,
    Document,
    Event,
    Member,
    Organisation,
    Person,
    Series,
)
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.domain.refs import Ref
from catalog_app.storage.changes import Change
from catalog_app.storage.trash import restore, trash
from tests.builders import date
from tests.laws.steps import Remembered

NAMES = st.sampled_from(["Baku", "Şuşa", "Шуша", "Xarı bülbül", "Қазақстан", "a | b", "=x", "İ"])
CODES = st.sampled_from(["AZ", "KZ", "TR", None])
DATES = st.sampled_from(["2023", "2024-05-01", "2023-12-30/2024-01-02"]).map(date) | st.none()


Place = tuple[str, int]


def _places(entity: type[Entity], ids: Iterable[int]) -> list[Place]:
    return [(entity.section, id) for id in ids]


def _some_of_each(change: Change) -> list[Place]:
    """Records that refer to each other in all ways."""
    (body,) = change.put(Organisation, [{"name": "Academy"}])
    (city,) = change.put(City, [{"name": "Almaty", "country": "KZ"}])
    (series,) = change.put(Series, [{"name": "Days", "organisers": (body,)}])
    row = {"title": "Forum", "city": city, "series": series, "organisers": (body,)}
    (event,) = change.put(Event, [row])
    (sent,) = change.put(Delegation, [{"event": event, "country": "AZ", "sender": body}])
    (person,) = change.put(Person, [{"family_name": "Aliyev", "organisation": body}])
    members = change.put(Member, [{"delegation": sent, "person": person, "role": "head"}])
    refs = (Ref(event, (), "events"), Ref(person, (), "people"))
    papers = change.put(Document, [{"title": "Report", "attached_to": refs}])
    alone = [("organisations", body), ("cities", city), ("series", series), ("people", person)]
    parts = [("events", event), ("delegations", sent)]
    return [*alone, *parts, *_places(Member, members), *_places(Document, papers)]


class Steps(Remembered):
    """Adds, edits, deletes."""

    records = Bundle("records")

    @initialize(target=records)
    def begin(self) -> Any:
        self.open()
        return multiple(*self._step(_some_of_each))

    @rule(target=records, name=NAMES, country=CODES, when=DATES, data=st.data())
    def add_an_event(self, name: str, country: str | None, when: Any, data: Any) -> Any:
        row = {"title": name, "country": country, "when": when, "tags": ("a", name)}
        row["organisers"] = self._some(Organisation, data)
        row["series"], row["city"] = self._one(Series, data), self._one(City, data)
        return self._put(Event, row)

    @rule(target=records, name=NAMES, country=CODES)
    def add_a_series_an_organisation_and_a_city(self, name: str, country: str | None) -> Any:
        row = {"name": name, "names": {"ru": name}}

        def put(change: Change) -> list[Place]:
            series = change.put(Series, [row])
            bodies = change.put(Organisation, [row | {"country": country}, row])
            cities = change.put(City, [row | {"country": country}])
            return [
                *_places(Series, series),
                *_places(Organisation, bodies),
                *_places(City, cities),
            ]

        return multiple(*self._step(put))

    @rule(target=records, name=NAMES, data=st.data())
    def add_a_delegation_with_members(self, name: str, data: Any) -> Any:
        event = self._one(Event, data)
        if event is None:
            return multiple()

        def put(change: Change) -> list[Place]:
            (person,) = change.put(Person, [{"family_name": name, "given_name": "Ayşe"}])
            (sent,) = change.put(Delegation, [{"event": event, "country": "AZ", "name": name}])
            rows = [
                {"delegation": sent, "person": person, "role": "head"},
                {"delegation": sent, "position": "Minister"},
            ]
            members = change.put(Member, rows)
            change.put(Member, [{"id": members[1], "name": name}])
            return [("people", person), ("delegations", sent), *_places(Member, members)]

        return multiple(*self._step(put))

    @rule(target=records, name=NAMES, data=st.data())
    def add_a_document(self, name: str, data: Any) -> Any:
        entities = (Event, Delegation, Person, Organisation, Series)
        refs = [Ref(id, (), e.section) for e in entities for id in self._some(e, data)]
        return self._put(Document, {"title": name, "attached_to": refs})

    @rule(record=records, name=NAMES, data=st.data())
    def edit(self, record: Place, name: str, data: Any) -> None:
        entity, id = entity_of(record[0]), record[1]
        if not self._there(entity, id):
            return
        naming = next(f.name for f in entity.fields.values() if f.naming and f.name != "names")
        row: dict[str, Any] = {"id": id, naming: name}
        if entity is Event:
            row |= {"supporters": self._some(Organisation, data), "when": data.draw(DATES)}
            row |= {"organisers": tuple(reversed(self._some(Organisation, data)))}
        self._put(entity, row)

    @rule(record=consumes(records), others=st.lists(records, max_size=2))
    def delete(self, record: Place, others: list[Place]) -> None:
        def remove(change: Change) -> None:
            for section, id in (record, *others):
                change.remove(entity_of(section), [id])

        self._step(remove)

    @rule(entity=st.sampled_from([City, Series, Organisation, Person]), data=st.data())
    def delete_what_others_may_refer_to(self, entity: type[Entity], data: Any) -> None:
        ids = self._some(entity, data)
        self._step(lambda change: change.remove(entity, ids))

    @rule()
    def restore_what_was_deleted_last(self) -> None:
        thrown = trash(self.catalog)
        if thrown:
            restore(self.catalog, thrown[0])
            self._settle()

    @rule(data=st.data())
    def save_as_it_was_read(self, data: Any) -> None:
        """Changes nothing, makes no step, and leaves what can be redone."""
        entity = data.draw(st.sampled_from(SECTIONS))
        for id in self.catalog.find(entity).ids[:2]:
            with self.catalog.change("the same") as change:
                change.put(entity, [self.catalog.get(entity, id)])

    def _put(self, entity: type[Entity], row: dict[str, Any]) -> Any:
        ids = self._step(lambda change: change.put(entity, [row]))
        return multiple(*_places(entity, ids))


TestSteps = Steps.TestCase
TestSteps.settings = settings(max_examples=50, stateful_step_count=25)
