"""Narrowing by values of a field: what is put into the text of a search can be taken out again."""

import pytest

from catalog_app.search.narrowed import Values, narrowed, quoted, values, without

SEARCHES = ("", "baku", "baku or shusha", "(a or b) c", "-country:KZ", 'series:"A B" or year:2023')


@pytest.mark.parametrize("text", SEARCHES)
@pytest.mark.parametrize(
    "meant",
    [
        Values(("forum",)),
        Values(("forum", "camp", "A b")),
        Values((), ("camp",)),
        Values(("forum", "camp"), ("other", "none")),
    ],
)
def test_what_was_put_in_is_known_and_is_taken_out(text: str, meant: Values) -> None:
    sides = (
        [quoted(v) if " " in v else v for v in side] for side in (meant.wanted, meant.unwanted)
    )
    found = narrowed(text, "kind", *sides)
    assert values(found, "kind") == meant
    assert without(found, "kind") in (text, f"({text})")


def test_other_values_take_their_place() -> None:
    text = "song (kind:forum or kind:camp) -kind:other days"
    assert narrowed(text, "kind", ["festival"]) == "song days kind:festival"
    assert narrowed(text, "kind", []) == "song days"
    assert narrowed("a or b", "kind", ["camp"]) == "(a or b) kind:camp"


@pytest.mark.parametrize("text", ["baku or kind:camp", "kind:camp or year:2023", "(kind:camp", ""])
def test_what_narrows_only_a_part_is_left_alone(text: str) -> None:
    assert values(text, "kind") == Values()
    assert without(text, "kind") == text


def test_a_comparison_is_no_value() -> None:
    assert values("year:>2020 year:2020..2021", "year") == Values()
    assert values("--kind:camp ((kind:forum))", "kind") == Values(("camp", "forum"))
    assert without("--kind:camp ((kind:forum)) x", "kind") == "x"
