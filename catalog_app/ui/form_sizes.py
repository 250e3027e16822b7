"""The size that a person gave to the form of a section is the one it has the next time."""

from PySide6.QtCore import QEvent, QObject, QSize

from catalog_app.settings import Settings, Size
from catalog_app.ui.form import EntityForm
from catalog_app.ui.form_shell import FRAME


class FormSize(QObject):
    """Gives a form the remembered size, and remembers another one when the form is closed."""

    def __init__(self, form: EntityForm) -> None:
        super().__init__(form)
        self._form = form
        kept = Settings.load().forms.get(form.entity.section)
        if kept is not None:
            form.resize(QSize(*kept).boundedTo(form.screen().availableSize() - FRAME))
        self._given = form.size()
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._keep(self._form.normalGeometry().size())
        return super().eventFilter(watched, event)

    def _keep(self, size: QSize) -> None:
        if size != self._given and not size.isEmpty():
            section = self._form.entity.section
            forms = {**Settings.load().forms, section: Size(size.width(), size.height())}
            Settings.keep(forms=forms)
