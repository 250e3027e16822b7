"""Words that are nearly the same."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import Event
from catalog_app.domain.folding import fold
from catalog_app.search.near import near, starts
from tests.builders import a_catalog, event

WORDS = st.text("abdfijklmnprstuvxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Tashknet", "Tashkent"), ("Bakuu", "Baku"), ("Samarqant", "Samarkand"),
     ("Asqabat", "Ashgabat"), ("festvial", "festival")],
)  # fmt: skip
def test_a_slip_is_near_to_what_was_meant(typed: str, meant: str) -> None:
    others = [fold(name) for name in ("Paris", "Moscow", "Ankara", "Shymkent", meant)]
    assert [word for word, _ in near(fold(typed), others)][:1] == [fold(meant)]


@pytest.mark.parametrize(("one", "other"), [("baku", "batumi"), ("iran", "iraq"), ("ok", "ak")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert near(fold(one), [fold(other)]) == []


@given(WORDS, st.lists(WORDS))
def test_the_nearest_stand_first_and_the_word_itself_before_all(key: str, words: list[str]) -> None:
    found = near(key, [*words, key])
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert (found[0] == (key, 1.0)) if len(key) > 2 else (found == [])


@given(WORDS.filter(lambda word: len(word) > 4), st.integers(0, 10))
def test_two_neighbours_that_change_places_stay_in_reach(word: str, at: int) -> None:
    at %= len(word) - 1
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert any(word.startswith(start) for start in starts(swapped))
    assert any(found == word for found, _ in near(swapped, [word]))


def test_similar_spellings_come_after_what_is_sure_each_with_its_reason(tmp_path: Path) -> None:
    catalog = a_catalog(tmp_path / "near.db")
    meant = event(catalog, title="Forum in Tashkent")
    sure = event(catalog, title="Tashknet")
    found = catalog.find(Event, "Tashknet", similar=True)
    assert (list(found.ids), found.sure) == ([sure, meant], 1)
    assert found.reasons(sure) == ()
    assert found.reasons(meant) == (("Tashknet", fold("Tashkent")),)
    assert list(catalog.find(Event, "Tashknet similar:off", similar=True).ids) == [sure]
    assert list(catalog.find(Event, "Tashknet").ids) == [sure]
