"""What the preview is opened with and what it keeps, on a real catalog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.reports import LETTERS, OF_EVENTS
from catalog_app.reports.blocks import Document
from catalog_app.settings import Settings
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_catalog, delegation, member
from tests.windows import Program, started

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    days = catalog.save(Event, {"title": "Youth Days", "country": "AZ"})
    member(catalog, delegation(catalog, days))
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def print_in(program: Program, code: str) -> str:
    """Opens the preview, chooses the language and closes it; what stands below the title."""
    subtitles: list[str] = []

    def use(dialog: PrintPreview) -> None:
        box = dialog.panel.language
        box.setCurrentIndex(box.findData(code))
        if dialog.document is not None:
            subtitles.append(dialog.document.subtitle)

    with keys.in_dialog(PrintPreview, use):
        program.window.printing.table(program.page)
    return subtitles[0]


def test_only_a_language_other_than_the_windows_own_is_kept(
    program: Program,
) -> None:
    print_in(program, "az")
    assert Settings.load().printing.language == "az"
    print_in(program, "en")
    assert Settings.load().printing.language == ""


@pytest.mark.parametrize(
    ("search", "code", "subtitle"),
    [
        ("country:AZ", "en", "Host country: Azerbaijan"),
        ("Days  country:azerbaijan", "az", "Days · Ev sahibi ölkə: Azərbaycan"),
        ("days -country:KZ", "en", "days -country:KZ"),
    ],
)
def test_the_list_names_the_country_it_is_narrowed_to_in_its_own_language(
    program: Program, search: str, code: str, subtitle: str
) -> None:
    program.search(search)
    assert print_in(program, code) == subtitle


def shown(program: Program, command: str) -> Document:
    """What the preview that a command opens shows."""
    documents: list[Document | None] = []
    with keys.in_dialog(PrintPreview, lambda dialog: documents.append(dialog.document)):
        program.command(command)
    (document,) = documents
    assert document is not None
    return document


ON_PAPER = [report for report in OF_EVENTS if report not in ("standing", *LETTERS)]


@pytest.mark.parametrize("report", ON_PAPER)
def test_each_list_of_the_event_at_hand_is_a_command(program: Program, report: str) -> None:
    said = program.window.commands_by_name[report].text().replace("&", "").rstrip("…")
    document = shown(program, report)
    assert (document.kicker, document.title) == (said, "Youth Days")


@pytest.mark.parametrize("section", ["delegations", "members"])
def test_a_delegation_or_member_leads_to_the_lists_of_its_event(
    program: Program, section: str
) -> None:
    program.go(section)
    assert shown(program, "arrivals").title == "Youth Days"


def test_lists_of_events_are_off_where_no_event_is_at_hand(program: Program) -> None:
    program.go("people")
    commands = program.window.commands_by_name
    assert not any(commands[report].isEnabled() for report in OF_EVENTS)
