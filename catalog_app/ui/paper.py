"""Blocks to paper: one painter for the printer, its preview and PDF, page by page.

A document is run through twice.  The first run measures, counts the pages and looks whether a font
has every letter; the second paints.  What the first run made of a list of usual length is kept for
the second; a longer one is read and set anew, so the memory does not grow with its length.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from errno import EIO
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QLineF, QMarginsF, QPointF
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from catalog_app.errors import CannotShow
from catalog_app.i18n import mark
from catalog_app.paths import replace_file
from catalog_app.reports.blocks import Align, Block, Document, Heading, Paragraph, Table
from catalog_app.ui import fonts
from catalog_app.ui.typesetting import Grid, Setter, Strip, Voice, Voices

_MARGINS = QMarginsF(20, 18, 20, 14)  # mm
_FOOT = 28.0  # points that the foot takes from each page, and its rule
_FOOT_RULE = 17.0
_ROUNDING = 1e-6
_KEPT = 12_000  # strips, of about 1.5 kB each
_MEASURED = 200  # rows that tell how wide the columns are to be
_PAIR = 2  # rows that stand together at the beginning and the end of a group
_TOGETHER = 0.4  # of a page: what is higher is not kept on one

SIZES = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "Letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class PageOptions:
    """`page`: a key of SIZES."""

    page: str = "A4"
    landscape: bool = False

    def layout(self) -> QPageLayout:
        way = QPageLayout.Orientation
        orientation = way.Landscape if self.landscape else way.Portrait
        size = QPageSize(SIZES[self.page])
        return QPageLayout(size, orientation, _MARGINS, QPageLayout.Unit.Millimeter)


def ensure_gui() -> QGuiApplication:
    """The running application, or one without a display: fonts need it.  The caller keeps it."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["catalog-app"])


@dataclass(frozen=True, slots=True)
class Printed:
    """`warning`: which letters are in no font and stand as empty boxes, if any."""

    pages: int
    warning: CannotShow | None = None


def write_pdf(document: Document, path: Path, options: PageOptions | None = None) -> Printed:
    """CannotSave, or CannotShow without any font; and then an older file is as it was."""
    printed = Printed(0)

    def write(draft: Path) -> None:
        nonlocal printed
        with draft.open("wb") as stream:
            printed = _write_pdf(document, stream.fileno(), options or PageOptions())

    replace_file(path, write)
    return printed


def _write_pdf(document: Document, handle: int, options: PageOptions) -> Printed:
    file = QFile()
    file.open(handle, QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(file)
    writer.setTitle(document.title)
    writer.setCreator("catalog_app")
    printed = paint(document, writer, options)
    # The writer of PDF says nothing of a full disk; the file does.
    if not file.flush() or file.error() != QFileDevice.FileError.NoError:
        raise OSError(EIO, file.errorString())
    return printed


def paint(document: Document, device: QPagedPaintDevice, options: PageOptions) -> Printed:
    """CannotShow when there is no font at all, or the device takes no pages."""
    device.setPageLayout(options.layout())
    voices = Voices(device)
    setter = Setter(document, voices)
    kept = _Kept()
    pages = _Flow(setter, kept).run(document)
    footer = document.footer()
    setter.foot(footer, "0 / 0")
    warning = fonts.check(voices.faces())
    painter = QPainter()
    if not painter.begin(device):
        raise CannotShow(mark("The printer does not take the pages. Is it switched on?"))
    try:
        paper = _Pages(device, painter, setter, footer, pages)
        if not kept.give(paper):
            _Flow(setter, paper).run(document)
        paper.foot(pages)
    finally:
        painter.end()
    return Printed(pages, warning)


class _Sink(Protocol):
    """Takes what stands on the pages, from the first to the last."""

    def draw(self, strip: Strip, first: int, last: int, top: float) -> None:
        """Lines `first` to `last` of a strip, and its rule below the last of all."""

    def turn(self, page: int) -> None:
        """Page number `page` is full."""


class _Kept:
    """Keeps what stands on the pages, as long as that is not too much."""

    def __init__(self) -> None:
        self._pages: list[list[tuple[Strip, int, int, float]]] = [[]]
        self._room = _KEPT

    def draw(self, strip: Strip, first: int, last: int, top: float) -> None:
        self._room -= 1
        if self._room >= 0:
            self._pages[-1].append((strip, first, last, top))
        else:
            self._pages = [[]]

    def turn(self, page: int) -> None:
        self._pages.append([])

    def give(self, sink: _Sink) -> bool:
        """Whether all was kept, and so is now in the sink."""
        if self._room < 0:
            return False
        for page, strips in enumerate(self._pages):
            if page:
                sink.turn(page)
            for put in strips:
                sink.draw(*put)
        return True


class _Pages:
    """The paper: draws strips, and the foot of each page."""

    def __init__(
        self,
        device: QPagedPaintDevice,
        painter: QPainter,
        setter: Setter,
        footer: str,
        total: int,
    ) -> None:
        self.device = device
        self.painter = painter
        self.setter = setter
        self.footer = footer
        self.total = total
        self.voice: Voice | None = None

    def draw(self, strip: Strip, first: int, last: int, top: float) -> None:
        draw = self.painter.drawText
        for voice, left, width, align, lines in strip.runs:
            if voice is not self.voice:
                self._use(voice)
            baseline = top + strip.ascent
            for line in lines[first:last]:
                start = left if align is Align.START else left + width - voice.face.advance_of(line)
                draw(QPointF(start, baseline), line)
                baseline += strip.step
        if strip.rule and last == strip.lines:
            self._rule(strip.rule, top + (last - first) * strip.step + strip.pad)

    def foot(self, page: int) -> None:
        setter = self.setter
        strip = setter.foot(self.footer, f"{page} / {self.total}")
        self._rule(setter.thin, setter.height - _FOOT_RULE * setter.unit)
        self.draw(strip, 0, 1, setter.height - strip.step)

    def turn(self, page: int) -> None:
        self.foot(page)
        self.device.newPage()

    def _rule(self, pen: QPen, y: float) -> None:
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(0.0, y, self.setter.width, y))
        self.voice = None

    def _use(self, voice: Voice) -> None:
        self.painter.setFont(voice.face.font)
        self.painter.setPen(voice.colour)
        self.voice = voice


