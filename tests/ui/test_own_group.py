"""Own fields in forms: they follow while a form is open, and nothing that was typed is lost."""

from collections.abc import Callable
from contextlib import closing as closing_of
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from catalog_app.domain import Delegation, Event, Member, OwnField, Person
from catalog_app.domain.fields import Entity, own_fields
from catalog_app.storage import own_fields as storage
from catalog_app.storage.catalog import Catalog
from catalog_app.ui import drafts
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm, follow_fields
from catalog_app.ui.forms import open_form, reopen
from catalog_app.ui.lines import KnownTextEditor
from catalog_app.ui.plain import without_mnemonic
from catalog_app.ui.roster import Roster
from tests.builders import OWN_FIELDS, OWN_VALUES, own_field

Closing = Callable[[EntityForm], EntityForm]
Opener = Callable[..., EntityForm]
SHIRT = {"name": "shirt", "label": "Shirt size"}


@pytest.fixture
def opened(form_context: FormContext, closing: Closing) -> Opener:
    def opened(entity: type[Entity], id: int | None = None) -> EntityForm:
        return closing(open_form(form_context, entity, id))

    return opened


@pytest.fixture
def ada(form_context: FormContext) -> int:
    """A person with a shirt size."""
    own_field(form_context.catalog, **SHIRT)
    return form_context.catalog.save(Person, {"family_name": "Ada", "shirt": "XL"})


def type_into(form: EntityForm, **texts: str) -> None:
    for name, text in texts.items():
        editor: Any = form.sheet.editor(name)
        editor.line.selectAll()
        editor.line.insert(text)
        editor.settle()


def own_names(form: EntityForm) -> list[str]:
    return [name for name in form.sheet.cells if name not in form.entity.declared]


def heads(form: EntityForm) -> list[str]:
    QApplication.processEvents()
    found = [each for each in form.findChildren(QLabel) if each.property("role") == "heading"]
    return [each.text() for each in found if each.isVisibleTo(form)]


def id_of(form_context: FormContext, name: str) -> int:
    return form_context.catalog.find(OwnField, f"name:{name}").ids[0]


@pytest.mark.parametrize("entity", [Person, Event, Delegation, Member])
def test_every_form_has_them_below_all_others(
    form_context: FormContext, opened: Opener, entity: type[Entity]
) -> None:
    for row in OWN_FIELDS:
        own_field(form_context.catalog, **row | {"section": entity.section})
    form = opened(entity)
    assert own_names(form) == [row["name"] for row in OWN_FIELDS]
    assert heads(form)[-1] == "Own fields"


def test_a_form_without_any_has_no_head_for_them(opened: Opener) -> None:
    assert "Own fields" not in heads(opened(Person))


def test_what_is_typed_is_understood_as_its_kind_says(
    form_context: FormContext, opened: Opener
) -> None:
    for row in OWN_FIELDS:
        own_field(form_context.catalog, **row)
    form = opened(Person)
    type_into(form, family_name="Ada", shirt="xl", age="31", deadline="1 May 2024", veg="y")
    type_into(form, home="Қазақстан", remark=OWN_VALUES["Ada"]["remark"])
    assert form.save()
    saved = form_context.catalog.get(Person, form.id or 0)
    assert {name: saved[name] for name in own_names(form)} == OWN_VALUES["Ada"]


def test_what_cannot_be_understood_is_said_beside_it(
    form_context: FormContext, opened: Opener
) -> None:
    own_field(form_context.catalog, name="age", label="Age", kind="number")
    form = opened(Person)
    type_into(form, family_name="Ada", age="old")
    assert not form.save()
    assert "is not a number" in form.sheet.cells["age"].note.text()
    assert form.focusWidget() is form.sheet.editor("age").widget


def test_a_text_suggests_what_others_hold(form_context: FormContext, ada: int) -> None:
    editor = EntityForm(form_context, Person).sheet.editor("shirt")
    assert isinstance(editor, KnownTextEditor)
    assert [offer.text for offer in editor.offers("x")] == ["XL"]


def test_a_new_field_comes_into_an_open_form_and_typing_goes_on(
    form_context: FormContext, opened: Opener, ada: int
) -> None:
    form = opened(Person, ada)
    type_into(form, phone="+994", shirt="M")
    form.sheet.focus("shirt")
    own_field(form_context.catalog, name="seat", label="Seat")
    follow_fields(form)
    assert own_names(form) == ["shirt", "seat"]
    assert form.sheet.values()["phone"] == "+994"
    assert form.sheet.values()["shirt"] == "M"
    assert form.focusWidget() is form.sheet.editor("shirt").widget
    type_into(form, seat="12A")
    assert form.save()
    saved = form_context.catalog.get(Person, ada)
    assert (saved["shirt"], saved["seat"], saved["phone"]) == ("M", "12A", "+994")


