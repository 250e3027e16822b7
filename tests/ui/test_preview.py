"""The print preview, used with keys and clicks; only the dialogs of the system are answered."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from catalog_app.errors import CatalogError
from catalog_app.i18n import CODES, Language
from catalog_app.reports.blocks import Column, Document, Table
from catalog_app.ui.paper import PageOptions
from catalog_app.ui.preview import PrintPreview
from catalog_app.ui.print_panel import Choices
from tests import keys

GROUPS = (("", "No groups"), ("country", "Country"))
Make = Callable[[Choices], Document]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def make(choices: Choices) -> Document:
    count = 200 if choices.group else 5
    rows = [(f"Person {number}",) for number in range(count)]
    blocks = [Table((Column("Person"),), rows)]
    return Document(f"List {choices.language}", Language(choices.language), lambda: blocks)


def opened(qtbot: QtBot, builder: Make = make, choices: Choices | None = None) -> PrintPreview:
    dialog = PrintPreview(builder, choices or Choices("en"), Language("en"), GROUPS)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer_files(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    code = QDialog.DialogCode.Accepted if path else QDialog.DialogCode.Rejected
    monkeypatch.setattr(QFileDialog, "exec", lambda _: code)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])


def pdf_text(path: Path) -> str:
    command = ["pdftotext", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_it_opens_with_the_pages_and_what_was_chosen_last(qtbot: QtBot) -> None:
    chosen = Choices("kk", "country", PageOptions("A3", landscape=True))
    dialog = opened(qtbot, choices=chosen)
    assert dialog.pages.view.pageCount() > 1
    assert dialog.panel.choices() == chosen
    assert dialog.printer.pageLayout().orientation().name == "Landscape"


def test_all_eight_languages_are_offered_by_their_own_names(qtbot: QtBot) -> None:
    box = opened(qtbot).panel.language
    assert [box.itemText(row) for row in range(box.count())] == [Language(c).name for c in CODES]


def test_another_group_or_language_makes_the_list_anew(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.pages.place.text() == "Page 1 of 1"
    dialog.panel.group.setCurrentIndex(1)
    assert dialog.pages.view.pageCount() > 3
    assert dialog.pages.place.text() == f"Page 1 of {dialog.pages.view.pageCount()}"
    dialog.panel.language.setFocus()
    qtbot.keyClick(dialog.panel.language, Qt.Key.Key_End)
    assert dialog.document is not None
    assert dialog.document.title == "List uz"


def test_another_page_keeps_the_list_and_lays_it_out_anew(qtbot: QtBot) -> None:
    dialog = opened(qtbot, choices=Choices("en", "country"))
    before, pages = dialog.document, dialog.pages.view.pageCount()
    dialog.panel.way.setCurrentIndex(1)
    assert dialog.document is before
    assert dialog.pages.view.pageCount() > pages
    assert dialog.choices.page == PageOptions("A4", landscape=True)


def test_pages_are_turned_with_keys_and_buttons_and_not_beyond_the_ends(qtbot: QtBot) -> None:
    dialog = opened(qtbot, choices=Choices("en", "country"))
    last = dialog.pages.view.pageCount()
    assert not dialog.pages.back_button.isEnabled()
    press(qtbot, dialog.pages.next_button)
    assert dialog.pages.place.text() == f"Page 2 of {last}"
    keys.front(dialog)
    for _ in range(last):
        qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.pages.place.text() == f"Page {last} of {last}"
    assert not dialog.pages.next_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert dialog.pages.place.text() == f"Page {last - 1} of {last}"


def test_saving_writes_the_pdf_that_was_seen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, choices=Choices("az", "country"))
    answer_files(monkeypatch, tmp_path / "list.pdf")
    press(qtbot, dialog.save_button)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.saved == tmp_path / "list.pdf"
    text = pdf_text(tmp_path / "list.pdf")
    assert "List az" in text
    assert "Person 199" in text


def test_a_file_is_called_by_its_event_and_its_list(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def letters(choices: Choices) -> Document:
        return replace(make(choices), title="Days 2023/24", kicker="Letters of invitation")

    proposed: list[str] = []
    answer_files(monkeypatch, tmp_path / "letters.pdf")
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _, name: proposed.append(name))
    press(qtbot, opened(qtbot, letters).save_button)
    assert proposed == ["Days 2023-24 – Letters of invitation"]


def test_saving_can_be_called_off(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(qtbot)
    answer_files(monkeypatch, None)
    press(qtbot, dialog.save_button)
    assert dialog.isVisible()
    assert dialog.saved is None


def test_a_place_that_cannot_be_written_is_said_and_the_dialog_stays(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot)
    answer_files(monkeypatch, tmp_path / "nowhere" / "list.pdf")
    press(qtbot, dialog.save_button)
    assert dialog.isVisible()
    assert "nowhere" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert dialog.problem.textFormat() is Qt.TextFormat.PlainText
    answer_files(monkeypatch, tmp_path / "list.pdf")
    press(qtbot, dialog.save_button)
    assert (tmp_path / "list.pdf").exists()


def test_printing_paints_on_the_chosen_printer(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(system: QPrintDialog) -> QDialog.DialogCode:
        system.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        system.printer().setOutputFileName(str(tmp_path / "printer.pdf"))
        return QDialog.DialogCode.Accepted

    dialog = opened(qtbot, choices=Choices("en", "country"))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    press(qtbot, dialog.print_button)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert "Person 199" in pdf_text(tmp_path / "printer.pdf")


def test_a_list_that_cannot_be_made_is_said_and_nothing_is_printed(qtbot: QtBot) -> None:
    def broken(choices: Choices) -> Document:
        if choices.group:
            raise CatalogError("The catalog {name} is gone.", name="<b>mine</b>")
        return make(choices)

    dialog = opened(qtbot, broken)
    dialog.panel.group.setCurrentIndex(1)
    assert dialog.problem.text() == "The catalog <b>mine</b> is gone."
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    assert not dialog.pages.view.isVisible()
    dialog.panel.group.setCurrentIndex(0)
    assert dialog.print_button.isEnabled()
    assert not dialog.problem.isVisible()
    assert dialog.pages.view.isVisible()
    assert dialog.pages.view.pageCount() == 1


def test_letters_that_no_font_has_are_named_above_pages_that_can_be_printed(
    qtbot: QtBot, unknown_letter: str
) -> None:
    def made(choices: Choices) -> Document:
        title = unknown_letter if choices.language == "uz" else "List"
        return Document(title, Language(choices.language), list)

    dialog = opened(qtbot, made)
    qtbot.keyClick(dialog.panel.language, Qt.Key.Key_End)
    assert unknown_letter in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert dialog.pages.view.isVisible()
    assert dialog.print_button.isEnabled()
    dialog.panel.way.setCurrentIndex(1)
    assert unknown_letter in dialog.problem.text()
    qtbot.keyClick(dialog.panel.language, Qt.Key.Key_Home)
    assert not dialog.problem.isVisible()
    assert dialog.print_button.isEnabled()


def test_it_opens_within_the_screen(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    screen = dialog.screen().availableSize()
    assert screen.width() < 1000  # or the test would show nothing
    assert dialog.width() < screen.width()
    assert dialog.height() < screen.height()
    assert dialog.print_button.geometry().right() < dialog.width()


def test_every_widget_that_takes_keys_has_a_name_and_a_letter(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    buttons = dialog.findChildren(QAbstractButton)
    boxes: list[QWidget] = [dialog.panel.language, dialog.panel.group]
    boxes += [dialog.panel.size_box, dialog.panel.way]
    assert all(widget.accessibleName() for widget in [*boxes, dialog.pages.view])
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() in boxes]
    texts = [button.text() for button in buttons if button.text()]
    texts += [label.text() for label in labels]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(labels) == len(boxes)
    assert len(set(letters)) == len(letters) == 10
