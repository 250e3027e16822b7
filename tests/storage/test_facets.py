"""Counts: of sections, of countries, and of all that is known of one country."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from catalog_app.domain import SECTIONS, Delegation, Event, Member, Person
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.errors import QueryError
from catalog_app.i18n import language
from catalog_app.search.narrowed import narrowed
from catalog_app.storage import grouped
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.facets import country_summary, facet, section_counts
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


def counts(catalog: Catalog, entity: type[Entity], name: str, text: str = "") -> dict[str, int]:
    found = facet(catalog, entity, name, text, catalog.speaking("en"))
    return {value.text: value.count for value in found.values}


@pytest.mark.parametrize("every", [1, 2, 20])
def test_much_is_counted_as_little_is(catalog: Catalog, every: int) -> None:
    kinds, statuses = ("festival", "forum", None), ("attended", "declined")
    for place in range(60):
        when = None if place % 7 == 0 else date(f"20{10 + place // 6}")
        id = event(catalog, kind=kinds[place % 3], country="KZ", when=when)
        if place % 4 == 0:
            delegation(catalog, id, country="AZ", status=statuses[place // 4 % 2])
    ids = list(range(1, 61, every))
    with catalog.searcher.asking() as connection:
        found = grouped.among(connection, ids)
        assert bool(found.ids) == (every == 20)
        looked_up = grouped.Among(len(ids), json.dumps(ids))
        for _ in ("before", "after one more was added"):
            for ask in (
                partial(grouped.by_value, Event, "kind"),
                partial(grouped.by_value, Event, "country"),
                partial(grouped.by_days, Event, "when"),
                partial(grouped.by_sender, Event),
            ):
                counts = [
                    sorted(connection.execute(*ask(each)), key=str) for each in (found, looked_up)
                ]
                assert counts[0] == counts[1] != []
            event(catalog, kind="festival")


SEARCHES = (
    "",
    "festival",
    "turksoy or forum",
    "country:KZ",
    "(kind:festival or kind:forum) -year:2023",
    "from:KZ",
    "country:none",
    "(status:held or status:attended) year:2023",
)


@pytest.mark.parametrize("text", SEARCHES)
@pytest.mark.parametrize("entity", SECTIONS, ids=[entity.section for entity in SECTIONS])
def test_a_value_finds_as_many_as_are_counted_beside_it(
    sample: Catalog, entity: type[Entity], text: str
) -> None:
    if entity is Event:
        event(sample, kind="Festival of tea", country="X-TAT", when=date("2019/2024"))
        event(sample, kind="Tea time", when=None)
    english = sample.speaking("en")
    try:
        facets = [facet(sample, entity, name, text, english) for name in entity.facets]
    except QueryError:
        with pytest.raises(QueryError):
            sample.find(entity, text, language=english)
        return
    for each in facets:
        searches = {v.text: narrowed(text, each.name, [v.query]) for v in each.values}
        found = {said: sample.count(entity, asked, english) for said, asked in searches.items()}
        assert found == {value.text: value.count for value in each.values}, each.name


def test_all_of_them_are_counted_where_each_has_one_value(sample: Catalog) -> None:
    for name in ("country", "kind", "status"):
        counted = sum(counts(sample, Event, name).values())
        assert counted == sample.count(Event, "", sample.language)


def test_values_stand_with_the_most_first_and_none_last(catalog: Catalog) -> None:
    for country in ("KZ", None, "TR", "KZ", None, None, "AZ"):
        event(catalog, country=country)
    found = counts(catalog, Event, "country")
    assert [*found.items()] == [("Kazakhstan", 2), ("Azerbaijan", 1), ("Türkiye", 1), ("(none)", 3)]


def test_years_stand_with_the_newest_first_and_a_span_counts_in_each(catalog: Catalog) -> None:
    for when in ("2023-05", "2021/2023", "2020", None):
        event(catalog, when=date(when) if when else None)
    found = counts(catalog, Event, "year")
    assert [*found.items()] == [("2023", 2), ("2021", 1), ("2020", 1), ("(none)", 1)]


def test_equal_counts_stand_in_the_alphabet_of_the_reader(catalog: Catalog) -> None:
    for country in ("FR", "DE"):  # France, Germany; Almaniya, Fransa
        event(catalog, country=country)
    firsts = [
        facet(catalog, Event, "country", language=catalog.speaking(code)).values[0].key
        for code in ("en", "az")
    ]
    assert firsts == ["FR", "DE"]


def test_members_are_counted_by_the_country_of_their_delegation(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog, country="KZ"), country="UZ")
    member(catalog, sent)
    member(catalog, sent)
    assert counts(catalog, Member, "country") == {"Uzbekistan": 2}


def test_a_country_is_counted_once_an_event_however_many_it_sent(catalog: Catalog) -> None:
    first, _ = event(catalog), event(catalog)
    for country, status in (("UZ", "attended"), ("UZ", None), ("TR", "declined")):
        delegation(catalog, first, country=country, name=status, status=status)
    assert counts(catalog, Event, "from") == {"Uzbekistan": 1, "(none)": 1}


def test_counts_follow_the_search_but_not_what_narrows_by_the_same(catalog: Catalog) -> None:
    event(catalog, title="Forum", country="KZ", kind="forum")
    event(catalog, title="Congress", country="KZ")
    event(catalog, title="Forum")
    assert counts(catalog, Event, "country", "forum") == {"Kazakhstan": 1, "(none)": 1}
    assert counts(catalog, Event, "country", "forum country:KZ") == {"Kazakhstan": 1, "(none)": 1}
    assert counts(catalog, Event, "kind", "forum country:KZ") == {"Forum": 1}
    with pytest.raises(QueryError):
        counts(catalog, Event, "country", "(forum")


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