def test_following_alone_is_no_change_of_the_form(
    form_context: FormContext, opened: Opener, ada: int
) -> None:
    form = opened(Person, ada)
    for _ in range(3):
        field = own_field(form_context.catalog, name="seat", label="Seat")
        follow_fields(form)
        storage.remove(form_context.catalog, field)
        follow_fields(form)
    assert not form.watch.changed()
    assert own_names(form) == ["shirt"]
    assert heads(form).count("Own fields") == 1
    assert form.complaint.text() == ""


def test_what_was_typed_into_a_field_that_is_removed_is_told(
    form_context: FormContext, opened: Opener, ada: int
) -> None:
    form = opened(Person, ada)
    type_into(form, shirt="XXL, if there is any", phone="+994")
    storage.remove(form_context.catalog, id_of(form_context, "shirt"))
    follow_fields(form)
    assert own_names(form) == []
    assert "“Shirt size” was hidden or removed" in form.complaint.text()
    assert "XXL, if there is any" in form.complaint.text()
    assert form.save()
    assert form_context.catalog.get(Person, ada)["phone"] == "+994"


def test_a_save_that_comes_before_the_news_is_refused_with_a_sentence(
    form_context: FormContext, opened: Opener, ada: int
) -> None:
    form = opened(Person, ada)
    type_into(form, shirt="M")
    storage.remove(form_context.catalog, id_of(form_context, "shirt"))
    assert not form.save()
    assert "There is no field “shirt” any more" in form.complaint.text()
    assert form.sheet.editor("shirt").value() == "M"


def test_a_field_that_another_program_removes_under_an_open_form_is_told_too(
    form_context: FormContext, opened: Opener, ada: int, tmp_path: Path
) -> None:
    form = opened(Person, ada)
    type_into(form, shirt="M", phone="+994")
    with closing_of(Catalog.open(tmp_path / "catalog.db")) as other:
        storage.remove(other, id_of(form_context, "shirt"))
        other.save(Person, {"id": ada, "position": "Envoy"})
    assert not form.save()
    assert "There is no field “shirt” any more" in form.complaint.text()
    follow_fields(form)
    assert "There stood: M." in form.complaint.text()
    assert form.save()
    row = form_context.catalog.get(Person, ada)
    assert (row["phone"], row["position"]) == ("+994", "Envoy")


def test_another_label_and_other_options_come_into_an_open_form(
    form_context: FormContext, opened: Opener
) -> None:
    row = SHIRT | {"kind": "choice", "options": ("S", "M")}
    field = own_field(form_context.catalog, **row)
    form = opened(Person)
    type_into(form, shirt="m")
    storage.change(form_context.catalog, field, {"label": "T-shirt", "options": ("M", "XL")})
    follow_fields(form)
    editor: Any = form.sheet.editor("shirt")
    assert editor.widget.accessibleName() == "T-shirt"
    assert [offer.text for offer in editor.offers("")] == ["M", "XL"]
    assert editor.value() == "M"


def test_two_who_edit_it_at_once_are_told(
    form_context: FormContext, opened: Opener, ada: int
) -> None:
    form = opened(Person, ada)
    type_into(form, shirt="M")
    form_context.catalog.save(Person, {"id": ada, "shirt": "S"})
    own_field(form_context.catalog, name="seat", label="Seat")
    follow_fields(form)
    assert not form.save()
    said = form.complaint.text()
    assert all(word in said for word in ("Shirt size", "S", "M"))
    assert form.save()
    assert form_context.catalog.get(Person, ada)["shirt"] == "M"


def test_a_draft_has_them_even_if_one_is_gone_when_it_comes_back(
    form_context: FormContext, opened: Opener, closing: Closing, ada: int
) -> None:
    own_field(form_context.catalog, name="age", label="Age", kind="number")
    form = opened(Person, ada)
    type_into(form, shirt="M", age="old")
    form.watch.keep()
    (draft,) = drafts.pending(form_context.catalog)
    back = closing(reopen(form_context, draft))
    assert back.sheet.values()["shirt"] == "M"
    assert back.sheet.editor("age").draft() == {"text": "old"}
    storage.remove(form_context.catalog, id_of(form_context, "shirt"))
    again = closing(reopen(form_context, draft))
    assert own_names(again) == ["age"]


