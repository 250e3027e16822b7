"""Similar spellings: what is nearly the same word, and where to look for it."""

import os
import re
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import assume, given, strategies as st

from catalog_app.domain import Event
from catalog_app.domain.folding import fold
from catalog_app.search.near import near, starts, undone
from tests.builders import a_catalog, date, event

DATA = os.environ.get("CATALOG_REAL_DATA")
keys = st.text(alphabet="aiouktxsjhcvbpmnrlz", max_size=9).map(fold).filter(lambda k: " " not in k)

# Each line: a word, and one that it may be meant for.
NEAR = """
Şanlıurfa Sanliurfa
Buxoro Bukhara
Fargʻona Fergana
Hüseynov Гусейнов
Naxçıvan Нахичевань
Qoʻqon Коканд
Azərbaycan Ozarbayjon
Samarkand Samarkadn
Tashkent Tashken
Mustafa Mustaffa
Yerevan Erivan
Ramazan Ramadan
Hamid Gamid
Novosibirsk Novosibrsk
Tashkent Tashknet
Ashgabat Asqabat
festival festvial
"""
NOT_NEAR = """
Ankara Samara
Iran Iraq
Kamal Kamala
Aliyev Aliyeva
Niger Nigeria
Konya Kenya
Tashkent Turkistan
Astana Almaty
Bursa Brisa
Batumi Batman
Ağdam Ağdaş
"""


def folded(lines: str) -> list[tuple[str, str]]:
    found = [line.split() for line in lines.strip().splitlines()]
    return [(fold(one), fold(other)) for one, other in found]


@pytest.mark.parametrize(("typed", "meant"), folded(NEAR))
def test_other_spellings_and_slips_are_near(typed: str, meant: str) -> None:
    for one, other in ((typed, meant), (meant, typed)):
        assert [word for word, _ in near(one, [other])] == [other]
        assert other.startswith(starts(one))


@pytest.mark.parametrize(("typed", "other"), folded(NOT_NEAR))
def test_other_names_are_not(typed: str, other: str) -> None:
    assert near(typed, [other]) == []


def test_the_closest_comes_first_and_what_is_the_same_is_wholly_so() -> None:
    words = ["tashkan", "taskant", "tashkant", "istanbil"]
    found = near("tashkant", words)
    assert [word for word, _ in found] == ["tashkant", "taskant", "tashkan"]
    assert found[0][1] == 1
    assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)
    assert near("tashkant", words, limit=1) == [("tashkant", 1)]


@pytest.mark.parametrize("typed", ["", "o", "osh", "van", "shush"])
def test_a_short_word_is_near_to_none(typed: str) -> None:
    assert near(typed, ["osha", "vana", "shusha", "vans", typed]) == []


@given(keys, keys)
def test_to_be_near_goes_both_ways(one: str, other: str) -> None:
    there, back = near(one, [other]), near(other, [one])
    assert [score for _, score in there] == pytest.approx([score for _, score in back])


@given(keys, st.lists(keys, max_size=20))
def test_scores_are_parts_of_one_and_words_are_of_the_candidates(
    key: str, words: list[str]
) -> None:
    found = near(key, words)
    assert all(word in words and 0 < score <= 1 for word, score in found)
    assert len({word for word, _ in found}) == len(found) <= 8
    assert near(key, reversed(words)) == found


@given(keys)
def test_a_word_itself_begins_as_is_looked_for(key: str) -> None:
    assert key.startswith(starts(key))
    assert all(len(start) <= 2 for start in starts(key))


@given(keys.filter(lambda key: len(key) > 4 and not set(key) & set("hcs")), st.integers(0, 10))
def test_two_neighbours_that_change_places_stay_in_reach(word: str, at: int) -> None:
    at %= len(word) - 1
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert word.startswith(starts(swapped))
    assert [found for found, _ in near(swapped, [word])] == [word]


# Each line: a word with two letters in each other's place, and what was meant.
SLIPS = """
Shuhsa Şuşa
Suhsha Шуша
hSusha Shusha
Bihskek Бишкек
Tahskent Toshkent
Hcimkent Чимкент
Bukahra Бухара
Nakhicehvan Нахичеван
Kahzakhstan Kazakhstan
"""


@pytest.mark.parametrize(("typed", "meant"), [line.split() for line in SLIPS.split("\n") if line])
def test_a_sound_of_two_letters_that_were_typed_the_wrong_way_round_is_found(
    tmp_path: Path, typed: str, meant: str
) -> None:
    catalog = a_catalog(tmp_path / "near.db")
    other = event(catalog, title="Ankara Osh Susa")
    id = event(catalog, title=meant)
    found = catalog.find(Event, typed, similar=True)
    assert (list(found.ids), found.sure) == ([id], 0)
    assert found.reasons(id) == ((typed, (fold(meant),)),)
    assert other not in found.ids


_SOUNDS = ("a", "o", "sh", "ch", "kh", "gh", "r", "l", "m", "n", "b")


def _digraphs(word: str) -> set[int]:
    return {found.start() for found in re.finditer("[sckzg]h", word)}


