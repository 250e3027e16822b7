"""Letters of invitation on paper: each begins a page, in every language, also a long one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.domain import Delegation
from catalog_app.i18n import CODES
from catalog_app.reports import invitations
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, date, delegation, event
from tests.paper import LEFT, RIGHT, printed, words_of

pytestmark = pytest.mark.usefixtures("qapp")

FAIR = 1
COUNTRIES = ("HU", "GE", "TR")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    event(catalog, title="Fair", country="AZ", when=date("2026-10-23/2026-10-26"))
    for country in COUNTRIES:
        delegation(catalog, FAIR, country=country, status="invited", quota=12)
    yield catalog
    catalog.close()


def pages(catalog: Catalog, tmp_path: Path, code: str, text: str | None = None) -> list[str]:
    made = invitations.of_event(catalog, FAIR, catalog.speaking(code), text=text)
    return printed(tmp_path, made)


@pytest.mark.parametrize("code", CODES)
def test_there_are_as_many_pages_as_letters(catalog: Catalog, tmp_path: Path, code: str) -> None:
    language = catalog.speaking(code)
    names = [
        Delegation.name_of(row, language) for row in invitations.addressed(catalog, FAIR, language)
    ]
    found = pages(catalog, tmp_path, code)
    assert len(found) == len(names) == len(COUNTRIES)
    assert all(name in page for name, page in zip(names, found, strict=True))
    assert all("Fair" in page and " / 3" not in page for page in found)


def test_a_long_letter_goes_on_and_the_next_one_begins_a_page(
    catalog: Catalog, tmp_path: Path
) -> None:
    text = "{sender}\n\n" + "\n\n".join(f"Paragraph {number}." for number in range(50))
    found = pages(catalog, tmp_path, "en", text)
    begins = [page.split()[0] for page in found]
    assert begins == ["Georgia", "Paragraph", "Hungary", "Paragraph", "Türkiye", "Paragraph"]
    assert [page.count("Paragraph") for page in found[::2]] == [found[0].count("Paragraph")] * 3


def test_what_is_set_flush_right_ends_at_the_margin(catalog: Catalog, tmp_path: Path) -> None:
    pages(catalog, tmp_path, "en", "→ Above\n\nLeft\n→ Below")
    above, left, below = words_of(tmp_path / "list.pdf")[0]
    assert [word.text for word in (above, left, below)] == ["Above", "Left", "Below"]
    assert above.right == pytest.approx(RIGHT, abs=1.5)
    assert below.right == pytest.approx(RIGHT, abs=1.5)
    assert left.left == pytest.approx(LEFT, abs=1.5)


def test_more_blank_lines_leave_more_room(catalog: Catalog, tmp_path: Path) -> None:
    def room(blank: int) -> float:
        pages(catalog, tmp_path, "en", "Above" + "\n" * (blank + 1) + "Below")
        above, below = words_of(tmp_path / "list.pdf")[0]
        return below.top - above.top

    line = room(0)
    assert room(1) - line == pytest.approx(9, abs=0.5)
    assert room(3) - room(1) == pytest.approx(2 * line, abs=0.5)
