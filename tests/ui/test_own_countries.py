"""A territory that is added, or a country that is renamed, is known to what is already open."""

from collections.abc import Callable

from catalog_app.domain import Country, Event
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from catalog_app.ui.lines import country_offers

Closing = Callable[[EntityForm], EntityForm]


def test_an_open_form_understands_a_territory_that_is_added_meanwhile(
    form_context: FormContext, closing: Closing
) -> None:
    form = closing(open_form(form_context, Event, None))
    country = form.sheet.cells["country"].editor
    form_context.catalog.save(Country, {"code": "X-TAT", "names": {"en": "Tatarstan"}})
    (offer, *_) = country_offers("tatars", form_context)
    assert (offer.value, offer.text) == ("X-TAT", "Tatarstan")
    country.set_value("X-TAT")
    assert country.problem() is None
    assert country.value() == "X-TAT"


def test_an_open_form_calls_a_country_by_its_new_name(form_context: FormContext) -> None:
    (id,) = form_context.catalog.find(Country, "code:KZ").ids
    form_context.catalog.save(Country, {"id": id, "names": {"en": "Qazaqstan"}})
    shown = Event.fields["country"].kind.show("KZ", form_context.language)
    assert shown == "Qazaqstan"
