"""The language of the search box: which tree a text becomes, and where a mistake lies."""

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain.fields import Entity
from catalog_app.errors import QueryError
from catalog_app.i18n import Language
from catalog_app.search.grammar import (
    All,
    Any,
    Not,
    Switches,
    Term,
    Tree,
    parse,
    pieces,
    switches,
)
from catalog_app.search.sections import section_of

ODD = "\0\u200f\u202e\ufeff \t\n\"'()|-:.<>=*^~+&\\ABorORnone"


_B_OR_NOT_D = Any((Term("", "b", inside=Term("c")), Not(Term("d"))))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", All()),
        ("  \t ", All()),
        ("baku", Term("baku")),
        ("baku festival", All((Term("baku"), Term("festival")))),
        ('"youth meeting"', Term("youth meeting", phrase=True)),
        ("country:kazakhstan", Term("kazakhstan", "country")),
        ('city:"New York"', Term("New York", "city", phrase=True)),
        ("-festival", Not(Term("festival"))),
        ("-from:uzbekistan", Not(Term("uzbekistan", "from"))),
        ("--festival", Term("festival")),
        ("-(a b)", Not(All((Term("a"), Term("b"))))),
        ("-(-a)", Term("a")),
        ("a or b", Any((Term("a"), Term("b")))),
        ("a OR b | c", Any((Term("a"), Term("b"), Term("c")))),
        ("a|b", Any((Term("a"), Term("b")))),
        ("a b or c", Any((All((Term("a"), Term("b"))), Term("c")))),
        ("a (b or c)", All((Term("a"), Any((Term("b"), Term("c")))))),
        ("(a b) c", All((Term("a"), Term("b"), Term("c")))),
        ("or\u00e7a oral", All((Term("or\u00e7a"), Term("oral")))),
        ("size:>10", Term("10", "size", ">")),
        ("when:<=2023-05", Term("2023-05", "when", "<=")),
        ("year:2020..2024", Term("2020", "year", "..", "2024")),
        ("year:2020..", Term("2020", "year", "..")),
        ("year:..2024", Term("", "year", "..", "2024")),
        ('when:"May 2023".."June 2024"', Term("May 2023", "when", "..", "June 2024")),
        ("members:none", Term("none", "members")),
        ("members:(role:head)", Term("", "members", inside=Term("head", "role"))),
        ("-a:(b c)", Not(Term("", "a", inside=All((Term("b"), Term("c")))))),
        ("a:(b:(c) or -d) e", All((Term("", "a", inside=_B_OR_NOT_D), Term("e")))),
        ("similar:off", All()),
        ("Similar:ON baku", Term("baku")),
        ("a similar:off or b", Any((Term("a"), Term("b")))),
        ("in:people aliyev", All((Term("people", "in"), Term("aliyev")))),
        ("https://turksoy.org/a", Term("https://turksoy.org/a")),
        ("10:30", Term("10:30")),
        ("Baku - Shusha", All((Term("Baku"), Term("-"), Term("Shusha")))),
        ("1993..", Term("1993..")),
        ("\u200fbaku\u200e \u202efestival\0", All((Term("baku"), Term("festival")))),
    ],
)
def test_a_text_becomes_this_tree(text: str, tree: Tree) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Baku–Shusha", ["Baku", "Shusha"]),
        ("art/music&film", ["art", "music", "film"]),
        ("Baku", ["Baku"]),
    ],
)
def test_a_word_comes_apart_where_several_are_written_as_one(word: str, parts: list[str]) -> None:
    assert [piece.value for piece in pieces(Term(word))] == parts


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a (b", "("),
        ("a) b", ")"),
        ("()", "()"),
        ("a ( ) b", "( )"),
        ('baku "youth', '"'),
        ('baku "" b', '""'),
        ("baku country: b", "country:"),
        ("baku -country:", "country:"),
        ("size:>", "size:>"),
        ("year:..", "year:.."),
        ("or b", "or"),
        ("a or", "or"),
        ("a or or b", "or"),
        ("(a |) b", "|"),
        ("or", "or"),
        ("a:()", "()"),
        ("a:(b", "("),
        ("a:(b or)", "or"),
        ("a:(b))", ")"),
        ("a similar:perhaps", "similar:perhaps"),
        ("similar:none", "similar:none"),
        ("-similar:off a", "-similar:off"),
        ("similar:>off", "similar:>off"),
        ("similar:(off)", "similar:(off)"),
        ("similar:", "similar:"),
    ],
)
def test_a_mistake_is_a_sentence_with_its_place(text: str, marked: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert text[caught.value.start : caught.value.end] == marked
    assert str(caught.value)


def test_a_term_knows_where_it_stands() -> None:
    text = 'baku -city:"New York" or x'
    tree = parse(text)
    assert isinstance(tree, Any)
    assert isinstance(tree.children[0], All)
    excluded = tree.children[0].children[1]
    assert isinstance(excluded, Not)
    assert isinstance(excluded.child, Term)
    assert text[excluded.child.start : excluded.child.end] == 'city:"New York"'


def _mistake(text: str) -> QueryError | None:
    try:
        parse(text)
    except QueryError as error:
        return error
    return None


@given(st.text() | st.text(ODD) | st.lists(st.sampled_from(["(", "-", "a", "or", "x:", '"'])))
def test_any_text_is_read_or_explained(text: str | list[str]) -> None:
    text = text if isinstance(text, str) else "".join(text)
    mistake = _mistake(text)
    if mistake:
        assert 0 <= mistake.start < mistake.end <= len(text)
        assert str(mistake)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "-" * 10_000,
        ")" * 10_000,
        "a " * 5_000,
        "a or " * 2_000,
        '"' * 9_999,
        "-(" * 5_000,
    ],
)
def test_very_long_texts_are_explained(text: str) -> None:
    mistake = _mistake(text)
    assert mistake is None or mistake.start < mistake.end


