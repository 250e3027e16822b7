"""Somebody who looks around in the sample may keep it, or begin a catalog of one's own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catalog_app.settings import Settings
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.strip import SampleStrip
from tests import keys
from tests.builders import a_sample
from tests.windows import Program, started


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        yield program


def press_on_the_strip(program: Program, text: str) -> None:
    before = program.window
    keys.click(keys.button(before.findChild(SampleStrip), text))
    program.wait(lambda: program.session.window not in (before, None))
    program.wait(lambda: program.page.table.found is not None)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the file dialog answers."""
    path = tmp_path / "mənim kataloqum.db"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
    return path


def test_the_sample_with_what_was_changed_becomes_one_s_own(
    program: Program, kept: Path, tmp_path: Path
) -> None:
    with program.answered():
        program.key(Qt.Key.Key_Delete)
    titles = program.column("title")
    press_on_the_strip(program, "Keep this as mine")
    assert program.window.catalog.path == kept
    assert program.column("title") == titles
    assert program.window.findChild(SampleStrip) is None
    assert Settings.load().recent == (str(kept),)
    with closing(Catalog.open(tmp_path / "sample.db")) as sample:
        assert sample.sample


def test_a_file_that_is_there_already_is_never_replaced(program: Program, kept: Path) -> None:
    kept.write_text("precious")
    with keys.answering("OK") as told:
        keys.click(keys.button(program.window.findChild(SampleStrip), "Keep this as mine"))
        program.wait(lambda: bool(told))
    assert str(kept) in told[0]
    assert kept.read_text() == "precious"
    assert program.window.catalog.sample


def test_a_catalog_of_one_s_own_begins_empty(program: Program, app_home: Path) -> None:
    press_on_the_strip(program, "Start my own catalog")
    assert program.window.catalog.path == app_home / "data" / "catalog.db"
    assert program.page.table.rowCount() == 0
    assert keys.button(program.page, "Add the first event").isVisible()
