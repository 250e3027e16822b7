"""The text of HTML from the clipboard, as it would be typed: nothing is run, nothing is fetched.

Cells of a table are parted by tabs, its rows and all other blocks by line ends.  The page is gone
through once: html.parser takes a minute for a megabyte of "</".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark

MAXIMUM_HTML = 5_000_000

_RAW = ("script", "style")
_UNSEEN = frozenset(
    (*_RAW, "head", "title", "template", "noscript", "object", "iframe", "svg", "math", "select")
)
_BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "h1", "h2",
        "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "pre", "hr", "blockquote", "address",
        "figure", "figcaption", "form", "fieldset", "thead", "tbody", "tfoot", "caption", "center",
        "body", "html", "li",
    )
)  # fmt: skip
_CELLS = ("td", "th")
_MARKUP = re.compile(r"<(?:(?P<tag>/?[a-zA-Z][a-zA-Z0-9]*)|(?P<comment>!--)|[!?])")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_AROUND = re.compile(r"(?<! ) *([\t\n]) *")
_DEEPEST = 20  # tables within each other
_SOFT = "\v"  # the end of a line in a cell
_LONGEST_QUOTE = 1_000


def plain_text(html: str) -> str:
    """ValueProblem where it is too long to be a list of people."""
    if len(html) > MAXIMUM_HTML:
        raise ValueProblem(
            mark(
                "The pasted page has {count} characters, and {maximum} can be read. Select only "
                "the list, and copy it again."
            ),
            count=len(html),
            maximum=MAXIMUM_HTML,
        )
    page = _Page()
    for text, tag in _pieces(html):
        page.write(unescape(text))
        page.meet(tag.lower())
    return page.text()


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Each text with the tag behind it: "p", "/p", "" for a comment and at the end."""
    small = html.lower()
    at = 0
    while found := _MARKUP.search(html, at):
        tag = found["tag"] or ""
        yield html[at : found.start()], tag
        at = _behind(html, found.end(), "-->" if found["comment"] else ">")
        if tag.lower() in _RAW and at:
            at = small.find(f"</{tag.lower()}", at)
        if at <= 0:
            return
    yield html[at:], ""


def _behind(html: str, start: int, sign: str) -> int:
    """Behind the sign that ends a tag or a comment, not in a quoted value; 0 if there is none."""
    end = html.find(sign, start)
    if end >= 0 and sign == ">" and html.count('"', start, end) % 2:
        quote = html.find('"', end, end + _LONGEST_QUOTE)
        end = html.find(sign, quote) if quote >= 0 else end
    return end + len(sign) if end >= 0 else 0


@dataclass
class _Row:
    """Where a row begins in what is written, and how many cells it has so far."""

    start: int
    cells: int = 0


class _Page:
    """Writes down what is seen of a page."""

    def __init__(self) -> None:
        self._out = ["\n"]
        self._hidden: list[str] = []
        self._rows: list[_Row] = []  # one of each table that is open
        self._lists: list[int | None] = []  # the last number of each list that is open

    def text(self) -> str:
        while self._rows:
            self._end_row()
            self._rows.pop()
        return _AROUND.sub(r"\1", "".join(self._out)).strip("\n")

    def write(self, text: str) -> None:
        plain = _BLANKS.sub(" ", text)
        if self._out[-1][-1:] in ("\n", "\t"):
            plain = plain.lstrip(" ")
        if plain and not self._hidden:
            self._out.append(plain)

    def meet(self, tag: str) -> None:
        """A tag: "p" opens one, "/p" closes it."""
        name = tag.lstrip("/")
        if tag == "body":
            self._hidden.clear()
        if name in _UNSEEN:
            self._hide(tag)
        elif self._hidden:
            return
        elif tag == name:
            self._open(tag)
        else:
            self._close(name)

    def _hide(self, tag: str) -> None:
        if not tag.startswith("/"):
            self._hidden.append(tag)
        elif tag[1:] in self._hidden:
            del self._hidden[self._hidden.index(tag[1:]) :]

    def _open(self, tag: str) -> None:
        if tag == "br":
            self._out.append(_SOFT if self._rows else "\n")
        elif tag == "table" and len(self._rows) < _DEEPEST:
            self._new_line()
            self._rows.append(_Row(len(self._out)))
        elif tag == "tr" and self._rows:
            self._end_row()
            self._new_line()
            self._rows[-1] = _Row(len(self._out))
        elif tag in _CELLS and self._rows:
            self._out.append("\t" if self._rows[-1].cells else "")
            self._rows[-1].cells += 1
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag in _BLOCKS:
            self._block()

    def _close(self, tag: str) -> None:
        if tag == "table" and self._rows:
            self._end_row()
            self._rows.pop()
            self._new_line()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._block()
        elif tag in _BLOCKS:
            self._block()

    def _item(self) -> None:
        self._block()
        number = self._lists[-1] if self._lists else None
        if number is None:
            self._out.append("• ")
        else:
            self._lists[-1] = number + 1
            self._out.append(f"{number + 1}. ")

    def _block(self) -> None:
        """A line of its own."""
        if not self._rows:
            self._new_line()
        elif self._out[-1] not in (_SOFT, "\n", "\t", ""):
            self._out.append(_SOFT)

    def _end_row(self) -> None:
        """Each cell is one line, unless the table has but one: then it only frames the text."""
        row = self._rows[-1]
        sign = "\n" if row.cells < 2 else " "
        self._out[row.start :] = [t if t != _SOFT else sign for t in self._out[row.start :]]

    def _new_line(self) -> None:
        if self._out[-1] == _SOFT:
            self._out[-1] = "\n"
        elif self._out[-1] != "\n":
            self._out.append("\n")
