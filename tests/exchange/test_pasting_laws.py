"""What holds for whatever is pasted."""

import unicodedata
from collections import Counter
from itertools import pairwise

from hypothesis import assume, given, strategies as st

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import field_of
from catalog_app.errors import ValueProblem
from catalog_app.exchange.pasting import Reading, parted, plain_text, read
from catalog_app.exchange.pasting.names import PARTS, joined
from catalog_app.i18n import CODES, Language
from tests.exchange.more_pastes import MORE_PASTES
from tests.exchange.odd_pastes import ODD_PASTES
from tests.exchange.pastes import PASTES

KNOWN = [*PASTES.values(), *MORE_PASTES.values(), *ODD_PASTES.values()]
LANGUAGES = st.sampled_from([Language(code) for code in CODES])
WORDS = sorted({word for paste in KNOWN for word in paste.text.split()})
LINES = sorted({line for paste in KNOWN for line in paste.text.splitlines()})
SIGNS = (
    "\t",
    "\n",
    "\n\n",
    ", ",
    " – ",
    "; ",
    " (",
    ") ",
    ": ",
    "|",
    '"',
    " ",
    "\r\n",
    "> ",
    "1. ",
)
BITS = st.sampled_from(WORDS) | st.sampled_from(SIGNS) | st.text(max_size=4)
TEXTS = (
    st.lists(BITS, max_size=60).map("".join)
    | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(LINES) | BITS, max_size=12).map("\n".join)
)
TAGS = [
    "p",
    "b",
    "td",
    "tr",
    "table",
    "li",
    "ul",
    "ol",
    "br",
    "div",
    "script",
    "style",
    "head",
    "body",
    "title",
    "span",
    "!--",
    "![if",
    "/",
]
MARKUP = st.lists(
    st.sampled_from(["<", ">", "</", "&", ";", "&nbsp;", "-->", "<![", "<?", "]]>", *TAGS])
    | st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS])
    | st.text(max_size=5)
).map("".join)

GIVEN = ("Leyla", "Jan", "John", "Айгүл", "Дәулет", "Шухрат", "Elçin", "Maria Anna", "Ольга", "J.")
FAMILY = (
    "Smith",
    "van der Berg",
    "Məmmədov",
    "Каримов",
    "Ким",
    "YILDIRIM",
    "de la Cruz",
    "Иванова",
)
OF_FATHER = ("Rəşid oğlu", "Бахтиёрович", "Асқарқызы", "Akmal qizi", "Турдубековна")
NAMES = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
SAID = st.text(st.sampled_from("abcdeƏəŞşЖжҚқ019 ,;:.-–()'’\"&/"), max_size=20)


def understood(text: str, language: Language) -> Reading | None:
    """None where the text is refused with a sentence."""
    try:
        return read(text, language)
    except ValueProblem as problem:
        assert problem.text(language)
        return None


def letters(text: str) -> Counter[str]:
    """How often each letter and digit is there."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFC", text)))


@given(TEXTS, LANGUAGES)
def test_every_value_has_a_place_of_its_own_in_its_line(text: str, language: Language) -> None:
    reading = understood(text, language)
    for row in reading.rows if reading else ():
        read_here = [piece for piece in row.pieces.values() if piece.end]
        places = sorted([*((piece.start, piece.end) for piece in read_here), *row.left])
        assert all(0 <= start < end <= len(row.line) for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
        assert all(piece.value for piece in row.pieces.values())


@given(TEXTS, LANGUAGES)
def test_every_letter_is_read_or_handed_back(text: str, language: Language) -> None:
    reading = understood(text, language)
    if reading is not None:
        lines = [line for _, line in (*reading.headings, *reading.passed)]
        lines += [row.line for row in reading.rows]
        assert letters("".join((*lines, *reading.head))) == letters(text)


@given(LANGUAGES, st.data())
def test_what_our_own_grid_copies_is_read_as_it_was(
    language: Language, data: st.DataObject
) -> None:
    columns = data.draw(st.permutations(["role", "person", "position", "employer", "status"]))
    columns = [*columns[: data.draw(st.integers(1, 5))], "honorific"]
    assume("person" in columns)
    row = st.fixed_dictionaries({name: cells(name, language) for name in columns})
    rows = data.draw(st.lists(row, min_size=1, max_size=5))
    head = [language.text(field_of(Member, name).label) for name in columns]
    copied = [head, *([row[name][0] for name in columns] for row in rows)]
    reading = read("\n".join("\t".join(line) for line in copied), language)
    assert reading.head == tuple(head)
    found = [{name: piece.value for name, piece in row.pieces.items()} for row in reading.rows]
    named = [{"name" if n == "person" else n: v for n, (_, v) in row.items()} for row in rows]
    assert found == [{name: value for name, value in row.items() if value} for row in named]


def cells(name: str, language: Language) -> st.SearchStrategy[tuple[str, str | None]]:
    """What the grid shows, and the value."""
    kind = Member.fields[name].kind
    if kind.options:
        codes = st.sampled_from([None, *kind.options])
        return codes.map(lambda code: (kind.show(code, language), code))
    if name == "person":
        return NAMES.map(lambda said: (said, said))
    return SAID.map(lambda said: (" ".join(said.split()), " ".join(said.split())))


@given(st.sampled_from(GIVEN), st.sampled_from(FAMILY), st.sampled_from(OF_FATHER) | st.none())
def test_names_in_columns_of_their_own_are_told_apart_again(
    given_name: str, family_name: str, patronymic: str | None
) -> None:
    parts = dict(zip(PARTS, (family_name, given_name, patronymic), strict=True))
    assert parted(joined({name: part for name, part in parts.items() if part})) == parts


@given(st.text() | st.lists(st.sampled_from([*GIVEN, *FAMILY, *OF_FATHER])).map(" ".join))
def test_a_name_is_parted_without_loss(name: str) -> None:
    assert letters("".join(part for part in parted(name).values() if part)) == letters(name)


@given(MARKUP)
def test_a_page_is_read_or_refused_whatever_it_holds(html: str) -> None:
    plain_text(html)


@given(st.text(st.sampled_from("ab <>&;\"'=")))
def test_what_is_written_in_a_page_is_seen(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert plain_text(f"<p>{escaped}</p>").split() == text.split()
