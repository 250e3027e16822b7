"""What the full-text index holds of a record, and that nothing of it is left behind."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, select

from catalog_app.domain import Event, Person
from catalog_app.domain.folding import fold
from catalog_app.search import index
from catalog_app.storage.tables import metadata, tables

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
    table = tables()[Event.section]
    asked = index.matching(Event, table, text, phrase=phrase, named=named)
    return list(connection.scalars(select(table.c.id).where(asked)))


def _add(connection: Connection, id: int, words: str) -> None:
    table = tables()[Event.section]
    connection.execute(table.insert(), {"id": id, "uuid": str(id), "title": "x", "words": words})
    index.add(connection, Event, [(id, words)])


def test_names_stand_there_twice_and_what_is_not_searched_not_at_all() -> None:
    shusha, festival, music = fold("Şuşa"), fold("festival"), fold("music")
    runs = (
        f"{shusha} {festival}",
        fold("Фестиваль"),
        f"={shusha} ={festival}",
        "=" + fold("Фестиваль"),
        music,
    )
    assert index.words(Event, ROW) == "".join(f" {run} |" for run in runs) + " "


def test_a_person_is_found_by_the_whole_name_in_either_order() -> None:
    words = index.words(Person, {"family_name": "Aliyev", "given_name": "Kamran"})
    assert f" {fold('Kamran Aliyev')} | {fold('Aliyev Kamran')} | " in words


def test_a_record_without_words_has_none() -> None:
    assert index.words(Event, {"title": "***"}) == ""


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
    index.remove(connection, Event, [(1, words)])
    assert _found(connection, "shusha") == []


@pytest.mark.parametrize(
    "letters", ["हिन्दी", "東京", "عشق", "Ἀθῆναι", "𐲌𐲀𐲎", "ꜩꜩ", "１２", "a\u0308b"]
)
def test_words_of_any_script_are_whole_words(connection: Connection, letters: str) -> None:
    _add(connection, 1, index.words(Event, {"title": f"x {letters} y"}))
    assert _found(connection, letters) == [1]
    assert _found(connection, letters, phrase=True) == [1]
