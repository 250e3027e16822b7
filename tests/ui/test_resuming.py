"""A draft is taken up again on what others have made of the catalog since it was typed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from catalog_app.domain import Delegation, Event, Member, Person
from catalog_app.domain.fields import Entity
from catalog_app.ui import drafts
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form, reopen
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
def crashed(form_context: FormContext, closing: Closing) -> Callable[[EntityForm], Opener]:
    """Keeps the draft of a form and ends it as a crash does; what opens it again."""

    def crashed(form: EntityForm, *, old: bool = False) -> Opener:
        form.watch.keep()
        (draft,) = drafts.pending(form_context.catalog)
        if old:
            kept = json.loads(draft.path.read_text("utf-8"))
            draft.path.write_text(json.dumps(_without_before(kept)), "utf-8")
        text = draft.path.read_text("utf-8")

        def again() -> EntityForm:
            form.watch.begin()
            draft.path.write_text(text, "utf-8")
            (kept,) = drafts.pending(form_context.catalog)
            return closing(reopen(form_context, kept))

        return again

    return crashed


def _without_before(kept: Any) -> Any:
    """As drafts were before they said what stood there."""
    if isinstance(kept, list):
        return [_without_before(each) for each in kept]
    if isinstance(kept, dict):
        return {n: _without_before(each) for n, each in kept.items() if not n.endswith("before:")}
    return kept


def type_into(form: EntityForm, name: str, text: str) -> None:
    editor: Any = form.sheet.editor(name)
    editor.widget.selectAll()
    editor.widget.insert(text)
    editor.settle()


def grid_of(form: EntityForm) -> MemberModel:
    if isinstance(form, EventForm):
        return form.desk.panel.members.members
    assert isinstance(form, DelegationForm)
    return form.members.members


def members(context: FormContext, name: str = "name") -> list[Any]:
    found = context.catalog.find(Member, order=("rank",)).ids
    return [context.catalog.get(Member, id)[name] for id in found]


@pytest.fixture
def sent(form_context: FormContext) -> dict[type[Entity], int]:
    """A delegation of One and Two, and its event."""
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Festival"})
    delegation = catalog.save(Delegation, {"event": event, "country": "KZ", "contact": "Old"})
    for rank, name in enumerate(("One", "Two"), 1):
        catalog.save(Member, {"delegation": delegation, "name": name, "rank": rank})
    return {Event: event, Delegation: delegation}


@pytest.fixture
def ada(form_context: FormContext) -> int:
    row = {"family_name": "Lovelace", "position": "Clerk", "email": "old@example.org"}
    return form_context.catalog.save(Person, row)


@pytest.mark.parametrize("old", [False, True], ids=["draft", "old draft"])
def test_fields_that_were_not_typed_into_stay_as_others_made_them(
    form_context: FormContext, opened: Opener, crashed: Callable[..., Opener], ada: int, old: bool
) -> None:
    catalog = form_context.catalog
    form = opened(Person, ada)
    type_into(form, "phone", "+994")
    again = crashed(form, old=old)
    catalog.save(Person, {"id": ada, "position": "Envoy", "email": "new@example.org"})
    back = again()
    assert back.save() != old
    row = catalog.get(Person, ada)
    assert (row["position"], row["email"]) == ("Envoy", "new@example.org")
    assert row["phone"] == (None if old else "+994")
    assert ("Envoy" in back.complaint.text()) == old  # it is not known what stood there


def test_a_field_that_others_changed_too_is_told_and_saved_when_that_is_meant(
    form_context: FormContext, opened: Opener, crashed: Callable[..., Opener], ada: int
) -> None:
    catalog = form_context.catalog
    form = opened(Person, ada)
    type_into(form, "position", "Minister")
    again = crashed(form)
    catalog.save(Person, {"id": ada, "position": "Envoy"})
    back = again()
    assert not back.save()
    assert all(word in back.complaint.text() for word in ("Position", "Envoy", "Minister"))
    assert catalog.get(Person, ada)["position"] == "Envoy"
    assert back.save()
    assert catalog.get(Person, ada)["position"] == "Minister"


def test_a_draft_that_is_taken_up_twice_still_knows_what_stood_there(
    form_context: FormContext, opened: Opener, crashed: Callable[..., Opener], ada: int
) -> None:
    form = opened(Person, ada)
    type_into(form, "position", "Minister")
    again = crashed(form)
    form_context.catalog.save(Person, {"id": ada, "position": "Envoy", "phone": "+7"})
    back = crashed(again())()
    assert not back.save()
    assert "Envoy" in back.complaint.text()
    assert form_context.catalog.get(Person, ada)["phone"] == "+7"


@pytest.mark.parametrize("entity", [Delegation, Event])
@pytest.mark.parametrize("old", [False, True], ids=["draft", "old draft"])
def test_members_whom_the_draft_never_knew_stay(
    form_context: FormContext,
    opened: Opener,
    crashed: Callable[..., Opener],
    sent: dict[type[Entity], int],
    entity: type[Entity],
    old: bool,
) -> None:
    catalog = form_context.catalog
    form = opened(entity, sent[entity])
    model = grid_of(form)
    model.setData(model.index(0, POSITION), "Singer")
    again = crashed(form, old=old)
    two = catalog.find(Member, "Two").ids[0]
    catalog.save(Member, {"delegation": sent[Delegation], "name": "Three", "rank": 3})
    catalog.save(Member, {"id": two, "hotel": "Grand"})
    catalog.save(Delegation, {"id": sent[Delegation], "contact": "New"})
    back = again()
    assert [row["name"] for row in grid_of(back).list.members] == ["One", "Two", "Three"]
    back.save()
    assert back.save()
    assert members(form_context) == ["One", "Two", "Three"]
    assert members(form_context, "position") == ["Singer", None, None]
    if not old:
        assert catalog.get(Member, two)["hotel"] == "Grand"
        assert catalog.get(Delegation, sent[Delegation])["contact"] == "New"


@pytest.mark.parametrize("entity", [Delegation, Event])
def test_a_member_whom_others_changed_too_is_told(
    form_context: FormContext,
    opened: Opener,
    crashed: Callable[..., Opener],
    sent: dict[type[Entity], int],
    entity: type[Entity],
) -> None:
    form = opened(entity, sent[entity])
    model = grid_of(form)
    model.setData(model.index(0, POSITION), "Singer")
    again = crashed(form)
    one = form_context.catalog.find(Member, "One").ids[0]
    form_context.catalog.save(Member, {"id": one, "position": "Dancer"})
    back = again()
    assert not back.save()
    assert all(word in back.complaint.text() for word in ("Singer", "Dancer"))
    assert members(form_context, "position") == ["Dancer", None]
    assert back.save()
    assert members(form_context, "position") == ["Singer", None]


@pytest.mark.parametrize("entity", [Delegation, Event])
def test_a_member_who_was_deleted_elsewhere_comes_back_only_where_that_is_wanted(
    form_context: FormContext,
    opened: Opener,
    crashed: Callable[..., Opener],
    sent: dict[type[Entity], int],
    entity: type[Entity],
) -> None:
    form = opened(entity, sent[entity])
    model = grid_of(form)
    model.setData(model.index(0, POSITION), "Singer")
    again = crashed(form)
    form_context.catalog.delete(Member, list(form_context.catalog.find(Member).ids))
    back = again()
    with keys.answering("Go on editing") as asked:
        assert not back.save()
    assert "One" in asked[0]
    with keys.answering("Save as new"):
        assert back.save()
    assert members(form_context) == ["One"]


@pytest.mark.parametrize("entity", [Delegation, Event])
def test_a_member_who_was_removed_in_the_draft_is_removed(
    form_context: FormContext,
    opened: Opener,
    crashed: Callable[..., Opener],
    sent: dict[type[Entity], int],
    entity: type[Entity],
) -> None:
    form = opened(entity, sent[entity])
    with grid_of(form).rearranged() as rows, rows.step():
        del rows.members[0]
    again = crashed(form)
    form_context.catalog.save(Member, {"delegation": sent[Delegation], "name": "Three", "rank": 3})
    assert again().save()
    assert members(form_context) == ["Two", "Three"]


def test_delegations_that_others_added_or_deleted_meanwhile_stay_so(
    form_context: FormContext,
    opened: Opener,
    crashed: Callable[..., Opener],
    sent: dict[type[Entity], int],
) -> None:
    catalog = form_context.catalog
    catalog.save(Delegation, {"event": sent[Event], "country": "GE"})
    form = opened(Event, sent[Event])
    type_into(form, "venue", "Opera")
    again = crashed(form)
    catalog.delete(Delegation, [sent[Delegation]])
    catalog.save(Delegation, {"event": sent[Event], "country": "TR"})
    back = again()
    assert isinstance(back, EventForm)
    assert [each.row["country"] for each in back.desk.roster.sendings] == ["GE", "TR"]
    assert back.save()
    assert {catalog.get(Delegation, id)["country"] for id in catalog.find(Delegation).ids} == {
        "GE",
        "TR",
    }


def test_a_delegation_that_was_deleted_elsewhere_and_changed_in_the_draft_is_named(
    form_context: FormContext,
    opened: Opener,
    crashed: Callable[..., Opener],
    sent: dict[type[Entity], int],
) -> None:
    form = opened(Event, sent[Event])
    model = grid_of(form)
    model.setData(model.index(0, POSITION), "Singer")
    again = crashed(form)
    form_context.catalog.delete(Delegation, [sent[Delegation]])
    back = again()
    with keys.answering("Save as new") as asked:
        assert back.save()
    assert "Kazakhstan" in asked[0]
    assert members(form_context) == ["One", "Two"]
    assert members(form_context, "position") == ["Singer", None]
