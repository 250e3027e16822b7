"""What stands beside each other in the window: the sidebar, the page, and the details."""

from base64 import b64decode, b64encode

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_NARROW = 1100  # pixels of a window in which the page needs what the details can spare
_DETAILS, _FEW = 284, 228  # pixels of the details in a wide and in a narrow window


class Sides(QSplitter):
    """The page takes what is over; the details give way where the window gets narrow."""

    def __init__(self, sidebar: QWidget, page: QWidget, details: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self._sidebar = sidebar
        for place, part in enumerate((sidebar, page, details)):
            self.addWidget(part)
            self.setStretchFactor(place, int(part is page))
            self.setCollapsible(place, False)

    def restore(self, state: str, width: int) -> None:
        """As it was, or as usual in a window of this width; a damaged state changes nothing."""
        self._share(width, _FEW if width < _NARROW else _DETAILS)
        if state:
            self.restoreState(b64decode(state))

    def state(self) -> str:
        return b64encode(self.saveState().data()).decode()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now, details = event.oldSize().width(), event.size().width(), self.sizes()[2]
        if details and before > 0 and (before < _NARROW) != (now < _NARROW):
            self._share(now, min(details, _FEW) if now < _NARROW else max(details, _DETAILS))

    def _share(self, width: int, details: int) -> None:
        side = self.sizes()[0] or self._sidebar.sizeHint().width()
        self.setSizes([side, width - side - details, details])
