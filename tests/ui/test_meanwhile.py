"""What others do to a record while its form is open is neither an obstacle nor written over."""

from collections.abc import Callable
from typing import Any

import pytest

from catalog_app.domain import City, Delegation, Event, Member, Person
from catalog_app.domain.fields import Entity
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from catalog_app.ui.member_model import MemberModel
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
Opener = Callable[..., EntityForm]
PERSON, POSITION = 1, 2


@pytest.fixture
def opened(form_context: FormContext, closing: Closing) -> Opener:
    def opened(entity: type[Entity], id: int | None = None) -> EntityForm:
        return closing(open_form(form_context, entity, id))

    return opened


@pytest.fixture
def crowded(form_context: FormContext, opened: Opener) -> EventForm:
    """Azerbaijan with members One and Two, and Georgia, as they are stored."""
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Festival", "country": "AZ"})
    first = catalog.save(Delegation, {"event": event, "country": "AZ"})
    catalog.save(Delegation, {"event": event, "country": "GE"})
    for name in ("One", "Two"):
        catalog.save(Member, {"delegation": first, "name": name})
    form = opened(Event, event)
    assert isinstance(form, EventForm)
    form.tabs.setCurrentIndex(1)
    return form


def type_into(form: EntityForm, **texts: str) -> None:
    for name, text in texts.items():
        editor: Any = form.sheet.editor(name)
        editor.line.selectAll()
        editor.line.insert(text)
        editor.settle()


def test_what_another_changed_meanwhile_is_not_written_over_unknowingly(
    form_context: FormContext, opened: Opener
) -> None:
    id = form_context.catalog.save(Person, {"family_name": "Əliyev", "position": "Clerk"})
    form = opened(Person, id)
    type_into(form, position="Minister", phone="+994")
    form_context.catalog.save(Person, {"id": id, "position": "Ambassador", "phone": "+994"})
    assert not form.save()
    said = form.complaint.text()
    assert all(word in said for word in ("Position", "Ambassador", "Minister"))
    assert "Phone" not in said  # the same was written there
    assert form_context.catalog.get(Person, id)["position"] == "Ambassador"
    assert form.save()
    assert form_context.catalog.get(Person, id)["position"] == "Minister"


def test_a_record_that_was_deleted_elsewhere_is_saved_as_a_new_one(
    form_context: FormContext, opened: Opener
) -> None:
    catalog = form_context.catalog
    city = catalog.save(City, {"name": "Almaty", "country": "KZ"})
    id = catalog.save(Event, {"title": "Festival", "city": city, "venue": "Opera"})
    catalog.save(Delegation, {"event": id, "country": "AZ"})
    form = opened(Event, id)
    type_into(form, edition="I")
    catalog.delete(Event, [id])
    catalog.delete(City, [city])
    with keys.answering("Go on editing") as asked:
        assert not form.save()
    assert "Festival" in asked[0]
    with keys.answering("Save as new"):
        assert form.save()
    (new,) = catalog.find(Event).ids
    row = catalog.get(Event, new)
    assert (row["title"], row["venue"], row["edition"], row["city"]) == (
        "Festival",
        "Opera",
        "I",
        None,
    )
    (delegation,) = catalog.find(Delegation).ids
    assert catalog.get(Delegation, delegation)["event"] == new


