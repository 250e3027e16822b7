"""What is being typed is found in a text that need not be whole."""

import pytest

from catalog_app.search.cursor import Piece, piece_at


def at_end(text: str) -> Piece:
    return piece_at(text, len(text))


@pytest.mark.parametrize(
    ("text", "field", "typed", "replaced"),
    [
        ("", None, "", ""),
        ("ba", None, "ba", "ba"),
        ("song ba", None, "ba", "ba"),
        ("song ", None, "", ""),
        ("-ba", None, "ba", "ba"),
        ('"youth me', None, "youth me", '"youth me'),
        ('song "youth me', None, "youth me", '"youth me'),
        ("country:", "country", "", ""),
        ("country:k", "country", "k", "k"),
        ("-(country:k", "country", "k", "k"),
        ('kind:"film f', "kind", "film f", '"film f'),
        ("year:>20", "year", "20", "20"),
        ("year:2020..20", "year", "20", "20"),
        ("https://a", None, "https://a", "https://a"),
        ("ölkə:Öz", "ölkə", "Öz", "Öz"),
    ],
)
def test_the_piece_at_the_end(text: str, field: str | None, typed: str, replaced: str) -> None:
    piece = at_end(text)
    assert (piece.field, piece.typed, text[piece.start : piece.end]) == (field, typed, replaced)


def test_what_stands_behind_the_cursor_is_replaced_but_not_looked_for() -> None:
    piece = piece_at("country:kazakhstan song", len("country:kaz"))
    assert (piece.typed, piece.start, piece.end) == ("kaz", 8, 18)


def test_in_the_name_of_a_field_the_name_is_replaced() -> None:
    piece = piece_at("song coun:KZ", len("song coun"))
    assert (piece.naming, piece.typed, piece.start, piece.end) == (True, "coun", 5, 10)


def test_words_before_it_may_belong_to_the_same_name() -> None:
    text = "country:KZ republic of south a"
    assert [text[start:] for start in at_end(text).starts] == [
        "republic of south a",
        "of south a",
        "south a",
        "a",
    ]
    for parted in ("republic or a", '"republic" a', "republic | a", "-republic a"):
        assert len(at_end(parted).starts) == 1, parted


def test_brackets_say_which_related_records_are_meant() -> None:
    assert at_end("song delegations:(members:(role:h").groups == ("delegations", "members")
    assert at_end("delegations:(country:KZ) so").groups == ()
    assert at_end("(song delegations:(st").groups == ("delegations",)


@pytest.mark.parametrize(
    "text", [")))", "(((", "|||", '"""', "---", "a:b:c", ":", "\u200f", "a\0b"]
)
def test_no_text_is_too_odd(text: str) -> None:
    for place in range(len(text) + 1):
        piece = piece_at(text, place)
        assert 0 <= piece.start <= piece.end <= len(text)
