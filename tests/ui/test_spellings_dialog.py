"""Spellings of an event are seen, corrected and confirmed before its lists are printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Event, Member, Person
from catalog_app.reports import build
from catalog_app.settings import PrintChoices, Settings
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.editing import FormContext
from catalog_app.ui.spellings_dialog import SpellingsDialog
from tests import keys
from tests.builders import a_catalog
from tests.lists import lines
from tests.windows import Program, started

Key = Qt.Key


def fill(catalog: Catalog) -> int:
    """An event with two Azerbaijanis, one Kazakh, a Georgian and a mere name; its id."""
    event = catalog.save(Event, {"title": "Fair"})
    people = [
        ("AZ", {"family_name": "Əliyev", "given_name": "Anar"}),
        ("AZ", {"family_name": "Quliyeva", "given_name": "Leyla", "names": {"tr": "Leyla Gül"}}),
        ("KZ", {"family_name": "Асанов", "given_name": "Ержан", "names": {"en": "Y. Assanov"}}),
        ("GE", {"family_name": "ბრო", "given_name": "ნინო"}),
    ]
    for country, person in people:
        delegation = catalog.save(Delegation, {"event": event, "country": country})
        who = catalog.save(Person, {**person, "country": country})
        catalog.save(Member, {"delegation": delegation, "person": who})
    catalog.save(Member, {"delegation": delegation, "name": "Nino Bro"})
    return event


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    fill(catalog)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


@pytest.fixture
def dialog(qtbot: QtBot, form_context: FormContext) -> Iterator[SpellingsDialog]:
    dialog = SpellingsDialog(form_context, fill(form_context.catalog))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    for each in dialog.model.rows:
        each.typed.clear()


def choose(dialog: SpellingsDialog, *codes: str) -> None:
    """Shows just these languages."""
    for code, chip in dialog.chips.items():
        if chip.isChecked() is not (code in codes):
            keys.click(chip)


def cells(dialog: SpellingsDialog) -> dict[str, list[str]]:
    model = dialog.model
    columns = range(1, model.columnCount())
    return {
        str(model.headerData(row, Qt.Orientation.Vertical)): [
            model.index(row, column).data() for column in columns
        ]
        for row in range(model.rowCount())
    }


def last_step(catalog: Catalog) -> str:
    step = catalog.undo_step
    assert step is not None
    return step.text(catalog.language)


def russian(catalog: Catalog) -> set[str]:
    """The names in the list of participants."""
    listed = lines(build("participants", catalog, "fair", catalog.speaking("ru")))
    return {line.split("|")[1] for line in listed if "|" in line}


def test_all_are_confirmed_from_the_menu_in_one_step(program: Program) -> None:
    catalog = program.window.catalog
    others = {"ბრო ნინო**", "Нино Бро*", "Асанов Ержан"}
    assert russian(catalog) == {"Алиев Анар*", "Гулиева Лейла*"} | others

    def confirm(dialog: SpellingsDialog) -> None:
        choose(dialog, "ru")
        keys.click(keys.button(dialog, "Confirm all"))
        dialog.reject()

    with keys.in_dialog(SpellingsDialog, confirm):
        program.command("spellings")
    assert russian(catalog) == {"Алиев Анар", "Гулиева Лейла"} | others
    assert last_step(catalog) == "Confirmed 2 spellings of names"
    program.turn(Key.Key_Z)
    assert russian(catalog) == {"Алиев Анар*", "Гулиева Лейла*"} | others


def test_those_are_shown_whose_name_a_list_would_mark(dialog: SpellingsDialog) -> None:
    choose(dialog, "ru")
    assert cells(dialog) == {
        "Anar Əliyev": ["Алиев Анар"],
        "Leyla Quliyeva": ["Гулиева Лейла"],
        "ნინო ბრო": [""],
        "Nino Bro": ["Нино Бро"],
    }
    choose(dialog, "ru", "tr")
    assert cells(dialog)["Leyla Quliyeva"] == ["Гулиева Лейла", "Leyla Gül"]
    choose(dialog, "en")
    assert cells(dialog) == {"ნინო ბრო": [""]}
    assert dialog.chips["ru"].text() == "Русский · 4"
    assert dialog.chips["en"].text() == "English · 1"


def test_it_begins_with_the_language_of_the_last_list(
    qtbot: QtBot, form_context: FormContext
) -> None:
    Settings.keep(printing=PrintChoices(language="kk"))
    dialog = SpellingsDialog(form_context, fill(form_context.catalog))
    qtbot.addWidget(dialog)
    assert dialog.model.codes == ["kk"]


def test_a_correction_is_typed_over_and_confirmed_with_what_is_chosen(
    dialog: SpellingsDialog, form_context: FormContext
) -> None:
    choose(dialog, "ru")
    row = list(cells(dialog)).index("Anar Əliyev")
    dialog.grid.choose(row, 1)
    dialog.grid.setFocus()
    keys.press(Key.Key_Return)
    line = keys.focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    keys.type_text("Анар Алийев")
    keys.press(Key.Key_Return)
    dialog.grid.choose(row, 1)
    keys.click(keys.button(dialog, "Confirm selected"))
    catalog = form_context.catalog
    assert catalog.get(Person, 1)["names"] == {"ru": "Анар Алийев"}
    assert catalog.get(Person, 2)["names"] == {"tr": "Leyla Gül"}
    assert "Anar Əliyev" not in cells(dialog)
    assert last_step(catalog) == "Confirmed “Анар Алийев”, a spelling of a name"
    catalog.undo()
    assert catalog.get(Person, 1)["names"] is None


def test_several_chosen_cells_are_one_step_also_of_several_languages(
    dialog: SpellingsDialog, form_context: FormContext
) -> None:
    choose(dialog, "ky", "ru")
    dialog.grid.selectAll()
    keys.click(keys.button(dialog, "Confirm selected"))
    catalog, confirmed = form_context.catalog, "Гулиева Лейла"
    assert catalog.get(Person, 2)["names"] == {
        "tr": "Leyla Gül",
        "ky": confirmed,
        "ru": confirmed,
    }
    catalog.undo()
    assert catalog.get(Person, 1)["names"] is None
    assert catalog.get(Person, 2)["names"] == {"tr": "Leyla Gül"}


def test_letters_without_rules_wait_for_somebody_who_types_them(
    dialog: SpellingsDialog, form_context: FormContext
) -> None:
    choose(dialog, "en")
    assert not dialog.all_button.isEnabled()
    dialog.grid.setFocus()
    dialog.grid.choose(0, 1)
    keys.type_text("Nino Bro")
    keys.press(Key.Key_Return)
    keys.click(keys.button(dialog, "Confirm all"))
    assert form_context.catalog.get(Person, 4)["names"] == {"en": "Nino Bro"}
    assert cells(dialog) == {}
    assert not dialog.confirm_button.isEnabled()


def test_a_mere_name_is_shown_but_cannot_be_confirmed(dialog: SpellingsDialog) -> None:
    choose(dialog, "ru")
    row = list(cells(dialog)).index("Nino Bro")
    dialog.grid.choose(row, 1)
    index = dialog.model.index(row, 1)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert "only a name" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not dialog.confirm_button.isEnabled()


def test_what_is_typed_is_not_lost_without_a_question(
    dialog: SpellingsDialog, form_context: FormContext
) -> None:
    choose(dialog, "ru")
    row = list(cells(dialog)).index("Anar Əliyev")
    dialog.model.setData(dialog.model.index(row, 1), "Анар А.")
    with keys.answering("Go on"):
        dialog.reject()
    assert dialog.isVisible()
    with keys.answering("Confirm it"):
        dialog.reject()
    assert not dialog.isVisible()
    assert form_context.catalog.get(Person, 1)["names"] == {"ru": "Анар А."}


def test_what_is_typed_stays_when_others_are_confirmed(dialog: SpellingsDialog) -> None:
    choose(dialog, "ru")
    rows = list(cells(dialog))
    dialog.model.setData(dialog.model.index(rows.index("Anar Əliyev"), 1), "Анар А.")
    dialog.grid.choose(rows.index("Leyla Quliyeva"), 1)
    keys.click(keys.button(dialog, "Confirm selected"))
    assert cells(dialog)["Anar Əliyev"] == ["Анар А."]
    place = dialog.model.index(list(cells(dialog)).index("Anar Əliyev"), 1)
    dialog.model.setData(place, "")
    assert place.data() == "Алиев Анар"  # the proposed one comes back


def test_the_model_keeps_the_promises_of_qt(dialog: SpellingsDialog) -> None:
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(dialog.model, warning)
    choose(dialog, "ru", "az")
    dialog.confirm(dialog.model.ready())
    choose(dialog)
    assert tester.model() is dialog.model
