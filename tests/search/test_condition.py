"""What the index is asked as one question finds what each of its parts would find by itself."""

import re
from collections.abc import Callable, Iterator
from functools import reduce
from operator import and_, or_

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import Connection, create_engine, select

from catalog_app.domain import Event
from catalog_app.search import index
from catalog_app.search.condition import Condition, either
from catalog_app.storage.tables import metadata, tables

ROWS = 60
TABLE = tables()[Event.section]
Found = tuple[Condition, frozenset[int]]


def _inside(match: str) -> object:
    return index.inside(Event, TABLE, match)


def _number(divisor: int) -> Found:
    """The rows that have the word of a number: all that it divides."""
    some = frozenset(range(divisor, ROWS + 1, divisor))
    return Condition(_inside, index.one_of("kind", (divisor,))), some


def _not(found: Found) -> Found:
    return ~found[0], frozenset(range(1, ROWS + 1)) - found[1]


def _joined(how: Callable[[object, object], object]) -> Callable[[list[Found]], Found]:
    def join(found: list[Found]) -> Found:
        conditions, ids = zip(*found, strict=True)
        return reduce(how, conditions), reduce(how, ids)

    return join


_parts = st.recursive(
    st.integers(1, 200).map(_number),
    lambda inner: (
        inner.map(_not)
        | st.lists(inner, min_size=1, max_size=3).map(_joined(and_))
        | st.lists(inner, min_size=1, max_size=40).map(_joined(or_))
    ),
    max_leaves=300,
)


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata().create_all(connection)
        index.create(connection, Event)
        for id in range(1, ROWS + 1):
            terms = (index.term("kind", n) for n in range(1, id + 1) if id % n == 0)
            row = {"id": id, "words": index.words(Event, {}, terms=terms)}
            row |= {"when_start": 738_000 + id, "when_end": 738_000 + id}
            connection.execute(TABLE.insert(), row | {"uuid": str(id), "title": "x"})
            index.add(connection, Event, [row])
        yield connection
    engine.dispose()


@given(_parts)
def test_one_question_finds_what_its_parts_find(connection: Connection, part: Found) -> None:
    condition, ids = part
    assert condition.sql is None
    assert list(connection.scalars(index.latest(Event, condition.match))) == sorted(ids)[::-1]
    found = select(TABLE.c.id).where(condition.whole).order_by(TABLE.c.id)
    assert list(connection.scalars(found)) == sorted(ids)


@pytest.mark.parametrize("count", [1, 16, 17, 256, 257, 4000])
def test_of_many_sides_few_stand_beside_each_other(connection: Connection, count: int) -> None:
    sides = [f'"{index.term("kind", n)}"' for n in range(count, 0, -1)]
    match = either(sides)
    assert max(_wide(match)) <= 16
    assert len(list(connection.scalars(index.latest(Event, match)))) == ROWS


def _wide(match: str) -> Iterator[int]:
    """How many sides stand beside each other, of each pair of brackets."""
    beside = [1]
    for part in re.findall(r"\(|\)| OR ", match):
        if part == "(":
            beside.append(1)
        elif part == ")":
            yield beside.pop()
        else:
            beside[-1] += 1
    yield beside.pop()


def test_what_is_meant_twice_is_asked_once() -> None:
    one, other = _number(2)[0], _number(3)[0]
    assert (one | other | one).sides == (*one.sides, *other.sides)
