"""A morning's mail: notes verbales and pictures are attached, found, opened, taken back."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Document
from catalog_app.storage.files import Store
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.links import Link
from catalog_app.ui.session import tidy
from tests import giving, keys
from tests.builders import a_catalog, add, delegation, event
from tests.giving import PDF, a_file, asked, of_files, of_picture
from tests.keys import CONTROL, click, in_dialog, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A festival to which three countries send delegations."""
    (tmp_path / "mine").mkdir()
    path = tmp_path / "mine" / "catalog.db"
    catalog = a_catalog(path)
    festival = event(catalog, title="Festival", country="AZ")
    for country in ("GE", "KZ", "TR"):
        delegation(catalog, festival, country=country)
    catalog.close()
    with started(qtbot, path) as program:
        yield program


@pytest.fixture
def form(program: Program) -> EventForm:
    """The form of the festival, at its desk."""
    program.key(Key.Key_Return)
    form = program.form()
    assert isinstance(form, EventForm)
    press(Key.Key_Tab, CONTROL)
    return form


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return a_file(tmp_path / "scan 001.pdf")


def save(program: Program) -> None:
    program.form()
    with program.answered():
        press(Key.Key_S, CONTROL)


def files_of(program: Program) -> Store:
    return Store.of(program.window.catalog)


def links(program: Program) -> dict[str, Link]:
    """What the details lead to."""
    QApplication.processEvents()
    return {each.text(): each for each in program.details.findChildren(Link) if each.isVisible()}


def note_came(number: str) -> Callable[[object], None]:
    def answer(_dialog: object) -> None:
        type_text(number)
        press(Key.Key_Return)

    return answer


def test_a_note_verbale_is_attached_found_opened_and_undone(
    program: Program, form: EventForm, scan: Path
) -> None:
    program.go("delegations")
    program.search('-documents:"note verbale"')
    assert program.column("country") == ["Georgia", "Kazakhstan", "Türkiye"]
    keys.front(form)
    tab_to(form.desk.list)
    press(Key.Key_Down)
    with asked(note_came("12-04/318")):
        giving.drop(form.desk.panel.members, of_files(scan))
    scan.unlink()
    save(program)
    assert program.column("country") == ["Georgia", "Türkiye"]

    program.go("documents")
    program.search("number:318 direction:in file:pdf")
    assert program.column("title") == ["scan 001"]
    program.shows(title="scan 001")
    assert {"Open", "Kazakhstan"} <= links(program).keys()
    with giving.opened() as opened:
        click(links(program)["Open"])
    assert opened[0].read_bytes() == PDF

    program.turn(Key.Key_Z)
    assert len(program.window.catalog.find(Document)) == 0
    program.go("delegations")
    program.search('-documents:"note verbale"')
    assert len(program.column("country")) == 3
    program.press(Key.Key_F)
    with program.answered():
        program.window.commands_by_name["redo"].trigger()
    assert program.column("country") == ["Georgia", "Türkiye"]


def test_the_details_of_a_delegation_lead_to_its_documents(
    program: Program, form: EventForm, scan: Path
) -> None:
    with asked(note_came("7")):
        giving.drop(form.desk.panel.members, of_files(scan))
    save(program)
    program.go("delegations")
    program.search("country:georgia")
    program.shows(title="Georgia")
    (group,) = (each for each in program.details.sheet.groups if each.name == "Documents")  # type: ignore[union-attr]
    assert [(piece.text, piece.beside) for piece in group.pieces] == [
        ("scan 001", "Note verbale · 7")
    ]
    click(links(program)["scan 001"])
    program.shows(title="scan 001")
    click(links(program)["Georgia"])
    program.shows(title="Georgia")


def test_a_picture_is_pasted_and_seen(program: Program, form: EventForm) -> None:
    form.tabs.setCurrentIndex(0)
    form.sheet.editor("title").widget.setFocus()
    with asked(lambda dialog: press(Key.Key_Return)):
        giving.paste(form, of_picture(giving.picture("blue")))
    assert form.tabs.tabText(2) == "Documents  1"
    save(program)
    program.go("documents")
    program.shows(quiet="Picture")
    (file,) = (
        program.window.catalog.get(Document, id)["file"]
        for id in program.window.catalog.find(Document).ids
    )
    assert (file.type, file.name.endswith(".png")) == ("image/png", True)
    assert giving.seen(program.details, "#0000ff")


