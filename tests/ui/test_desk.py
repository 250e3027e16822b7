"""The delegations of an event are entered at the desk with the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from catalog_app.domain import Delegation, Event, Member, Organisation, Person
from catalog_app.storage.history import history
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.delegation_list import DelegationModel
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from catalog_app.ui.member_grid import MemberGrid
from catalog_app.ui.member_model import MemberModel
from catalog_app.ui.roster import Roster, Sending
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
ROLE, NAME, POSITION, EMPLOYER, STATUS = range(5)


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> EventForm:
    id = form_context.catalog.save(Event, {"title": "Festival", "country": "AZ"})
    form = closing(open_form(form_context, Event, id))
    assert isinstance(form, EventForm)
    form.tabs.setCurrentIndex(1)
    return form


def send(form: EventForm, text: str) -> None:
    form.desk.senders.line.setText(text)
    QTest.keyClick(form.desk.senders.line, Qt.Key.Key_Return)


def labels(form: EventForm, form_context: FormContext) -> list[str]:
    return [sending.label(form_context.language) for sending in form.desk.roster.sendings]


def press(key: Qt.Key) -> None:
    """To what has the focus, or to the list that is open."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    QApplication.processEvents()


def at(grid: MemberGrid, row: int, column: int) -> QModelIndex:
    index = grid.model().index(row, column)
    grid.setFocus()
    grid.setCurrentIndex(index)
    return index


def fill_cell(text: str) -> None:
    """Types into the cell that is being edited, and goes on to the next one."""
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(text)
    window = line.window()
    press(Qt.Key.Key_Return)
    keys.front(window)  # which a closing list does not do on the offscreen platform


def test_several_countries_are_added_at_once(form: EventForm, form_context: FormContext) -> None:
    send(form, "Kazakhstan, Özbekistan; Türkiye")
    assert labels(form, form_context) == ["Kazakhstan", "Uzbekistan", "Türkiye"]
    assert form.save()
    rows = [
        form_context.catalog.get(Delegation, id) for id in form_context.catalog.find(Delegation).ids
    ]
    assert {row["country"] for row in rows} == {"KZ", "UZ", "TR"}


def test_an_organisation_sends_too_and_what_is_unknown_stays(
    form: EventForm, form_context: FormContext
) -> None:
    form_context.catalog.save(Organisation, {"name": "TURKSOY"})
    send(form, "turksoy; Narnia; Kazakhstan")
    assert labels(form, form_context) == ["TURKSOY", "Kazakhstan"]
    assert form.desk.senders.line.text() == "Narnia"
    assert "Narnia" in form.desk.senders.note.text()


def test_a_country_may_send_several(form: EventForm, form_context: FormContext) -> None:
    send(form, "Türkiye; Türkiye")
    form.desk.panel.sheet.editor("name").widget.insert("official")  # type: ignore[attr-defined]
    assert labels(form, form_context) == ["Türkiye · official", "Türkiye"]


def test_a_stated_size_without_names_is_legal(form: EventForm, form_context: FormContext) -> None:
    send(form, "Hungary")
    form.desk.panel.sheet.editor("size").widget.insert("12")  # type: ignore[attr-defined]
    (sending,) = form.desk.roster.sendings
    assert sending.strength(form_context.language) == "0 of 12"
    assert form.save()
    (id,) = form_context.catalog.find(Delegation).ids
    assert form_context.catalog.get(Delegation, id)["size"] == 12


def test_members_are_typed_row_by_row(form: EventForm, form_context: FormContext) -> None:
    send(form, "Azerbaijan")
    grid = form.desk.panel.members
    at(grid, 0, ROLE)
    press(Qt.Key.Key_Return)
    for text in ("head", "Aysel Məmmədova", "Singer", "State Choir", "confirmed"):
        fill_cell(text)
    assert grid.currentIndex().row() == 1
    assert grid.currentIndex().column() == NAME
    press(Qt.Key.Key_Backtab)
    for text in ("art", "Мурат Ким"):
        fill_cell(text)
    press(Qt.Key.Key_Escape)
    assert form.save()
    catalog = form_context.catalog
    rows = [catalog.get(Member, id) for id in catalog.find(Member, order=("rank",)).ids]
    assert [row["role"] for row in rows] == ["head", "artist"]
    assert (rows[0]["position"], rows[0]["employer"]) == ("Singer", "State Choir")
    assert rows[0]["status"] == "confirmed"
    people = [catalog.get(Person, row["person"]) for row in rows]
    assert [(row["family_name"], row["given_name"]) for row in people] == [
        ("Məmmədova", "Aysel"),
        ("Ким", "Мурат"),
    ]


