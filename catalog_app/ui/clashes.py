"""A field that two have changed at once, and when values differ at all."""

from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from catalog_app.domain.fields import Field, head_of
from catalog_app.domain.refs import Ref
from catalog_app.i18n import Language, mark

_CLASH = mark(
    "“{field}” was changed elsewhere meanwhile. There it is now: {theirs}. Here: {mine}. "
    "Save again to keep what stands here."
)
_NOTHING = "—"
_SHOWN = 60  # characters of a value


@dataclass(frozen=True)
class Clash:
    """A field that is changed here and was changed elsewhere to something else."""

    field: Field
    mine: Any
    theirs: Any

    def text(self, language: Language) -> str:
        mine, theirs = (
            shorten(self.field.kind.typed(value, language), _SHOWN, placeholder="…") or _NOTHING
            for value in (self.mine, self.theirs)
        )
        label = head_of(self.field, language)
        return language.text(_CLASH, field=label, theirs=theirs, mine=mine)


def same(one: Ref, other: Ref) -> bool:
    """Whether both lead to the same record, as far as they say of which section it is."""
    sections = {ref.section for ref in (one, other) if ref.section}
    return one == other and len(sections) < 2


def differs(value: Any, before: Any) -> bool:
    """New records are all -1 and differ by what they are."""
    if isinstance(value, tuple) and isinstance(before, tuple):
        pairs = zip(value, before, strict=False)
        return len(value) != len(before) or any(differs(one, other) for one, other in pairs)
    if isinstance(value, Ref) and isinstance(before, Ref) and not same(value, before):
        return True
    return bool(value != before) or (value is not before and value == -1)
