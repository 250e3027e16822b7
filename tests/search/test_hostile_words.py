"""Whatever stands in the search box is answered or explained, and takes no more than its length."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import Event, Member, dates, from_today
from catalog_app.errors import QueryError, ValueProblem
from catalog_app.i18n import Language
from catalog_app.search import grammar
from catalog_app.search.sections import section_of
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, delegation, event, member

ENGLISH = Language("en")
HOSTILE = [
    "AND",
    "a AND b",
    "a OR",
    "NOT a",
    "NEAR(a b)",
    "NEAR(a, 5)",
    "a NEAR/2 b",
    "title:*",
    "a*",
    "*a",
    "^a",
    "a ^ b",
    "a:b:c",
    "words:a",
    "{words}:a",
    "- {words} : a",
    '"a" * "b"',
    '"a"b"',
    '"""',
    "'; DROP TABLE event; --",
    "a' OR '1'='1",
    "%_%",
    "\\",
    "?1 :a @b $c",
    "@country:kz",
    "=baku",
    "a + b",
    "\0",
    "a\0b",
    'title:"a\0b"',
    "\ud800",
    "title:\udfff",
    "\u202eukab\u202c \u200f",
    "\u202e",
    "in:\u202epeople",
    "similar:\0off",
    "members:(\0)",
    "members:((((((((a))))))))",
    "members:>99999999999999999999999",
    "members:٣",
    "members:²",
    "members:-1",
    "size:1e9",
    "changed:99999",
    "when:in-999-years",
    "when:999-years-ago..in-999-years",
    "added:" + "9" * 190,
    "a" * 10_000,
    "a " * 1_000,
    "a:" * 1_000,
    "a:(" * 1_000,
    "-" * 10_000,
    "-(" * 1_000 + ")" * 1_000,
    '"' * 10_000,
    "or " * 1_000,
    "| " * 1_000,
    "(a)" * 1_000,
    "in:people " * 1_000,
    "similar:off " * 1_000,
    "é" * 200,
    "e" + "\u0301" * 5_000,
    "\ufdfa" * 200,
    "𝕬" * 150,
    "👩‍👩‍👧‍👦" * 20,
]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    path: Path = tmp_path_factory.mktemp("hostile") / "catalog.db"
    with closing(a_catalog(path)) as made:
        member(made, delegation(made, event(made)))
        yield made


def _asked(ask: Callable[[], object]) -> QueryError | None:
    try:
        ask()
    except QueryError as problem:
        return problem
    return None


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_answered_or_explained(catalog: Catalog, text: str) -> None:
    for entity in (Event, Member):
        problem = _asked(lambda entity=entity: catalog.find(entity, text, language=ENGLISH))
        if problem:
            assert 0 <= problem.start < problem.end <= len(text)
            assert len(problem.text(Language("az"))) < 1_000
    grammar.switches(text)
    section_of(text, ENGLISH)


_PIECES = st.sampled_from(
    [
        *"()\"'|-:*^=@<>. \0\u202eş",
        *("..", ":(", "or ", "in:", "similar:", "off", "none", "any", "members:", "delegations:("),
        *("event:(", "changed:", "start:", "today", "AND ", "NEAR("),
    ]
)


@given(st.lists(_PIECES).map("".join) | st.text())
def test_any_text_is_answered_or_explained(catalog: Catalog, text: str) -> None:
    _asked(lambda: catalog.find(Event, text, language=ENGLISH))
    tree = _asked(lambda: grammar.parse(text))
    assert tree is None or str(tree)
    grammar.switches(text)
    entity, rest = section_of(text, ENGLISH)
    assert entity is None or len(rest) < len(text)


_EVIL = ["-", '"', "a", "a-", "a:", ":", "..", "or", "|", " ", "\u202e", "to ", "(", "1", "1-", "é"]
_PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": pattern
    for module in (grammar, dates, from_today)
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
}


def _growth(work: Callable[[str], object], unit: str, ending: str, size: int) -> float:
    """How much longer a text of twice the length takes, at its best of some runs."""

    def took(length: int) -> float:
        text = unit * (length // len(unit)) + ending
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            work(text)
            best = min(best, time.perf_counter() - start)
        return best

    return took(2 * size) / took(size)


def _is_linear(work: Callable[[str], object], unit: str, ending: str, size: int) -> bool:
    """A machine that is busy may say so wrongly once, but not each time."""
    return any(_growth(work, unit, ending, size) < 3 for _ in range(4))


@pytest.mark.parametrize("name", _PATTERNS)
def test_no_pattern_is_a_bomb(name: str) -> None:
    """Those of the grammar are matched at one place, the others are looked for in a whole text."""
    pattern = _PATTERNS[name]
    whole = not name.startswith("grammar.") or name in ("grammar._gap", "grammar._parting")
    size = 20_000 if name.startswith("grammar.") else 1_000  # dates are cut off at 100
    for unit in _EVIL:
        for ending in ("", "!", ")", ":", '"'):
            work = pattern.findall if whole else pattern.match
            assert _is_linear(work, unit, ending, size), (unit, ending)


@pytest.mark.parametrize("unit", [*_EVIL, "a:(", "-(", "similar:off ", "in:people ", "a or "])
def test_a_text_is_read_in_the_time_of_its_length(unit: str) -> None:
    def read(text: str) -> None:
        _asked(lambda: grammar.parse(text))
        grammar.switches(text)
        section_of(text, ENGLISH)

    assert _is_linear(read, unit, "!", 20_000)


@pytest.mark.parametrize("unit", ["1-", "1 - ", "to ", "next ", "9", "- ", "'", "\ufdfa", "may-"])
def test_a_text_is_no_date_in_no_time(unit: str) -> None:
    def understood(text: str) -> None:
        with pytest.raises(ValueProblem):
            dates.understand(text, ENGLISH)

    assert _is_linear(understood, unit, "!", 2_000)