@pytest.mark.parametrize("name", ["a folder", "2 GB", "a program", "gone"])
def test_bad_input_is_a_sentence_and_nothing_is_lost(
    program: Program, form: EventForm, tmp_path: Path, scan: Path, name: str
) -> None:
    bad, sentence = {
        "a folder": (tmp_path / "mine", "is a folder: attach the files that are in it."),
        "2 GB": (tmp_path / "film.mp4", "has 2000 MB; files of up to 50 MB can be attached."),
        "a program": (a_file(tmp_path / "setup.exe", b"MZ\x90\0" + bytes(99)), ""),
        "gone": (tmp_path / "gone.pdf", "There is no file"),
    }[name]
    if name == "2 GB":
        a_file(bad, b"")
        os.truncate(bad, 2_000_000_000)
    form.desk.panel.sheet.editor("size").set_value(12)
    form.desk.panel.sheet.editor("size").edited.emit()
    giving.drop(form.desk.panel.members, of_files(scan, bad, a_file(tmp_path / "b.pdf", b"%PDF-")))
    assert sentence in form.desk.panel.papers.problem.text()
    save(program)
    catalog = program.window.catalog
    (row,) = (catalog.get(Delegation, id) for id in catalog.find(Delegation, "country:ge").ids)
    assert row["size"] == 12
    titles = {catalog.get(Document, int(ref))["title"] for ref in row["documents"]}
    assert titles == {"scan 001", "b"} | ({"setup"} if name == "a program" else set())


def test_a_program_is_not_opened_from_the_details(program: Program, tmp_path: Path) -> None:
    catalog = program.window.catalog
    file = files_of(program).keep(a_file(tmp_path / "setup.exe", b"MZ\x90\0" + bytes(99)))
    add(catalog, Document, title="Tool", file=file)
    program.go("documents")
    program.shows(title="Tool")
    assert "Save a copy as…" in links(program)
    assert "Open" not in links(program)


def test_a_file_that_was_deleted_behind_our_back_is_told_and_its_record_stays(
    program: Program, scan: Path
) -> None:
    catalog, files = program.window.catalog, files_of(program)
    file = files.keep(scan)
    add(catalog, Document, title="Letter", file=file)
    files.path(file).unlink()
    program.go("documents")
    program.shows(title="Letter")
    told: list[str] = []

    def read(box: QMessageBox) -> None:
        told.append(box.text())
        box.accept()

    with giving.opened() as opened, in_dialog(QMessageBox, read):
        click(links(program)["Open"])
    assert opened == []
    assert "“scan 001.pdf” is not in" in told[0]
    assert "attach the file again" in told[0]
    assert len(catalog.find(Document)) == 1


def test_what_is_attached_to_a_form_that_stays_open_is_not_tidied_away(
    program: Program, form: EventForm, scan: Path
) -> None:
    giving.drop(form.desk.panel.members, of_files(scan, a_file(scan.with_name("b.pdf"), b"%PDF-")))
    form.watch.keep()
    files = files_of(program)
    stray = files.path(files.keep_bytes(b"stray", "stray.txt"))
    long_ago = 1_700_000_000
    for place in files.folder.glob("*/*"):
        os.utime(place, (long_ago, long_ago))
    tidying = tidy(program.window.catalog)
    assert tidying is not None
    tidying.join()
    assert not stray.exists()
    assert [each.name for each in files.folder.glob("unused-*/*")] == [
        f"{stray.parent.name}{stray.name}"
    ]
    assert len(list(files.folder.glob("??/*"))) == 2
    save(program)
    catalog = program.window.catalog
    for id in catalog.find(Document).ids:
        assert files.path(catalog.get(Document, id)["file"]).exists()