class _Flow:
    """Puts strip below strip and turns the page.

    Headings wait for what follows them.  The first two rows of a group stand on one page, and so do
    the last two; so rows wait too, until it is known that they are not the last.
    """

    def __init__(self, setter: Setter, pages: _Sink) -> None:
        self.setter = setter
        self.pages = pages
        self.page = 1
        self.bottom = setter.height - _FOOT * setter.unit
        self.y = 0.0
        self.top = 0.0  # where the first row of this page stands, below repeated heads
        self.running: list[Strip] = []  # the heads and headings that hold, outermost first
        self.waiting: list[Strip] = []
        self.rows = 0  # how many strips at the end of `waiting` are rows

    def run(self, document: Document) -> int:
        """The number of pages."""
        for strip in self.setter.title():
            self._place(strip)
        self._blocks(document.blocks())
        self._settle()
        return self.page

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self._paragraph(block)
                case Table():
                    self._table(block)

    def _heading(self, heading: Heading) -> None:
        if self.rows:
            self._settle()
        self.running = [strip for strip in self.running if strip.level < heading.level]
        self.waiting.append(self.setter.heading(heading, bool(self.waiting)))

    def _paragraph(self, paragraph: Paragraph) -> None:
        """Below a heading it belongs to that."""
        strip = self.setter.paragraph(paragraph)
        if self.waiting and not self.rows:
            self.waiting.append(strip)
        else:
            self._row(strip)

    def _table(self, table: Table) -> None:
        rows = iter(table.rows)
        first = list(islice(rows, _MEASURED)) if table.fitted else []
        grid = Grid(self.setter, table, first)
        outside = len(self.running) + sum(strip.again is not None for strip in self.waiting)
        if table.head:
            self.waiting.append(grid.head())
        for row in chain(first, rows):
            if isinstance(row, Heading):
                self._heading(row)
            else:
                self._row(grid.row(row))
        self._settle()
        del self.running[outside:]

    def _row(self, strip: Strip) -> None:
        self.waiting.append(strip)
        self.rows += 1
        if self.rows == len(self.waiting):
            if self.rows > _PAIR:
                self.rows = _PAIR
                self._place(self.waiting.pop(0))
        elif self.rows == 2 * _PAIR:
            self._release(len(self.waiting) - _PAIR)

    def _settle(self) -> None:
        self._release(len(self.waiting))

    def _release(self, count: int) -> None:
        """Puts the first strips that wait on one page, unless they would take too much of it."""
        strips, heads = self.waiting[:count], len(self.waiting) - self.rows
        del self.waiting[:count]
        self.rows = min(self.rows, len(self.waiting))
        if len(strips) > 1 and _height(strips) > self.bottom * _TOGETHER:
            self._together(strips[: heads + 1])
            for strip in strips[heads + 1 :]:
                self._place(strip)
        else:
            self._together(strips)

    def _together(self, strips: list[Strip]) -> None:
        if len(strips) > 1 and not self._fits(_height(strips)):
            self._turn()
        for strip in strips:
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        count = strip.lines
        if not self._fits(strip.height) and strip.height <= self.bottom - self.top:
            self._turn()
        if self.y > 0:
            self.y += strip.before
        first = 0
        while True:  # once, unless the strip is taller than a page
            room = max(1, int((self.bottom - self.y) / strip.step + _ROUNDING))
            last = min(count, first + room)
            self.pages.draw(strip, first, last, self.y)
            self.y += (last - first) * strip.step
            if last == count:
                break
            self._turn()
            first = last
        self._end(strip)

    def _end(self, strip: Strip) -> None:
        self.y += strip.pad + strip.after
        if strip.again:
            self.running.append(strip)

    def _fits(self, height: float) -> bool:
        return self.y <= self.top or self.y + height <= self.bottom

    def _turn(self) -> None:
        self.pages.turn(self.page)
        self.page += 1
        self.y = self.top = 0.0
        for strip in self.running:
            self._place(strip.again or strip)
        self.top = self.y


def _height(strips: list[Strip]) -> float:
    return sum(strip.height + strip.after for strip in strips)
