"""The editor of a file: what is dropped, pasted or chosen is kept; what cannot be is said."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from catalog_app.domain import City, Document
from catalog_app.storage.files import Store
from catalog_app.storage.incoming import MAXIMUM
from catalog_app.ui.editing import FormContext
from catalog_app.ui.file_editor import FileEditor
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from tests import giving, keys
from tests.giving import PDF, a_file

Closing = Callable[[EntityForm], EntityForm]


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> EntityForm:
    """That of a new document."""
    return closing(open_form(form_context, Document))


@pytest.fixture
def editor(form: EntityForm) -> FileEditor:
    return cast(FileEditor, form.sheet.editor("file"))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return a_file(tmp_path / "letter.pdf")


def said(editor: FileEditor) -> str:
    shown = editor.box.problem.isVisibleTo(editor.box)
    return editor.box.problem.text() if shown else ""


def name(editor: FileEditor) -> str | None:
    return None if editor.value() is None else editor.value().name


def test_a_file_that_is_dropped_on_it_is_kept_and_shown(
    editor: FileEditor, letter: Path, form_context: FormContext
) -> None:
    assert giving.drop(editor.box, giving.of_files(letter))
    file = editor.value()
    assert file is not None
    assert (editor.box.name.text(), editor.box.quiet.text()) == ("letter.pdf", "17 kB")
    letter.unlink()
    assert Store.of(form_context.catalog).path(file).read_bytes() == PDF
    assert said(editor) == ""


def test_a_new_document_is_called_and_dated_by_its_file(
    form: EntityForm, editor: FileEditor, tmp_path: Path
) -> None:
    giving.drop(form, giving.of_files(a_file(tmp_path / "Note_verbale_318.pdf")))
    row = form.sheet.values()
    assert (row["title"], row["kind"], row["direction"]) == (
        "Note verbale 318",
        "note_verbale",
        "in",
    )
    assert row["date"] is not None
    assert form.title.text() == "Note verbale 318"


def test_what_was_said_of_a_document_stays_as_it_was_said(
    form: EntityForm, editor: FileEditor, letter: Path
) -> None:
    form.sheet.editor("title").set_value("The answer of Kazakhstan")
    giving.drop(form, giving.of_files(letter))
    assert form.sheet.values()["title"] == "The answer of Kazakhstan"


def test_the_path_of_a_file_is_never_typed_into_a_line(
    form: EntityForm, editor: FileEditor, letter: Path
) -> None:
    line = cast(QLineEdit, form.sheet.editor("title").widget)
    line.setFocus()
    assert giving.drop(line, giving.of_files(letter, text=True))
    assert (line.text(), name(editor)) == ("letter", "letter.pdf")
    line.clear()
    other = a_file(letter.with_name("other.pdf"), PDF + b"!")
    giving.paste(form, giving.of_files(other, text=True))
    assert (line.text(), name(editor)) == ("other", "other.pdf")


def test_a_picture_is_pasted_while_a_line_has_the_focus(
    form: EntityForm, editor: FileEditor, form_context: FormContext
) -> None:
    form.sheet.editor("title").widget.setFocus()
    giving.paste(form, giving.of_picture(giving.picture("blue")))
    file = editor.value()
    assert file is not None
    assert file.name.startswith("Picture 20")
    assert file.name.endswith(".png")
    kept = QImage(str(Store.of(form_context.catalog).path(file)))
    assert (kept.width(), kept.pixelColor(9, 9).name()) == (300, "#0000ff")
    assert editor.box.picture.isVisible()


def test_a_text_is_pasted_as_a_text_though_there_is_a_picture_of_it(
    form: EntityForm, editor: FileEditor
) -> None:
    line = cast(QLineEdit, form.sheet.editor("title").widget)
    line.setFocus()
    data = giving.of_picture(giving.picture())
    data.setText("from a spreadsheet")
    giving.paste(form, data)
    assert (line.text(), editor.value()) == ("from a spreadsheet", None)


def test_addresses_of_the_web_are_no_files(form: EntityForm, editor: FileEditor) -> None:
    data = QMimeData()
    data.setUrls(["https://example.org/letter.pdf"])
    assert not giving.drop(editor.box, data)
    assert editor.value() is None


def test_one_file_is_taken_of_several_and_the_others_are_told(
    editor: FileEditor, letter: Path, tmp_path: Path
) -> None:
    giving.drop(editor.box, giving.of_files(letter, a_file(tmp_path / "b.pdf", b"%PDF-2")))
    assert name(editor) == "letter.pdf"
    assert "“letter.pdf” was taken" in said(editor)


def test_where_it_would_go_is_shown_while_it_is_dragged(
    form: EntityForm, editor: FileEditor, letter: Path
) -> None:
    assert giving.drag(editor.box, giving.of_files(letter))
    assert editor.box.property("dragged")
    giving.drag(form.title, giving.of_files(letter))
    assert not editor.box.property("dragged")
    giving.drag(editor.box, giving.of_files(letter))
    giving.leave(form)
    assert not editor.box.property("dragged")
    assert editor.value() is None


def a_folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    """There is no such file."""


def empty(path: Path) -> None:
    path.touch()


def two_gigabytes(path: Path) -> None:
    path.touch()
    os.truncate(path, 2_000_000_000)


def unreadable(path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("this user may read everything")
    a_file(path).chmod(0)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (a_folder, "is a folder: attach the files that are in it."),
        (nothing, "There is no file"),
        (empty, "is empty: there is nothing to attach."),
        (two_gigabytes, "has 2000 MB; files of up to 50 MB can be attached."),
        (unreadable, "cannot be read"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence_and_nothing_is_lost(
    form: EntityForm,
    editor: FileEditor,
    letter: Path,
    make: Callable[[Path], None],
    sentence: str,
) -> None:
    form.sheet.editor("title").set_value("Letter")
    giving.drop(editor.box, giving.of_files(letter))
    odd = letter.with_name("odd.pdf")
    make(odd)
    giving.drop(editor.box, giving.of_files(odd))
    assert sentence in said(editor)
    assert str(odd) in said(editor)
    assert name(editor) == "letter.pdf"
    assert form.save()


def test_a_picture_too_large_to_keep_is_said(form: EntityForm, editor: FileEditor) -> None:
    width, height = 4300, 4000
    assert 3 * width * height > MAXIMUM
    noise = QImage(os.urandom(4 * width * height), width, height, QImage.Format.Format_RGB32)
    giving.paste(form, giving.of_picture(noise))
    assert "files of up to 50 MB can be attached" in said(editor)
    assert editor.value() is None


def test_it_is_opened_as_a_copy_that_can_only_be_read(editor: FileEditor, letter: Path) -> None:
    giving.drop(editor.box, giving.of_files(letter))
    with giving.opened() as opened:
        keys.click(editor.box.open)
    (copy,) = opened
    assert (copy.name, copy.read_bytes()) == ("letter.pdf", PDF)
    assert copy != letter
    assert not stat.S_IMODE(copy.stat().st_mode) & stat.S_IWUSR


def test_a_file_that_can_do_harm_is_kept_and_not_opened(editor: FileEditor, tmp_path: Path) -> None:
    program = a_file(tmp_path / "setup.exe", b"MZ\x90\0\x03" + bytes(100))
    giving.drop(editor.box, giving.of_files(program))
    assert "is kept, but not opened from here: a file of this kind can do harm." in said(editor)
    with giving.opened() as opened:
        keys.click(editor.box.open)
    assert opened == []
    assert "can do harm" in said(editor)
    assert name(editor) == "setup.exe"


def test_a_program_that_calls_itself_a_letter_is_not_opened(
    editor: FileEditor, tmp_path: Path
) -> None:
    program = a_file(tmp_path / "letter.pdf", b"MZ\x90\0\x03" + bytes(100))
    giving.drop(editor.box, giving.of_files(program))
    with giving.opened() as opened:
        keys.click(editor.box.open)
    assert opened == []
    assert "does not hold what the end of its name says" in said(editor)


def test_a_file_that_was_deleted_behind_our_back_is_said(
    editor: FileEditor, letter: Path, form_context: FormContext
) -> None:
    giving.drop(editor.box, giving.of_files(letter))
    Store.of(form_context.catalog).path(editor.value()).unlink()
    with giving.opened() as opened:
        keys.click(editor.box.open)
    assert opened == []
    assert "was deleted there" in said(editor)
    editor.set_value(editor.value())
    assert "was deleted there" in said(editor)
    giving.drop(editor.box, giving.of_files(letter))
    assert said(editor) == ""


def test_it_is_chosen_copied_out_and_taken_off_by_keys(
    editor: FileEditor, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [letter]
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(chosen[-1])])
    keys.tab_to(editor.box.choose)
    keys.press(Qt.Key.Key_Space)
    assert name(editor) == "letter.pdf"
    chosen.append(tmp_path / "copy.pdf")
    keys.tab_to(editor.box.save)
    keys.press(Qt.Key.Key_Space)
    assert chosen[-1].read_bytes() == PDF
    chosen.append(tmp_path / "no folder" / "copy.pdf")
    keys.press(Qt.Key.Key_Space)
    assert "could not be written" in said(editor)
    keys.tab_to(editor.box.remove)
    keys.press(Qt.Key.Key_Space)
    assert editor.value() is None
    assert not editor.box.open.isVisible()


def test_a_file_is_saved_undone_and_made_again(
    form: EntityForm, letter: Path, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    giving.drop(form, giving.of_files(letter))
    assert form.save()
    (id,) = catalog.find(Document).ids
    file = catalog.get(Document, id)["file"]
    catalog.undo()
    assert len(catalog.find(Document)) == 0
    catalog.redo()
    assert Store.of(catalog).path(catalog.get(Document, id)["file"]).read_bytes() == PDF
    assert catalog.get(Document, id)["file"] == file


def test_a_form_without_documents_says_that_nothing_is_attached_there(
    form_context: FormContext, closing: Closing, letter: Path
) -> None:
    form = closing(open_form(form_context, City))
    giving.drop(form, giving.of_files(letter))
    assert "Nothing can be attached here" in form.complaint.text()


def test_every_part_of_it_has_a_name(editor: FileEditor, letter: Path) -> None:
    giving.drop(editor.box, giving.of_files(letter))
    box = editor.box
    named = [each.accessibleName() for each in (box, box.choose, box.open, box.save, box.remove)]
    assert named == ["File", "Choose a file…", "Open", "Save a copy as…", "Remove"]
    assert "letter.pdf" in box.choose.accessibleDescription()
    box.setFocus()
    QTest.keyClick(box.choose, Qt.Key.Key_Tab)
    assert keys.has_focus(box.open)
