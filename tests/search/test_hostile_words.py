"""Whatever stands in the search box is answered or explained, and takes no more than its length."""

import re
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
from tests import hostile
from tests.builders import a_catalog, delegation, event, member

ENGLISH = Language("en")


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


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
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


@pytest.mark.parametrize("name", _PATTERNS)
def test_no_pattern_is_a_bomb(name: str) -> None:
    """Those of the grammar are matched at one place, the others are looked for in a whole text."""
    pattern = _PATTERNS[name]
    whole = not name.startswith("grammar.") or name in ("grammar._gap", "grammar._parting")
    size = 20_000 if name.startswith("grammar.") else 1_000  # dates are cut off at 100
    for unit in _EVIL:
        for ending in ("", "!", ")", ":", '"'):
            work = pattern.findall if whole else pattern.match
            assert hostile.is_linear(work, unit, ending, size), (unit, ending)


@pytest.mark.parametrize("unit", [*_EVIL, "a:(", "-(", "similar:off ", "in:people ", "a or "])
def test_a_text_is_read_in_the_time_of_its_length(unit: str) -> None:
    def read(text: str) -> None:
        _asked(lambda: grammar.parse(text))
        grammar.switches(text)
        section_of(text, ENGLISH)

    assert hostile.is_linear(read, unit, "!", 20_000)


@pytest.mark.parametrize("unit", ["1-", "1 - ", "to ", "next ", "9", "- ", "'", "\ufdfa", "may-"])
def test_a_text_is_no_date_in_no_time(unit: str) -> None:
    def understood(text: str) -> None:
        with pytest.raises(ValueProblem):
            dates.understand(text, ENGLISH)

    assert hostile.is_linear(understood, unit, "!", 2_000)
