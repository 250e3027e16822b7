"""Filters are chips and text at once, and either may be edited."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain import ENTITIES
from catalog_app.domain.events import Event
from catalog_app.domain.people import Person
from catalog_app.i18n import CODES, Language
from catalog_app.ui.chips import Chips, fitted, pieces
from tests import keys
from tests.builders import a_sample
from tests.windows import Program, started

ENGLISH = Language("en")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        program.window.resize(1280, 800)
        yield program


def said(text: str, code: str = "en") -> list[str]:
    return [piece.shown for piece in pieces(text, Event, Language(code))]


def test_each_says_label_and_value_as_people_read_them() -> None:
    text = 'kind:festival country:KZ year:2023 -festival when:2020..2024 kind:"film festival"'
    assert said(text) == [
        "Kind: Festival",
        "Host country: Kazakhstan",
        "Year: 2023",
        "not festival",
        "When: 2020 – 2024",
        "Kind: Film festival",
    ]
    assert said("country:Қазақстан", "az") == ["Ev sahibi ölkə: Qazaxıstan"]
    assert said("-kind:festival attendance:>=100") == ["Kind: not Festival", "Attendance: ≥ 100"]


def test_what_narrows_one_side_only_is_no_chip() -> None:
    for text in ("baku", "kind:festival or baku", "(kind:forum or from:AZ)", "kind:", '"a', ""):
        assert said(text) == [], text


@pytest.mark.parametrize("code", CODES)
def test_every_field_of_every_section_says_something(code: str) -> None:
    for entity in ENTITIES:
        for name in entity.fields:
            for value in ("none", "a", "2023", "KZ", ">=5", "1..3", '"a b"'):
                text = f"-{name}:{value}"
                assert all(piece.shown for piece in pieces(text, entity, Language(code))), text


def test_each_leads_to_its_value_and_to_the_search_without_it() -> None:
    text = 'song  kind:"film festival" -from:KZ size:>=5'
    found = pieces(text, Event, ENGLISH)
    assert [text[each.start : each.end] for each in found] == ['"film festival"', "KZ", "5"]
    assert [each.rest for each in found] == [
        "song -from:KZ size:>=5",
        'song kind:"film festival" size:>=5',
        'song kind:"film festival" -from:KZ',
    ]


def test_a_field_that_people_have_another_name_for_is_called_by_its_label() -> None:
    assert [each.shown for each in pieces("from:TR", Person, ENGLISH)] == ["Country: Türkiye"]
    assert said("from:TR") == ["Delegation from: Türkiye"]
    assert said("colour:red") == ["colour: red"]


def test_as_many_are_shown_as_there_is_room_for() -> None:
    assert fitted([100, 100, 100], 316, 40) == 3
    assert fitted([100, 100, 100], 300, 40) == 2
    assert fitted([100, 100, 100], 20, 40) == 1
    assert fitted([], 20, 40) == 0


def test_those_without_room_are_behind_the_last_one(qtbot: QtBot) -> None:
    chips = Chips(ENGLISH)
    qtbot.addWidget(chips)
    chips.resize(320, 30)
    chips.show()
    chips.narrow("kind:festival country:KZ year:2023 status:held", Event)
    hidden = 4 - len(chips.shown())
    assert hidden > 0
    assert chips.more.text() == f"+{hidden}"
    menus = [action.text() for action in chips.more.menu().actions()]
    assert menus[-1] == "Status: Held"
    with qtbot.waitSignal(chips.released) as released:
        chips.more.menu().actions()[-1].menu().actions()[1].trigger()
    assert released.args == ["kind:festival country:KZ year:2023"]
    chips.resize(2000, 30)
    keys.until(lambda: len(chips.shown()) == 4)
    assert not chips.more.isVisible()


def test_the_text_of_a_chip_opens_its_value_to_be_changed(program: Program) -> None:
    program.search("country:AZ kind:festival")
    box = program.window.header.search
    chip = program.page.bar.chips.shown()[1]
    assert chip.value.text() == "Kind: Festival"
    keys.click(chip.value)
    assert (keys.has_focus(box), box.selectedText()) == (True, "festival")
    offers = box.offers.list
    program.wait(lambda: offers.isVisible() and offers.model().index(0, 0).data() == "Meeting")
    with program.answered():
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Return)
    assert box.text().strip() == "country:AZ kind:Meeting"
    assert program.page.bar.chips.shown()[1].value.text() == "Kind: Meeting"


def test_chips_are_reached_and_released_by_keys(program: Program) -> None:
    program.search("kind:festival country:AZ")
    program.window.header.search.offers.close()
    chip = program.page.bar.chips.shown()[0]
    keys.focus(chip.value)
    keys.press(Qt.Key.Key_Tab)
    assert keys.has_focus(chip.cross)
    assert chip.cross.accessibleName() == "Release: Kind: Festival"
    with program.answered():
        keys.press(Qt.Key.Key_Space)
    assert program.window.header.search.text() == "country:AZ"
    assert QApplication.focusWidget() is not None
