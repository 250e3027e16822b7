"""A list is issued, the delegation changes, the next list shows it; and all of it is taken back."""

import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain import Member
from catalog_app.reports.issuing import (
    Subject,
    changed_since,
    issue as issue_report,
    issued_of,
    subject_of,
)
from catalog_app.ui.changes_view import ChangesView
from catalog_app.ui.form import EntityForm
from catalog_app.ui.issued_view import IssuedView
from catalog_app.ui.links import Link
from catalog_app.ui.preview import PrintPreview
from tests.builders import a_catalog, contents, delegation, event, member
from tests.keys import CONTROL, answering, button, click, in_dialog, press, tab_to, type_text
from tests.reports.test_comparing import lines
from tests.ui.test_preview import answer_files
from tests.windows import Program, started

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Aysel and Vagif come from Azerbaijan."""
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        sent = delegation(catalog, event(catalog))
        member(catalog, sent, name="Aysel", position="Singer")
        member(catalog, sent, name="Vagif", position="Poet")
    with started(qtbot, tmp_path / "catalog.db") as program:
        program.page.grid.selectRow(0)
        yield program


def issue(program: Program, number: int, save_as: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the menu Lists: issues the participants and saves them as PDF."""

    def act(preview: PrintPreview) -> None:
        with answering(f"Issue as No. {number}"):
            click(preview.issue_button)
        answer_files(monkeypatch, save_as)
        click(preview.save_button)

    with in_dialog(PrintPreview, act):
        program.command("participants")


def read_back(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def window(
    program: Program, kind: type[IssuedView] | type[ChangesView]
) -> IssuedView | ChangesView:
    found = program.window.findChildren(kind)
    assert len(found) == 1
    return found[0]


def texts(view: IssuedView | ChangesView, column: int) -> list[str]:
    model = view.rows.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def type_over(form: EntityForm, field: str, text: str) -> None:
    tab_to(form.sheet.editor(field).widget)
    press(Key.Key_A, CONTROL)
    type_text(text)


def save(program: Program) -> None:
    with program.answered():
        press(Key.Key_S, CONTROL)


def test_the_second_list_shows_what_is_new_and_both_can_be_taken_back(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = program.window.catalog
    before = contents(catalog)
    issue(program, 1, tmp_path / "first.pdf", monkeypatch)
    assert (
        "Issued “List of participants · Youth Meeting” as No. 1"
        in program.window.status.sentence.text()
    )
    first = read_back(tmp_path / "first.pdf")
    assert "No. 1 · " in first
    assert "Changes since" not in first

    program.go("members")
    program.search("vagif")
    program.shows(id=2)
    program.press(Key.Key_E)
    form = program.form()
    type_over(form, "position", "Novelist")
    save(program)
    program.go("events")
    program.page.grid.selectRow(0)
    changed = contents(catalog)

    issue(program, 2, tmp_path / "second.pdf", monkeypatch)
    second = read_back(tmp_path / "second.pdf")
    assert "Changes since No. 1 of " in second
    assert "± changed (1)" in second
    (line,) = (line for line in second.splitlines() if "Novelist" in line)
    assert line.split() == ["±", "Vagif", "Novelist"]

    program.turn(Key.Key_Z)
    assert contents(catalog) == changed
    assert [each.number for each in issued_of(catalog, Subject("participants", 1))] == [1]
    for _ in range(2):
        program.turn(Key.Key_Z)
    assert contents(catalog) == before


def test_what_has_changed_is_looked_at_and_corrected_on_the_screen(program: Program) -> None:
    catalog = program.window.catalog
    issue_report(catalog, "participants", 1, catalog.language, date(2026, 11, 18))
    catalog.save(Member, {"id": 2, "position": "Novelist"})
    program.command("issued")
    lists = window(program, IssuedView)
    assert texts(lists, 1) == ["18 Nov 2026"]
    click(button(lists, "What has changed since…"))
    changes = window(program, ChangesView)
    assert texts(changes, 3) == ["Poet → Novelist"]
    program.qtbot.keyClick(changes.rows, Key.Key_Return)
    form = program.form()
    assert (form.entity, form.id) == (Member, 2)
    type_over(form, "position", "Playwright")
    save(program)
    program.wait(lambda: texts(changes, 3) == ["Poet → Playwright"])

    def look(preview: PrintPreview) -> None:
        assert preview.document is not None
        assert lines(preview.document)[-1] == "|Vagif|Poet"

    with in_dialog(PrintPreview, look):
        program.qtbot.keyClick(lists.rows, Key.Key_Return)
    for view in (changes, lists):
        view.close()


def test_what_the_table_shows_is_issued_with_its_columns(program: Program) -> None:
    catalog = program.window.catalog
    program.go("members")
    program.search("singer")
    columns = [field.name for field in program.page.grid.columns.fields()]

    def act(preview: PrintPreview) -> None:
        with answering("Issue as No. 1") as asked:
            click(preview.issue_button)
        assert "printed in" not in asked[0]

    with in_dialog(PrintPreview, act):
        program.press(Key.Key_P)
    (issued,) = issued_of(catalog, Subject.of_table("members", "singer", ()))
    assert issued.title == "Members · singer"
    assert list(subject_of(catalog, issued.id).columns) == columns
    catalog.save(Member, {"id": 1, "role": "head"})
    (change,) = changed_since(catalog, issued)
    assert (change.key, change.columns[0]) == ("members:1", "Event")


def test_the_lists_of_an_event_stand_in_its_details(program: Program) -> None:
    catalog = program.window.catalog
    words = catalog.language
    ids = [issue_report(catalog, "participants", 1, words, date(2026, 11, n)) for n in (18, 20)]
    program.shows(id=1)
    program.wait(lambda: "No. 1" in " ".join(link_texts(program)))
    link = next(each for each in links(program) if "No. 1" in each.text())
    click(link)
    lists = window(program, IssuedView)
    assert lists.rows.currentRow() == 1
    program.turn(Key.Key_Z)
    program.wait(lambda: texts(lists, 0) == ["1"])
    assert [each.id for each in issued_of(catalog, Subject("participants", 1))] == ids[:1]
    lists.close()


def links(program: Program) -> list[Link]:
    return program.details.findChildren(Link)


def link_texts(program: Program) -> list[str]:
    return [link.text() for link in links(program)]
