"""The documents of a record in its form: dropped anywhere on it, saved with it in one step."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from catalog_app.domain import Delegation, Document, Event, Person
from catalog_app.domain.fields import Entity, Row
from catalog_app.storage.files import Store
from catalog_app.ui.document_dialog import DocumentDialog
from catalog_app.ui.drafts import pending
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form, reopen
from catalog_app.ui.given import Given
from catalog_app.ui.papers import PapersEditor
from tests import giving, keys
from tests.builders import add, delegation, event
from tests.giving import PDF, asked, choose_kind, of_files, several

Closing = Callable[[EntityForm], EntityForm]
Opener = Callable[..., Any]


@pytest.fixture
def opened(form_context: FormContext, closing: Closing) -> Opener:
    def opened(entity: type[Entity], id: int | None = None) -> EntityForm:
        return closing(open_form(form_context, entity, id))

    return opened


@pytest.fixture
def form(form_context: FormContext, opened: Opener) -> EventForm:
    """An event with two delegations."""
    id = event(form_context.catalog, title="Festival", country="AZ")
    for country in ("KZ", "TR"):
        delegation(form_context.catalog, id, country=country)
    form: EventForm = opened(Event, id)
    return form


def papers(form: EntityForm) -> PapersEditor:
    editor = form.sheet.editor("documents")
    assert isinstance(editor, PapersEditor)
    return editor


def documents(context: FormContext, entity: type[Entity], id: int | None) -> list[Row]:
    """Those that a record has in the catalog."""
    assert id is not None
    refs = context.catalog.get(entity, id)["documents"]
    return [context.catalog.get(Document, int(ref)) for ref in refs]


def drawn(editor: PapersEditor) -> list[tuple[str, str]]:
    return [(row.title.text(), row.quiet.text()) for row in editor.list.rows]


def said(editor: PapersEditor) -> str:
    return editor.list.problem.text()


def test_files_that_are_dropped_anywhere_on_a_form_become_its_documents(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    pair = several(tmp_path, "Programme.pdf", "songs.pdf")
    assert giving.drop(form.sheet.editor("title").widget, of_files(*pair, text=True))
    editor = papers(form)
    assert editor.list.isVisible()
    assert form.tabs.tabText(2) == "Documents  2"
    assert [row.kinds and row.kinds.text() for row in editor.list.rows] == [
        "Programme",
        "Which kind?",
    ]
    last = editor.list.rows[1].kinds
    assert last is not None
    assert keys.has_focus(last)
    choose_kind(editor.list.rows[1], "Other")
    assert form.save()
    found = documents(form_context, Event, form.id)
    assert [(row["title"], row["kind"], row["file"].name) for row in found] == [
        ("Programme", "programme", "Programme.pdf"),
        ("songs", "other", "songs.pdf"),
    ]


def test_what_a_form_attaches_is_undone_with_it_in_one_step(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    catalog = form_context.catalog
    form.sheet.editor("venue").set_value("Palace")
    form.take_files(Given(tuple(several(tmp_path, "a.pdf", "b.pdf"))))
    assert form.save()
    catalog.undo()
    assert len(catalog.find(Document)) == 0
    assert form.id is not None
    assert catalog.get(Event, form.id)["venue"] is None
    catalog.redo()
    first, _ = documents(form_context, Event, form.id)
    assert Store.of(catalog).path(first["file"]).read_bytes() == PDF + b"a.pdf"


def test_of_a_single_file_it_is_asked_what_it_is(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    def answer(dialog: DocumentDialog) -> None:
        assert dialog.focusWidget() is dialog.sheet.editor("kind").widget
        keys.type_text("Lett")
        keys.press(Qt.Key.Key_Tab)
        keys.tab_to(dialog.sheet.editor("number").widget)
        keys.type_text("7-12")
        keys.press(Qt.Key.Key_Return)

    with asked(answer):
        giving.drop(form, of_files(*several(tmp_path, "scan.pdf")))
    assert drawn(papers(form))[0][0] == "scan"
    assert form.save()
    (row,) = documents(form_context, Event, form.id)
    assert (row["kind"], row["number"], row["date"] is None) == ("letter", "7-12", False)


def test_who_gives_the_question_up_attaches_nothing(form: EventForm, tmp_path: Path) -> None:
    with asked(lambda dialog: keys.press(Qt.Key.Key_Escape)):
        giving.drop(form, of_files(*several(tmp_path, "scan.pdf")))
    assert papers(form).value() == ()
    assert form.tabs.tabText(2) == "Documents"


def test_a_document_needs_no_title_where_kind_and_number_are_known(
    form: EventForm, form_context: FormContext
) -> None:
    def answer(dialog: DocumentDialog) -> None:
        keys.press(Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.sheet.cells["title"].note.text() == "This is needed."
        dialog.sheet.editor("kind").set_value("protocol")
        dialog.sheet.editor("number").set_value("5")
        dialog.accept()

    with asked(answer):
        keys.click(_shown(form, papers(form).list.adder))
    assert drawn(papers(form))[0][0] == "Protocol 5"


def _shown(form: EntityForm, widget: Any) -> Any:
    form.bring(widget)
    return widget


def test_a_new_one_is_edited_again_before_it_is_saved(form: EventForm, tmp_path: Path) -> None:
    form.take_files(Given(tuple(several(tmp_path, "a.pdf", "b.pdf"))))

    def answer(dialog: DocumentDialog) -> None:
        dialog.sheet.editor("title").set_value("Agreement")
        dialog.accept()

    with asked(answer):
        keys.click(papers(form).list.rows[0].edit)
    assert [title for title, _ in drawn(papers(form))] == ["Agreement", "b"]


def test_one_that_is_there_is_attached_by_its_title_and_opened_in_its_own_form(
    form: EventForm, form_context: FormContext
) -> None:
    id = add(form_context.catalog, Document, title="Annual report", number="3")
    line = _shown(form, papers(form).list.line)
    for _ in range(2):  # none is attached twice
        line.setText("annual REPORT")
        papers(form).settle()
    assert drawn(papers(form)) == [("Annual report", "3")]
    asked: list[tuple[str, int]] = []
    form.record_asked.connect(lambda section, id: asked.append((section, id)))
    keys.click(papers(form).list.rows[0].edit)
    assert asked == [("documents", id)]
    assert form.save()
    assert len(form_context.catalog.find(Document)) == 1


def test_a_title_that_two_have_is_asked_for_and_an_unknown_one_is_new(
    form: EventForm, form_context: FormContext
) -> None:
    for _ in range(2):
        add(form_context.catalog, Document, title="Report")
    line = _shown(form, papers(form).list.line)
    line.setText("Report")
    assert not form.save()
    assert "Several are called “Report”" in form.sheet.cells["documents"].note.text()
    line.setText("Agreement on culture")
    assert form.save()
    (row,) = documents(form_context, Event, form.id)
    assert row["title"] == "Agreement on culture"


def test_what_is_taken_off_a_record_stays_a_document(
    form: EventForm, form_context: FormContext, opened: Opener
) -> None:
    catalog = form_context.catalog
    id = add(catalog, Document, title="Report")
    catalog.save(Event, {"id": form.id, "documents": (id,)})
    again = opened(Event, form.id)
    keys.click(_shown(again, papers(again).list.rows[0].remove))
    assert keys.has_focus(papers(again).list.adder)
    assert again.save()
    assert documents(form_context, Event, form.id) == []
    assert catalog.get(Document, id)["title"] == "Report"


def test_a_row_follows_what_happens_to_its_document_elsewhere(
    form: EventForm, form_context: FormContext, opened: Opener
) -> None:
    catalog = form_context.catalog
    first, second = (add(catalog, Document, title=title) for title in ("First", "Second"))
    catalog.save(Event, {"id": form.id, "documents": (first, second)})
    again = opened(Event, form.id)
    catalog.save(Document, {"id": first, "number": "12"})
    assert drawn(papers(again))[0] == ("First", "12")
    catalog.delete(Document, [second])
    assert [title for title, _ in drawn(papers(again))] == ["First"]
    again.sheet.editor("venue").set_value("Palace")
    assert again.save()
    assert form.id is not None
    assert catalog.get(Event, form.id)["venue"] == "Palace"


def test_what_cannot_be_attached_is_said_and_the_others_are(
    form: EventForm, tmp_path: Path
) -> None:
    pair = several(tmp_path, "a.pdf", "b.pdf")
    form.take_files(Given((tmp_path, *pair, tmp_path / "gone.pdf")))
    assert [title for title, _ in drawn(papers(form))] == ["a", "b"]
    assert "is a folder: attach the files that are in it." in said(papers(form))
    assert "There is no file" in said(papers(form))
    form.take_files(Given(tuple(tmp_path / str(number) for number in range(21))))
    assert "21 files at once are too many: attach up to 20 at a time." in said(papers(form))


def test_files_that_are_too_large_together_are_refused_before_they_are_copied(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    films = several(tmp_path, "a.mp4", "b.mp4", "c.mp4")
    for film in films:
        os.truncate(film, 40_000_000)
    form.take_files(Given(tuple(films)))
    assert drawn(papers(form)) == []
    assert "120 MB at once are too much: attach files of up to 100 MB together" in said(
        papers(form)
    )
    assert not Store.of(form_context.catalog).folder.exists()
    os.truncate(films[0], 50_000_001)
    form.take_files(Given(tuple(films)))
    assert [title for title, _ in drawn(papers(form))] == ["b", "c"]
    assert "has 51 MB; files of up to 50 MB can be attached" in said(papers(form))


def test_a_file_that_is_gone_is_said_where_it_is_opened(
    form: EventForm, form_context: FormContext, tmp_path: Path
) -> None:
    form.take_files(Given(tuple(several(tmp_path, "a.pdf", "b.pdf"))))
    row = papers(form).list.rows[0]
    file = form_context.catalog.path.with_name(f"catalog.{form_context.catalog.uuid}.files")
    with giving.opened() as opened:
        keys.click(row.open)
        assert [path.name for path in opened] == ["a.pdf"]
        file.rename(file.with_name("elsewhere"))
        keys.click(row.open)
        assert len(opened) == 1
    assert "“a.pdf” is not in" in said(papers(form))


def test_a_draft_has_the_files_that_were_attached(
    form: EventForm, form_context: FormContext, closing: Closing, tmp_path: Path
) -> None:
    form.take_files(Given(tuple(several(tmp_path, "Letter.pdf", "b.pdf"))))
    form.watch.keep()
    (draft,) = pending(form_context.catalog)
    again = closing(reopen(form_context, draft))
    assert [title for title, _ in drawn(papers(again))] == ["Letter", "b"]
    assert again.save()
    rows = documents(form_context, Event, form.id)
    assert [row["kind"] for row in rows] == ["letter", None]
    kept = Store.of(form_context.catalog).path(rows[0]["file"])
    assert kept.read_bytes() == PDF + b"Letter.pdf"


def test_a_picture_is_seen_beside_its_document(form: EventForm, tmp_path: Path) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    giving.picture("red").save(str(one))
    giving.picture("blue").save(str(two))
    form.take_files(Given((one, two)))
    last = papers(form).list.rows[1]

    def colour() -> str:
        return last.picture.pixmap().toImage().pixelColor(9, 9).name()

    for _ in range(100):
        if colour() == "#0000ff":
            break
        QApplication.processEvents()
        QTest.qWait(10)
    assert colour() == "#0000ff"


@pytest.mark.parametrize("entity", [Person, Delegation])
def test_other_forms_have_documents_too(
    form_context: FormContext, opened: Opener, tmp_path: Path, entity: type[Entity]
) -> None:
    catalog = form_context.catalog
    id = add(catalog, Person) if entity is Person else delegation(catalog, event(catalog))
    form = opened(entity, id)
    giving.drop(form, of_files(*several(tmp_path, "a.pdf", "b.pdf")))
    assert form.save()
    assert len(documents(form_context, entity, id)) == 2


def test_the_rows_are_reached_from_top_to_bottom(form: EventForm, tmp_path: Path) -> None:
    form.take_files(Given(tuple(several(tmp_path, "a.pdf", "b.pdf"))))
    first, second = papers(form).list.rows
    stops = [*first.stops, *second.stops, papers(form).list.adder]
    keys.focus(stops[0])
    for stop in stops:
        assert keys.has_focus(stop), stop.accessibleName()
        keys.press(Qt.Key.Key_Tab)
    names = [stop.accessibleName() for stop in first.stops]
    assert names == ["Kind of “a”: Which kind?", "Open “a”", "Edit “a”", "Take “a” off this record"]


def test_a_form_that_is_closed_hears_no_more_of_documents(
    form_context: FormContext, form: EventForm
) -> None:
    form.close()
    keys.settle()
    assert add(form_context.catalog, Document) == 1
