"""check() says nothing of an intact catalog, and names what is wrong with another."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Document, Event, Person
from catalog_app.domain.countries import name
from catalog_app.errors import CatalogError, NotACatalog
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check, mend
from catalog_app.storage.files import Store
from tests.builders import a_sample, add, contents

TEXTS = b"letter", b"list", b"whole"

FLIPPED = "CAST(x'd1776572' AS TEXT)"
"""A text that is no UTF-8, as after one bit of it became another."""


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_sample(tmp_path / "sample.db")) as made:
        yield made


def spoil(catalog: Catalog, *statements: str) -> None:
    """Writes past the program, as another one might."""
    with closing(sqlite3.connect(catalog.path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def said(catalog: Catalog) -> list[str]:
    return [str(problem) for problem in check(catalog)]


def test_an_intact_catalog_gives_no_sentence(sample: Catalog) -> None:
    assert said(sample) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE event SET title = 'other' WHERE id = 1",
            "Records of events that are kept with other words or days than they say: 1.",
        ),
        ("UPDATE event SET when_start = 5 WHERE id IN (1, 2)", "words or days than they say: 2."),
        ("UPDATE person SET words = words || 'more '", "search index of people"),
        ("INSERT INTO event_words(event_words) VALUES ('delete-all')", "search index of events"),
        ("INSERT INTO event_words(rowid, words) VALUES (999, 'ghost')", "search index of events"),
        ("DELETE FROM alphabet WHERE section = 'events' AND id = 2", "alphabet of events"),
        ("UPDATE alphabet SET key = 'V' WHERE section = 'people' AND id = 2", "alphabet of people"),
        ("INSERT INTO alphabet VALUES ('events', 'title', 'V', 999)", "alphabet of events"),
        ("UPDATE vocabulary SET count = 9 WHERE section = 'events'", "search index of events"),
        ("INSERT INTO vocabulary VALUES ('events', 'ghost', 1)", "search index of events"),
        ("UPDATE member SET person = 4711 WHERE id = 3", "Record 3 of member refers"),
        ("UPDATE event SET names = '{' WHERE id = 2", "The field names of record 2 of events"),
        ("UPDATE event SET 'when' = 'soon' WHERE id = 2", "The field when of record 2"),
        ("UPDATE event SET names = '[1]' WHERE id = 1", "The field names of record 1 of events"),
        ("UPDATE event SET title = x'ff00' WHERE id = 1", "The field title of record 1 of events"),
        (f"UPDATE event SET title = {FLIPPED} WHERE id = 1", "The field title of record 1 of"),
        (f"UPDATE event SET names = {FLIPPED} WHERE id = 1", "The field names of record 1 of"),
        ("UPDATE person SET own = '{x' WHERE id = 2", "The field own of record 2 of people"),
        (f"UPDATE event SET words = {FLIPPED} WHERE id = 2", "words or days than they say: 1."),
        ("UPDATE event SET when_start = 'soon' WHERE id = 2", "words or days than they say: 1."),
        ("UPDATE meta SET value = 'xx' WHERE key = 'language'", "its language is “xx”"),
        (
            "INSERT INTO own_field (uuid, section, name, label, kind, options, words)"
            " VALUES ('u', 'people', 'size', 'Size', 'choice', '{', '')",
            "The field options of record 1 of fields cannot be read",
        ),
        ("CREATE VIEW spy AS SELECT 1", "a view “spy”"),
        ("CREATE TRIGGER spy AFTER DELETE ON event BEGIN SELECT 1; END", "a trigger “spy”"),
        ("CREATE TABLE notes (text)", "a table “notes”"),
        ("DROP INDEX ix_member_person", "index “ix_member_person” is missing"),
        ("DELETE FROM country WHERE code = 'KZ'", "The country KZ of ISO 3166 is missing."),
        ("UPDATE alembic_version SET version_num = '9999'", "its schema is 9999"),
    ],
)
def test_what_is_wrong_is_named(sample: Catalog, statement: str, sentence: str) -> None:
    spoil(sample, statement)
    found = said(sample)
    assert any(sentence in each for each in found), found


def test_damage_in_a_text_is_told_wherever_it_is_read(sample: Catalog) -> None:
    add(sample, Document, title="Letter", file=Store.of(sample).keep_bytes(b"letter", "letter.txt"))
    spoil(sample, f"UPDATE document SET title = {FLIPPED}")
    assert len([each for each in said(sample) if "The field title of record" in each]) > 0
    for order in (("id",), ("title",)):
        with pytest.raises(NotACatalog, match=r"sample\.db” is damaged"):
            list(sample.find(Document, "", order).each([Document.fields["title"]]))


@pytest.mark.parametrize(("column", "held"), [("tags", "{x"), ("tags", "5"), ("when", "soon")])
def test_a_value_that_cannot_be_read_is_named_with_its_record(
    sample: Catalog, column: str, held: str
) -> None:
    spoil(sample, f"UPDATE event SET \"{column}\" = '{held}' WHERE id = 2")
    found = sample.find(Event, "", ("id",))
    with pytest.raises(CatalogError, match=f"The field {column} of record 2 of events cannot"):
        list(found.each([Event.fields[name] for name in ("title", "tags", "when")]))


def test_names_of_countries_that_cannot_be_read_are_no_names(sample: Catalog) -> None:
    countries = [Event.fields["country"]]
    before = sorted(sample.find(Event).each(countries))
    spoil(sample, "UPDATE country SET names = '{', formal = '[1]' WHERE code = 'AZ'")
    with closing(Catalog.open(sample.path)) as catalog:
        assert sorted(catalog.find(Event, "", ("country",)).each(countries)) == before
        assert name("AZ", catalog.language) == name("AZ", sample.language)


def test_a_catalog_is_opened_and_changed_whatever_its_language_and_own_fields_say(
    sample: Catalog,
) -> None:
    spoil(
        sample,
        "UPDATE meta SET value = 'xx' WHERE key = 'language'",
        "INSERT INTO own_field (uuid, section, name, label, names, kind, options, words)"
        " VALUES ('u', 'people', 'size', 'Size', '[1]', 'choice', '{', '')",
    )
    with closing(Catalog.open(sample.path)) as catalog:
        assert catalog.language.code == "en"
        id = add(catalog, Person, family_name="Quliyev")
        assert catalog.get(Person, id)["size"] is None


def test_words_and_days_that_cannot_be_read_are_made_anew(sample: Catalog) -> None:
    before = contents(sample)
    spoil(
        sample,
        f"UPDATE event SET words = {FLIPPED} WHERE id = 1",
        "UPDATE event SET when_start = 'soon' WHERE id = 2",
    )
    mend(sample, check(sample))
    assert contents(sample) == before
    assert said(sample) == []


def test_words_of_one_row_in_place_of_another_are_seen(sample: Catalog) -> None:
    """FTS5 itself cannot: the words and their numbers are the same."""
    (a,), (b,) = sample.reader.all("SELECT words FROM person ORDER BY id LIMIT 2")
    put = "INSERT INTO person_words(rowid, words) VALUES"
    take = "INSERT INTO person_words(person_words, rowid, words) VALUES"
    with closing(sqlite3.connect(sample.path)) as connection, connection:
        connection.execute(f"{take} ('delete', 1, ?)", (a,))
        connection.execute(f"{take} ('delete', 2, ?)", (b,))
        connection.execute(f"{put} (1, ?)", (b,))
        connection.execute(f"{put} (2, ?)", (a,))
    assert said(sample) == [
        "The search index of people does not hold just the words of its records."
    ]


def test_checking_writes_nothing(sample: Catalog) -> None:
    before = sample.path.read_bytes()
    check(sample)
    sample.close()
    assert sample.path.read_bytes() == before


def test_what_is_derived_is_made_anew_and_nothing_else(sample: Catalog) -> None:
    before = contents(sample)
    spoil(
        sample,
        "UPDATE event SET words = ' nonsense | ', when_start = 5 WHERE id IN (1, 2)",
        "INSERT INTO person_words(rowid, words) VALUES (999, 'ghost')",
        "INSERT INTO member_words(member_words) VALUES ('delete-all')",
    )
    heard: list[object] = []
    sample.subscribe(heard.append)
    done = mend(sample, check(sample))
    assert [str(sentence) for sentence in done] == [
        f"The words and days of {section} were made anew from the records."
        for section in ("events", "delegations", "members", "people")
    ]
    assert contents(sample) == before
    assert check(sample) == []
    assert sample.undo_step is None
    assert len(heard) == 1


def test_nothing_is_mended_where_nothing_is_stale(sample: Catalog) -> None:
    spoil(sample, "CREATE TABLE notes (text)")
    before = sample.path.read_bytes()
    assert mend(sample, check(sample)) == []
    assert sample.path.read_bytes() == before


def test_files_are_read_and_what_is_wrong_with_them_is_told_with_their_documents(
    sample: Catalog, tmp_path: Path
) -> None:
    files = Store.of(sample)
    letter, list, whole = (files.keep_bytes(text, f"{text.decode()}.txt") for text in TEXTS)
    for title, file in (("Letter", letter), ("Second", letter), ("List", list), ("Whole", whole)):
        add(sample, Document, title=title, file=file)
    assert said(sample) == []
    files.path(letter).unlink()
    files.path(list).write_bytes(b"LIST")
    assert said(sample) == [
        f"The file “letter.txt” of “Letter” is not in {files.folder} any more.",
        f"The file “letter.txt” of “Second” is not in {files.folder} any more.",
        "The file “list.txt” of “List” is not what was attached, or cannot be read, in"
        f" {files.folder}.",
    ]
