"""The form of a record, made from its declaration; several may be open, each a window of its own.

Saving is one change, so that the record and all that it created are one step to undo.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from catalog_app.domain.fields import Entity, Row
from catalog_app.errors import CatalogError
from catalog_app.i18n import mark
from catalog_app.ui import attached, faults, meanwhile, plain, problems, resuming
from catalog_app.ui.drafts import Draft, Keeper, Watch
from catalog_app.ui.duplicates import alike
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form_shell import TAKEN_LETTERS, Fields, Shell
from catalog_app.ui.own_group import OwnGroup
from catalog_app.ui.problems import Remark
from catalog_app.ui.sheet import Mnemonics, Sheet

if TYPE_CHECKING:
    from catalog_app.storage.naming import Settler

_NEW = mark("New {entity}")
_KEPT = mark("{state} · draft kept")
_UNSAVED = mark("{state} · not saved yet")
_NOT_KEPT = mark("{state} · the draft could not be kept")
_HINT = mark("What you type is kept as a draft until you save.")
_LOSE = mark("“{name}” has changes that are not saved.")
_CHOICES = (mark("Save"), mark("Discard changes"), mark("Go on editing"))
_ADDED, _CHANGED = mark("Added “{name}”"), mark("Changed “{name}”")
_NOT_SAVED = mark("Not saved yet: look at what is said beside the fields.")

KEPT = ("series", "country", "when", "event", "delegation")
"""What Save and new keeps, because it repeats."""


class EntityForm(Shell):
    """Edits one record.  `saved`: its section and id; the form then closes or begins anew.
    `asked`: for a list of the event that it edits, by name, with the id; `record_asked`: section
    and id of another record whose form is wanted.
    """

    saved = Signal(str, int)
    asked = Signal(str, int)
    record_asked = Signal(str, int)
    own_groups: "Sequence[Following]"

    def __init__(
        self,
        context: FormContext,
        entity: type[Entity],
        id: int | None = None,
        defaults: Mapping[str, Any] | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(context.language, context.parent)
        context.catalog.come_to_hand()
        self.context = context.within(self)
        self.entity = entity
        self.id = id
        self.sheet = Sheet(entity, self.context, Mnemonics(TAKEN_LETTERS), self)
        self._twins: dict[str, Remark] = {}
        self.parts = [meanwhile.record(self)]
        self.build()
        self.sheet.edited.connect(self.touched)
        self.sheet.left.connect(self.review)
        attached.attend(self)
        self.save_asked.connect(lambda: self.save() and self.close())
        self.again_asked.connect(self.save_and_begin)
        keeper = Keeper(context.catalog, draft.path if draft else None)
        self.watch = Watch(self, self, entity.section, keeper)
        self.watch.kept.connect(lambda kept: self.show_head(_KEPT if kept else _NOT_KEPT))
        self.begin(id, defaults or {}, draft)

    def build(self) -> None:
        """Lays the fields out by groups, one below the other."""
        page = Fields(self.sheet)
        fields = [each for each in self.entity.declared.values() if each.group]
        fields.sort(key=lambda each: not (each.required and each.naming))  # its name first
        for group in dict.fromkeys(each.group for each in fields):
            page.add_head(self.language.text(group))
            page.add_fields(tuple((each.name,) for each in fields if each.group == group))
        if "documents" in self.entity.fields:
            page.add_fields((("documents",),))
        self.own_groups = [OwnGroup(page, self.sheet, self.context, lambda: self.id)]
        self.set_page(page.scrolled())

    def begin(
        self, id: int | None, defaults: Mapping[str, Any], draft: Draft | None = None
    ) -> None:
        """Shows a record, an empty form with some values, or a draft."""
        self.id = id
        self._twins = {}
        self.fill(self.context.catalog.get(self.entity, id) if id is not None else {})
        for name, value in defaults.items():
            if name in self.sheet.cells:
                self.sheet.editor(name).set_value(value)
        self.complain("")
        if draft is None:
            self.watch.begin()
        else:
            self.resume(draft.form)
        self.show_head(_KEPT if draft else "{state}")
        self.sheet.focus(next(iter(self.sheet.cells)))

    def fill(self, row: Row) -> None:
        self.sheet.fill(row)

    def draft(self) -> dict[str, Any]:
        return self.sheet.draft() | {resuming.BEFORE: resuming.before_of(self.sheet)}

    def resume(self, draft: Mapping[str, Any]) -> None:
        """Takes back what draft() gave; what others did since then is a matter for save()."""
        resuming.resume(self.sheet, draft, self.context.catalog.ref)

    def write(self, change: "Settler") -> int:
        """Puts the record, with what it creates; its id."""
        row = self.sheet.changes()
        if self.id is None:
            return change.put(self.entity, [row])[0]
        if row:
            change.put(self.entity, [row | {"id": self.id}])
        return self.id

    def name(self) -> str:
        """What the record is called as it stands."""
        return self.entity.name_of(self.sheet.values(), self.language)

    def show_head(self, template: str) -> None:
        """Title and quiet line; `template` says what became of the typing, of {state}."""
        kind = self.language.lower(self.language.text(self.entity.one))
        new, name = self.language.text(_NEW, entity=kind), self.name()
        state = self.language.text(template, state=self.about() if self.id else new)
        self.show_title(name or new, state if name else self.language.text(_HINT))

    def about(self) -> str:
        """What the quiet line says of a record that is there."""
        return self.language.text(self.entity.one)

    def touched(self, name: str) -> None:
        """Something was edited: the title follows, and a draft will be kept."""
        if self.complaint.text() and not walls_of(
            self.sheet, self.sheet.remarks(self.sheet.values())
        ):
            self.complain("")
        self.watch.touched()
        self.show_head(_UNSAVED)

    def review(self, left: str = "") -> dict[str, Remark]:
        """Says beside the fields what is to be said of them; `left`: the one just left."""
        values = self.sheet.values()
        found = self.sheet.remarks(values)
        if left and self.sheet.editor(left).field.naming:
            twins = alike(self.context, self.entity, values)
            self._twins = {left: Remark(twins)} if twins else {}
        self.sheet.show_remarks(self._twins | found, all_walls=not left)
        return found

    def save(self) -> bool:
        """Whether it is saved; if not, the form says why and has kept everything."""
        self.take_open_cell()
        found = self.review()
        walls = walls_of(self.sheet, found)
        if walls:
            self.complain(self.language.text(_NOT_SAVED))
            self.bring(self.sheet.editor(walls[0]).widget)
            return False
        if not meanwhile.settled(self, self.parts):
            return False
        from catalog_app.storage.naming import Settler

        label = _ADDED if self.id is None else _CHANGED
        try:
            with self.context.catalog.change(label, name=self.name()) as change:
                id = self.write(Settler(change))
        except CatalogError as error:
            self.complain(error.text(self.language))
            refused = problems.of_error(error, self.language)
            self.sheet.show_remarks(found | refused, all_walls=True)
            for name in walls_of(self.sheet, refused)[:1]:
                self.bring(self.sheet.editor(name).widget)
            return False
        self.id = id
        self.watch.begin()
        self.saved.emit(self.entity.section, id)
        return True

    def save_and_begin(self) -> None:
        """Saves, and begins another record with what repeats."""
        if self.save() and self.id is not None:
            row = self.context.catalog.get(self.entity, self.id)
            self.begin(None, {name: row[name] for name in KEPT if row.get(name)})

    def closeEvent(self, event: QCloseEvent) -> None:
        """A fault on the way leaves it open, with all that was typed."""
        event.ignore()
        with faults.Contained():
            if _may_close(self):
                self.watch.end()
                event.accept()


def follow_fields(form: EntityForm) -> None:
    """Own fields were added, changed, hidden or removed; what was typed is kept or told."""
    changed = form.watch.changed()
    told = [sentence for group in form.own_groups for sentence in group.follow()]
    if told:
        form.complain("\n".join(told))
    if not changed:
        form.watch.begin()


class Following(Protocol):
    """A part of a form that shows own fields."""

    def follow(self) -> list[str]:
        """Shows those that there are now; sentences tell what was typed and is gone."""
        ...


def walls_of(sheet: Sheet, found: Mapping[str, Remark]) -> list[str]:
    """The fields that keep the record from being saved, in the order of the form."""
    return [name for name in sheet.cells if name in found and found[name].wall]


def _may_close(form: EntityForm) -> bool:
    """Whether nothing is lost by it, or the person wants that."""
    form.take_open_cell()
    if not form.watch.changed():
        return True
    question = form.language.text(_LOSE, name=form.title.text())
    choices = [form.language.text(choice) for choice in _CHOICES]
    answer = plain.ask(form, form.windowTitle(), question, choices, default=2)
    return answer == 1 or (answer == 0 and form.save())
