"""Badges on paper: how many on a page, and that no text leaves its card."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Style,
)
from catalog_app.ui.paper import PageOptions
from tests.paper import LEFT, RIGHT, TOP, Picture, Word, pages_of, printed, words_of

pytestmark = pytest.mark.usefixtures("qapp")

MM = 72 / 25.4
BORDER = 4 * MM  # that stays free within a card
LONGEST = {
    "az": "Məhəmmədəli Əbdülhəsənoğlu Şəmsəddinzadə-Qarabağlı",
    "kk": "Нұрмұхамедәлі Әбдіғаппарұлы Қожахметжанов",
    "ka": "კონსტანტინე-ალექსანდრე გამსახურდიაშვილი-მელიქსეთიშვილი",
}
EVENT = "International Festival of Turkic Culture, Şuşa 2026"


def badge(name: str, position: str = "Deputy Minister", event: str = EVENT) -> Card:
    return (
        Cell(event, Style.QUIET),
        Cell(name, Style.BOLD),
        Cell(position),
        Cell("Azerbaijan", Style.SMALL),
    )


def badges(*cards: Card, width: float = 85.0, height: float = 54.0) -> Document:
    sheet = Cards(cards, width, height)
    return Document("Badges", Language("az"), lambda: [sheet], head=False)


def cards_of(path: Path, size: tuple[int, int] = (85, 54)) -> list[list[Word]]:
    """The words of each card, row by row and page by page; none is beyond its card."""
    width, height = size[0] * MM, size[1] * MM
    across = int(171 / size[0])
    cards: list[list[Word]] = []
    for page in words_of(path):
        places: dict[tuple[int, int], list[Word]] = {}
        for word in page:
            row, place = int((word.top - TOP) / height), int((word.left - LEFT) / width)
            left, top = LEFT + place * width, TOP + row * height
            assert place < across
            assert left + BORDER < word.left < word.right < left + width - BORDER
            assert top + BORDER < word.top < word.bottom < top + height - BORDER
            places.setdefault((row, place), []).append(word)
        cards += (places[place] for place in sorted(places))
    return cards


def texts(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def size_of(words: Sequence[Word], text: str) -> float:
    """How high the line is in which the text stands."""
    return next(word.bottom - word.top for word in words if word.text == text)


@pytest.mark.parametrize(
    ("options", "size", "across", "down"),
    [
        (PageOptions(), (85.0, 54.0), 2, 4),
        (PageOptions(landscape=True), (85.0, 54.0), 3, 3),
        (PageOptions("Letter"), (85.0, 54.0), 2, 4),
        (PageOptions("A3"), (85.0, 54.0), 3, 7),
        (PageOptions(), (50.0, 30.0), 3, 8),
        (PageOptions(), (170.0, 250.0), 1, 1),
        (PageOptions(), (300.0, 400.0), 1, 1),  # larger than the page
    ],
)
def test_a_page_holds_as_many_cards_as_fit(
    options: PageOptions, size: tuple[float, float], across: int, down: int, tmp_path: Path
) -> None:
    count = across * down
    cards = [badge(f"Name-{number}.", event="") for number in range(2 * count + 1)]
    pages = printed(tmp_path, badges(*cards, width=size[0], height=size[1]), options)
    assert [page.count("Name-") for page in pages] == [count, count, 1]
    first = [line.count("Name-") for line in pages[0].splitlines() if "Name-" in line]
    assert first == [across] * down


@pytest.mark.parametrize("code", LONGEST)
def test_a_long_name_is_whole_in_two_lines(code: str, tmp_path: Path) -> None:
    name = LONGEST[code]
    printed(tmp_path, badges(badge(name), badge("Li Na")))
    long, short = cards_of(tmp_path / "list.pdf")
    assert texts(long) == f"{EVENT} {name} Deputy Minister Azerbaijan"
    lines = {round(word.top) for word in long if word.text in name.split()}
    assert len(lines) == 2
    assert size_of(long, name.split()[0]) <= size_of(short, "Li")


def test_a_long_word_of_a_name_is_not_broken_but_smaller(tmp_path: Path) -> None:
    name = "Papakonstantinopoulou-Weiss"
    printed(tmp_path, badges(badge(name), badge("Li")))
    long, short = cards_of(tmp_path / "list.pdf")
    assert texts(long) == f"{EVENT} {name} Deputy Minister Azerbaijan"
    assert size_of(long, name) < size_of(short, "Li")


def test_a_name_is_large_and_the_event_small_above_it(tmp_path: Path) -> None:
    printed(tmp_path, badges(badge("Aigerim")))
    (card,) = cards_of(tmp_path / "list.pdf")
    assert texts(card) == f"{EVENT} Aigerim Deputy Minister Azerbaijan"
    name, event = size_of(card, "Aigerim"), size_of(card, "International")
    assert name == pytest.approx(2 * event, rel=0.05)
    assert size_of(card, "Deputy") == pytest.approx(event * 9 / 8, rel=0.05)
    assert card[0].top < TOP + 20


def test_texts_stand_in_the_middle_of_their_card(tmp_path: Path) -> None:
    printed(tmp_path, badges(*[badge("Aigerim", "Minister")] * 2))
    cards = cards_of(tmp_path / "list.pdf")
    for place, card in enumerate(cards):
        middle = LEFT + (place + 0.5) * 85 * MM
        for word in card:
            if word.text in {"Aigerim", "Minister", "Azerbaijan"}:
                assert (word.left + word.right) / 2 == pytest.approx(middle, abs=1)


def test_a_name_makes_room_for_a_long_position_and_all_of_it_is_read(tmp_path: Path) -> None:
    position = " ".join(f"word{number}" for number in range(34))
    printed(tmp_path, badges(badge("Aigerim Serikbayeva", position), badge("Aigerim Serikbayeva")))
    crowded, free = cards_of(tmp_path / "list.pdf")
    assert texts(crowded) == f"{EVENT} Aigerim Serikbayeva {position} Azerbaijan"
    assert size_of(crowded, "Aigerim") < size_of(free, "Aigerim")


@pytest.mark.parametrize(
    "card",
    [
        badge(" ".join(["Longname"] * 30), " ".join(["position"] * 90)),
        badge("N" * 300, "p" * 3000),
        badge("Aigerim\n" * 9, "Minister\n" * 40),
        tuple(Cell(f"Name-{number}", Style.BOLD) for number in range(30)),
        tuple(Cell(f"text-{number}") for number in range(60)),
        badge(LONGEST["ka"] * 3, LONGEST["kk"] * 20, LONGEST["az"] * 9),
    ],
)
def test_no_text_leaves_its_card(card: Card, tmp_path: Path) -> None:
    for size in ((85, 54), (50, 30)):
        printed(tmp_path, badges(*[card] * 3, width=size[0], height=size[1]))
        cards = cards_of(tmp_path / "list.pdf", size)
        assert len(cards) == 3
        assert texts(cards[0]) == texts(cards[1]) == texts(cards[2])


def test_what_is_cut_short_says_so_and_the_country_is_still_there(tmp_path: Path) -> None:
    name, position = " ".join(["Longname"] * 30), " ".join(["position"] * 90)
    printed(tmp_path, badges(badge(name, position)))
    (card,) = cards_of(tmp_path / "list.pdf")
    assert texts(card).startswith(f"{EVENT} Longname")
    assert texts(card).endswith("… Azerbaijan")
    assert texts(card).count("…") == 2
    assert len({round(word.top) for word in card if word.text.startswith("Longn")}) == 2


def test_empty_cells_take_no_room_and_an_empty_card_is_a_card(tmp_path: Path) -> None:
    printed(tmp_path, badges((), badge("Aigerim", "", ""), (Cell("Aigerim", Style.BOLD),)))
    one, two = cards_of(tmp_path / "list.pdf")
    assert texts(one) == "Aigerim Azerbaijan"
    assert one[0].left > LEFT + 85 * MM
    assert texts(two) == "Aigerim"


def test_no_cards_are_no_page_more(tmp_path: Path) -> None:
    blocks: list[Block] = [Cards(()), PageBreak(), Paragraph("After"), PageBreak(), Cards(())]
    made = Document("Badges", Language("en"), lambda: blocks, head=False)
    (page,) = printed(tmp_path, made)
    assert page.split() == ["After"]


def test_cut_lines_are_around_each_card_and_nowhere_else(tmp_path: Path) -> None:
    printed(tmp_path, badges(*map(badge, ["A", "B", "C"])))
    picture = Picture(tmp_path / "list.pdf")
    end = TOP + 54 * MM
    assert has_upright(picture, LEFT, TOP + 5, end - 5)
    assert has_upright(picture, LEFT + 85 * MM, TOP + 5, end - 5)
    assert has_upright(picture, LEFT + 85 * MM, end + 5, end + 54 * MM - 5)
    assert not has_upright(picture, RIGHT, end + 5, end + 54 * MM - 5)
    for x in (LEFT + 10, LEFT + 95 * MM):
        assert picture.has_ink(x, TOP - 1, TOP + 1)
        assert picture.has_ink(x, end - 1, end + 1)
    assert picture.has_ink(LEFT + 10, end + 54 * MM - 1, end + 54 * MM + 1)
    assert not picture.has_ink(LEFT + 95 * MM, end + 54 * MM - 1, end + 54 * MM + 1)


def has_upright(picture: Picture, x: float, top: float, end: float) -> bool:
    """Whether a line stands near x, all the way down."""
    near = [x + shift / 4 for shift in range(-4, 5)]
    steps = range(round(top), round(end), 10)
    return all(any(picture.has_ink(x, y, y + 1) for x in near) for y in steps)


def test_cards_below_a_heading_have_it_on_each_page(tmp_path: Path) -> None:
    cards = Cards([badge(f"Name-{number}.") for number in range(20)])
    blocks: list[Block] = [Heading("Azerbaijan", "20"), cards, Paragraph("After")]
    made = Document("Badges", Language("en"), lambda: blocks, footer=lambda: "20 badges")
    pages = printed(tmp_path, made)
    assert "".join(pages).count("Name-") == 20
    assert ["(continued)" in page for page in pages] == [False, *[True] * (len(pages) - 1)]
    assert all("20 badges" in page for page in pages)
    assert pages[-1].split().index("After") > pages[-1].split().index("Name-19.")


def test_many_cards_are_asked_for_again_and_not_all_kept(tmp_path: Path) -> None:
    alive = most = 0
    count = 6000

    class Text(str):
        def __init__(self, _: str) -> None:
            nonlocal alive, most
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

        def strip(self, chars: str | None = None, /) -> "Text":
            return self

    def cards() -> Iterator[Card]:
        for number in range(count):
            yield (Cell("Event"), Cell(Text(f"Name-{number}."), Style.BOLD), Cell("a"), Cell("b"))

    made = Document("Badges", Language("en"), lambda: [Cards(cards())], head=False)
    printed(tmp_path, made)
    words = [word for page in pages_of(tmp_path / "list.pdf") for word in page.split()]
    assert [word for word in words if word.startswith("Name-")] == [
        f"Name-{number}." for number in range(count)
    ]
    assert most < count * 3 / 4
