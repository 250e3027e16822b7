"""The layout of a letter: what its lines, blank lines and arrows become."""

import pytest

from catalog_app.domain.kinds import MAXIMUM_TEXT
from catalog_app.errors import ValueProblem
from catalog_app.reports.blocks import Align, Paragraph, Style
from catalog_app.reports.letters import paragraphs

VALUES = {"event": "Forum", "city": "Almaty", "quota": ""}


def shown(text: str) -> list[str]:
    """Paragraphs, those at the right with "> " before them."""
    found = list(paragraphs(text, VALUES))
    assert {paragraph.style for paragraph in found} <= {Style.NORMAL}
    return ["> " * (each.align is Align.END) + each.text for each in found]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("\n\n \n", []),
        ("a\nb", ["a\nb"]),
        ("a\n\nb\nc", ["a", "b\nc"]),
        ("\n\n\na", ["a"]),
        ("a\n\n\n\nb\n\n\n", ["a\n\n\n", "b"]),
        ("→ a\n→b\nc\n → d", ["> a\nb", "c", "> d"]),
        ("a → b\n-> c", ["a → b\n-> c"]),
        ("{event}\n{quota}\n{city}", ["Forum\nAlmaty"]),
        ("a\n\n\n{quota}\n\nb", ["a", "b"]),
        ("a\n\n{quota}\n\n\nb", ["a\n\n", "b"]),
        ("{quota}\n\n\nb", ["b"]),
        ("→ {city}, {quota}\n\n**b** <b>c</b> # d", ["> Almaty", "**b** <b>c</b> # d"]),
        ("a\x00b\r\nc", ["ab\nc"]),
    ],
)
def test_lines_become(text: str, paragraphs: list[str]) -> None:
    assert shown(text) == paragraphs


def test_what_is_put_in_has_no_layout() -> None:
    values = {"event": "→ {city}\n\n\nForum"}
    assert list(paragraphs("{event}", values)) == [Paragraph("→ {city}\n\n\nForum")]


def test_a_letter_that_would_be_huge_is_refused_before_it_is_made() -> None:
    values = {"event": "a" * MAXIMUM_TEXT}
    with pytest.raises(ValueProblem, match="more than 100000 characters"):
        list(paragraphs("{event}" * 10_000, values))