@given(st.lists(st.sampled_from(_SOUNDS), min_size=4, max_size=8), st.integers(0, 20))
def test_whatever_breaks_a_digraph_is_undone(sounds: list[str], at: int) -> None:
    word = "".join(sounds)
    at %= len(word) - 1
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assume(_digraphs(word) - _digraphs(typed) and fold(typed) != fold(word))
    assume(near(fold(word), [fold(word)]))  # of four sounds
    assert fold(word) in dict(undone(typed))


def test_short_words_and_long_ones_are_no_slips() -> None:
    assert list(undone("Ohs")) == []
    assert list(undone("sh" * 5000 + "hs")) == []


def test_similar_spellings_come_after_what_is_sure_each_with_its_reason(tmp_path: Path) -> None:
    catalog = a_catalog(tmp_path / "near.db")
    meant = event(catalog, title="Forum in Tashkent")
    sure = event(catalog, title="Tashknet")
    found = catalog.find(Event, "Tashknet", similar=True)
    assert (list(found.ids), found.sure) == ([sure, meant], 1)
    assert found.reasons(sure) == ()
    assert found.reasons(meant) == (("Tashknet", (fold("Tashkent"),)),)
    assert list(catalog.find(Event, "Tashknet similar:off", similar=True).ids) == [sure]
    assert list(catalog.find(Event, "Tashknet").ids) == [sure]


@pytest.mark.skipif(not DATA, reason="no real data here")
class TestRealPairs:
    """On pairs of one name and of different names that were written to be alike."""

    def pairs(self, same: str) -> list[tuple[str, str]]:
        lines = Path(str(DATA), "name_pairs.tsv").read_text("utf-8").splitlines()
        rows = (line.split("\t") for line in lines)
        texts = [(row[4], row[6]) for row in rows if row[0] == same]
        return [(fold(one), fold(other)) for one, other in texts]

    def test_most_spellings_of_a_name_have_one_key_and_few_different_names_do(self) -> None:
        same, different = self.pairs("1"), self.pairs("0")
        assert sum(one == other for one, other in same) >= 0.78 * len(same)
        assert sum(one == other for one, other in different) <= 0.07 * len(different)

    def words(self, same: str) -> list[tuple[str, str]]:
        return [pair for pair in self.pairs(same) if " " not in "".join(pair)]

    def test_of_the_others_most_are_near_and_can_be_found(self) -> None:
        others = [(one, other) for one, other in self.words("1") if one != other]
        found = [near(one, [other]) and other.startswith(starts(one)) for one, other in others]
        assert sum(map(bool, found)) >= 0.7 * len(others)

    def test_few_different_names_are_near(self) -> None:
        words = self.words("0")
        alike = [bool(near(one, [other])) for one, other in words if one != other]
        assert sum(alike) <= 0.15 * len(words)

    def test_no_slip_makes_one_of_two_different_names(self) -> None:
        lines = Path(str(DATA), "name_pairs.tsv").read_text("utf-8").splitlines()
        rows = [row for row in (line.split("\t") for line in lines) if row[0] == "0"]
        assert rows
        for one, other in ((row[4], row[6]) for row in rows):
            assert fold(other) not in dict(undone(one))
            assert fold(one) not in dict(undone(other))

    def test_of_all_words_of_cities_hardly_one_is_a_slip_of_another(self) -> None:
        lines = Path(str(DATA), "cities", "world-cities.csv").read_text("utf-8").splitlines()[1:]
        words = set(chain.from_iterable(line.split(",")[0].split() for line in lines))
        keys = set(map(fold, words))
        slips = [word for word in words if any(key in keys for key, _ in undone(word))]
        assert len(slips) <= 0.003 * len(words)

    def test_of_all_words_of_cities_few_are_near_to_one(self) -> None:
        lines = Path(str(DATA), "cities", "world-cities.csv").read_text("utf-8").splitlines()[1:]
        words = sorted(set(chain.from_iterable(fold(line.split(",")[0]).split() for line in lines)))
        found = [len(near(word, words, limit=50)) for word in words[:: len(words) // 100]]
        assert sum(found) <= 5 * len(found)


def test_what_is_equally_close_stands_in_the_order_that_was_asked_for(tmp_path: Path) -> None:
    catalog = a_catalog(tmp_path / "near.db")
    years = ("2021", "2024", "2022", "2023")
    ids = {year: event(catalog, title="Forum in Tashkent", when=date(year)) for year in years}
    found = catalog.find(Event, "Tashknet", similar=True)
    assert list(found.ids) == [ids[year] for year in sorted(years, reverse=True)]
    found = catalog.find(Event, "Tashknet", ("when",), similar=True)
    assert list(found.ids) == [ids[year] for year in sorted(years)]


def test_what_is_left_out_is_left_out_as_it_was_typed(tmp_path: Path) -> None:
    catalog = a_catalog(tmp_path / "near.db")
    meant = event(catalog, title="Forum in Tashkent")
    found = catalog.find(Event, "forum -Tashknet", similar=True)
    assert (list(found.ids), found.sure) == ([meant], 1)
    assert "Tashknet" not in found.near
