"""The documents of a delegation at the desk: its note verbale has come in one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from catalog_app.domain import Delegation, Document, Event
from catalog_app.domain.fields import Row
from catalog_app.ui.document_dialog import DocumentDialog
from catalog_app.ui.drafts import pending
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form, reopen
from catalog_app.ui.given import Given
from catalog_app.ui.papers import PapersEditor
from tests import giving, keys
from tests.builders import delegation, event
from tests.giving import asked, choose_kind, of_files, several

Closing = Callable[[EntityForm], EntityForm]


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> EventForm:
    """The desk with two delegations."""
    id = event(form_context.catalog, title="Festival", country="AZ")
    for country in ("KZ", "TR"):
        delegation(form_context.catalog, id, country=country)
    form = closing(open_form(form_context, Event, id))
    assert isinstance(form, EventForm)
    form.tabs.setCurrentIndex(1)
    keys.settle()
    return form


def of(form: EventForm, context: FormContext, place: int) -> list[Row]:
    """The documents that a delegation has in the catalog."""
    id = form.desk.roster.sendings[place].row["id"]
    refs = context.catalog.get(Delegation, id)["documents"]
    return [context.catalog.get(Document, int(ref)) for ref in refs]


def papers(form: EventForm) -> PapersEditor:
    editor = form.desk.panel.sheet.editor("documents")
    assert isinstance(editor, PapersEditor)
    return editor


def test_a_file_on_the_delegation_is_its_note_verbale_once_the_number_is_typed(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    line = form.desk.panel.papers
    assert (line.wanting.text(), line.adder.text()) == (
        "No note verbale yet",
        "Note verbale received…",
    )

    def answer(dialog: DocumentDialog) -> None:
        keys.type_text("12-04/318")
        keys.press(Qt.Key.Key_Return)

    with asked(answer):
        giving.drop(form.desk.panel.members, of_files(*several(tmp_path, "scan.pdf")))
    assert not line.wanting.isVisible()
    assert line.adder.text() == "Add a document…"
    assert form.save()
    (row,) = of(form, form_context, 0)
    assert (row["kind"], row["number"], row["direction"]) == ("note_verbale", "12-04/318", "in")
    assert (row["publisher"], row["file"].name) == ("Kazakhstan", "scan.pdf")
    missing = form_context.catalog.find(Delegation, '-documents:"note verbale"').ids
    assert [form_context.catalog.get(Delegation, id)["country"] for id in missing] == ["TR"]


def test_a_note_that_came_on_paper_is_said_by_a_button(
    form: EventForm, form_context: FormContext
) -> None:
    for sending in form.desk.roster.sendings:
        form.desk.list.choose(sending)
        with asked(lambda dialog: keys.press(Qt.Key.Key_Return)):
            keys.click(form.desk.panel.papers.adder)
    assert form.save()
    notes = [of(form, form_context, place) for place in (0, 1)]
    assert [[row["title"] for row in rows] for rows in notes] == [["Note verbale"]] * 2
    assert notes[0][0]["id"] != notes[1][0]["id"]


def test_a_file_on_another_delegation_in_the_list_goes_there(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    view = form.desk.list
    place = view.visualRect(view.model().index(1, 0)).center()
    at = view.viewport().mapToGlobal(QPoint(place))
    with asked(lambda dialog: dialog.accept()):
        view.take_files(Given(tuple(several(tmp_path, "scan.pdf")), at=at))
        QApplication.processEvents()
    assert form.save()
    assert [len(of(form, form_context, place)) for place in (0, 1)] == [0, 1]


def test_several_files_are_rows_of_which_each_says_its_kind(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    giving.drop(form.desk.panel.members, of_files(*several(tmp_path, "Programme.pdf", "songs.pdf")))
    form.desk.panel.more.setChecked(True)
    choose_kind(papers(form).list.rows[1], "Note verbale")
    assert form.save()
    kinds = [row["kind"] for row in of(form, form_context, 0)]
    assert kinds == ["programme", "note_verbale"]
    assert of(form, form_context, 1) == []


def test_a_draft_of_the_desk_has_them(
    form: EventForm, form_context: FormContext, closing: Closing, tmp_path: Path
) -> None:
    form.desk.panel.attach(Given(tuple(several(tmp_path, "Letter.pdf", "b.pdf"))))
    form.watch.keep()
    (draft,) = pending(form_context.catalog)
    again = closing(reopen(form_context, draft))
    assert again.save()
    assert [row["title"] for row in of(form, form_context, 0)] == ["Letter", "b"]


def test_what_cannot_be_attached_is_said_beside_the_documents(
    form: EventForm, tmp_path: Path
) -> None:
    giving.drop(form.desk.panel.members, of_files(tmp_path))
    assert form.desk.panel.papers.problem.isVisible()
    assert "is a folder" in form.desk.panel.papers.problem.text()


def test_its_documents_are_links_that_open_the_file(form: EventForm, tmp_path: Path) -> None:
    form.desk.panel.attach(Given(tuple(several(tmp_path, *(f"{n}.pdf" for n in "abcde")))))
    line = form.desk.panel.papers
    links = [each.text() for each in line.links]
    assert links == ["a", "b", "c", "2 more"]
    with giving.opened() as opened:
        keys.click(line.links[1])
    assert [path.name for path in opened] == ["b.pdf"]
    keys.click(line.links[3])
    keys.settle()
    assert papers(form).list.isVisible()
