"""What the checks say of each record: walls where it would be meaningless, else warnings."""

from typing import Any

import pytest

from catalog_app.domain import Country, Delegation, Event, Member, Organisation, Person
from catalog_app.domain.checks import NEEDED, problems
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.fields import Entity, Problem
from catalog_app.domain.refs import Ref

EVENT: dict[str, Any] = {"title": "Meeting", "country": "KZ"}
DELEGATION: dict[str, Any] = {"event": 1, "country": "AZ"}
ALMATY = Ref(1, ("Almaty", None, "KZ"), "cities")


def found(entity: type[Entity], **values: Any) -> list[tuple[str, bool]]:
    return [(problem.field, problem.wall) for problem in problems(entity, values)]


def beside(values: dict[str, Any], *others: dict[str, Any]) -> list[Problem]:
    return list(Delegation.check_beside(values, others))


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        (Event, EVENT),
        (Event, EVENT | {"city": ALMATY}),
        (Event, EVENT | {"series": Ref(1), "edition": "II"}),
        (Event, {"title": "Talk", "format": "online"}),
        (Delegation, DELEGATION),
        (Delegation, {"event": 1, "sender": Ref(2)}),
        (Delegation, DELEGATION | {"size": 3, "members": 3, "head": (Ref(1),)}),
        (Delegation, DELEGATION | {"size": 3, "members": 0, "head": ()}),
        (Member, {"delegation": 1, "name": "Aysel"}),
        (Member, {"delegation": 1, "position": "Minister of Culture"}),
        (Member, {"delegation": 1, "person": Ref(1)}),
        (Person, {"given_name": "Aysel"}),
        (Country, {"code": "KZ"}),
        (Country, {"code": "X-1", "names": {"en": "Somewhere"}}),
    ],
)
def test_nothing_is_said_of_what_is_complete(entity: type[Entity], values: dict[str, Any]) -> None:
    assert found(entity, **values) == []


@pytest.mark.parametrize(
    ("entity", "values", "field"),
    [
        (Event, EVENT | {"title": ""}, "title"),
        (Organisation, {}, "name"),
        (Delegation, {"event": 1}, "country"),
        (Delegation, {"country": "AZ"}, "event"),
        (Member, {"delegation": 1}, "person"),
        (Member, {"name": "Aysel"}, "delegation"),
        (Person, {"patronymic": "Anar qızı"}, "family_name"),
        (Country, {"code": "X-1"}, "names"),
    ],
)
def test_a_wall_stands_where_a_record_would_be_meaningless(
    entity: type[Entity], values: dict[str, Any], field: str
) -> None:
    assert found(entity, **values) == [(field, True)]


@pytest.mark.parametrize(
    ("entity", "values", "field"),
    [
        (Event, {"title": "Meeting"}, "country"),
        (Event, EVENT | {"country": "AZ", "city": ALMATY}, "city"),
        (Event, EVENT | {"series": Ref(1)}, "edition"),
        (Delegation, DELEGATION | {"members": 2, "size": 1, "head": (Ref(1),)}, "size"),
        (Delegation, DELEGATION | {"members": 2, "head": ()}, "head"),
        (Delegation, DELEGATION | {"members": 2, "head": (Ref(1), Ref(2))}, "head"),
        (
            Delegation,
            DELEGATION
            | {"arrival": parse_edtf("2024-05-12"), "departure": parse_edtf("2024-05-10")},
            "departure",
        ),
    ],
)
def test_what_is_odd_is_a_warning_and_no_wall(
    entity: type[Entity], values: dict[str, Any], field: str
) -> None:
    assert found(entity, **values) == [(field, False)]


def test_walls_come_first() -> None:
    assert found(Event) == [("title", True), ("country", False)]
    assert problems(Event, EVENT | {"title": None}) == [Problem("title", NEEDED, wall=True)]


def test_two_unnamed_delegations_of_one_sender_are_told_of() -> None:
    turkey, body = {"country": "TR"}, {"sender": Ref(7)}
    assert [(p.field, p.wall) for p in beside(turkey, {"country": "AZ"}, turkey)] == [
        ("name", False)
    ]
    assert [p.field for p in beside(body, {"sender": Ref(7), "country": None})] == ["name"]
    assert beside(turkey, {"country": "AZ"}, body) == []
    assert beside(turkey, turkey | {"name": "Youth"}) == []
    assert beside(turkey | {"name": "Artists"}, turkey) == []
    assert beside(turkey) == []
