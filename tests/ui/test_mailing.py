"""The e-mail addresses of chosen rows, on the clipboard and in the mail program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS, Person
from catalog_app.exchange import addresses
from catalog_app.ui.places import MAILED
from tests import keys
from tests.builders import a_catalog, add, delegation, event, member
from tests.windows import Program, started

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class MailProgram(QObject):
    """What the system has in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def mail_program() -> Iterator[MailProgram]:
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    sent = delegation(catalog, event(catalog), country="KZ", email="embassy@example.org")
    for name in ("Anar", "Bəhruz", "Çinarə"):
        address = f"{name[0]}@example.org" if name != "Anar" else None
        person = add(catalog, Person, given_name=name, family_name="Əliyev", email=address)
        member(catalog, sent, name=None, person=person)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def pressed(program: Program, key: Qt.Key) -> str:
    """Ctrl, Shift and the key on all rows of the table; the sentence at the foot."""
    program.page.grid.selectAll()
    keys.front(program.window)
    program.qtbot.keyClick(program.window, key, SHIFT)
    return program.window.status.sentence.text()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_addresses_of_the_rows_are_copied_and_who_has_none_is_told(program: Program) -> None:
    program.go("people")
    said = pressed(program, Qt.Key.Key_C)
    assert said == ("2 e-mail addresses copied. 1 of 3 has no e-mail address: Anar Əliyev.")
    assert clipboard() == "Bəhruz Əliyev <B@example.org>, Çinarə Əliyev <Ç@example.org>"


@pytest.mark.parametrize(
    ("section", "copied"),
    [
        ("members", "Bəhruz Əliyev <B@example.org>, Çinarə Əliyev <Ç@example.org>"),
        ("delegations", "Kazakhstan <embassy@example.org>"),
        (
            "events",
            "Kazakhstan <embassy@example.org>, "
            "Bəhruz Əliyev <B@example.org>, Çinarə Əliyev <Ç@example.org>",
        ),
    ],
)
def test_members_delegations_and_events_have_addresses_too(
    program: Program, section: str, copied: str
) -> None:
    if program.page.entity.section != section:
        program.go(section)
    pressed(program, Qt.Key.Key_C)
    assert clipboard() == copied


def test_the_commands_are_off_where_nobody_is_written_to(program: Program) -> None:
    commands = program.window.commands_by_name
    assert addresses.SECTIONS == MAILED
    for entity in SECTIONS:
        if program.page.entity is not entity:
            program.go(entity.section)
        chosen = program.page.grid.current_id() is not None
        for name in ("copy_emails", "write_email"):
            assert commands[name].isEnabled() == (chosen and entity.section in MAILED)


def test_several_are_written_to_without_seeing_each_other(
    program: Program, mail_program: MailProgram
) -> None:
    program.go("people")
    QGuiApplication.clipboard().setText("mine")
    said = pressed(program, Qt.Key.Key_M)
    (url,) = mail_program.opened
    assert url.toEncoded().data() == b"mailto:?bcc=B@example.org,%C3%87@example.org"
    assert said == "1 of 3 has no e-mail address: Anar Əliyev."
    assert clipboard() == "mine"


def test_without_a_mail_program_the_addresses_are_copied(program: Program) -> None:
    program.go("delegations")
    said = pressed(program, Qt.Key.Key_M)
    assert said.startswith("1 e-mail address copied. No mail program answers")
    assert clipboard() == "Kazakhstan <embassy@example.org>"


def test_too_many_for_the_mail_program_are_copied(
    program: Program, mail_program: MailProgram
) -> None:
    catalog = program.window.catalog
    with catalog.change("many") as change:
        change.put(Person, [{"family_name": f"P{n}", "email": f"p{n}@a.org"} for n in range(60)])
    program.go("people")
    said = pressed(program, Qt.Key.Key_M)
    assert said.startswith("62 e-mail addresses copied. These are too many for the mail program")
    assert clipboard().count("@") == 62
    assert mail_program.opened == []


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_M])
def test_where_nobody_has_an_address_nothing_is_copied(
    program: Program, mail_program: MailProgram, key: Qt.Key
) -> None:
    add(program.window.catalog, Person, given_name="Zaur", email="by phone")
    QGuiApplication.clipboard().setText("mine")
    program.go("people")
    program.search("aliyev -email:none -email:example")
    assert pressed(program, key) == "1 has one that cannot be right: Zaur Aliyev."
    program.search("email:none")
    assert pressed(program, key) == "1 of 1 has no e-mail address: Anar Əliyev."
    assert clipboard() == "mine"
    assert mail_program.opened == []


def test_of_many_without_an_address_the_first_are_named(program: Program) -> None:
    catalog = program.window.catalog
    with catalog.change("many") as change:
        change.put(Person, [{"family_name": f"P{n}"} for n in range(9)])
    program.go("people")
    said = pressed(program, Qt.Key.Key_C)
    assert said == (
        "2 e-mail addresses copied. "
        "10 of 12 have no e-mail address: Anar Əliyev, P0, P1, P2, P3 and 5 more."
    )
