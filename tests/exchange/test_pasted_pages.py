"""HTML from the clipboard: its text as it is seen, without running or fetching anything."""

import pytest

from catalog_app.errors import ValueProblem
from catalog_app.exchange.pasting import plain_text, read
from catalog_app.i18n import Language

ENGLISH = Language("en")


def test_a_page_is_read_as_it_looks() -> None:
    html = """<html><head><title>T</title><style>p {}</style></head><body><!-- <p>no</p> -->
    <table><tr><th>Name</th><th>Position</th></tr><tr><td><p>Mr&nbsp;John<br>SMITH</p></td>
    <td>Director &amp; Curator</td></tr></table><p>Best <b>regards</b>,</p>
    <script>document.write("<p>evil</p>")</script><ol><li>A<li>B</ol><ul><li>C</ul>3 < 5</body>"""
    assert plain_text(html).replace("\xa0", " ").split("\n") == [
        "Name\tPosition",
        "Mr John SMITH\tDirector & Curator",
        "Best regards,",
        *("1. A", "2. B", "• C", "3 < 5"),
    ]


def test_a_table_that_frames_a_letter_keeps_its_lines() -> None:
    html = "<table><tr><td><p>Dear all,</p><p>1. Mr A B</p><table><tr><td>a<td>b</table></table>"
    assert plain_text(html).split("\n") == ["Dear all,", "1. Mr A B", "a\tb"]


def test_a_page_of_a_spreadsheet_is_a_table() -> None:
    cells = "".join(f"<tr><td>{n}</td><td>Ann Lee</td><td>Singer</td></tr>" for n in (1, 2))
    html = f"<html xmlns:x='urn'><![if gte mso 9]><xml></xml><![endif]><table>{cells}</table>"
    assert read(plain_text(html), ENGLISH).columns == ("number", "name", "position")


@pytest.mark.parametrize("sign", ["<", "</", "<!--", "<table><tr><td><p>", "<p><script>", "&#"])
def test_a_page_made_to_be_slow_is_read_once(sign: str) -> None:
    assert len(plain_text(sign * 100_000)) <= len(sign) * 100_000


def test_too_large_a_page_is_refused() -> None:
    with pytest.raises(ValueProblem, match="Select only the list"):
        plain_text("<p>" * 2_000_000)
