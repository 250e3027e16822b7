"""The documents of a record in its form: a list to which files are dropped, pasted or chosen.

What is new here is created when the form is saved, in the same step; a document that is there
already is a record of its own, with a form of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.documents import Document
from catalog_app.domain.fields import Entity, Field, Row
from catalog_app.domain.refs import New, Ref
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.i18n import Language
from catalog_app.storage.files import Store
from catalog_app.ui import opening
from catalog_app.ui.choosing import Chooser
from catalog_app.ui.clashes import same
from catalog_app.ui.completer import Completion
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.given import Given
from catalog_app.ui.paper_list import PaperList, PaperRow

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

EXPECTED = {Delegation.section: "note_verbale"}
"""Section -> the kind of document that its records should have."""
_UNSAID = (None, "picture")
"""The kind of a file whose name does not say it."""


@dataclass
class Paper:
    """A document in the list: what it says, and its reference, which is New until it is saved."""

    ref: Ref
    row: Row

    @property
    def is_new(self) -> bool:
        return isinstance(self.ref, New)


class Papers:
    """The documents of a record, in their order."""

    def __init__(self, catalog: "Catalog") -> None:
        self._catalog = catalog
        self._papers: list[Paper] = []

    def __iter__(self) -> Iterator[Paper]:
        return iter(self._papers)

    def __len__(self) -> int:
        return len(self._papers)

    def refs(self) -> tuple[Ref, ...]:
        return tuple(paper.ref for paper in self._papers)

    def show(self, refs: Iterable[Ref]) -> None:
        """Reads what the catalog knows of them now; what is gone from it is left out."""
        from catalog_app.storage.parts import records

        refs = tuple(refs)
        ids = [int(ref) for ref in refs if not isinstance(ref, New)]
        stored = {row["id"]: row for row in records(self._catalog, Document, ids)}
        rows = [ref.row if isinstance(ref, New) else stored.get(int(ref)) for ref in refs]
        self._papers = [Paper(ref, row) for ref, row in zip(refs, rows, strict=True) if row]

    def add(self, row: Row) -> None:
        self._papers.append(Paper(New(Document.section, row), row))

    def attach(self, ref: Ref) -> None:
        """One that is there already, or is new; none twice."""
        if not self.holds(ref):
            self.show((*self.refs(), ref))

    def holds(self, ref: Ref) -> bool:
        is_new = isinstance(ref, New)
        return not is_new and any(same(ref, paper.ref) for paper in self._papers)

    def remove(self, paper: Paper) -> None:
        self._papers = [each for each in self._papers if each is not paper]

    def has(self, kind: str) -> bool:
        return any(paper.row.get("kind") == kind for paper in self._papers)


def sender_known(delegation: Row, language: Language) -> Row:
    """What a delegation says of the documents that come with it."""
    sent_by = Delegation.sent_by.kind.show(delegation.get("sent_by"), language)
    country, sender = (
        Delegation.fields[n].kind.show(delegation.get(n), language) for n in ("country", "sender")
    )
    named = sent_by or sender or country
    return {"direction": "in"} | ({"publisher": named} if named else {})


class PapersEditor(Editor):
    """`record_asked`: section and id of a document whose form is wanted; `shown`: others are.

    `expected`: the kind of document that such a record should have, if any; `ask`: shows what is
    known of a new document and gives back what a person made of it, None where they gave it up;
    `known`: what the record itself says of its new documents.
    """

    record_asked = Signal(str, int)
    shown = Signal()
    _announced = Signal(object)

    def __init__(self, entity: type[Entity], field: Field, context: FormContext) -> None:
        self.expected = EXPECTED.get(entity.section, "")
        self.list = PaperList(context.language, self.expected)
        super().__init__(field, context, self.list)
        self.papers = Papers(context.catalog)
        self.ask: Callable[[Row], Row | None] = lambda row: row
        self.known: Callable[[], Row] = dict
        self._files = Store.of(context.catalog)
        self._chooser = Chooser(Document.section, context)
        self._wire()

    def value(self) -> tuple[Ref, ...]:
        """With what is named in the line and not attached yet."""
        refs = self.papers.refs()
        with suppress(ValueProblem):  # problem() says it
            named = self._chooser.resolve(self.list.line.text())
            if named is not None and not self.papers.holds(named):
                return (*refs, named)
        return refs

    def set_value(self, value: Sequence[Ref] | None) -> None:
        self.list.line.clear()
        self.list.say()
        self.papers.show(value or ())
        self._draw()

    def problem(self) -> CatalogError | None:
        try:
            self._chooser.resolve(self.list.line.text())
        except ValueProblem as problem:
            return problem
        return None

    def take_files(self, given: Given) -> None:
        """Each becomes a new document; of a single one it is asked what it is."""
        kept, problems = given.keep(self._files, self.context.language)
        self.list.say(*problems)
        rows = [Document.of_file(file, date.today()) for file in kept]
        if len(rows) != 1:
            self._add(rows)
            return
        if self.expected and rows[0]["kind"] in _UNSAID and not self.papers.has(self.expected):
            rows[0] |= _received(self.expected)
        # Later: the program from which it was dragged waits until it is let go.
        QTimer.singleShot(0, self, lambda: self.add(rows[0]))

    def add(self, row: Row) -> None:
        """A new document, once it is asked what it is."""
        made = self.ask(_filled(row, self.known()))
        if made is not None:
            self._add([made])

    def add_expected(self) -> None:
        """The one that such a record should have has come."""
        self.add(_received(self.expected))

    def edit(self, paper: Paper) -> None:
        """What is new, here; what is there already, in its own form."""
        if not paper.is_new:
            self.record_asked.emit(Document.section, int(paper.ref))
            return
        made = self.ask(paper.row)
        if made is not None:
            paper.ref, paper.row = New(Document.section, made), made
            self._changed()

    def open(self, paper: Paper) -> None:
        """Opens its file, or where it has none what is said of it."""
        file = paper.row.get("file")
        if file is None:
            self.edit(paper)
        else:
            self.list.say(opening.show(self._files, file))

    def settle(self, ref: Ref | None = None) -> None:
        """Attaches `ref`, or else what is named in the line, if it is known which one that is."""
        with suppress(ValueProblem):  # problem() says it
            ref = ref or self._chooser.resolve(self.list.line.text())
            self.list.line.clear()
            if ref is not None:
                self.papers.attach(ref)
                self._changed()
        self.left.emit()

    def _wire(self) -> None:
        def renew(touched: Mapping[str, object]) -> None:
            """Documents were changed, here or elsewhere."""
            if Document.section in touched:
                self.papers.show(self.papers.refs())
                self._draw()

        self.list.given.connect(self.take_files)
        self.list.adder.clicked.connect(lambda: self.add({}))
        self.list.expected.clicked.connect(self.add_expected)
        completion = Completion(self.list.line, self._chooser.offers)
        completion.taken.connect(lambda offer: self.settle(offer.value))
        self.list.line.textEdited.connect(self.edited)
        self.list.line.editingFinished.connect(self.settle)
        self._announced.connect(renew)
        self.destroyed.connect(self.context.catalog.subscribe(self._announced.emit))

    def _add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self.papers.add(_filled(row, self.known()))
        if rows:
            self._changed()
            self.list.go_to_last()

    def _changed(self) -> None:
        self._draw()
        self.edited.emit()

    def _draw(self) -> None:
        rows = [_drawn(self, paper, self._files) for paper in self.papers]
        for row, paper in zip(rows, self.papers, strict=True):
            row.removed.connect(partial(self._remove, paper))
        self.list.draw(rows)
        self.shown.emit()

    def _remove(self, paper: Paper) -> None:
        self.papers.remove(paper)
        self._changed()
        self.list.adder.setFocus(Qt.FocusReason.OtherFocusReason)


def _filled(row: Row, known: Row) -> Row:
    """A new document with what is known before anybody says anything."""
    today = {"date": Document.date.kind.take(date.today().isoformat())}
    return today | known | {name: value for name, value in row.items() if value is not None}


def _received(kind: str) -> Row:
    return {"kind": kind, "direction": "in"}


def _drawn(editor: PapersEditor, paper: Paper, files: Store) -> PaperRow:
    row = PaperRow(paper.row, files, editor.context.language, new=paper.is_new)
    row.opened.connect(lambda: editor.open(paper))
    row.edited.connect(lambda: editor.edit(paper))
    row.kind_chosen.connect(editor.edited)
    row.kind_chosen.connect(editor.shown)
    return row
