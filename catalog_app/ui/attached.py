"""What a form does with files that are given to it, wherever on it they are let go."""

from typing import TYPE_CHECKING

from catalog_app.i18n import mark
from catalog_app.ui.document_dialog import attend as attend_papers
from catalog_app.ui.given import Given, Taker
from catalog_app.ui.papers import PapersEditor

if TYPE_CHECKING:
    from catalog_app.ui.form import EntityForm

_NOWHERE = mark("Nothing can be attached here: attach it to the event or the person it is about.")


def attend(form: "EntityForm") -> None:
    """To be called once all editors of the form are made."""
    form.given.connect(lambda given: _take(form, given))
    for cell in form.sheet.cells.values():
        if isinstance(cell.editor, PapersEditor):
            attend_papers(cell.editor)
            cell.editor.record_asked.connect(form.record_asked)


def _take(form: "EntityForm", given: Given) -> None:
    """They become documents of the record, or the file of a document."""
    editors = [cell.editor for cell in form.sheet.cells.values()]
    taker = next((each for each in editors if isinstance(each, Taker)), None)
    if taker is None:
        form.complain(form.language.text(_NOWHERE))
        return
    form.bring(taker.widget)
    taker.take_files(given)