def test_what_was_deleted_elsewhere_and_is_untouched_here_is_no_obstacle(
    crowded: EventForm, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    first, second = crowded.desk.roster.sendings
    catalog.delete(Delegation, [second.row["id"]])
    catalog.delete(Member, [first.members[0]["id"]])
    model = crowded.desk.panel.members.model()
    model.setData(model.index(1, POSITION), "Singer")
    assert crowded.save()
    assert len(catalog.find(Delegation)) == 1
    (member,) = catalog.find(Member).ids
    assert catalog.get(Member, member)["position"] == "Singer"


def test_what_was_deleted_elsewhere_and_is_changed_here_is_named_and_may_be_new(
    crowded: EventForm, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    first, _ = crowded.desk.roster.sendings
    crowded.desk.panel.sheet.editor("size").widget.insert("7")  # type: ignore[attr-defined]
    catalog.delete(Delegation, [first.row["id"]])
    with keys.answering("Go on editing") as asked:
        assert not crowded.save()
    with keys.answering("Save as new"):
        assert crowded.save()
    assert "Azerbaijan" in asked[0]
    rows = [catalog.get(Delegation, id) for id in catalog.find(Delegation).ids]
    assert {row["country"]: row["size"] for row in rows} == {"AZ": 7, "GE": None}
    assert len(catalog.find(Member)) == 2


def test_what_another_changed_at_the_desk_is_not_written_over_unknowingly(
    crowded: EventForm, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    first, _ = crowded.desk.roster.sendings
    crowded.desk.panel.sheet.editor("size").widget.insert("7")  # type: ignore[attr-defined]
    catalog.save(Delegation, {"id": first.row["id"], "size": 9, "note": "By train"})
    assert not crowded.save()
    assert "Stated size" in crowded.complaint.text()
    assert catalog.get(Delegation, first.row["id"])["size"] == 9
    assert crowded.save()
    row = catalog.get(Delegation, first.row["id"])
    assert (row["size"], row["note"]) == (7, "By train")


@pytest.fixture
def replaced(form_context: FormContext) -> dict[str, int]:
    """A delegation in which Old was replaced by New."""
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Festival"})
    sent = catalog.save(Delegation, {"event": event, "country": "KZ"})
    new = catalog.save(Member, {"delegation": sent, "name": "New"})
    row = {"delegation": sent, "name": "Old", "status": "replaced", "replaced_by": new}
    return {"event": event, "sent": sent, "new": new, "old": catalog.save(Member, row)}


def grid_of(form: EntityForm) -> MemberModel:
    if isinstance(form, EventForm):
        return form.desk.panel.members.members
    assert isinstance(form, DelegationForm)
    return form.members.members


def set_position(form: EntityForm, name: str, position: str) -> None:
    model = grid_of(form)
    (row,) = (n for n, each in enumerate(model.list.members) if each.get("name") == name)
    model.setData(model.index(row, POSITION), position)


def leading(context: FormContext) -> dict[str, str | None]:
    """Who is replaced by whom, by name."""
    catalog = context.catalog
    rows = {id: catalog.get(Member, id) for id in catalog.find(Member).ids}
    names = {id: str(row["name"] or catalog.label(Member, row)) for id, row in rows.items()}
    return {names[id]: names.get(row["replaced_by"]) for id, row in rows.items()}


@pytest.mark.parametrize("entity", [Event, Delegation])
@pytest.mark.parametrize("edited", ["Old", "New"])
def test_a_delegation_that_becomes_new_keeps_who_was_replaced_by_whom(
    form_context: FormContext,
    opened: Opener,
    replaced: dict[str, int],
    entity: type[Entity],
    edited: str,
) -> None:
    form = opened(entity, replaced["event" if entity is Event else "sent"])
    set_position(form, edited, "Singer")
    form_context.catalog.delete(Delegation, [replaced["sent"]])
    with keys.answering("Save as new"):
        assert form.save(), form.complaint.text()
    assert leading(form_context) == {"Old": "New", "New": None}


def test_an_event_that_becomes_new_keeps_who_was_replaced_by_whom(
    form_context: FormContext, opened: Opener, replaced: dict[str, int]
) -> None:
    form = opened(Event, replaced["event"])
    set_position(form, "Old", "Singer")
    form_context.catalog.delete(Event, [replaced["event"]])
    with keys.answering("Save as new"):
        assert form.save(), form.complaint.text()
    assert leading(form_context) == {"Old": "New", "New": None}


@pytest.mark.parametrize("entity", [Event, Delegation])
def test_a_replacement_that_becomes_new_is_the_one_who_came_instead(
    form_context: FormContext, opened: Opener, replaced: dict[str, int], entity: type[Entity]
) -> None:
    form = opened(entity, replaced["event" if entity is Event else "sent"])
    set_position(form, "New", "Singer")
    form_context.catalog.delete(Member, [replaced["new"]])
    with keys.answering("Save as new"):
        assert form.save(), form.complaint.text()
    assert leading(form_context) == {"Old": "New", "New": None}


def test_who_was_replaced_by_one_that_is_gone_can_be_changed(
    form_context: FormContext, opened: Opener, replaced: dict[str, int]
) -> None:
    form = opened(Delegation, replaced["sent"])
    set_position(form, "Old", "Singer")
    form_context.catalog.delete(Member, [replaced["new"]])
    assert form.save(), form.complaint.text()
    assert leading(form_context) == {"Old": None}


@pytest.mark.parametrize("entity", [Event, Delegation])
def test_a_member_whom_another_replaced_meanwhile_is_told(
    form_context: FormContext, opened: Opener, entity: type[Entity]
) -> None:
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Festival"})
    sent = catalog.save(Delegation, {"event": event, "country": "KZ"})
    catalog.save(Member, {"delegation": sent, "name": "One"})
    forms = [opened(entity, {Event: event, Delegation: sent}[entity]) for _ in "AB"]
    for form, name in zip(forms, "AB", strict=True):
        model = grid_of(form)
        with model.rearranged() as rows:
            rows.replace(0)
        model.setData(model.index(1, PERSON), name)
    first, second = forms
    assert first.save()
    assert not second.save()
    assert "There it is now: A. Here: B." in second.complaint.text()
    assert leading(form_context) == {"One": "A", "A": None}
    assert second.save()
    assert leading(form_context) == {"One": "B", "A": None, "B": None}
