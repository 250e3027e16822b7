"""Which strip stands on which page: what belongs together stays together, heads stand on each."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Protocol

from catalog_app.reports.blocks import (
    Block,
    Cards,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from catalog_app.ui.cards import Sheet
from catalog_app.ui.typesetting import Grid, Setter, Strip

_FOOT = 28.0  # points below the texts of each page; a letter leaves them white
_ROUNDING = 1e-6
_MEASURED = 200  # rows that tell how wide the columns are to be
_PAIR = 2  # rows that stand together at the beginning and the end of a group
_TOGETHER = 0.4  # of a page: what is higher is not kept on one


class Sink(Protocol):
    """Takes what stands on the pages, from the first to the last."""

    def draw(self, strip: Strip, first: int, last: int, top: float) -> None:
        """Lines `first` to `last` of a strip, its frame, and its rule below the last of all."""

    def turn(self, page: int) -> None:
        """Page number `page` is full."""


class Flow:
    """Puts strip below strip and turns the page.

    Headings wait for what follows them.  The first two rows of a group stand on one page, and so do
    the last two; so rows wait too, until it is known that they are not the last.
    """

    def __init__(self, setter: Setter, pages: Sink) -> None:
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
        if document.head:
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
                case Cards():
                    self._cards(block)
                case PageBreak():
                    self._break()

    def _heading(self, heading: Heading) -> None:
        if self.rows:
            self._settle()
        self.running = [strip for strip in self.running if strip.level < heading.level]
        self.waiting.append(self.setter.heading(heading, bool(self.waiting)))

    def _paragraph(self, paragraph: Paragraph) -> None:
        """Below a heading its first lines belong to that."""
        first, *others = self.setter.paragraph(paragraph)
        if self.waiting and not self.rows:
            self.waiting.append(first)
        else:
            self._row(first)
        for strip in others:
            self._row(strip)

    def _table(self, table: Table) -> None:
        rows = iter(table.rows)
        first = list(islice(rows, _MEASURED)) if table.fitted else []
        grid = Grid(self.setter, table, first)
        outside = len(self.running) + sum(strip.again is not None for strip in self.waiting)
        if table.head:
            self.waiting.append(grid.head())
            self.rows = 0  # what waits above the head stays with it
        for row in chain(first, rows):
            if isinstance(row, Heading):
                self._heading(row)
            else:
                self._row(grid.row(row))
        self._settle()
        del self.running[outside:]

    def _cards(self, cards: Cards) -> None:
        for strip in Sheet(self.setter, cards).strips():
            self.waiting.append(strip)
            self._settle()
        if self.y > self.top:
            self.y += self.setter.body.height

    def _break(self) -> None:
        """The page is full; where nothing follows, none is begun."""
        self._settle()
        self.running = []
        if self.y > 0:
            self.y = self.bottom

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
        least = strip.height if strip.height <= self.bottom - self.top else strip.step
        if not self._fits(least):
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
