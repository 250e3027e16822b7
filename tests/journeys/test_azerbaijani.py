"""The window in Azerbaijani, from the menu that chooses it to the list on paper."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from catalog_app.settings import Settings
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_sample
from tests.keys import CONTROL, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        view = next(a for a in program.window.menuBar().actions() if a.text() == "&View")
        menu = view.menu()
        assert isinstance(menu, QMenu)
        languages = next(a.menu() for a in menu.actions() if a.text() == "&Language")
        assert isinstance(languages, QMenu)
        next(a for a in languages.actions() if a.text() == "Azərbaycanca").trigger()
        program.wait(lambda: program.window.language.code == "az")
        program.wait(lambda: program.page.table.found is not None)
        yield program


def test_the_language_is_kept_for_the_next_start(program: Program) -> None:
    assert Settings.load().language == "az"
    texts = [action.text().replace("&", "") for action in program.window.menuBar().actions()]
    assert texts[0] == "Fayl"
    assert "Qazaxıstan" in program.column("country")


def test_an_event_is_entered_and_found_in_azerbaijani(program: Program) -> None:
    program.press(Key.Key_N)
    form = program.form()
    assert isinstance(form, EventForm)
    for name, text in (
        ("title", "Türk dünyası gənclərinin görüşü"),
        ("kind", "Görüş"),
        ("when", "11–16 oktyabr 2024"),
        ("country", "Qazaxıstan"),
    ):
        tab_to(form.sheet.editor(name).widget)
        type_text(text)
        press(Key.Key_Tab)
    values = form.sheet.values()
    assert (values["kind"], values["when"].edtf, values["country"]) == (
        "meeting",
        "2024-10-11/2024-10-16",
        "KZ",
    )
    labels = {label.text() for label in form.findChildren(QLabel) if label.isVisible()}
    assert "&Ad *" in labels
    with program.answered():
        press(Key.Key_S, CONTROL)
    program.search("genc country:qazaxıstan")
    assert "Türk dünyası gənclərinin görüşü" in program.column("title")
    assert program.window.status.sentence.text() == "“Türk dünyası gənclərinin görüşü” əlavə edildi"


def test_the_participants_are_printed_in_azerbaijani(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "list.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])
    program.search('"I TURKSOY Turkic World Youth Meeting"')
    with keys.in_dialog(PrintPreview, lambda preview: keys.click(preview.save_button)):
        program.command("participants")
    told = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True)
    assert "AZƏRBAYCAN" in told.stdout.decode()
