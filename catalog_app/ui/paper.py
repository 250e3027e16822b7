"""Blocks to paper: one painter for the printer, its preview and PDF, page by page.

A document is run through twice.  The first run measures, counts the pages and looks whether a font
has every letter; the second paints.  What the first run made of a list of usual length is kept for
the second; a longer one is read and set anew, so the memory does not grow with its length.
"""

import os
from dataclasses import dataclass
from errno import EIO
from pathlib import Path

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
from catalog_app.reports.blocks import Align, Document
from catalog_app.ui import fonts
from catalog_app.ui.flow import Flow, Sink
from catalog_app.ui.typesetting import EDGE, Frame, Setter, Strip
from catalog_app.ui.voices import Voice, Voices

# Signs in the margin are within what the device prints; the preview pales what is outside.
_MARGINS = QMarginsF(20 - EDGE, 18, 20, 14)  # mm
_FOOT_RULE = 17.0  # points above the end of the page
_KEPT = 12_000  # strips, of about 1.5 kB each

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
    pages = Flow(setter, kept).run(document)
    footer = document.footer() if document.head else None
    if footer is not None:
        setter.foot(footer, "0 / 0")
    warning = fonts.check(voices.faces())
    painter = QPainter()
    if not painter.begin(device):
        raise CannotShow(mark("The printer does not take the pages. Is it switched on?"))
    try:
        painter.translate(setter.edge, 0)
        paper = _Pages(device, painter, setter, footer, pages)
        if not kept.give(paper):
            Flow(setter, paper).run(document)
        paper.foot(pages)
    finally:
        painter.end()
    return Printed(pages, warning)


class _Kept:
    """Keeps what stands on the pages, as long as that is not too much."""

    def __init__(self) -> None:
        self._pages: list[list[tuple[Strip, int, int, float]]] = [[]]
        self._room = _KEPT

    def draw(self, strip: Strip, first: int, last: int, top: float) -> None:
        self._room -= strip.weight
        if self._room >= 0:
            self._pages[-1].append((strip, first, last, top))
        else:
            self._pages = [[]]

    def turn(self, page: int) -> None:
        self._pages.append([])

    def give(self, sink: Sink) -> bool:
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
    """The paper: draws strips, and the foot of each page where there is a footer."""

    def __init__(
        self,
        device: QPagedPaintDevice,
        painter: QPainter,
        setter: Setter,
        footer: str | None,
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
        for voice, left, width, align, lines, drop in strip.runs:
            if voice is not self.voice:
                self._use(voice)
            baseline = top + strip.ascent + drop
            for line in lines[first:last]:
                start = left if align is Align.START else left + width - voice.face.advance_of(line)
                draw(QPointF(start, baseline), line)
                baseline += strip.step
        end = top + (last - first) * strip.step
        if strip.frame:
            self._frame(strip.frame, top, end)
        if strip.rule and last == strip.lines:
            self._rule(strip.rule, end + strip.pad)

    def foot(self, page: int) -> None:
        if self.footer is None:
            return
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

    def _frame(self, frame: Frame, top: float, end: float) -> None:
        places = frame.places
        lines = [QLineF(place, top, place, end) for place in places]
        if len(places) > 1:
            lines += [QLineF(places[0], y, places[-1], y) for y in (top, end)]
        self.painter.setPen(frame.pen)
        self.painter.drawLines(lines)
        self.voice = None

    def _use(self, voice: Voice) -> None:
        self.painter.setFont(voice.face.font)
        self.painter.setPen(voice.colour)
        self.voice = voice
