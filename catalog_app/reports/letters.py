"""The text of a letter as paragraphs.

Its layout is what one sees in the text itself: blank lines part paragraphs, and more than one leave
room; a line that begins with an arrow is set flush right.  Nothing else is marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from catalog_app.domain import holes
from catalog_app.domain.kinds import MAXIMUM_TEXT, clean
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.reports.blocks import Align, Paragraph

FLUSH_RIGHT = "→"


def paragraphs(text: str, values: Mapping[str, str]) -> Iterator[Paragraph]:
    """Of a text whose holes are checked.  A paragraph of empty holes goes with the room above it.

    ValueProblem where the letter would become too long.
    """
    text = clean(text)
    if holes.length(text, values) > MAXIMUM_TEXT:
        raise ValueProblem(
            mark("The letter has more than {maximum} characters once it is filled: shorten it."),
            maximum=MAXIMUM_TEXT,
        )
    waiting: Paragraph | None = None
    room = 0
    for blank, found in groupby(text.splitlines(), lambda line: not line.strip()):
        lines = list(found)
        if blank:
            room = len(lines) - 1
            continue
        for paragraph in _aligned(lines, values):
            if waiting is not None:
                yield _above(waiting, room)
            waiting, room = paragraph, 0
    if waiting is not None:
        yield waiting


def _aligned(lines: Sequence[str], values: Mapping[str, str]) -> Iterator[Paragraph]:
    """Of lines that stand together, a paragraph for each run of those that are set alike."""
    for right, run in groupby(lines, lambda line: line.lstrip().startswith(FLUSH_RIGHT)):
        bare = (line.strip().removeprefix(FLUSH_RIGHT) for line in run)
        filled = (holes.filled(line, values) for line in bare)
        kept = [line for line in filled if line is not None]
        if kept:
            yield Paragraph("\n".join(kept), align=Align.END if right else Align.START)


def _above(paragraph: Paragraph, room: int) -> Paragraph:
    """With so many blank lines below it; the end of its last line takes one sign more."""
    if not room:
        return paragraph
    return Paragraph(paragraph.text + "\n" * (room + 1), align=paragraph.align)
