"""What looks like HTML is text: in every field of every section, on the screen and in a report."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS, Country, Delegation, Event, Member
from catalog_app.domain.fields import Entity
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language
from catalog_app.reports import build
from catalog_app.reports.html import render
from catalog_app.reports.listing import listing
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.telling import shortened
from tests import keys
from tests.builders import a_catalog
from tests.windows import Program, started

ENGLISH = Language("en")
SIGN = QColor(255, 0, 255)
"""The colour of a picture that only a text read as HTML would show."""


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("evil") / "sign.png"
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(SIGN)
    picture.save(str(path))
    return f'<img src="{path}"><b>Bold</b> & {{{{ 7*7 }}}}'


def row(entity: type[Entity], evil: str) -> dict[str, Any]:
    """The text in every field that takes it."""
    values: dict[str, Any] = {}
    for name, field in entity.fields.items():
        if not field.group or field.kind.section or name == "attached_to":
            continue
        try:
            value = field.kind.read(evil, ENGLISH)
        except ValueProblem:
            continue
        if isinstance(value, str):
            values[name] = value
    names = {name: {"az": evil} for name in ("names", "formal") if name in entity.fields}
    return values | names


@pytest.fixture
def catalog(tmp_path: Path, evil: str) -> Iterator[Catalog]:
    """One record in each section, and the text wherever there is room for it."""
    catalog = a_catalog(tmp_path / "catalog.db")
    at = catalog.save(Event, row(Event, evil) | {"tags": (evil,), "country": "AZ"})
    of = catalog.save(Delegation, row(Delegation, evil) | {"event": at, "country": "AZ"})
    catalog.save(Member, row(Member, evil) | {"delegation": of, "role": "head"})
    for entity in SECTIONS:
        if entity not in (Event, Delegation, Member):
            code = {"code": "X-TER"} if entity is Country else {}
            catalog.save(entity, row(entity, evil) | code)
    yield catalog
    catalog.close()


@pytest.fixture
def program(qtbot: QtBot, catalog: Catalog, tmp_path: Path) -> Iterator[Program]:
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


GROUND = re.compile(r'<span style="[a-z-]+: [#0-9a-z-]+">|</span>')


def shows_the_sign(widget: QWidget) -> bool:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return SIGN.rgb() in memoryview(image.constBits()).cast("B").cast("I")


def read_as_html(window: QWidget) -> list[str]:
    """The texts of a window that Qt takes for HTML, now or when the pointer rests on them.

    What a search has found is set off by a ground of its own, and escaped around it.
    """
    labels = [each for each in window.findChildren(QLabel) if each.text()]
    read = [each for each in labels if each.textFormat() != Qt.TextFormat.PlainText]
    found = [each.text() for each in read if "<" in GROUND.sub("", each.text())]
    tips = [each.toolTip() for each in window.findChildren(QWidget)]
    return found + [tip for tip in tips if Qt.mightBeRichText(tip) and "&lt;" not in tip]


def test_the_sign_is_seen_where_html_is_read(qtbot: QtBot, evil: str) -> None:
    label = QLabel(evil)
    qtbot.addWidget(label)
    assert shows_the_sign(label)
    assert read_as_html(label.window()) == []
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert not shows_the_sign(label)


@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
def test_table_details_and_form_show_it_as_it_stands(
    program: Program, entity: type[Entity], evil: str
) -> None:
    if program.page.entity is not entity:
        program.go(entity.section)
    program.search("sign.png")
    id = program.page.grid.current_id()
    assert id is not None
    program.shows(id=id)
    labels = program.details.findChildren(QLabel)
    assert evil in " ".join(label.accessibleName() or label.text() for label in labels)
    program.command("edit")
    for window in (program.window, program.form()):
        QTest.qWait(1)
        assert read_as_html(window) == []
        assert not shows_the_sign(window)


def test_questions_history_trash_and_what_is_said_show_it_as_it_stands(
    program: Program, evil: str
) -> None:
    met: list[str] = []

    def look(dialog: QDialog) -> None:
        met.append(type(dialog).__name__)
        assert read_as_html(dialog) == []
        assert not shows_the_sign(dialog)

    with keys.in_dialog(QDialog, look):
        program.command("undo")  # it is older than this start, so that there is a question
    with keys.in_dialog(QDialog, look):
        program.command("history")
    with program.answered():
        program.command("delete")
    assert shortened(evil) in program.window.status.sentence.text()
    with keys.in_dialog(QDialog, look):
        program.command("trash")
    assert met == ["QMessageBox", "HistoryView", "TrashView"]
    assert read_as_html(program.window) == []
    assert not shows_the_sign(program.window)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
def test_a_list_as_a_web_page_shows_it_as_it_stands(
    catalog: Catalog, entity: type[Entity], evil: str
) -> None:
    found = catalog.find(entity, "sign.png")
    fields = list(entity.fields.values())
    page = Page("".join(render(listing(found, fields, title=evil, language=ENGLISH))))
    assert not page.tags & {"img", "b"}
    assert page.text.count(evil) > 2


def test_the_participants_as_a_web_page_show_it_as_it_stands(catalog: Catalog, evil: str) -> None:
    page = Page("".join(render(build("participants", catalog, "", ENGLISH))))
    assert not page.tags & {"img"}
    assert evil in page.text
