"""Whatever is done to own fields and to their values, undo and redo lead to the last word, and at
each step all that the catalog holds can be read.
"""

from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import initialize, invariant, rule

from catalog_app.domain import OwnField, Person
from catalog_app.domain.coded import CountryCode
from catalog_app.domain.fields import fields_of, own_fields
from catalog_app.domain.kinds import Kind
from catalog_app.domain.own_fields import KINDS, OwnDate
from catalog_app.i18n import Language
from catalog_app.storage.check import check
from catalog_app.storage.history import history
from catalog_app.storage.trash import restore, trash
from tests.builders import OWN_FIELDS, OWN_VALUES, date
from tests.laws.steps import Remembered

PEOPLE = {"section": "people"}
NAMES = st.sampled_from([str(row["name"]) for row in OWN_FIELDS])
LABELS = st.sampled_from(["Shirt size", "Ölçü", "{x}", "<b>"])
OPTIONS = st.sampled_from([("XL",), ("XL", "M", "S")])
TEXTS = st.sampled_from(["XL", "a | b", "=x", "Шуша", "yes", "2024"])
DATES = st.sampled_from(["2023", "2024-05-01", "2023-12-30/2024-01-02"]).map(date)
EN = Language("en")


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """What an own field of that kind may hold."""
    if kind.numeric:
        return st.integers(0, 99) | st.none()
    if kind.options:
        return st.sampled_from([*kind.options, None])
    codes = st.sampled_from(["AZ", "KZ"])
    return {OwnDate: DATES, CountryCode: codes}.get(type(kind), TEXTS) | st.none()


class OwnFields(Remembered):
    """Adds fields, gives values, renames, hides and removes; deletes records and restores them."""

    @initialize()
    def begin(self) -> None:
        """With a field of each kind and values in them."""
        self.open()
        self._step(lambda change: change.put(OwnField, [PEOPLE | row for row in OWN_FIELDS]))
        people = [{"family_name": name} | row for name, row in OWN_VALUES.items()]
        self._step(lambda change: change.put(Person, people))

    @rule(data=st.data())
    def give_values(self, data: Any) -> None:
        rows = [
            {f.name: data.draw(values(f.kind)) for f in own_fields(Person)} | {"id": id}
            for id in self.catalog.find(Person).ids[:2]
        ]
        self._step(lambda change: change.put(Person, rows))

    @rule(label=LABELS, hidden=st.sampled_from(["yes", None]), options=OPTIONS, data=st.data())
    def rename_or_hide(
        self, label: str, hidden: str | None, options: tuple[str, ...], data: Any
    ) -> None:
        id = self._one(OwnField, data)
        if id is not None:
            row = {"id": id, "label": label, "hidden": hidden, "options": options}
            self._step(lambda change: change.put(OwnField, [row]))

    @rule(name=NAMES, kind=st.sampled_from([*KINDS]), data=st.data())
    def put_another_in_the_place_of_one(self, name: str, kind: str, data: Any) -> None:
        """Of the same name, but perhaps of another kind."""
        self._remove([name])
        row = {"name": name, "label": "New", "kind": kind, "options": ("S",)}
        self._step(lambda change: change.put(OwnField, [PEOPLE | row]))
        if data.draw(st.booleans()):
            self.give_values(data)

    @rule(names=st.lists(NAMES, min_size=1, max_size=3))
    def remove(self, names: list[str]) -> None:
        self._remove(names)

    @rule(data=st.data())
    def delete_a_record(self, data: Any) -> None:
        id = self._one(Person, data)
        if id is not None:
            self._step(lambda change: change.remove(Person, [id]))

    @rule()
    def restore_what_was_deleted_last(self) -> None:
        thrown = trash(self.catalog)
        if thrown:
            restore(self.catalog, thrown[0])
            self._settle()

    @invariant()
    def everything_can_be_read(self) -> None:
        assert [str(problem) for problem in check(self.catalog)] == []
        for field in own_fields(Person):
            found = self.catalog.find(Person, f"{field.name}:none", (f"-{field.name}",))
            others = self.catalog.find(Person, f"-{field.name}:none", (field.name,))
            assert len(found) + len(others) == len(self.catalog.find(Person))
        fields = fields_of(Person)
        for row in self.catalog.find(Person).each(fields):
            shown = [f.kind.show(v, EN) for f, v in zip(fields, row[1:], strict=True)]
            assert len(shown) == len(fields)
            for entry in history(self.catalog, Person, row[0]):
                for field, old, new in entry.changes:
                    assert field.kind.show(old, EN) != field.kind.show(new, EN)

    def _remove(self, names: list[str]) -> None:
        rows = self.catalog.find(OwnField).each([OwnField.fields["name"]])
        ids = [id for id, name in rows if name in names]
        self._step(lambda change: change.remove(OwnField, ids))


TestOwnFields = OwnFields.TestCase
TestOwnFields.settings = settings(max_examples=25, stateful_step_count=20)