@pytest.mark.parametrize("text", ["a" * 201, f'"{"a " * 101}"', f"title:{'9' * 6000}"])
def test_what_is_looked_for_is_no_longer_than_a_name(text: str) -> None:
    assert parse("a" * 200) == Term("a" * 200)
    with pytest.raises(QueryError, match="longer than 200 characters"):
        parse(text)


@pytest.mark.parametrize("text", ["a" + "-a" * 64, "title:" * 65, '"a b c d e f g h" ' * 9])
def test_words_count_however_they_are_written(text: str) -> None:
    with pytest.raises(QueryError, match=r"more than 64 words|longer than"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "similar"),
    [
        ("", True),
        ("similar:off", False),
        ("aliyev SIMILAR:Off", False),
        ("similar:off aliyev similar:on", True),
        ("(a similar:off) b", False),
        ("similar:off a)", False),
        ('"similar:off" aliyev', True),
        ("title:similar:off", True),
        ("dissimilar:off", True),
        ("similar:perhaps", True),
        ("(((", True),
    ],
)
def test_a_switch_says_how_to_look(text: str, similar: bool) -> None:
    assert switches(text) == Switches(similar)


@pytest.mark.parametrize(
    ("text", "code", "section", "rest"),
    [
        ("in:people aliyev", "en", "people", "aliyev"),
        ("aliyev in:People", "en", "people", "aliyev"),
        ("in:person", "en", "people", ""),
        ("in:events a or b", "en", "events", "a or b"),
        ("in:series  a  -b", "en", "series", "a -b"),
        ("in:event_series a", "en", "series", "a"),
        ('in:"Event series" a', "en", "series", "a"),
        ("in:cities baku", "en", "cities", "baku"),
        ("in:Şəxslər əliyev", "az", "people", "əliyev"),
        ("in:ŞƏXSLƏR (a", "az", "people", "(a"),
        ("in:people aliyev", "az", "people", "aliyev"),
        ("in:nowhere aliyev", "en", None, None),
        ("aliyev", "en", None, None),
        ('"in:people" aliyev', "en", None, None),
        ("-in:people aliyev", "en", None, None),
        ("(in:people aliyev)", "en", None, None),
        ("members:(in:people)", "en", None, None),
        ("(aliyev in:people", "en", None, None),
    ],
)
def test_a_text_says_in_which_section_to_look(
    text: str, code: str, section: str | None, rest: str | None
) -> None:
    entity, left = section_of(text, Language(code))
    assert entity is (Entity.known[section] if section else None)
    assert left == (text if rest is None else rest)


def test_a_section_is_known_to_be_typed_when_a_space_follows() -> None:
    english = Language("en")
    assert section_of("in:event", english, typing=True) == (None, "in:event")
    assert section_of("a in:event", english, typing=True) == (None, "a in:event")
    assert section_of("in:events ", english, typing=True) == (Entity.known["events"], "")


_words = st.text("abcdəşЖ9'*_", min_size=1).filter(lambda word: word not in ("or",))
_phrases = st.text("ab c-(:)|or", min_size=1).filter(str.strip)
_names = st.sampled_from(["title", "country", "ülkə"])
_terms = st.one_of(
    st.builds(Term, _words),
    st.builds(lambda text: Term(text, phrase=True), _phrases),
    st.builds(Term, _words, _names, st.sampled_from(["", ">", "<="])),
    st.builds(lambda text, name: Term(text, name, phrase=True), _phrases, _names),
    st.builds(lambda a, name, b: Term(a, name, "..", b), _phrases, _names, _phrases),
)


def _several(
    inner: st.SearchStrategy[Tree], kind: type[All] | type[Any]
) -> st.SearchStrategy[Tree]:
    other = inner.filter(lambda tree: not isinstance(tree, kind))
    return st.lists(other, min_size=2, max_size=4).map(lambda found: kind(tuple(found)))


_trees = st.recursive(
    _terms,
    lambda inner: st.one_of(
        st.builds(lambda name, tree: Term("", name, inside=tree), _names, inner),
        inner.filter(lambda tree: not isinstance(tree, Not)).map(Not),
        _several(inner, All),
        _several(inner, Any),
    ),
    max_leaves=20,
)


def _shown(tree: Tree) -> str:
    if isinstance(tree, Not):
        return f"-{_shown(tree.child)}"
    if isinstance(tree, All):
        return f"({' '.join(map(_shown, tree.children))})"
    if isinstance(tree, Any):
        return f"({' or '.join(map(_shown, tree.children))})"
    if tree.inside is not None:
        return f"{tree.field}:({_shown(tree.inside)})"
    before = f"{tree.field}:{tree.operator}" if tree.field else ""
    if tree.operator == "..":
        return f'{tree.field}:"{tree.value}".."{tree.until}"'
    return f'{before}"{tree.value}"' if tree.phrase else before + tree.value


@given(_trees)
def test_what_is_written_down_is_read_as_the_same_tree(tree: Tree) -> None:
    assert parse(_shown(tree)) == tree
