"""A word that is shown is one that people wrote: a folded key is for finding only."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Event, Person
from catalog_app.domain.fields import entity_of
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.completing import complete
from catalog_app.storage.explaining import Suggestion, explain
from catalog_app.storage.prompting import Prompting
from catalog_app.ui.similar import Similar, reasons, sentence
from tests.builders import a_catalog, a_sample, add, delegation, event, member, organisation


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def never() -> bool:
    return False


def test_every_word_of_the_sample_is_shown_as_it_was_written(tmp_path: Path) -> None:
    with closing(a_sample(tmp_path / "sample.db")) as sample:
        asked = Prompting(sample, sample.speaking("en"), never)
        with closing(sqlite3.connect(sample.path)) as connection:
            known = connection.execute("SELECT section, word FROM vocabulary").fetchall()
        told = [asked.written(entity_of(section), word) for section, word in known[::5]]
    assert len(known) > 1000
    assert told.count("") <= 0.01 * len(told)


def test_what_is_offered_is_a_word_of_a_note_or_of_a_member(catalog: Catalog) -> None:
    add(catalog, Person, family_name="Aliyev", note="Invited by TURKSOY")
    id = event(catalog, title="Concert")
    member(catalog, delegation(catalog, id), name="Çinarə Bulaqlı")
    for entity, typed, word in ((Person, "turks", "TURKSOY"), (Event, "bulagl", "Bulaqlı")):
        offers = complete(catalog, entity, typed, len(typed), catalog.speaking("en"))
        assert word in [each.shown for each in offers]


def test_the_reason_is_a_word_of_another_language_of_who_belongs_to_the_record(
    catalog: Catalog,
) -> None:
    host = organisation(catalog, "Heydar Foundation", names={"tr": "Taşkent Vakfı"})
    id = event(catalog, title="Concert", organisers=(host,))
    found = catalog.find(Event, "Tashknet", similar=True)
    assert (list(found.ids), found.sure) == ([id], 0)
    assert reasons(found, id, ["Concert"]) == (("Tashknet", "Taşkent"),)


def test_a_word_that_is_no_longer_in_the_record_is_not_shown(catalog: Catalog) -> None:
    id = event(catalog, title="Şuşa Festival")
    found = catalog.find(Event, "Shuhsa", similar=True)
    catalog.save(Event, {"id": id, "title": "Concert"})
    told = reasons(found, id, [])
    assert told == (("Shuhsa", ""),)
    assert sentence(told, found.language) == "Found by a spelling similar to “Shuhsa”."
    assert Similar(found, found.language).short(0, []) == "≈ similar spelling"


def test_a_suggestion_is_written_as_the_member_is(catalog: Catalog) -> None:
    id = event(catalog, title="Concert")
    member(catalog, delegation(catalog, id), name="Timofey Məmmədbəyli")
    found = explain(catalog, Event, "Mammadbyeli", catalog.speaking("en"))
    assert Suggestion("Məmmədbəyli", 1) in found.suggestions
