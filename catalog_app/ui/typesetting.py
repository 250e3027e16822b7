"""Blocks become strips: measured, broken into lines, and ready to be put on a page.

A Strip is what is never cut in two as long as a page can hold it: a row, a heading, the title.
Lengths are pixels of the device; what is written here in points is multiplied by `unit` first.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from catalog_app.i18n import mark
from catalog_app.reports import fitting
from catalog_app.reports.blocks import (
    Align,
    Document,
    Entry,
    Heading,
    Mark,
    Paragraph,
    Row,
    Style,
    Table,
)
from catalog_app.ui.voices import ACCENT, GREY, LINE, Voice, Voices

EDGE = 8.0  # mm left of the texts, for the signs of marked rows
_MM = 72 / 25.4  # points
_BAR, _SIGN = 5.0, 9.0  # left of the texts
_PAIR = 2  # lines of a paragraph that are not parted
_GUTTER = 10.0
_LEADING = 3.5  # below each row
_APART = 9.0  # below each paragraph of a letter
_ROUNDING = 0.01  # pixels, so that a text fits into the column that was made for it


class Run(NamedTuple):  # one a cell, so it has to be cheap
    """The lines of one cell, from `left` on and `width` wide, `drop` below the others."""

    voice: Voice
    left: float
    width: float
    align: Align
    lines: list[str]
    drop: float = 0.0


class Frame(NamedTuple):
    """Upright lines beside or between the runs; more than one are joined above and below."""

    pen: QPen
    places: Sequence[float]


class Strip(NamedTuple):
    """Runs side by side, `lines` lines high; below them `pad`, a rule, and `after`."""

    runs: Sequence[Run]
    lines: int
    step: float
    ascent: float
    before: float = 0.0
    pad: float = 0.0
    rule: QPen | None = None
    after: float = 0.0
    level: int = 0  # of a heading
    again: "Strip | None" = None  # stands for it at the top of the pages that follow
    frame: Frame | None = None
    weight: int = 1  # in memory: that of so many usual rows

    @property
    def height(self) -> float:
        return self.before + self.lines * self.step + self.pad


class Setter:
    def __init__(self, document: Document, voices: Voices) -> None:
        device = voices.device
        self.document = document
        self.voices = voices
        self.unit = device.logicalDpiX() / 72
        self.mm = self.unit * _MM
        self.edge = EDGE * self.mm
        self.width = device.width() - self.edge
        self.height = float(device.height())
        self.body = voices.by_style[Style.NORMAL].face
        self.thin = self._pen(LINE, 1.0)
        self.thick = self._pen(GREY, 1.2)
        self.cut = self._pen(GREY, 0.35)
        self.bar = Frame(self._pen(ACCENT, 1.75), [-_BAR * self.unit])

    def title(self) -> Iterator[Strip]:
        document, voices, unit = self.document, self.voices, self.unit
        if document.kicker:
            kicker = document.language.upper(document.kicker)
            yield self.strip([self._line(voices.kicker, kicker)], after=8 * unit)
        yield self.strip([self._line(voices.title, document.title)], after=3 * unit)
        left = self._line(voices.subtitle, document.subtitle, share=0.6)
        right = self._line(voices.quiet, document.aside, share=0.4, align=Align.END)
        yield self.strip([left, right], pad=9 * unit, rule=self.thick, after=3.5 * unit)

    def heading(self, heading: Heading, follows_heading: bool) -> Strip:
        voices = self.voices
        count = self._line(voices.quiet, heading.count, share=0.15, align=Align.END)
        if heading.level > 1:
            voice, words = voices.by_style[Style.BOLD], heading.text
        else:
            voice, words = voices.group, self.document.language.upper(heading.text)
        text = self._line(voice, words, share=0.85)
        strip = self._headed([text, count], heading.level, follows_heading)
        again = self._headed(self._continued(voice, words), heading.level, follows_heading=True)
        return strip._replace(again=again)

    def _headed(self, runs: Sequence[Run], level: int, follows_heading: bool) -> Strip:
        unit = self.unit
        if level > 1:
            before = 0.0 if follows_heading else 6 * unit
            strip = self.strip(runs, before=before, after=2.75 * unit)
        else:
            strip = self.strip(
                runs, before=13 * unit, pad=3.5 * unit, rule=self.thin, after=4.5 * unit
            )
        return strip._replace(level=level)

    def _continued(self, voice: Voice, words: str) -> list[Run]:
        """In one line, however long the heading is."""
        quiet, gap = self.voices.quiet, self.unit * _GUTTER / 2
        word = self.document.language.text(mark("(continued)"))
        end = quiet.face.advance_of(word)
        face, room = voice.face, self.width - gap - end
        width = face.advance_of(words)
        if width > room:
            words = face.metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            width = face.advance(words)
        return [
            Run(voice, 0.0, room, Align.START, [words]),
            Run(quiet, width + gap, end, Align.START, [word]),
        ]

    def paragraph(self, paragraph: Paragraph) -> list[Strip]:
        """Cut where a page may end; blank lines are room, and gone at the end of a page."""
        listed = self.document.head
        voices = self.voices.by_style if listed else self.voices.letter
        whole = self._line(voices[paragraph.style], paragraph.text, align=paragraph.align)
        step = whole.voice.face.height
        strips: list[Strip] = []
        for blank, lines in groupby(whole.lines, key=lambda line: not line.strip()):
            if not (blank and strips):
                strips += [self.strip([whole._replace(lines=part)]) for part in _parts([*lines])]
            else:
                _add_room(strips, len(list(lines)) * step)
        _add_room(strips, (_LEADING if listed else _APART) * self.unit)
        return strips

    def foot(self, text: str, number: str) -> Strip:
        voice = self.voices.foot
        right = voice.face.advance(number) + _GUTTER * self.unit
        text = voice.face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width - right)
        left = Run(voice, 0.0, self.width, Align.START, [text])
        return self.strip([left, Run(voice, 0.0, self.width, Align.END, [number])])

    def _line(self, voice: Voice, text: str, share: float = 1.0, align: Align = Align.START) -> Run:
        width = self.width * share
        left = 0.0 if align is Align.START else self.width - width
        return Run(voice, left, width, align, voice.face.lines(text, width))

    def strip(
        self,
        runs: Sequence[Run],
        before: float = 0.0,
        pad: float = 0.0,
        rule: QPen | None = None,
        after: float = 0.0,
    ) -> Strip:
        face = max((run.voice.face for run in runs), key=lambda face: face.height)
        ascent = face.metrics.ascent()
        lines = max(1, *(len(run.lines) for run in runs))
        return Strip(runs, lines, face.height, ascent, before, pad, rule, after)

    def _pen(self, colour: str, points: float) -> QPen:
        return QPen(QColor(colour), points * self.unit)


class Grid:
    """The columns of one table, set side by side over the width of the page.

    `first`: rows that tell how wide the columns of a fitted table are to be.
    """

    def __init__(self, setter: Setter, table: Table, first: Sequence[Row | Heading] = ()) -> None:
        columns = table.columns
        self.setter = setter
        self.columns = columns
        self.gutter = _GUTTER * setter.unit
        self.after = _LEADING * setter.unit
        self.step = setter.body.height
        self.ascent = setter.body.metrics.ascent()
        room = setter.width + self.gutter
        if table.fitted:
            shares = self._fitted(table, first, room)
        else:
            share = room / sum(column.weight for column in columns)
            shares = [column.weight * share for column in columns]
        self.edges = list(accumulate(shares, initial=0.0))
        self.cells = [self._cell(place, 1) for place in range(len(columns))]

    def _fitted(self, table: Table, first: Sequence[Row | Heading], room: float) -> list[float]:
        """The widths with their gutters."""
        voices = self.setter.voices
        faces = {style: voice.face for style, voice in voices.by_style.items()}
        head = voices.head.face if table.head else None
        needs = fitting.needs(table.columns, first, head, faces)
        gutter = self.gutter + _ROUNDING
        widths = fitting.widths(needs, room - gutter * len(needs))
        return [width + gutter for width in widths]

    def head(self) -> Strip:
        setter, unit = self.setter, self.setter.unit
        voice = setter.voices.head
        runs = [
            Run(voice, left, width, align, voice.face.lines(column.title, width))
            for column, (_, left, width, align) in zip(self.columns, self.cells, strict=True)
        ]
        strip = setter.strip(runs, before=8 * unit, pad=3 * unit, rule=setter.thin)
        strip = strip._replace(after=4.5 * unit)
        return strip._replace(again=strip)

    def row(self, cells: Row) -> Strip:
        runs = []
        place = 0
        most = 1
        for cell in cells:
            voice, left, width, align = self.cells[place]
            if isinstance(cell, str):
                place += 1
                text = cell
            else:
                _, left, width, align = self._cell(place, cell.span)
                voice = self.setter.voices.by_style[cell.style]
                place += cell.span
                text = cell.text
            if text:
                lines = voice.face.lines(text, width)
                runs.append(Run(voice, left, width, align, lines))
                most = max(most, len(lines))
        strip = Strip(runs, most, self.step, self.ascent, after=self.after)
        if isinstance(cells, Entry) and cells.mark:
            return _marked(strip, cells.mark, self.setter)
        return strip

    def _cell(self, place: int, span: int) -> tuple[Voice, float, float, Align]:
        column = self.columns[place]
        left = self.edges[place]
        width = max(self.edges[place + span] - left - self.gutter, self.gutter)
        return self.setter.voices.by_style[column.style], left, width, column.align


def _marked(strip: Strip, became: Mark, setter: Setter) -> Strip:
    """A row with its sign and a bar in the margin, or with lines through its texts."""
    if became is Mark.STRUCK:
        struck = [run._replace(voice=run.voice.struck or run.voice) for run in strip.runs]
        return strip._replace(runs=struck)
    voice, width = setter.voices.sign, setter.edge - _SIGN * setter.unit
    sign = Run(voice, -setter.edge, width, Align.END, voice.face.lines(became.sign, width))
    return strip._replace(runs=[sign, *strip.runs], frame=setter.bar)


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """Neither the first line nor the last one is left alone."""
    if len(lines) < 2 * _PAIR:
        yield lines
        return
    yield lines[:_PAIR]
    for line in lines[_PAIR:-_PAIR]:
        yield [line]
    yield lines[-_PAIR:]


def _add_room(strips: list[Strip], room: float) -> None:
    strips[-1] = strips[-1]._replace(after=strips[-1].after + room)