def test_a_known_person_brings_position_and_employer(
    form: EventForm, form_context: FormContext
) -> None:
    employer = form_context.catalog.save(Organisation, {"name": "State Choir"})
    known = {"family_name": "Əliyev", "given_name": "Vaqif", "position": "Conductor"}
    id = form_context.catalog.save(Person, known | {"organisation": employer})
    send(form, "Azerbaijan")
    at(form.desk.panel.members, 0, NAME)
    press(Qt.Key.Key_Return)
    fill_cell("Vaqif Aliyev")
    (member,) = form.desk.roster.sendings[0].members
    assert member["person"] == id
    assert (member["position"], member["employer"]) == ("Conductor", "State Choir")


def test_a_name_of_two_people_is_kept_as_a_name_only_when_asked_again(
    form: EventForm, form_context: FormContext
) -> None:
    for country in ("AZ", "KZ"):
        row = {"family_name": "Əliyev", "given_name": "Vaqif", "country": country}
        form_context.catalog.save(Person, row)
    send(form, "Azerbaijan")
    at(form.desk.panel.members, 0, NAME)
    press(Qt.Key.Key_Return)
    fill_cell("Vaqif Əliyev")
    assert form.desk.roster.sendings[0].members == []
    fill_cell("Vaqif Əliyev")
    (member,) = form.desk.roster.sendings[0].members
    assert (member["person"], member["name"]) == (None, "Vaqif Əliyev")


def test_a_word_that_is_no_choice_keeps_the_cell_open(form: EventForm) -> None:
    send(form, "Azerbaijan")
    at(form.desk.panel.members, 0, ROLE)
    press(Qt.Key.Key_Return)
    fill_cell("wizard")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "wizard"


def test_ctrl_delete_removes_rows(form: EventForm, form_context: FormContext) -> None:
    send(form, "Azerbaijan")
    (sending,) = form.desk.roster.sendings
    sending.members += [{"name": "One"}, {"name": "Two"}]
    form.desk.panel.show_sending(sending)
    assert form.save()
    at(form.desk.panel.members, 0, NAME)
    keys.press(Qt.Key.Key_Delete, keys.CONTROL)
    assert [row["name"] for row in sending.members] == ["Two"]


def test_what_is_removed_at_the_desk_is_removed_by_saving(
    closing: Closing, form: EventForm, form_context: FormContext
) -> None:
    send(form, "Azerbaijan; Georgia")
    form.desk.roster.sendings[0].members.append({"name": "One"})
    form.desk.roster.sendings[0].members.append({"name": "Two"})
    form.save_asked.emit()
    again = closing(open_form(form_context, Event, form.id))
    assert isinstance(again, EventForm)
    first, second = again.desk.roster.sendings
    del first.members[0]
    again.desk.list.choose(second)
    with keys.answering("Keep"):
        QTest.keyClick(again.desk.list, Qt.Key.Key_Delete)
    assert len(again.desk.roster.sendings) == 2
    with keys.answering("Remove"):
        QTest.keyClick(again.desk.list, Qt.Key.Key_Delete)
    assert again.save()
    assert len(form_context.catalog.find(Delegation)) == 1
    (member,) = form_context.catalog.find(Member).ids
    assert form_context.catalog.get(Member, member)["name"] == "Two"


def test_what_cannot_be_understood_brings_its_delegation_to_the_eye(form: EventForm) -> None:
    send(form, "Azerbaijan; Georgia")
    form.desk.panel.sheet.editor("size").widget.insert("many")  # type: ignore[attr-defined]
    first, second = form.desk.roster.sendings
    form.desk.list.choose(second)
    assert not form.save()
    assert "many" in form.complaint.text()
    assert form.desk.list.current() is first
    assert form.desk.panel.sheet.editor("size").widget.text() == "many"  # type: ignore[attr-defined]


def test_a_member_of_whom_only_the_employer_is_known_is_asked_for(form: EventForm) -> None:
    send(form, "Azerbaijan")
    form.desk.roster.sendings[0].members.append({"employer": "Opera"})
    assert not form.save()
    assert "Azerbaijan" in form.complaint.text()
    assert "Say who it is" in form.complaint.text()


def test_a_position_without_a_name_is_a_member_in_both_forms(
    closing: Closing, form: EventForm, form_context: FormContext
) -> None:
    send(form, "Azerbaijan")
    form.desk.roster.sendings[0].members.append({"position": "Minister of Culture"})
    assert form.desk.roster.sendings[0].strength(form_context.language) == "1"
    assert form.save()
    (id,) = form_context.catalog.find(Delegation).ids
    alone = closing(open_form(form_context, Delegation, id))
    alone.sheet.editor("note").set_value("Arrives late")
    assert alone.save()
    (member,) = form_context.catalog.find(Member).ids
    assert form_context.catalog.get(Member, member)["position"] == "Minister of Culture"


