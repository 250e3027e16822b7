"""How wide the columns of the grid of members are."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import field_of
from catalog_app.i18n import Language
from catalog_app.ui import style
from catalog_app.ui.member_model import COLUMNS, MemberModel

_LEAST = 12  # letters of a column
_ROLE = 22  # letters of a choice at most; more is told by the tip
_MOMENT = 20  # letters of a day and time
_LONG = 24  # letters of what tables show too
_NAME = 30  # letters of a name that has the room
_AROUND = 32  # pixels beside a text
_MODES = QHeaderView.ResizeMode


class MemberWidths:
    """The usual columns share the room; where there are more, the grid scrolls."""

    def __init__(self, grid: QTableView, language: Language) -> None:
        self._grid = grid
        self._language = language

    @property
    def _model(self) -> MemberModel:
        model = self._grid.model()
        assert isinstance(model, MemberModel)
        return model

    def begin(self) -> None:
        """Other columns are shown."""
        head = self._grid.horizontalHeader()
        head.setMinimumSectionSize(self._letters(_LEAST))
        usual = self._usual
        head.setSectionResizeMode(_MODES.Stretch if usual else _MODES.Interactive)
        for column, name in enumerate(self._model.names):
            options = self._options(name)
            if options and usual:
                head.setSectionResizeMode(column, _MODES.Fixed)
            if options or not usual:
                wide = min(options, self._letters(_ROLE)) or self._room(name)
                self._grid.setColumnWidth(column, max(wide, self._letters(_LEAST)))
        if usual:
            head.setSectionResizeMode(self._model.names.index("person"), _MODES.Fixed)
        self._grid.setColumnWidth(self._model.names.index("person"), self._letters(_NAME))
        self.share()

    def share(self) -> None:
        """A name is wide enough first; then the columns of free text are equal."""
        if not self._usual:
            return
        least = self._grid.horizontalHeader().minimumSectionSize()
        kinds = [field_of(Member, name).kind for name in self._model.names]
        taken = [self._grid.columnWidth(n) for n, kind in enumerate(kinds) if kind.options]
        free, room = len(kinds) - len(taken), self._grid.viewport().width() - sum(taken)
        first = min(self._letters(_NAME), room - (free - 1) * least)
        self._grid.setColumnWidth(
            self._model.names.index("person"), max(first, room // free, least)
        )

    @property
    def _usual(self) -> bool:
        return len(self._model.names) <= len(COLUMNS)

    def _letters(self, count: int) -> int:
        """Pixels for so many letters."""
        return self._grid.fontMetrics().averageCharWidth() * count

    def _room(self, name: str) -> int:
        """Pixels for what is no choice: its head is seen whole."""
        field = field_of(Member, name)
        least = _LONG if field.width else _MOMENT if field.kind.extra else _LEAST
        return max(self._letters(least), self._wide(self._model.list.head(name)))

    def _wide(self, text: str) -> int:
        """Pixels of a column that says so."""
        strong = QFontMetrics(style.sized(self._grid.font(), 1, strong=True))
        return strong.horizontalAdvance(text) + _AROUND

    def _options(self, name: str) -> int:
        """Pixels for the longest of a choice's options; 0 for what is no choice."""
        kind = field_of(Member, name).kind
        return max(
            (self._wide(kind.show(code, self._language)) for code in kind.options), default=0
        )
