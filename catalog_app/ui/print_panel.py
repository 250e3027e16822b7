"""The choices of the preview: language, groups, marks and the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from catalog_app.i18n import CODES, Language, mark
from catalog_app.ui.paper import SIZES, PageOptions
from catalog_app.ui.plain import label

if TYPE_CHECKING:
    from catalog_app.reports.issuing import Issued

_WAYS = ((False, mark("Portrait")), (True, mark("Landscape")))
_NO_MARKS = "—"


@dataclass(frozen=True, slots=True)
class Choices:
    """`language`: code of the language of the list; `group`: the name of one on offer; `since`: id
    of the issued list since which changes are marked, 0 for none."""

    language: str
    group: str = ""
    page: PageOptions = field(default_factory=PageOptions)
    since: int = 0


class Panel(QWidget):
    """The choices, as boxes below their labels.  `groups`: (name, label) of each way to group."""

    def __init__(
        self,
        choices: Choices,
        language: Language,
        groups: Sequence[tuple[str, str]],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        text = language.text
        self._words = language
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(8)
        names = [(code, Language(code).name) for code in CODES]
        ways = [(way, text(name)) for way, name in _WAYS]
        self.language = self._box(text(mark("&Language of the list")), names, choices.language)
        self.group = self._box(text(mark("&Group by")), groups, choices.group)
        sizes = [(name, name) for name in SIZES]
        self.size_box = self._box(text(mark("Page si&ze")), sizes, choices.page.page)
        self.way = self._box(text(mark("&Orientation")), ways, choices.page.landscape)
        self.since = self._box(text(mark("&Mark changes since")), [(0, _NO_MARKS)], 0)
        self.form.setRowVisible(self.group, len(groups) > 1)
        self.form.setRowVisible(self.since, False)
        for box in (self.language, self.group, self.size_box, self.way, self.since):
            box.currentIndexChanged.connect(changed)

    def choices(self) -> Choices:
        page = PageOptions(self.size_box.currentData(), self.way.currentData())
        group, since = self.group.currentData() or "", self.since.currentData() or 0
        return Choices(self.language.currentData(), group, page, since)

    def offer(self, lists: "Sequence[Issued]") -> None:
        """Those that were issued before, the last one first, which is chosen."""
        with QSignalBlocker(self.since):
            self.since.clear()
            self.since.addItem(_NO_MARKS, 0)
            for each in lists:
                self.since.addItem(each.called(self._words), each.id)
            self.since.setCurrentIndex(min(1, len(lists)))
        self.form.setRowVisible(self.since, bool(lists))

    def leave_the_page(self) -> None:
        """What the list says is settled: only the page can be chosen now."""
        for box in (self.language, self.group, self.since):
            self.form.setRowVisible(box, False)

    def _box(self, name: str, items: Sequence[tuple[object, str]], chosen: object) -> QComboBox:
        box = QComboBox()
        for value, text in items:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self.form.addRow(label(name, buddy=box), box)
        return box
