"""A person who is chosen in the grid brings what a list of today prints of them."""

from typing import Any

import pytest
from PySide6.QtCore import QObject

from catalog_app.domain import Organisation, Person
from catalog_app.domain.refs import New
from catalog_app.ui.editing import FormContext
from catalog_app.ui.member_model import COLUMNS, MemberModel

PERSON, POSITION = COLUMNS.index("person"), COLUMNS.index("position")


class Grid:
    """A delegation with one member to come; `row`: that member."""

    def __init__(self, context: FormContext, owner: QObject) -> None:
        self.members: list[dict[str, Any]] = []
        self.context = context
        self.model = MemberModel(context, owner)
        self.model.show(self.members)

    @property
    def row(self) -> dict[str, Any]:
        return self.members[0]

    def enter(self, column: int, value: Any) -> None:
        assert self.model.setData(self.model.index(0, column), value)

    def shown(self) -> str:
        return str(self.model.index(0, PERSON).data())

    def person(self, **values: Any) -> Any:
        id = self.context.catalog.save(Person, values)
        return self.context.catalog.ref("people", id)


@pytest.fixture
def grid(form_context: FormContext, qapp: QObject) -> Grid:
    return Grid(form_context, qapp)


def test_a_known_person_brings_name_title_and_employer(grid: Grid) -> None:
    academy = grid.context.catalog.save(Organisation, {"name": "Academy"})
    anar = grid.person(
        given_name="Anar", family_name="Əliyev", position="Director", organisation=academy
    )
    grid.enter(PERSON, anar)
    assert grid.row["name"] == "Anar Əliyev"
    assert (grid.row["position"], grid.row["employer"]) == ("Director", "Academy")
    assert grid.shown() == "Anar Əliyev"


def test_what_was_typed_stays_when_a_person_is_chosen(grid: Grid) -> None:
    grid.enter(POSITION, "Poet")
    grid.enter(PERSON, grid.person(family_name="Əliyev", position="Director"))
    assert grid.row["position"] == "Poet"


def test_another_person_takes_the_place_of_all_that_the_first_one_brought(grid: Grid) -> None:
    grid.enter(PERSON, grid.person(family_name="Əliyev", position="Director", honorific="H.E."))
    grid.enter(PERSON, grid.person(family_name="Quliyeva"))
    assert grid.row["name"] == "Quliyeva"
    assert (grid.row["position"], grid.row["honorific"]) == (None, None)
    grid.enter(PERSON, "Somebody")
    assert (grid.row["person"], grid.row["name"], grid.shown()) == (None, "Somebody", "Somebody")


def test_a_person_who_is_yet_to_be_added_is_printed_too(grid: Grid) -> None:
    grid.enter(PERSON, New("people", {"given_name": "Leyla", "family_name": "Quliyeva"}))
    assert grid.row["name"] == grid.shown() == "Leyla Quliyeva"


def test_a_cleared_name_leaves_nobody(grid: Grid) -> None:
    grid.enter(PERSON, grid.person(family_name="Əliyev", position="Director"))
    grid.enter(PERSON, None)
    assert (grid.row["person"], grid.row["name"], grid.row["position"]) == (None, None, None)
    assert grid.shown() == ""
