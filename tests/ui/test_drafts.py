"""What is typed into a form survives a crash, and goes when the form is saved or given up."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from catalog_app import paths
from catalog_app.domain import City, Delegation, Event, Organisation, Person
from catalog_app.domain.refs import New
from catalog_app.storage.catalog import Catalog
from catalog_app.ui import drafts
from catalog_app.ui.drafts import Keeper
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form, reopen
from catalog_app.ui.lines import LineEditor
from catalog_app.ui.open_forms import OpenForms
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
Opener = Callable[..., EventForm]


def type_into(form: EventForm, name: str, text: str) -> None:
    editor = form.sheet.editor(name)
    editor.widget.insert(text)  # type: ignore[attr-defined]  # a line
    editor.settle()  # type: ignore[attr-defined]  # a line


@pytest.fixture
def opened(form_context: FormContext, closing: Closing) -> Opener:
    def opened(id: int | None = None) -> EventForm:
        form = closing(open_form(form_context, Event, id))
        assert isinstance(form, EventForm)
        return form

    return opened


@pytest.fixture
def reopened(form_context: FormContext, closing: Closing) -> Opener:
    """Opens the only draft there is, as after a crash."""

    def reopened() -> EventForm:
        (draft,) = drafts.pending(form_context.catalog)
        form = closing(reopen(form_context, draft))
        assert isinstance(form, EventForm)
        return form

    return reopened


def test_a_form_comes_back_as_it_was_typed(
    form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    organisation = form_context.catalog.save(Organisation, {"name": "TURKSOY"})
    form = opened()
    type_into(form, "title", "Youth Meeting")
    type_into(form, "when", "soon")
    type_into(form, "city", "Şuşa")
    type_into(form, "organisers", "TURKSOY; Ministry")
    form.desk.senders.line.setText("Qazaxıstan")
    form.desk.senders.add()
    form.desk.roster.sendings[0].members.append(
        {"role": "head", "person": New("people", {"family_name": "Əliyev"})}
    )
    form.watch.keep()
    (draft,) = drafts.pending(form_context.catalog)
    assert (draft.section, draft.id, draft.title) == ("events", None, "Youth Meeting")

    again = reopened()
    assert again.name() == "Youth Meeting"
    when = again.sheet.editor("when")
    assert isinstance(when, LineEditor)
    assert when.line.text() == "soon"
    assert again.sheet.editor("city").value().row == {"name": "Şuşa"}
    known, new = again.sheet.editor("organisers").value()
    assert (known, new.row) == (organisation, {"name": "Ministry"})
    (sending,) = again.desk.roster.sendings
    assert sending.row["country"] == "KZ"
    assert sending.members[0]["person"].row == {"family_name": "Əliyev"}


def test_a_draft_goes_when_the_form_is_saved(
    form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    form = opened()
    type_into(form, "title", "Youth Meeting")
    form.watch.keep()
    assert form.save()
    assert drafts.pending(form_context.catalog) == []


def test_a_draft_goes_when_the_form_is_given_up(form_context: FormContext, opened: Opener) -> None:
    form = opened()
    type_into(form, "title", "Youth Meeting")
    form.watch.keep()
    with keys.answering("Discard changes"):
        assert form.close()
    assert drafts.pending(form_context.catalog) == []
    assert list(form_context.catalog.find(Event).ids) == []


def test_a_draft_is_kept_some_seconds_after_a_change(qtbot: QtBot, opened: Opener) -> None:
    form = opened()
    type_into(form, "title", "Youth Meeting")
    form.watch._timer.setInterval(10)
    with qtbot.waitSignal(form.watch.kept):
        form.watch._timer.start()
    assert "draft kept" in form.state.text()


def test_an_untouched_form_leaves_no_draft(
    form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    form = opened()
    form.watch.keep()
    assert drafts.pending(form_context.catalog) == []


def test_a_draft_of_a_record_that_is_gone_becomes_a_new_one(
    form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    id = form_context.catalog.save(Event, {"title": "Old title"})
    form = opened(id)
    type_into(form, "title", "Newer ")
    form.watch.keep()
    form_context.catalog.delete(Event, [id])
    again = reopened()
    assert again.id is None
    assert "Newer" in again.name()


def test_what_a_draft_refers_to_may_be_gone(
    form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    city = form_context.catalog.save(City, {"name": "Almaty"})
    form = opened()
    type_into(form, "title", "Meeting")
    type_into(form, "city", "Almaty")
    form.watch.keep()
    form_context.catalog.delete(City, [city])
    again = reopened()
    assert again.sheet.editor("city").value() is None


def test_damaged_drafts_are_passed_over(form_context: FormContext) -> None:
    keeper = Keeper(form_context.catalog)
    assert keeper.keep("people", None, "Someone", {"family_name": {"value": "Əliyev"}})
    folder = paths.state_folder() / "drafts" / form_context.catalog.uuid
    for number, text in enumerate(("", "[]", "{}", '{"section": "nothing", "id": 1}', "\0")):
        (folder / f"{number}.json").write_text(text, "utf-8")
    (draft,) = drafts.pending(form_context.catalog)
    assert draft.title == "Someone"
    Keeper(form_context.catalog, draft.path).drop()
    assert drafts.pending(form_context.catalog) == []


def test_drafts_are_for_the_user_alone(form_context: FormContext) -> None:
    Keeper(form_context.catalog).keep(Person.section, None, "Someone", {})
    folder = paths.state_folder() / "drafts" / form_context.catalog.uuid
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_drafts_of_one_catalog_are_not_offered_in_another(
    form_context: FormContext, tmp_path: Path
) -> None:
    Keeper(form_context.catalog).keep(Delegation.section, None, "Someone", {})
    other = Catalog.create(tmp_path / "other.db")
    assert drafts.pending(other) == []


def test_a_cell_that_is_being_typed_is_kept_when_the_program_must_end(
    qtbot: QtBot, form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    event = form_context.catalog.save(Event, {"title": "Meeting"})
    form_context.catalog.save(Delegation, {"event": event, "country": "AZ"})
    window = QWidget()
    qtbot.addWidget(window)
    forms = OpenForms(form_context.catalog, form_context.language, window)
    form = opened(event)
    forms.forms.append(form)
    form.tabs.setCurrentIndex(1)
    grid = form.desk.panel.members
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 1))
    keys.type_text("Aysel Alieva")
    window.show()
    keys.front(window)  # so the form has no focus to lose
    forms.keep_drafts()
    forms.forms.clear()
    (sending,) = reopened().desk.roster.sendings
    assert sending.members[0]["person"].row["family_name"] == "Alieva"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"section": "event_roles", "id": null, "title": "", "form": {}}',
        '{"section": ["events"], "id": null, "title": "", "form": {}}',
        '{"section": "events", "id": 99999999999999999999, "title": "", "form": {}}',
        '{"section": "events", "id": true, "title": "", "form": {}}',
    ],
    ids=["deep", "no form", "list", "huge id", "true"],
)
def test_a_damaged_draft_is_set_aside_told_once_and_stops_no_other(
    qtbot: QtBot, form_context: FormContext, text: str
) -> None:
    told: list[str] = []

    def later() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.reject()

    Keeper(form_context.catalog).keep("people", None, "Someone", {})
    folder = paths.state_folder() / "drafts" / form_context.catalog.uuid
    (folder / "broken.json").write_text(text, "utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    forms = OpenForms(form_context.catalog, form_context.language, window)
    timer = QTimer(interval=5)
    timer.timeout.connect(later)
    timer.start()
    forms.offer_drafts()
    forms.offer_drafts()
    timer.stop()
    assert ["broken.damaged" in each for each in told] == [True, False, False]
    assert ["Someone" in each for each in told] == [False, True, True]
    assert (folder / "broken.damaged").read_text("utf-8") == text


def test_what_is_unreadable_in_a_draft_is_passed_over(
    form_context: FormContext, opened: Opener, reopened: Opener
) -> None:
    deep: dict[str, object] = {"family_name": "Deep"}
    for _ in range(300):
        deep = {"person": {"new": deep, "section": "members"}}
    huge = {"id": 10**30, "section": "cities"}
    form = {
        "title": {"value": "Meeting"},
        "names": {"names": 5},
        "when": {"value": ["x"]},
        "venue": {"text": 5},
        "city": {"value": huge},
        "series": {"value": {"new": {}, "section": "nothing"}},
        "organisers": "nothing",
        "note": {"value": "Bring a coat"},
        "delegations": {
            "gone": [10**30],
            "sendings": [
                {"row": {"country": 5, "sender": huge}, "members": []},
                {"row": {"country": "AZ", "id": "x"}, "members": [{"name": "One", "id": 10**30}]},
                {"row": {"country": "GE"}, "members": [{"person": {"new": deep, "section": "x"}}]},
            ],
        },
    }
    Keeper(form_context.catalog).keep("events", None, "Meeting", form)
    again = reopened()
    assert (again.name(), again.sheet.values()["note"]) == ("Meeting", "Bring a coat")
    assert [each.row["country"] for each in again.desk.roster.sendings] == ["AZ"]
    assert again.save()
    assert len(form_context.catalog.find(Delegation)) == 1
