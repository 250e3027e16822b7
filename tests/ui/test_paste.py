"""A list from elsewhere is shown as it is understood, corrected, and taken in one step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from catalog_app.domain import Delegation, Event, Member, Organisation, Person
from catalog_app.domain.refs import New
from catalog_app.ui import member_ways
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from catalog_app.ui.paste_dialog import PasteDialog
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
Key = Qt.Key
LETTER = """Dear colleagues,

1. H.E. Mr Aybek Tashkentov, Deputy Minister of Culture – head of delegation
2. Ms Dilnoza KARIMOVA, Rector, State Conservatoire, dilnoza@example.org
3. Vaqif Aliyev, singer

Best regards"""


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> DelegationForm:
    catalog = form_context.catalog
    choir = catalog.save(Organisation, {"name": "State Choir"})
    catalog.save(
        Person,
        {
            "family_name": "Əliyev",
            "given_name": "Vaqif",
            "country": "AZ",
            "organisation": choir,
        },
    )
    event = catalog.save(Event, {"title": "Fair"})
    id = catalog.save(Delegation, {"event": event, "country": "UZ"})
    form = closing(open_form(form_context, Delegation, id))
    assert isinstance(form, DelegationForm)
    form.members.setFocus()
    return form


@contextmanager
def pasting(text: str | QMimeData, act: Callable[[PasteDialog], object]) -> Iterator[None]:
    """Ctrl+V in the grid, and what is done in the dialog that opens."""
    clipboard = QGuiApplication.clipboard()
    if isinstance(text, str):
        clipboard.setText(text)
    else:
        clipboard.setMimeData(text)
    with keys.in_dialog(PasteDialog, act):
        keys.press(Key.Key_V, keys.CONTROL)
        yield


def shown(dialog: PasteDialog) -> list[list[str]]:
    model = dialog.grid.members
    return [[model.list.text(row, name) for name in model.names] for row in model.list.members]


def test_a_letter_is_shown_as_understood_with_the_piece_it_came_from(form: DelegationForm) -> None:
    def look(dialog: PasteDialog) -> None:
        assert [row[:3] for row in shown(dialog)] == [
            ["Head of delegation", "Aybek Tashkentov", "Deputy Minister of Culture"],
            ["Member", "Dilnoza KARIMOVA", "Rector"],
            ["Member", "Vaqif Əliyev", "singer"],
        ]
        dialog.grid.choose(1, dialog.grid.members.names.index("employer"))
        (marked,) = dialog.source.line.extraSelections()
        assert marked.cursor.selectedText() == "State Conservatoire"
        assert dialog.who.text().endswith("Dilnoza · dilnoza@example.org")
        dialog.grid.choose(2, 1)
        assert dialog.who.text() == "Known here: Vaqif Əliyev, Azerbaijan · State Choir"
        assert "1 known here, 2 new" in dialog.counts.text()
        assert "Dear colleagues" in dialog.said.text()

    with pasting(LETTER, look):
        pass
    assert form.members.members.list.members == []


def test_what_is_taken_is_one_step_of_the_grid_and_one_of_the_catalog(form: DelegationForm) -> None:
    with pasting(LETTER, lambda dialog: keys.click(dialog.take_button)):
        pass
    grid, catalog = form.members, form.context.catalog
    assert len(grid.members.list.members) == 3
    grid.setFocus()
    keys.press(Key.Key_Z, keys.CONTROL)
    assert grid.members.list.members == []
    keys.press(Key.Key_Z, keys.CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert form.save()
    assert len(catalog.find(Member)) == 3
    dilnoza = catalog.get(Person, catalog.find(Person, "Dilnoza").ids[0])
    assert (dilnoza["family_name"], dilnoza["email"]) == ("KARIMOVA", "dilnoza@example.org")
    assert dilnoza["country"] == "UZ"
    assert len(catalog.find(Person)) == 3
    catalog.undo()
    assert (len(catalog.find(Member)), len(catalog.find(Person))) == (0, 1)


def test_a_correction_in_the_dialog_counts(form: DelegationForm) -> None:
    def correct(dialog: PasteDialog) -> None:
        dialog.grid.choose(1, dialog.grid.members.names.index("position"))
        keys.front(dialog)
        keys.tab_to(dialog.grid)
        keys.type_text("Vice-Rector")
        keys.press(Key.Key_Return)
        dialog.grid.members.remove([0])
        keys.click(dialog.take_button)

    with pasting(LETTER, correct):
        pass
    rows = form.members.members.list.members
    assert [row.get("position") for row in rows] == ["Vice-Rector", "singer"]


def test_a_name_that_could_be_two_people_is_never_taken_silently(form: DelegationForm) -> None:
    other = {"family_name": "Əliyev", "given_name": "Vaqif", "country": "KZ"}
    form.context.catalog.save(Person, other)

    def look(dialog: PasteDialog) -> None:
        assert "0 known here, 2 new, 1 to be decided" in dialog.counts.text()
        keys.click(dialog.take_button)

    with pasting(LETTER, look):
        pass
    row = form.members.members.list.members[2]
    assert (row["person"], row["name"]) == (None, "Vaqif Aliyev")


def test_columns_of_a_table_can_be_told_otherwise(form: DelegationForm) -> None:
    table = "Grand\tDilnoza Karimova\tRector\nGarden\tAziz Rahimov\tSinger"

    def tell(dialog: PasteDialog) -> None:
        box = dialog.heads.findChildren(type(dialog.heads._boxes[0]))[0]
        box.setCurrentIndex(box.findData("hotel"))
        box.activated.emit(box.currentIndex())
        keys.click(dialog.take_button)

    with pasting(table, tell):
        pass
    rows = form.members.members.list.members
    assert [(row["hotel"], row["name"], row["position"]) for row in rows] == [
        ("Grand", "Dilnoza Karimova", "Rector"),
        ("Garden", "Aziz Rahimov", "Singer"),
    ]


def test_what_was_copied_here_is_taken_again(form: DelegationForm) -> None:
    with pasting(LETTER, lambda dialog: keys.click(dialog.take_button)):
        pass
    grid = form.members
    for row in range(3):
        chosen = grid.selectionModel()
        chosen.select(grid.members.index(row, 1), chosen.SelectionFlag.Select)
    before = [grid.members.list.text(row, "person") for row in grid.members.list.members]
    with pasting(member_ways.copied(grid), lambda dialog: keys.click(dialog.take_button)):
        pass
    after = [grid.members.list.text(row, "person") for row in grid.members.list.members]
    assert after == [*before, *before]


def test_ten_thousand_lines_are_refused_and_stay_in_the_box(form: DelegationForm) -> None:
    many = "\n".join(f"{n}. Name Surname{n}, Singer" for n in range(10_000))

    def look(dialog: PasteDialog) -> None:
        assert "10,000 lines" in dialog.problem.text()
        assert not dialog.take_button.isEnabled()
        assert dialog.text.toPlainText() == many

    with pasting(many, look):
        pass


@pytest.mark.parametrize(
    ("much", "sentence"),
    [("A B\n" * 300_000, "1,200,000 characters"), ("A\n" * 200_000, "200,001 lines")],
)
def test_what_would_freeze_the_box_is_refused_before_it_is_in_it(
    form: DelegationForm, much: str, sentence: str
) -> None:
    def look(dialog: PasteDialog) -> None:
        assert sentence in dialog.problem.text()
        assert dialog.text.toPlainText() == ""
        dialog.text.paste()
        dialog.text.insertPlainText("Nino Beridze, Poet")
        dialog.read()
        assert [row[1] for row in shown(dialog)] == ["Nino Beridze"]
        assert not dialog.problem.isVisibleTo(dialog)

    with pasting(much, look):
        pass


def test_a_value_that_is_too_long_for_its_cell_is_not_cut_off(form: DelegationForm) -> None:
    grid = form.members
    grid.members.append([{"name": "One", "role": "member"}])
    grid.choose(0, grid.members.names.index("position"))
    QGuiApplication.clipboard().setText("x" * 200_000)
    keys.press(Key.Key_V, keys.CONTROL)
    keys.press(Key.Key_Return)
    QApplication.processEvents()
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    assert len(typed.text()) == 200_000
    assert "200000 characters" in QToolTip.text()
    assert grid.members.list.members[0].get("position") is None


def test_a_picture_is_no_list(form: DelegationForm) -> None:
    held = QMimeData()
    held.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))

    def look(dialog: PasteDialog) -> None:
        assert "holds a picture" in dialog.problem.text()
        assert dialog.text.toPlainText() == ""

    with pasting(held, look):
        pass


def test_of_a_web_page_only_the_text_is_taken(form: DelegationForm) -> None:
    held = QMimeData()
    held.setHtml(
        "<script>alert('x')</script><style>b{}</style><table><tr><td>Mr Aziz Rahimov</td>"
        "<td>Singer</td></tr><tr><td><b>Ms</b> Nino Beridze</td><td>Poet</td></tr></table>"
    )

    def look(dialog: PasteDialog) -> None:
        assert "alert" not in dialog.text.toPlainText()
        assert [row[1] for row in shown(dialog)] == ["Aziz Rahimov", "Nino Beridze"]

    with pasting(held, look):
        pass


def test_one_value_goes_into_its_cell_without_a_question(form: DelegationForm) -> None:
    grid = form.members
    grid.members.append([{"name": "One", "role": "member"}])
    grid.choose(0, grid.members.names.index("position"))
    QGuiApplication.clipboard().setText("Conductor")
    keys.press(Key.Key_V, keys.CONTROL)
    keys.press(Key.Key_Return)
    QApplication.processEvents()
    assert grid.members.list.members[0]["position"] == "Conductor"
    assert not isinstance(grid.members.list.members[0].get("person"), New)
