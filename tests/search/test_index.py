"""What the full-text index holds of a record, and that nothing of it is left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, select

from catalog_app.domain import Event, Person
from catalog_app.domain.asking import Wanted
from catalog_app.domain.folding import fold
from catalog_app.i18n import Language
from catalog_app.search import index
from catalog_app.search.rows import Rows
from catalog_app.storage.asking import context
from catalog_app.storage.engine import driver
from catalog_app.storage.tables import metadata, tables
from tests.builders import a_catalog

ROW = {
    "title": "Şuşa festival",
    "names": {"ru": "Фестиваль"},
    "summary": "Music",
    "format": "online",
}


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata().create_all(connection)
        index.create(connection, Event)
        yield connection
    engine.dispose()


def _found(
    connection: Connection, text: str, *, phrase: bool = False, named: bool = False
) -> list[int]:
    rows = Rows(Event, context(Language("en"), driver(connection)))
    asked = rows.said(Wanted(text, rows.language, phrase), named=named)
    return list(connection.scalars(select(rows.table.c.id).where(asked.whole)))


def _row(id: int, words: str) -> dict[str, object]:
    return {"id": id, "words": words, "when_start": 738_000 + id, "when_end": 738_001 + id}


def _add(connection: Connection, id: int, words: str) -> None:
    table = tables()[Event.section]
    row = _row(id, words)
    connection.execute(table.insert(), row | {"uuid": str(id), "title": "x"})
    index.add(connection, Event, [row])


def test_names_stand_there_twice_and_what_is_not_searched_not_at_all() -> None:
    shusha, festival, music = fold("Şuşa"), fold("festival"), fold("music")
    runs = (
        f"{shusha} {festival}",
        fold("Фестиваль"),
        f"={shusha} ={festival}",
        "=" + fold("Фестиваль"),
        music,
    )
    assert index.words(Event, ROW) == "".join(f" {run} |" for run in runs) + " @ "


def test_a_person_is_found_by_the_whole_name_in_either_order() -> None:
    words = index.words(Person, {"family_name": "Aliyev", "given_name": "Kamran"})
    assert f" {fold('Kamran Aliyev')} | {fold('Aliyev Kamran')} | " in words


def test_a_record_without_words_has_only_what_every_one_has() -> None:
    assert index.words(Event, {"title": "***"}).split() == ["@"]


def test_terms_of_different_values_differ() -> None:
    values = ["a b", "a.b", "a-b", "a_b", "ab", "a.20.b", "a+", "a-"]
    assert len({index.term("kind", value) for value in values}) == len(values)


def test_rows_stand_by_their_days_the_one_of_no_day_first() -> None:
    days = [(1, None, None), (2, 5, 5), (1, 5, 9), (3, 6, 6), (1, 6, 9_000_000)]
    rows = [{"id": id, "when_start": start, "when_end": end} for id, start, end in days]
    places = [index.place(Event, row) for row in rows]
    assert places == sorted(places)
    assert all(place < 2**63 for place in places)


def test_words_phrases_and_names_are_told_apart(connection: Connection) -> None:
    _add(connection, 1, index.words(Event, ROW))
    _add(connection, 2, index.words(Event, {"title": "Music", "note": "festival Shusha"}))
    assert _found(connection, "fest") == [1, 2]
    assert _found(connection, "Shusha festival", phrase=True) == [1]
    assert _found(connection, "fest", phrase=True) == []
    assert _found(connection, "music", named=True) == [2]
    assert _found(connection, "Shusha festival", phrase=True, named=True) == [1]


def test_what_is_removed_is_not_found(connection: Connection) -> None:
    words = index.words(Event, ROW)
    _add(connection, 1, words)
    index.remove(connection, Event, [_row(1, words)])
    assert _found(connection, "shusha") == []


@pytest.mark.parametrize(
    "letters", ["हिन्दी", "東京", "عشق", "Ἀθῆναι", "𐲌𐲀𐲎", "ꜩꜩ", "１２", "a\u0308b"]
)
def test_words_of_any_script_are_whole_words(connection: Connection, letters: str) -> None:
    _add(connection, 1, index.words(Event, {"title": f"x {letters} y"}))
    assert _found(connection, letters) == [1]
    assert _found(connection, letters, phrase=True) == [1]


def _pieces(connection: Connection) -> int:
    with connection.begin_nested():  # what is still in memory is written
        found = connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM event_words_idx")
        return int(found.scalar_one())


def _fill(connection: Connection, *ids: int) -> None:
    """Each row as in a change of its own."""
    for id in ids:
        _add(connection, id, index.words(Event, {"title": f"festival {id}"}))
        _pieces(connection)


def test_after_many_rows_the_index_is_of_few_pieces(connection: Connection) -> None:
    _fill(connection, *range(1, 101))
    assert _pieces(connection) > 1
    index.join(connection, Event, 100)
    assert _pieces(connection) == 1
    _fill(connection, *range(101, 300))
    before = _pieces(connection)
    index.join(connection, Event, 100)
    assert _pieces(connection) < before
    assert len(_found(connection, "fest")) == 299


def test_rows_in_any_order_are_added_as_one_piece(connection: Connection) -> None:
    rows = [_row(id, index.words(Event, {"title": f"festival {id}"})) for id in range(50, 0, -1)]
    index.add(connection, Event, rows)
    assert _pieces(connection) == 1
    asked = "SELECT count(*) FROM event_words(?)"
    assert connection.exec_driver_sql(asked, (fold("festival"),)).scalar_one() == 50


def test_the_vocabulary_counts_the_records_that_have_a_word(tmp_path: Path) -> None:
    catalog = a_catalog(tmp_path / "counted.db")

    def counted() -> list[tuple[int]]:
        asked = "SELECT count FROM vocabulary WHERE word = ?"
        return catalog.reader.all(asked, [fold("forum")])

    with catalog.change("many") as change:
        ids = change.put(Event, [{"title": f"Forum {n}"} for n in range(150)])
    assert counted() == [(150,)]
    with catalog.change("many") as change:
        change.put(Event, [{"id": id, "note": "A forum"} for id in ids])
    catalog.save(Event, {"title": "One more forum"})
    assert counted() == [(151,)]
    catalog.undo()
    catalog.delete(Event, ids[1:])
    assert counted() == [(1,)]
    catalog.delete(Event, ids[:1])
    assert counted() == []
    catalog.close()


def test_a_word_that_nobody_has_any_more_stands_in_the_way_of_nothing(tmp_path: Path) -> None:
    catalog = a_catalog(tmp_path / "halves.db")
    catalog.save(Event, {"title": "Xarı bülbül"})
    joined = catalog.save(Event, {"title": "Xarıbülbül"})
    catalog.delete(Event, [joined])
    assert len(catalog.find(Event, "xarıbülbül")) == 1
    catalog.close()
