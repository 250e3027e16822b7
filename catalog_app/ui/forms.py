"""Opens forms: the one for each section, and those whose drafts a crash has left."""

from collections.abc import Mapping
from typing import Any

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.documents import Document
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.document_form import DocumentForm
from catalog_app.ui.drafts import Draft
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.form_sizes import FormSize

_PLACED: dict[type[Entity], type[EntityForm]] = {
    Event: EventForm,
    Delegation: DelegationForm,
    Document: DocumentForm,
}


def open_form(
    context: FormContext,
    entity: type[Entity],
    id: int | None = None,
    defaults: Mapping[str, Any] | None = None,
) -> EntityForm:
    """Shows the form of a record, or of a new one; NotFound where the record is gone."""
    form = _PLACED.get(entity, EntityForm)(context, entity, id, defaults)
    FormSize(form)
    form.show()
    return form


def reopen(context: FormContext, draft: Draft) -> EntityForm:
    """Shows a form as it was typed; a record that is gone meanwhile becomes a new one."""
    entity = entity_of(draft.section)
    there = draft.id is not None and context.catalog.ref(draft.section, draft.id) is not None
    id = draft.id if there else None
    form = _PLACED.get(entity, EntityForm)(context, entity, id, None, draft)
    FormSize(form)
    form.show()
    return form
