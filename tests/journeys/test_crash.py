"""A program that is killed in the middle of typing loses nothing of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app import paths
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.lines import LineEditor
from tests import keys
from tests.builders import a_catalog
from tests.journeys.crashing import TITLE
from tests.windows import Program, started

ROOT = Path(__file__).parents[2]


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A catalog whose window was killed while an event was typed."""
    a_catalog(tmp_path / "catalog.db").close()
    path = tmp_path / "catalog.db"
    command = [sys.executable, "-m", "tests.journeys.crashing", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = child.stdout.readline()
        child.kill()
    assert told == "kept\n"
    return path


@pytest.fixture
def program(qtbot: QtBot, crashed: Path) -> Iterator[Program]:
    with started(qtbot, crashed) as program:
        yield program


def drafts() -> list[Path]:
    return list((paths.state_folder() / "drafts").rglob("*.json"))


def test_what_was_typed_is_offered_until_somebody_goes_on_with_it(program: Program) -> None:
    for answer, open_forms in (("Later", 0), ("Go on with it", 1)):
        with keys.answering(answer) as asked:
            program.session.after_first_rows()
            program.wait(lambda asked=asked: bool(asked))
        assert TITLE in asked[0]
        assert len(program.window.commands.forms.forms) == open_forms
        assert len(drafts()) == 1
    form = program.form()
    assert isinstance(form, EventForm)
    when = form.sheet.editor("when")
    assert isinstance(when, LineEditor)
    assert (form.name(), when.line.text()) == (TITLE, "soon")
    keys.tab_to(when.widget)
    keys.press(Qt.Key.Key_A, keys.CONTROL)
    keys.type_text("2024")
    with program.answered():
        keys.press(Qt.Key.Key_S, keys.CONTROL)
    assert program.column("title") == [TITLE]
    assert drafts() == []
