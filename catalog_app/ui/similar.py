"""What was found by a similar spelling only: where it begins, and why each record is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from catalog_app.i18n import Language, mark
from catalog_app.ui.telling import isolated

if TYPE_CHECKING:
    from catalog_app.storage.reading import Found

Reason = tuple[str, str]
"""A word as it was typed, and a similar one as it stands in the record, "" where it does not."""

_NEAR = "≈"
_BECAUSE = mark("Found because “{typed}” is similar to “{word}”.")
_SOMEHOW = mark("Found by a spelling similar to “{typed}”.")


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
        similar = self._language.text(mark("similar spelling"))
        words = dict.fromkeys(word or similar for _, word in self._reasons(row, texts))
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
    told = (
        language.text(_BECAUSE if word else _SOMEHOW, typed=isolated(typed), word=isolated(word))
        for typed, word in reasons
    )
    return " ".join(told)


def reasons(found: "Found", id: int, texts: Sequence[str]) -> tuple[Reason, ...]:
    """Why a record was found, each word as it stands in the texts, else in any field of it or of
    those that belong to it.
    """
    from catalog_app.domain.folding import fold

    pairs = found.reasons(id)
    there = [(typed, _written(found, id, (fold(typed), *keys), texts)) for typed, keys in pairs]
    near = tuple((typed, word) for typed, word in there if word and fold(word) != fold(typed))
    return near or tuple((typed, "") for typed, word in there if not word)[:1]


def _written(found: "Found", id: int, keys: Sequence[str], texts: Sequence[str]) -> str:
    from catalog_app.search.marking import spelled
    from catalog_app.storage.as_written import written

    shown = next(filter(None, (spelled(key, texts) for key in keys)), "")
    return shown or written(keys, found, id)
