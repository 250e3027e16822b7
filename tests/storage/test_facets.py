"""Counts: of sections, of countries, and of all that is known of one country."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import SECTIONS, Delegation, Document, Event, Member, Person, Series
from catalog_app.domain.fields import entity_of
from catalog_app.errors import QueryError
from catalog_app.i18n import language
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.facets import country_counts, country_summary, section_counts
from tests.builders import a_catalog, a_sample, add, date, delegation, event, member


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_sample(tmp_path / "sample.db")) as made:
        yield made


def test_each_section_is_counted_as_it_is_found(sample: Catalog) -> None:
    counts = section_counts(sample)
    assert counts == {entity.section: len(sample.find(entity)) for entity in SECTIONS}
    assert counts["events"] > 30


def test_sections_are_counted_while_the_window_reads(catalog: Catalog) -> None:
    """Its own connection would keep the worker waiting, and the worker the window."""
    with ThreadPoolExecutor(1) as worker, catalog.reader.asking():
        assert worker.submit(section_counts, catalog).result(timeout=30)["events"] == 0


def test_a_line_counts_all_and_names_the_first(catalog: Catalog) -> None:
    for place in range(7):
        event(catalog, title=f"Forum {place}", country="KZ", when=date(f"202{place}"))
    (line, *_) = country_summary(catalog, "KZ", catalog.language)
    assert (line.count, line.examples) == (7, ("Forum 6", "Forum 5", "Forum 4"))


def test_countries_are_counted_most_first_and_none_last(catalog: Catalog) -> None:
    for country in ("KZ", None, "TR", "KZ", None, None, "AZ"):
        event(catalog, country=country)
    assert country_counts(catalog, Event) == [("KZ", 2), ("AZ", 1), ("TR", 1), (None, 3)]


def test_equal_counts_stand_in_the_alphabet_of_the_reader(catalog: Catalog) -> None:
    for country in ("FR", "DE"):  # France, Germany; Almaniya, Fransa
        event(catalog, country=country)
    firsts = [country_counts(catalog, Event, language=catalog.speaking(c))[0] for c in ("en", "az")]
    assert firsts == [("FR", 1), ("DE", 1)]


def test_members_are_counted_by_the_country_of_their_delegation(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog, country="KZ"), country="UZ")
    member(catalog, sent)
    member(catalog, sent)
    assert country_counts(catalog, Member) == [("UZ", 2)]


def test_counts_follow_the_search(catalog: Catalog) -> None:
    event(catalog, title="Forum", country="KZ")
    event(catalog, title="Congress", country="KZ")
    event(catalog, title="Forum")
    assert country_counts(catalog, Event, "forum") == [("KZ", 1), (None, 1)]
    with pytest.raises(QueryError):
        country_counts(catalog, Event, "(forum")


def test_a_section_without_a_country_has_no_counts(sample: Catalog) -> None:
    assert country_counts(sample, Series) == []
    assert country_counts(sample, Document) == []


@pytest.mark.parametrize("code", ["KZ", "UZ", "X-TAT", "AQ"])
def test_each_line_of_a_country_counts_what_its_search_shows(sample: Catalog, code: str) -> None:
    for line in country_summary(sample, code, sample.language):
        assert len(sample.find(entity_of(line.section), line.query)) == line.count > 0


def test_a_country_is_summed_up_in_every_section(catalog: Catalog) -> None:
    first = event(catalog, title="Forum", names={"az": "Görüş"}, country="KZ")
    event(catalog, title="Congress")
    member(catalog, delegation(catalog, first, country="KZ"))
    add(catalog, Person, country="KZ")
    lines = country_summary(catalog, "KZ", catalog.speaking("az"))
    assert [(line.section, line.query, line.count) for line in lines] == [
        ("events", "country:KZ", 1),
        ("delegations", "country:KZ", 1),
        ("members", "country:KZ", 1),
        ("people", "country:KZ", 1),
        ("events", "-from:KZ", 1),
    ]
    assert [line.examples for line in lines[:3]] == [("Görüş",), ("Görüş",), ("Aysel",)]


def test_a_delegation_that_declined_did_not_come(catalog: Catalog) -> None:
    delegation(catalog, event(catalog), country="KZ", status="declined")
    lines = {line.query: line for line in country_summary(catalog, "KZ", language("en"))}
    assert lines["-from:KZ"].count == 1
    assert len(catalog.find(Delegation, "country:KZ")) == 1
