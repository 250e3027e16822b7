"""The search box offers how to go on, remembers searches, and leaves typing alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from catalog_app.settings import SEARCHES, Settings
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.search_box import SearchBox
from catalog_app.ui.searched import Searched
from tests import keys
from tests.builders import a_catalog, a_sample, event
from tests.windows import Program, started

Key = Qt.Key
DAY = 24 * 60 * 60 * 1000  # milliseconds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    catalog = a_catalog(tmp_path / "catalog.db")
    event(catalog, title="Youth Meeting", country="KZ", kind="meeting")
    event(catalog, title="Film Days", country="AZ", kind="festival")
    event(catalog, title="Song Days", country="UZ", kind="festival")
    catalog.close()
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        program.press(Key.Key_F)
        yield program


def box_of(program: Program) -> SearchBox:
    return program.window.header.search


def shown(program: Program) -> list[str]:
    """What the open list offers; nothing where none is open."""
    offers = box_of(program).offers.list
    model = offers.model()
    rows = range(model.rowCount()) if offers.isVisible() else ()
    return [str(model.index(row, 0).data()) for row in rows]


def titles(program: Program) -> set[str]:
    return set(program.column("title"))


def test_what_is_typed_is_completed_only_when_an_offer_is_taken(program: Program) -> None:
    keys.type_text("coun")
    program.wait(lambda: "country:" in shown(program))
    assert box_of(program).text() == "coun"
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert box_of(program).text() == "country:"
    program.wait(lambda: "Uzbekistan" in shown(program))
    keys.type_text("Özb")
    program.wait(lambda: shown(program) == ["Uzbekistan"])
    with program.answered():
        keys.press(Key.Key_Down)
        keys.press(Key.Key_Tab)
    assert box_of(program).text() == "country:Uzbekistan "
    assert keys.has_focus(box_of(program))
    program.wait(lambda: titles(program) == {"Song Days"})
    assert shown(program) == []


def test_enter_goes_to_the_rows_while_nothing_is_marked(program: Program) -> None:
    keys.type_text("film")
    program.wait(lambda: shown(program) != [])
    keys.press(Key.Key_Return)
    assert keys.has_focus(program.page.grid)
    assert (shown(program), box_of(program).text()) == ([], "film")


def test_escape_closes_the_list_first(program: Program) -> None:
    keys.type_text("film")
    program.wait(lambda: shown(program) != [])
    keys.press(Key.Key_Escape)
    assert (shown(program), box_of(program).text()) == ([], "film")
    keys.press(Key.Key_Down)
    program.wait(lambda: shown(program) != [])
    keys.press(Key.Key_Escape)
    keys.press(Key.Key_Escape)
    assert box_of(program).text() == ""


def test_down_goes_to_the_rows_where_nothing_can_be_offered(program: Program) -> None:
    keys.type_text("zzyrk")
    program.wait(lambda: program.page.text == "zzyrk" and shown(program) == [])
    keys.press(Key.Key_Escape)
    keys.press(Key.Key_Down)
    program.wait(lambda: keys.has_focus(program.page.grid))


def test_the_list_stays_open_while_somebody_types_on(program: Program) -> None:
    hidden: list[QEvent] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Hide:
                hidden.append(event)
            return False

    keys.type_text("co")
    program.wait(lambda: shown(program) != [])
    watch = Watch()
    box_of(program).offers.list.installEventFilter(watch)
    before = shown(program)
    keys.type_text("unt")
    program.wait(lambda: shown(program) != before)
    assert hidden == []
    assert QApplication.focusWidget() is box_of(program)


def test_a_command_ends_what_is_offered(program: Program) -> None:
    with program.qtbot.waitSignal(program.page.answers.first, timeout=5000):
        keys.type_text("kind:m")
    program.command("details")
    program.qtbot.wait(300)
    assert shown(program) == []


def test_a_key_does_not_choose_from_a_list_that_is_older_than_the_text(program: Program) -> None:
    keys.type_text("kind:m")
    program.wait(lambda: "Meeting" in shown(program))
    box_of(program).backspace()
    box_of(program).insert("fe")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert box_of(program).text() == "kind:Festival "


def test_letters_of_an_input_method_are_completed_and_not_disturbed(program: Program) -> None:
    box = box_of(program)
    QCoreApplication.sendEvent(box, QInputMethodEvent("шу", []))
    box.mark(0, 1)  # an answer comes meanwhile
    assert box.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) is not None
    event = QInputMethodEvent()
    event.setCommitString("Узб")
    QCoreApplication.sendEvent(box, event)
    assert box.text() == "Узб"
    program.wait(lambda: "Uzbekistan" in shown(program))


def test_taking_an_offer_can_be_undone(program: Program) -> None:
    keys.type_text("kind:fes")
    program.wait(lambda: "Festival" in shown(program))
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert box_of(program).text() == "kind:Festival "
    box_of(program).undo()
    box_of(program).undo()
    assert "Festival" not in box_of(program).text()


def test_an_earlier_search_is_offered_in_the_empty_box(program: Program) -> None:
    for text in ("film", "country:KZ"):
        program.search(text)
        keys.press(Key.Key_Return)
    program.search("")
    keys.press(Key.Key_Down)
    assert shown(program) == ["country:KZ", "film", "Clear history"]
    with program.answered():
        keys.press(Key.Key_Down)
        keys.press(Key.Key_Return)
    assert box_of(program).text() == "country:KZ "  # so that one can type on
    program.wait(lambda: titles(program) == {"Youth Meeting"})


def test_an_earlier_search_stands_before_what_else_begins_so(program: Program) -> None:
    program.search("kind:festival song")
    keys.press(Key.Key_Return)
    program.search("ki")
    program.wait(lambda: shown(program)[:1] == ["kind:festival song"])


def test_values_of_a_field_stand_before_an_earlier_search(program: Program) -> None:
    program.search("kind:festival song")
    keys.press(Key.Key_Return)
    program.search("")
    keys.type_text("kind:fe")
    program.wait(lambda: "kind:festival song" in shown(program))
    assert shown(program)[0] == "Festival"


def test_a_click_outside_the_list_closes_it_and_is_not_lost(program: Program) -> None:
    keys.type_text("kind:")
    program.wait(lambda: shown(program) != [])
    handle = program.window.windowHandle()
    buttons = program.window.header.findChildren(QAbstractButton)
    box = box_of(program)
    target = next(b for b in buttons if b.isVisible() and b.isEnabled() and not box.isAncestorOf(b))
    pressed = list[bool]()
    target.pressed.connect(lambda: pressed.append(True))
    place = target.mapTo(program.window, target.rect().center())
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    assert shown(program) == []
    assert pressed == [True]
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


def test_the_last_entry_clears_them(program: Program) -> None:
    program.search("film")
    keys.press(Key.Key_Return)
    program.search("")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Up)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Down)
    assert (shown(program), box_of(program).text()) == ([], "")
    assert keys.has_focus(program.page.grid)


def test_a_search_counts_once_it_has_stood(program: Program) -> None:
    known, standing = box_of(program)._searched, box_of(program)._standing
    assert known is not None
    standing.setInterval(DAY)
    program.search("fil")
    assert known.of("events") == ()
    standing.setInterval(0)
    program.wait(lambda: known.of("events") == ("fil",))
    standing.setInterval(DAY)
    box_of(program).selectAll()
    keys.type_text("colour:red")
    program.wait(program.page.bar.problem.isVisible)
    standing.setInterval(0)
    keys.settle()
    assert known.of("events") == ("fil",)


def test_searches_are_there_at_the_next_start_by_section(qtbot: QtBot, path: Path) -> None:
    with started(qtbot, path) as program:
        program.search("film")
        keys.press(Key.Key_Return)
        program.go("people")
        program.search("anar")
        keys.press(Key.Key_Return)
    with started(qtbot, path) as program:
        program.go("events")
        program.press(Key.Key_F)
        keys.press(Key.Key_Down)
        assert shown(program) == ["film", "Clear history"]
        keys.press(Key.Key_Escape)


def test_nothing_is_kept_of_the_sample(qtbot: QtBot, tmp_path: Path) -> None:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        program.search("shusha")
        keys.press(Key.Key_Return)
        program.search("")
        keys.press(Key.Key_Down)
        assert shown(program) == ["shusha", "Clear history"]
        keys.press(Key.Key_Escape)
    assert Settings.load().searches == {}


def test_an_action_stands_in_the_box_while_something_is_looked_for(program: Program) -> None:
    action = QAction("Save this search", program.window)
    box_of(program).put(action)
    assert not action.isVisible()
    keys.type_text("film")
    assert action.isVisible()


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "other.db")
    yield catalog
    catalog.close()


def test_steps_of_typing_are_not_remembered(catalog: Catalog) -> None:
    known = Searched(catalog, {})
    for text in ("b", "ba", "baku", "baku song", "Baku  Song", "film"):
        known.add("events", text)
    assert known.of("events") == ("film", "Baku Song", "baku")
    assert known.of("people") == ()


def test_only_the_newest_are_remembered(catalog: Catalog) -> None:
    known = Searched(catalog, {})
    for number in range(SEARCHES + 5):
        known.add("events", f"{number} song")
    known.save()
    kept = Settings.load().searches[catalog.uuid]["events"]
    assert (len(kept), kept[0]) == (SEARCHES, f"{SEARCHES + 4} song")
    known.clear("events")
    assert Settings.load().searches[catalog.uuid]["events"] == ()


def test_a_search_turns_to_the_section_that_it_names(program: Program) -> None:
    keys.type_text("in:countries kaz")
    program.wait(lambda: program.page.entity.section == "countries")
    program.wait(lambda: "Kazakhstan" in program.column("country"))
    assert box_of(program).text() == "kaz"
