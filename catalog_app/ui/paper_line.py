"""The documents of a delegation in one line at the desk, and the way to say that its note came."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catalog_app.domain.documents import KINDS
from catalog_app.domain.fields import Row
from catalog_app.i18n import mark
from catalog_app.ui import plain
from catalog_app.ui.links import Link
from catalog_app.ui.papers import Paper, PapersEditor
from catalog_app.ui.telling import shortened

_DOCUMENTS = mark("Documents")
_NONE = mark("No {kind} yet")
_RECEIVED = mark("{kind} received…")
_ADD = mark("Add a document…")
_OTHERS = mark("{count} more")
_MOST, _LONGEST = 3, 30


class PaperLine(QWidget):
    """Shows what a list of documents holds; `all_asked`: for the list itself."""

    all_asked = Signal()

    def __init__(self, papers: PapersEditor) -> None:
        super().__init__()
        self._papers = papers
        self._language = papers.context.language
        self.links: list[Link] = []
        self.wanting = plain.label("", role="problem")
        self.problem = plain.label("", role="problem", wrap=True)
        self.adder = plain.button("", self._add)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(plain.label(self._language.text(_DOCUMENTS), role="quiet"))
        self._row.addWidget(self.wanting)
        self._row.addStretch(1)
        self._row.addWidget(self.adder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.problem)
        papers.shown.connect(self._show)
        papers.list.said.connect(self._say)
        self._say("")
        self._show()

    def _show(self) -> None:
        for link in self.links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        papers = list(self._papers.papers)
        self.links = [self._link(paper) for paper in papers[:_MOST]]
        if len(papers) > _MOST:
            count = self._language.number(len(papers) - _MOST)
            others = Link(self._language.text(_OTHERS, count=count))
            others.clicked.connect(self.all_asked)
            self.links.append(others)
        for place, link in enumerate(self.links, 1):
            self._row.insertWidget(place, link, 0, Qt.AlignmentFlag.AlignVCenter)
            link.show()
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        """For what such a record should have, as long as it is not there."""
        there, text = self._papers.papers.has(self._papers.expected), self._language.text
        kind = KINDS.show(self._papers.expected, self._language)
        self.wanting.setText(text(_NONE, kind=self._language.lower(kind)))
        self.wanting.setVisible(not there)
        self.adder.setText(text(_ADD) if there else text(_RECEIVED, kind=kind))
        self.adder.setAccessibleName(self.adder.text())

    def _add(self) -> None:
        if self._papers.papers.has(self._papers.expected):
            self._papers.add({})
        else:
            self._papers.add_expected()

    def _link(self, paper: Paper) -> Link:
        link = Link(shortened(self._brief(paper.row), _LONGEST))
        link.clicked.connect(lambda: self._papers.open(paper))
        return link

    def _brief(self, row: Row) -> str:
        """By kind and number where it has both, else by its title."""
        kind, number = KINDS.show(row.get("kind"), self._language), row.get("number")
        return f"{kind} {number}" if kind and number else row.get("title") or kind

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
