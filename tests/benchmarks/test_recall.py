"""Names in other spellings among all cities of the world: how many are found, how much else is
found with them, and how often a name is taken for another one.

The bounds are a little looser than what was measured, so that a change for the worse is seen.  The
names are of no part of the project: CATALOG_REAL_DATA names the folder that has them.
"""

import csv
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import mean

import pytest

from catalog_app.domain.places import City
from catalog_app.storage.catalog import Catalog
from tests.benchmarks.conftest import Figures
from tests.builders import a_catalog

DATA = Path(os.environ.get("CATALOG_REAL_DATA") or "nowhere")
PAIRS, CITIES = DATA / "name_pairs.tsv", DATA / "cities" / "world-cities.csv"
SURE, FOUND = 0.78, 0.9
FALSE, FALSE_OR_SIMILAR = 0.17, 0.3
FIRST = 5
"""Of what is similar: what people see without looking for it."""
EVERY = 100
"""Of the cities one in so many is looked for."""
MOST_SURE, MOST_SIMILAR = 3.5, 1.5

Pair = tuple[bool, str, str]
"""Whether it is one name, the recorded spelling, the typed one."""

pytestmark = pytest.mark.skipif(not PAIRS.exists(), reason="there is no real data")


@pytest.fixture(scope="module", params=[False, True], ids=["there", "back"])
def pairs(request: pytest.FixtureRequest) -> list[Pair]:
    lines = (line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    recorded, typed = ("b", "a") if request.param else ("a", "b")
    return [(row["same"] == "1", row[recorded], row[typed]) for row in rows]


@pytest.fixture(scope="module")
def names(pairs: list[Pair], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """All cities of the world, and beside them the recorded names as cities of no country."""
    known = dict.fromkeys([*(recorded for _, recorded, _ in pairs), *_cities()])
    with closing(a_catalog(tmp_path_factory.mktemp("names") / "names.db")) as catalog:
        with catalog.change("Filled") as change:
            change.put(City, ({"name": name} for name in known))
        yield catalog


def _cities() -> list[str]:
    with CITIES.open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def _found(catalog: Catalog, text: str) -> tuple[list[str], list[str]]:
    """The names that are found for sure, and the first similar ones."""
    found = catalog.find(City, text, similar=True)
    rows = found.rows(0, found.sure + FIRST, [City.fields["name"]])
    shown = [name for _, name in rows]
    return shown[: found.sure], shown[found.sure :]


def _way(catalog: Catalog, recorded: str, typed: str) -> str:
    sure, similar = _found(catalog, typed)
    return "sure" if recorded in sure else "similar" if recorded in similar else "not"


def test_a_name_is_found_in_most_spellings_and_few_others_with_it(
    names: Catalog, pairs: list[Pair], figures: Figures, request: pytest.FixtureRequest
) -> None:
    ways = Counter((same, _way(names, recorded, typed)) for same, recorded, typed in pairs)
    which = request.node.callspec.id

    def share(same: bool, way: str, what: str) -> float:
        count, of = ways[same, way], sum(n for (one, _), n in ways.items() if one is same)
        figures.tell(f"5 names, {which}: {what}", f"{count} of {of}, {count / of:.1%}")
        return count / of

    sure = share(True, "sure", "another spelling finds the name, sure")
    similar = share(True, "similar", f"another spelling, among the first {FIRST} similar")
    false = share(False, "sure", "another name is found, sure (false hits)")
    false_similar = share(False, "similar", f"another name, among the first {FIRST} similar")
    others = [(recorded, typed) for same, recorded, typed in pairs if not same]
    whole = [_way(names, recorded, f'"{typed}"') for recorded, typed in others].count("sure")
    figures.tell(f"5 names, {which}: another name is found, typed in quotes", f"{whole}")
    assert sure >= SURE
    assert sure + similar >= FOUND
    assert false <= FALSE
    assert false + false_similar <= FALSE_OR_SIMILAR


def test_of_all_cities_of_the_world_a_name_finds_few(
    names: Catalog, figures: Figures, request: pytest.FixtureRequest
) -> None:
    sure, similar = [], []
    for name in _cities()[::EVERY]:
        found = names.find(City, name, similar=True)
        sure.append(found.sure)
        similar.append(len(found) - found.sure)
        assert name in _found(names, name)[0]
    what = f"5 cities of {len(names.find(City)):,}, {request.node.callspec.id}: one name finds"
    figures.tell(f"{what}, sure, on average", f"{mean(sure):.1f}")
    figures.tell(f"{what}, similar, on average", f"{mean(similar):.1f}")
    assert mean(sure) <= MOST_SURE
    assert mean(similar) <= MOST_SIMILAR
