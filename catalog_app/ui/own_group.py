"""The own fields of a section at the end of a form, which follow when they become others."""

from collections.abc import Callable
from contextlib import suppress

from catalog_app.domain.fields import Row, head_of, own_fields
from catalog_app.domain.own_fields import GROUP
from catalog_app.errors import NotFound
from catalog_app.i18n import mark
from catalog_app.ui import records
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.form_shell import Fields
from catalog_app.ui.sheet import Sheet
from catalog_app.ui.telling import shortened

_GONE = mark("“{field}” was hidden or removed meanwhile. There stood: {value}.")


class OwnGroup:
    """Stands below all other fields of a page.  `id`: of the record in the sheet."""

    def __init__(
        self, page: Fields, sheet: Sheet, context: FormContext, id: Callable[[], int | None]
    ) -> None:
        self._page, self._sheet, self._context, self._id = page, sheet, context, id
        self._start = page.next_row
        self._lay_out()

    def follow(self) -> list[str]:
        """Shows the own fields that there are now.

        What was typed stays; sentences tell what was typed into fields that are gone.
        """
        shown = self._editors()
        if tuple(editor.field for editor in shown.values()) == own_fields(self._sheet.entity):
            return []
        focused = next((n for n, each in shown.items() if each.widget.hasFocus()), "")
        typed = {name: editor.draft() for name, editor in shown.items()}
        told = [self._told(shown[name]) for name in self._sheet.changes() if self._is_gone(name)]
        before = {name: v for name, v in self._sheet.before.items() if not self._is_gone(name)}
        for name in shown:
            del self._sheet.cells[name]
        self._page.clear_from(self._start)
        self._lay_out()
        self._sheet.before = self._stored() | before
        for name, editor in self._editors().items():
            editor.set_value(self._sheet.before.get(name, editor.field.kind.empty))
            if name in typed and type(editor.field.kind) is type(shown[name].field.kind):
                with suppress(*records.UNREADABLE):
                    editor.resume(typed[name])
        if focused in self._sheet.cells:
            self._sheet.focus(focused)
        return told

    def _lay_out(self) -> None:
        fields = own_fields(self._sheet.entity)
        if fields:
            self._page.add_head(self._context.language.text(GROUP))
            self._page.add_fields(tuple((field.name,) for field in fields))
        self._page.fill_up()

    def _editors(self) -> dict[str, Editor]:
        declared, cells = self._sheet.entity.declared, self._sheet.cells
        return {name: cell.editor for name, cell in cells.items() if name not in declared}

    def _is_gone(self, name: str) -> bool:
        """Whether there is no such field any more, or one of another kind."""
        if name not in self._sheet.cells or name in self._sheet.entity.declared:
            return False
        now = self._sheet.entity.fields.get(name)
        return now is None or type(now.kind) is not type(self._sheet.editor(name).field.kind)

    def _told(self, editor: Editor) -> str:
        language = self._context.language
        shown = shortened(editor.field.kind.show(editor.value(), language))
        return language.text(_GONE, field=head_of(editor.field, language), value=shown)

    def _stored(self) -> Row:
        """What the catalog has in the own fields."""
        entity, id = self._sheet.entity, self._id()
        if id is None:
            return {}
        with suppress(NotFound):
            row = self._context.catalog.get(entity, id)
            return {field.name: row[field.name] for field in own_fields(entity)}
        return {}
