"""A search is answered in the order in which people need it, beside the window.

First come the rows of the first page; when they have been painted and nothing else is asked, how
many there are, and then all of them, those with similar spellings too.  Whatever is asked next
takes the place of what is still on the way.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from catalog_app.domain.fields import Entity, Field
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language
from catalog_app.ui.table import PAGE, row_of_today
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.search.marking import Marks
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Found, Unread

_REST = 30  # milliseconds until more is asked: the first rows are painted then
_TYPING = 1000  # milliseconds in which somebody goes on to type the value of a field


class Question(NamedTuple):
    """What is looked for, in which order, and the columns that are shown of it."""

    text: str
    order: tuple[str, ...]
    fields: tuple[Field, ...]


class Answer(NamedTuple):
    """`rows`: those of the first page; `today`: see row_of_today(); `marks`: of the search."""

    question: Question
    found: "Found"
    today: int
    rows: "Unread"
    marks: "Marks | None"


class Answers(QObject):
    """`first`: an Answer with the first page only, which is never empty; `counted`: how many there
    are; `whole`: the Answer with all; `explained`: an Explanation; `failed`: a CatalogError.
    """

    first = Signal(object)
    counted = Signal(int)
    whole = Signal(object)
    explained = Signal(object)
    failed = Signal(object)

    def __init__(
        self, catalog: "Catalog", entity: type[Entity], language: Language, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._catalog, self._entity, self._language = catalog, entity, language
        self._lane = Lane(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._go_on)
        self._shown: Answer | None = None
        self._unfinished: CatalogError | None = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self.tell_unfinished)

    def ask(self, question: Question, *, at_once: bool) -> None:
        """`at_once`: all of it, where the rows that are shown are about the same."""
        self._rest.stop()
        self._typing.stop()
        self._unfinished = None
        if at_once:
            self._ask_whole(question)
        else:
            Lane.rush(on=True)
            work = lambda stop: self._find(question, PAGE, stop)  # noqa: E731
            self._lane.ask(work, self._take_first, self._fail)

    def explain(self, text: str) -> None:
        """Asks why a search finds nothing; what is in the way is not told."""
        catalog, entity, language = self._catalog, self._entity, self._language

        def work(stop: Stop) -> Any:
            from catalog_app.storage.explaining import explain

            return explain(catalog, entity, text, language, stop=_patient(stop))

        self._lane.ask(work, self.explained.emit, lambda _: None)

    def wait(self, seconds: float) -> None:
        """For rows that come so soon."""
        self._lane.wait(seconds)

    def tell_unfinished(self) -> None:
        """Nobody types on: says that a value is missing, if one is."""
        self._typing.stop()
        error, self._unfinished = self._unfinished, None
        if error is not None:
            self.failed.emit(error)

    def close(self) -> None:
        self._rest.stop()
        self._typing.stop()
        self._unfinished = None
        self._lane.close()

    def _take_first(self, answer: Answer) -> None:
        Lane.rush(on=False)
        short = len(answer.found) < PAGE
        if short and not answer.question.text.strip():
            self.whole.emit(answer)
        elif len(answer.found):
            self._shown = answer
            self.first.emit(answer)
            self._rest.start()
        else:
            self._ask_whole(answer.question)

    def _go_on(self) -> None:
        """The first page has been painted."""
        assert self._shown is not None, "else nothing waits"
        question = self._shown.question
        if len(self._shown.found) < PAGE:
            self._ask_whole(question)
            return
        catalog, entity, language = self._catalog, self._entity, self._language

        def count(stop: Stop) -> int:
            return catalog.count(entity, question.text, language, stop=_patient(stop))

        def go_on(count: int) -> None:
            self.counted.emit(count)
            self._ask_whole(question)

        self._lane.ask(count, go_on, self._fail)

    def _ask_whole(self, question: Question) -> None:
        self._lane.ask(lambda stop: self._find(question, None, stop), self.whole.emit, self._fail)

    def _find(self, question: Question, most: int | None, stop: Stop) -> Answer:
        """In the worker."""
        text, order = question.text, question.order
        similar = most is None
        if text.strip():
            stop = _patient(stop)
        found = self._catalog.find(
            self._entity, text, order, self._language, most=most, similar=similar, stop=stop
        )
        marks = None
        if text.strip():
            from catalog_app.search.marking import marks as marks_of

            marks = marks_of(self._entity, text, self._language, found.near) or None
        today = row_of_today(found, order, date.today())
        rows = found.unread(found.ids[:PAGE], question.fields)
        return Answer(question, found, today, rows, marks)

    def _fail(self, error: CatalogError) -> None:
        from catalog_app.search.grammar import NO_VALUE

        Lane.rush(on=False)
        if error.message == NO_VALUE:
            self._unfinished = error
            self._typing.start()
        else:
            self.failed.emit(error)


def _patient(stop: Stop) -> Stop:
    """A search that takes too long is ended, and says so."""
    from catalog_app.storage.patience import Patience

    return Patience(stop)
