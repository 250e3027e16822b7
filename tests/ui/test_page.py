"""A page: search while typing, its mistakes, narrowing, empty sections."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.domain.people import Person
from catalog_app.i18n import Language
from catalog_app.search.narrowed import narrowed, without
from catalog_app.ui import narrowing
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.sidebar import Way
from catalog_app.ui.unfound import Unfound
from tests import keys
from tests.builders import a_catalog, a_sample
from tests.windows import Program, started

ENGLISH = Language("en")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    with catalog.change("Filled") as change:
        change.put(
            Event,
            [
                {"title": "Youth Meeting", "country": "KZ"},
                {"title": "Film Days", "country": "AZ"},
                {"title": "Song Days", "country": "AZ"},
                {"title": "Letters"},
            ],
        )
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def titles(program: Program) -> set[str]:
    return set(program.column("title"))


def test_the_rows_follow_what_is_typed(program: Program) -> None:
    program.search("days")
    assert titles(program) == {"Film Days", "Song Days"}
    assert program.page.bar.count.text() == "2 events"


def test_only_the_newest_search_is_shown(qtbot: QtBot, program: Program) -> None:
    box = program.window.header.search
    answers: list[str] = []
    page = program.page
    page.answered.connect(lambda: answers.append(str(page.text)))
    for text in ("f", "fi", "fil", "film"):
        box.textEdited.emit(text)
    program.wait(lambda: answers != [])
    assert titles(program) == {"Film Days"}
    assert answers == ["film"]


def test_a_mistake_is_explained_and_the_rows_stay(program: Program) -> None:
    program.search("days")
    box = program.window.header.search
    box.setText("days colour:red")
    box.textEdited.emit("days colour:red")
    program.wait(program.page.bar.problem.isVisible)
    assert "colour" in program.page.bar.problem.text()
    assert titles(program) == {"Film Days", "Song Days"}
    assert box.text() == "days colour:red"
    program.search("days")
    assert not program.page.bar.problem.isVisible()


def test_escape_empties_the_search_and_the_arrow_goes_to_the_rows(
    qtbot: QtBot, program: Program
) -> None:
    program.search("film")
    box = program.window.header.search
    box.setFocus()
    box.offers.close()
    with program.answered():
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert len(titles(program)) == 4
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert keys.has_focus(program.page.grid)


def test_a_country_of_the_sidebar_narrows_and_releases(program: Program) -> None:
    model = program.window.sidebar.focusProxy().model()
    program.wait(
        lambda: "Azerbaijan" in [model.index(n, 0).data() for n in range(model.rowCount())]
    )
    for code, expected in (("AZ", {"Film Days", "Song Days"}), ("none", {"Letters"})):
        with program.answered():
            program.window.sidebar.value_taken.emit("country", code, Way.ONLY)
        assert titles(program) == expected
        assert program.page.bar.chips.shown()
    with program.answered():
        program.window.sidebar.value_taken.emit("country", "none", Way.ONLY)
    assert len(titles(program)) == 4
    assert not program.page.bar.chips.shown()


def test_the_chip_names_the_country_and_its_cross_releases_it(program: Program) -> None:
    program.search("days country:azerbaijan")
    (chip,) = program.page.bar.chips.shown()
    assert chip.value.text() == "Host country: Azerbaijan"
    with program.answered():
        chip.cross.click()
    assert program.window.header.search.text() == "days"


def test_where_nothing_is_found_the_way_out_is_shown(program: Program) -> None:
    program.search("nothing of the kind")
    state = next(s for s in program.page.findChildren(EmptyState) if s.isVisible())
    assert state.accessibleName() == "Nothing found"
    with program.answered():
        state.findChild(QPushButton).click()
    assert len(titles(program)) == 4


def test_an_empty_section_says_how_to_begin(program: Program) -> None:
    program.go("people")
    state = next(s for s in program.page.findChildren(EmptyState) if s.isVisible())
    assert [b.text() for b in state.findChildren(QPushButton)] == ["Add a person"]
    assert not program.details.isVisible()


def test_after_the_last_event_is_deleted_the_section_still_offers_to_add(program: Program) -> None:
    program.page.grid.selectAll()
    with program.answered():
        program.command("delete")
    state = next(s for s in program.page.findChildren(EmptyState) if s.isVisible())
    assert state.accessibleName() == "No events"
    (add,) = state.findChildren(QPushButton)
    program.qtbot.keyClick(add, Qt.Key.Key_Return)
    assert program.form().context.catalog is program.window.catalog


def test_the_record_at_hand_stays_at_hand_when_the_order_changes(program: Program) -> None:
    program.page.grid.select(1)
    id = program.page.grid.current_id()
    for order in (("title",), ("-title",)):
        with program.answered():
            program.page.grid.columns.sort_asked.emit(order)
        assert program.page.grid.current_id() == id
    assert program.column("title") == ["Youth Meeting", "Song Days", "Letters", "Film Days"]


def test_what_another_program_writes_is_seen(program: Program, tmp_path: Path) -> None:
    other = type(program.window.catalog).open(tmp_path / "catalog.db")
    other.save(Event, {"title": "From elsewhere", "country": "TR"})
    other.close()
    with program.answered():
        program.window.announcer.look()
    assert "From elsewhere" in titles(program)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("days country:KZ", "KZ"),
        ("country:қазақстан", "KZ"),
        ('country:"south korea" song', "KR"),
        ("country:none", ""),
        ("country:nowhere at all", None),
        ("(country:KZ or title:x)", None),
        ("days", None),
    ],
)
def test_a_search_says_to_which_country_it_is_narrowed(text: str, code: str | None) -> None:
    assert narrowing.country_in(text, Event, ENGLISH) == code


def test_narrowing_takes_the_place_of_the_country_before() -> None:
    assert narrowed("song country:KZ days", "country", ["AZ"]) == "song days country:AZ"
    assert narrowed("", "country", ["none"]) == "country:none"
    assert without("country:AZ song", "country") == "song"


def test_html_in_a_record_is_read_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    name = "<img src=x><b>Bold</b>"
    catalog = a_sample(tmp_path / "sample.db")
    id = catalog.save(Person, {"family_name": name, "note": name, "country": "AZ"})
    catalog.close()
    with started(qtbot, tmp_path / "sample.db") as program:
        program.window.follow("people", id)
        program.shows(title=name)
        assert program.page.grid.current_id() == id


def test_a_mistake_is_explained_in_an_empty_section_too(program: Program) -> None:
    program.go("people")
    assert program.page.table.rowCount() == 0
    program.press(Qt.Key.Key_F)
    keys.type_text("colour:red")
    program.wait(program.page.bar.problem.isVisible)
    assert "colour" in program.page.bar.problem.text()


def test_the_field_that_was_likely_meant_is_a_click_away(program: Program) -> None:
    program.press(Qt.Key.Key_F)
    keys.type_text("song cuntry:az")
    program.wait(program.page.bar.problem.isVisible)
    assert "“cuntry”" in program.page.bar.problem.text()
    instead = program.page.bar.instead
    assert instead.text() == "song country:az"
    assert instead.accessibleName() == "Look for song country:az"
    with program.answered():
        keys.click(instead)
    assert program.window.header.search.text() == "song country:az"
    assert titles(program) == {"Song Days"}
    assert not instead.isVisible()
    assert not program.page.bar.problem.isVisible()


@pytest.mark.parametrize("mistaken", ["when:2O23", "country:(az", "contry:az"])
def test_a_mistake_takes_away_what_was_said_of_the_search_before(
    program: Program, mistaken: str
) -> None:
    program.search("days")
    _type(program, mistaken)
    program.wait(program.page.bar.problem.isVisible)
    assert titles(program) == {"Film Days", "Song Days"}
    assert program.page.bar.count.text() == program.window.status.count.text() == ""
    with program.answered():
        _type(program, "kultural kapital")
    assert any(each.isVisible() for each in program.page.findChildren(Unfound))
    _type(program, mistaken)
    program.wait(program.page.bar.problem.isVisible)
    assert not any(each.isVisible() for each in program.page.findChildren(Unfound))
    assert program.page.grid.isVisible()
    with program.answered():
        _type(program, "days")
    assert program.page.bar.count.text() == program.window.status.count.text() == "2 events"


def test_a_value_that_is_still_to_be_typed_is_not_missed_at_once(program: Program) -> None:
    answers, told = program.page.answers, list[object]()
    answers.failed.connect(told.append)
    _type(program, "days country:")
    program.wait(answers._typing.isActive)
    assert not told
    with program.answered():
        _type(program, "days country:az")
    assert not told
    assert not answers._typing.isActive()
    _type(program, "days country:")
    program.wait(lambda: told)
    assert program.page.bar.problem.isVisible()


def test_a_missing_value_is_told_as_soon_as_the_box_is_left(program: Program) -> None:
    answers = program.page.answers
    keys.focus(program.window.header.search)
    _type(program, "days country:")
    program.wait(answers._typing.isActive)
    program.window.header.search.editingFinished.emit()
    assert program.page.bar.problem.isVisible()


def test_where_only_similar_spellings_are_found_no_head_stands_above_nothing(
    program: Program,
) -> None:
    with program.answered():
        _type(program, "Meetng")
    assert program.column("title") == ["Youth Meeting"]
    assert program.page.bar.count.text() == "1 similar"
    facets = program.window.counts._facets
    program.wait(lambda: not list(facets.jobs(program.page)))
    assert facets.groups(program.page) == []
    with program.answered():
        _type(program, "Meeting")
    assert facets.groups(program.page) != []


def _type(program: Program, text: str) -> None:
    box = program.window.header.search
    box.setText(text)
    box.textEdited.emit(text)
