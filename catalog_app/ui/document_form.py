"""The form of a document: a file that is given to a new one says what it is."""

from datetime import date

from catalog_app.domain.documents import Document
from catalog_app.ui.form import EntityForm


class DocumentForm(EntityForm):
    """A new document is called and dated by its file, as long as nothing else is said."""

    def build(self) -> None:
        super().build()
        self.sheet.edited.connect(self._follow_file)

    def _follow_file(self, name: str) -> None:
        file = self.sheet.editor("file").value()
        if name != "file" or file is None or self.id is not None:
            return
        for said, value in Document.of_file(file, date.today()).items():
            editor = self.sheet.editor(said)
            if value is not None and not editor.value() and not editor.problem():
                editor.set_value(value)
        self.show_head("{state}")
