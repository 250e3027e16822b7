"""What may stand in the holes of a letter, and what becomes of a line when they are filled."""

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import holes
from catalog_app.domain.letters import HOLES, LetterText, shipped
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES
from tests.letters import PAYLOADS

VALUES = {"event": "Forum", "city": "Almaty", "country": "", "quota": ""}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_braces_hold_the_name_of_a_hole_or_are_refused(payload: str) -> None:
    with pytest.raises(ValueProblem) as refused:
        LetterText().take(f"Dear {{contact}},\n\n{payload}")
    assert refused.value.values["line"] == 3
    assert str(refused.value).startswith("Line 3: “{")
    assert "{event}, {when}, {venue}" in str(refused.value)
    assert len(str(refused.value)) < 300


def test_a_closing_brace_alone_is_refused_too() -> None:
    with pytest.raises(ValueProblem, match="Line 1: “}” is no placeholder"):
        holes.check("event}", HOLES)


@pytest.mark.parametrize("code", CODES)
def test_what_is_shipped_has_only_known_holes_and_is_the_same_when_it_is_saved(code: str) -> None:
    text = shipped("invitation", code)
    assert LetterText().take(text) == text
    assert {name for name in HOLES if holes.hole_of(name) in text} == set(HOLES) - {"delegation"}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("The {event} in {city}", "The Forum in Almaty"),
        ("No hole, and a comma,", "No hole, and a comma,"),
        ("{country}", None),
        ("Size: up to {quota}", None),
        ("  {country} {quota} ", None),
        ("{city}, {country}", "Almaty"),
        ("{country}, {city}", "Almaty"),
        ("in {city}, {country}, from now on", "in Almaty, from now on"),
        ("in {country}, {city}.", "in Almaty."),
        ("{event} – {country}", "Forum"),
        ("{event} {country} {quota}.", "Forum."),
        ("{event} · {quota} · {city}", "Forum · Almaty"),
        ("{event}{event}", "ForumForum"),
    ],
)
def test_an_empty_hole_leaves_no_gap(line: str, shown: str | None) -> None:
    assert holes.filled(line, VALUES) == shown


def test_what_is_put_in_is_never_read_again() -> None:
    values = {"event": "{city} {event!r} \\g<0>", "city": "Almaty"}
    assert holes.filled("{event}", values) == "{city} {event!r} \\g<0>"


@given(st.text("{}ab, \n"), st.text("{}ab"), st.text("{}ab"))
def test_the_length_is_known_before_anything_is_filled(text: str, a: str, b: str) -> None:
    values = {"a": a, "b": b}
    try:
        holes.check(text, values)
    except ValueProblem:
        return
    lines = [holes.filled(line, values) or "" for line in text.splitlines()]
    assert len("\n".join(lines)) <= holes.length(text, values)
