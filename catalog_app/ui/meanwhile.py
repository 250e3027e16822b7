"""What others did to a record while its form was open: another window, another program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog_app.domain.fields import Row
from catalog_app.i18n import mark
from catalog_app.ui import plain
from catalog_app.ui.clashes import Clash, differs

if TYPE_CHECKING:
    from catalog_app.ui.form import EntityForm
    from catalog_app.ui.sheet import Sheet

_GONE = mark("This was deleted elsewhere meanwhile: {names}.")
_CHOICES = (mark("Save as new"), mark("Go on editing"))
_MOST = 3  # sentences


@dataclass(frozen=True)
class Part:
    """A part of a form that others may have touched: the record itself, its delegations.

    `lost`: what is to be saved and was deleted elsewhere, by name; `renew`: makes that new;
    `clashes`: what is changed here and was changed elsewhere, told once.
    """

    lost: Callable[[], list[str]]
    renew: Callable[[], None]
    clashes: Callable[[], list[Clash]]


def record(form: "EntityForm") -> Part:
    """The record that a form edits."""

    def gone() -> bool:
        there = form.context.catalog.ref
        return form.id is not None and there(form.entity.section, form.id) is None

    def lost() -> list[str]:
        return [form.name()] if gone() else []

    def renew() -> None:
        if gone():
            draft, form.id = form.draft(), None
            form.fill({})
            form.resume(draft)

    def clashes() -> list[Clash]:
        if form.id is None:
            return []
        return _clashes(form.sheet, form.context.catalog.get(form.entity, form.id))

    return Part(lost, renew, clashes)


def _clashes(sheet: "Sheet", now: Row) -> list[Clash]:
    """The fields that are changed here and, since the record was shown, elsewhere otherwise.

    From then on they are known to be so: saving again is meant.
    """
    found: list[Clash] = []
    changes = {name: mine for name, mine in sheet.changes().items() if name in now}
    for name, mine in changes.items():
        field, theirs = sheet.editor(name).field, now[name]
        before = sheet.before.get(name, field.kind.empty)
        theirs_new = name in sheet.unsure or differs(theirs, before)
        if theirs_new and differs(theirs, mine):
            found.append(Clash(field, mine, theirs))
            sheet.before[name] = theirs
            sheet.unsure.discard(name)
    return found


def settled(form: "EntityForm", parts: Sequence[Part]) -> bool:
    """Whether nothing that others did meanwhile is written over unknowingly; else it is said."""
    lost = next(filter(None, (part.lost() for part in parts)), None)
    if lost:
        question = form.language.text(_GONE, names="; ".join(lost))
        choices = [form.language.text(choice) for choice in _CHOICES]
        if plain.ask(form, form.windowTitle(), question, choices) != 0:
            return False
    for part in parts:
        part.renew()
    found = [clash for part in parts for clash in part.clashes()]
    form.complain("\n".join(clash.text(form.language) for clash in found[:_MOST]))
    return not found
