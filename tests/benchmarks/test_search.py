"""The first page of a search, beside the question that the index could answer at best.

The ratio is told only: what is more than a word (a kind, related records) is looked up, too.
"""

import pytest

from catalog_app.domain.events import Event
from catalog_app.domain.folding import fold
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.table import usual_columns
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical

ROUNDS = 15
PAGE = 200
ID = (1 << 31) - 1
"""Of a place in the index; above it stands the date."""


@pytest.mark.parametrize("word", ["festival", "forum", "heritage"])
def test_the_first_page_of_a_word_search_holds_what_the_index_has(
    catalog: Catalog, figures: Figures, size: str, word: str
) -> None:
    columns = usual_columns(Event)
    pages: list[list[int]] = []

    def search() -> None:
        page = catalog.find(Event, word, most=PAGE).rows(0, PAGE, columns)
        pages.append([row[0] for row in page])

    def ask_the_index() -> None:
        found = catalog.reader.all(
            'SELECT id, title, country, "when" FROM event WHERE id IN'
            " (SELECT rowid & ? FROM event_words WHERE event_words MATCH ?"
            " ORDER BY rowid DESC LIMIT ?)",
            (ID, f'"{fold(word)}"', PAGE),
        )
        assert found

    search()
    ours, limit = by_turns(ROUNDS, search, ask_the_index)

    figures.note(f"first page of “{word}” in {size}", typical(ours), typical(limit), "ms", None)
    figures.tell(
        f"first page of “{word}” in {size}, p95 (goal 16 ms)", f"{percentile(ours, 0.95):.1f} ms"
    )
    known = catalog.reader.all(
        "SELECT rowid & ? FROM event_words WHERE event_words MATCH ?", (ID, f'"{fold(word)}"')
    )
    assert all(page == pages[0] for page in pages)
    assert len(pages[0]) == PAGE
    assert {id for (id,) in known} <= set(catalog.find(Event, word).ids)