def test_save_and_new_begins_without_what_it_held(
    form_context: FormContext, opened: Opener, ada: int
) -> None:
    form = opened(Person, ada)
    type_into(form, shirt="M")
    form.save_and_begin()
    assert form.sheet.values()["shirt"] is None


def test_a_long_label_does_not_widen_the_form(form_context: FormContext, opened: Opener) -> None:
    own_field(form_context.catalog, name="long", label="<b>{x}</b> " + "wide " * 60)
    form = opened(Person)
    label = next(
        each
        for each in form.findChildren(QLabel)
        if each.buddy() is form.sheet.editor("long").widget
    )
    assert label.width() <= 180
    shown = without_mnemonic(label.text())
    assert shown.startswith("<b>{x}</b> wide")
    assert shown.endswith("…")


# Delegations and their members, which an event's form holds


@pytest.fixture
def event(form_context: FormContext) -> int:
    """A delegation with a bus and a member with a shirt."""
    catalog = form_context.catalog
    own_field(catalog, section="delegations", name="bus", label="Bus")
    own_field(catalog, section="members", **SHIRT)
    event = catalog.save(Event, {"title": "Festival", "country": "AZ"})
    sent = catalog.save(Delegation, {"event": event, "country": "AZ", "bus": "B 1"})
    catalog.save(Member, {"delegation": sent, "name": "One", "shirt": "XL"})
    return event


def only(form_context: FormContext, entity: type[Entity]) -> dict[str, Any]:
    (id,) = form_context.catalog.find(entity).ids
    return form_context.catalog.get(entity, id)


def test_the_desk_edits_those_of_a_delegation(
    form_context: FormContext, opened: Opener, event: int
) -> None:
    form = opened(Event, event)
    assert isinstance(form, EventForm)
    bus: Any = form.desk.panel.sheet.editor("bus")
    assert bus.value() == "B 1"
    bus.line.selectAll()
    bus.line.insert("B 2")
    assert form.save()
    assert only(form_context, Delegation)["bus"] == "B 2"
    assert only(form_context, Member)["shirt"] == "XL"


def test_the_roster_carries_those_of_members(
    form_context: FormContext, opened: Opener, event: int
) -> None:
    roster = Roster(form_context)
    roster.load(event)
    (row,) = roster.sendings[0].members
    assert row["shirt"] == "XL"
    row["shirt"] = "S"
    kept = roster.draft()
    again = Roster(form_context)
    again.load(event)
    again.resume(kept, form_context.catalog.ref)
    assert again.sendings[0].members[0]["shirt"] == "S"
    member = only(form_context, Member)
    form_context.catalog.save(Member, {"id": member["id"], "shirt": "M"})
    (clash,) = again.clashes()
    assert (clash.mine, clash.theirs) == ("S", "M")


def test_a_draft_keeps_a_delegation_though_its_own_field_is_another_one_by_now(
    form_context: FormContext, event: int
) -> None:
    roster = Roster(form_context)
    roster.load(event)
    kept = roster.draft()
    storage.remove(form_context.catalog, id_of(form_context, "bus"))
    own_field(form_context.catalog, section="delegations", name="bus", label="Bus", kind="number")
    again = Roster(form_context)
    again.load(event)
    again.resume(kept, form_context.catalog.ref)
    (sending,) = again.sendings
    assert sending.row["country"] == "AZ"
    assert "bus" not in sending.row
    assert sending.members[0]["shirt"] == "XL"


def test_the_desk_follows_and_tells_too(
    form_context: FormContext, opened: Opener, event: int
) -> None:
    form = opened(Event, event)
    assert isinstance(form, EventForm)
    bus: Any = form.desk.panel.sheet.editor("bus")
    bus.line.insert("x")
    own_field(form_context.catalog, section="delegations", name="guide", label="Guide")
    storage.remove(form_context.catalog, id_of(form_context, "bus"))
    follow_fields(form)
    assert "“Bus” was hidden or removed" in form.complaint.text()
    guide: Any = form.desk.panel.sheet.editor("guide")
    guide.line.insert("Leyla")
    guide.edited.emit()
    assert form.save()
    assert only(form_context, Delegation)["guide"] == "Leyla"
    assert [field.name for field in own_fields(Delegation)] == ["guide"]


def test_the_form_of_a_delegation_keeps_those_of_its_members(
    form_context: FormContext, opened: Opener, event: int
) -> None:
    form = opened(Delegation, only(form_context, Delegation)["id"])
    assert isinstance(form, DelegationForm)
    type_into(form, bus="B 3", quota="5")
    assert form.save()
    assert only(form_context, Delegation)["bus"] == "B 3"
    assert only(form_context, Member)["shirt"] == "XL"
