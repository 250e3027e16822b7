"""What was found by a similar spelling only: where it begins, and why each record is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from catalog_app.domain.fields import fields_of
from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.storage.reading import Found

Reason = tuple[str, str]
"""A word as it was typed, and a similar one as it stands in the record."""

_NEAR = "≈"
_BECAUSE = mark("Found because “{typed}” is similar to “{word}”.")


class Similar:
    """`first`: the first of the rows that are only similar; there are none before an answer."""

    def __init__(self, found: "Found | None", language: Language) -> None:
        self._found, self._language = found, language
        self.first = 0 if found is None else found.sure
        self.count = 0 if found is None else len(found) - found.sure
        self._known: dict[int, tuple[Reason, ...]] = {}

    def has(self, row: int) -> bool:
        """Whether a row is only similar."""
        return self.count > 0 and row >= self.first

    def short(self, row: int, texts: Sequence[str]) -> str:
        """What stands beside the title; `texts`: what the row shows."""
        words = dict.fromkeys(word for _, word in self._reasons(row, texts))
        return f"{_NEAR} {', '.join(words)}" if words else ""

    def sentence(self, row: int, texts: Sequence[str]) -> str:
        return sentence(self._reasons(row, texts), self._language)

    def _reasons(self, row: int, texts: Sequence[str]) -> tuple[Reason, ...]:
        assert self._found is not None, "only rows of an answer are similar"
        id = int(self._found.ids[row])
        if id not in self._known:
            self._known[id] = reasons(self._found, id, texts)
        return self._known[id]


def sentence(reasons: Sequence[Reason], language: Language) -> str:
    """The reasons in full, "" where there are none."""
    told = (language.text(_BECAUSE, typed=typed, word=word) for typed, word in reasons)
    return " ".join(told)


def reasons(found: "Found", id: int, texts: Sequence[str]) -> tuple[Reason, ...]:
    """Why a record was found, each word as it stands in the texts, else in any field of it."""
    from catalog_app.search.marking import spelled

    pairs = found.reasons(id)
    told = {key: spelled(key, texts) for _, key in pairs}
    if not all(told.values()):
        others = _all_texts(found, id)
        told = {key: text or spelled(key, others) or key for key, text in told.items()}
    return tuple((typed, told[key]) for typed, key in pairs)


def _all_texts(found: "Found", id: int) -> list[str]:
    fields = [field for field in fields_of(found.entity) if field.searched or field.naming]
    rows = found.of([id], fields)
    shown = zip(fields, rows[0][1:], strict=True) if rows else ()
    return [field.kind.show(value, found.language) for field, value in shown]