def test_members_that_were_not_touched_are_not_written(
    closing: Closing, form: EventForm, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Fair"})
    id = catalog.save(Delegation, {"event": event, "country": "AZ"})
    first, second = (catalog.save(Member, {"delegation": id, "name": n}) for n in ("One", "Two"))
    alone = closing(open_form(form_context, Delegation, id))
    assert isinstance(alone, DelegationForm)
    model = alone.members.model()
    model.setData(model.index(0, 2), "Singer")
    assert alone.save()
    told = history(catalog, Member, first)[0]
    assert [field.name for field, _, _ in told.changes] == ["position"]
    assert len(history(catalog, Member, second)) == 1


def test_a_member_that_is_added_stands_last(
    closing: Closing, form: EventForm, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Fair"})
    id = catalog.save(Delegation, {"event": event, "country": "AZ"})
    catalog.save(Member, {"delegation": id, "name": "One", "rank": 4})
    alone = closing(open_form(form_context, Delegation, id))
    assert isinstance(alone, DelegationForm)
    model = alone.members.model()
    model.setData(model.index(1, NAME), "Two")
    assert alone.save()
    rows = [catalog.get(Member, each) for each in catalog.find(Member).ids]
    assert {row["name"]: row["rank"] for row in rows} == {"One": 4, "Two": 5}


def test_the_delegation_s_own_form_edits_the_same_members(
    closing: Closing, form: EventForm, form_context: FormContext
) -> None:
    send(form, "Azerbaijan")
    form.desk.roster.sendings[0].members.append({"name": "One", "role": "head"})
    assert form.save()
    (id,) = form_context.catalog.find(Delegation).ids
    alone = closing(open_form(form_context, Delegation, id))
    assert isinstance(alone, DelegationForm)
    at(alone.members, 1, NAME)
    alone.members.model().setData(alone.members.currentIndex(), "Two")
    assert alone.save()
    rows = [
        form_context.catalog.get(Member, each) for each in form_context.catalog.find(Member).ids
    ]
    assert sorted(row["name"] for row in rows) == ["One", "Two"]


def test_the_models_keep_the_rules_of_qt(
    qapp: QApplication, form_context: FormContext, form: EventForm
) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    members = MemberModel(form_context, form)
    QAbstractItemModelTester(members, mode, form)
    members.show([{"name": "One", "role": "head"}])
    assert members.setData(members.index(1, NAME), "Two")
    members.remove([0])
    roster = Roster(form_context)
    roster.sendings = [Sending({"country": "AZ"}), Sending({})]
    model = DelegationModel(roster, form_context, form)
    QAbstractItemModelTester(model, mode, form)
    model.refresh()
    assert model.rowCount() == 2


def test_what_is_in_an_open_cell_is_saved_too(form: EventForm, form_context: FormContext) -> None:
    send(form, "Azerbaijan")
    at(form.desk.panel.members, 0, NAME)
    press(Qt.Key.Key_Return)
    fill_cell("Aysel Məmmədova")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.insert("Singer")
    assert form.save()
    (id,) = form_context.catalog.find(Member).ids
    assert form_context.catalog.get(Member, id)["position"] == "Singer"


def type_keys(text: str) -> None:
    """Key by key, to the list that is open or else to what has the focus."""
    for letter in text:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letter)
    QApplication.processEvents()


def tab_on(form: EventForm, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    press(key)
    keys.front(form)  # which a closing list does not do on the offscreen platform


def test_tab_takes_what_is_sure_and_goes_on_to_the_next_cell(form: EventForm) -> None:
    send(form, "Azerbaijan")
    (sending,) = form.desk.roster.sendings
    grid = form.desk.panel.members
    at(grid, 0, ROLE)
    type_keys("he")
    assert QApplication.activePopupWidget() is not None
    tab_on(form)
    assert sending.members[0]["role"] == "head"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, NAME)
    type_keys("Aysel Alieva")
    assert QApplication.activePopupWidget() is not None
    tab_on(form)
    assert sending.members[0]["person"].row == {"family_name": "Alieva", "given_name": "Aysel"}
    assert grid.currentIndex().column() == POSITION
    type_keys("Singer")
    tab_on(form)
    assert sending.members[0]["position"] == "Singer"
    assert grid.currentIndex().column() == EMPLOYER
    focus = QApplication.focusWidget()
    assert focus is not None
    assert grid.isAncestorOf(focus)


def test_shift_tab_takes_what_is_sure_and_goes_back(form: EventForm) -> None:
    send(form, "Azerbaijan")
    (sending,) = form.desk.roster.sendings
    grid = form.desk.panel.members
    sending.members.append({"name": "One", "role": "member"})
    form.desk.panel.show_sending(sending)
    at(grid, 0, STATUS)
    type_keys("conf")
    assert QApplication.activePopupWidget() is not None
    tab_on(form, Qt.Key.Key_Backtab)
    assert sending.members[0]["status"] == "confirmed"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, EMPLOYER)


def test_tab_does_not_leave_a_word_that_is_no_choice(form: EventForm) -> None:
    send(form, "Azerbaijan")
    at(form.desk.panel.members, 0, ROLE)
    type_keys("wizard")
    tab_on(form)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "wizard"


def test_enter_in_the_empty_line_goes_on_to_the_members(form: EventForm) -> None:
    send(form, "Azerbaijan")
    form.desk.senders.line.setFocus()
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.desk.panel.members
