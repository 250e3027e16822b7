"""Records that may be the same as the one in a form: shown, never forced."""

from catalog_app.domain.fields import Entity, Row
from catalog_app.i18n import mark
from catalog_app.ui.choosing import Chooser
from catalog_app.ui.editing import FormContext

_ALIKE = mark("There is one of this name already: {names}")
_SHOWN = 3


def alike(context: FormContext, entity: type[Entity], values: Row) -> str:
    """A sentence that names the records which are called the same, or nothing."""
    from catalog_app.storage import suggest

    name = entity.name_of(values, context.language)
    if not name:
        return ""
    chooser = Chooser(entity.section, context)
    found = suggest.similar(context.catalog, entity.section, name)
    others = [ref for ref in found if int(ref) != values.get("id")][:_SHOWN]
    names = [" · ".join(filter(None, (chooser.shown(ref), chooser.beside(ref)))) for ref in others]
    return context.language.text(_ALIKE, names="; ".join(names)) if names else ""
