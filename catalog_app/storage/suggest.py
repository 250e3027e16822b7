"""Suggestions for a form: what the catalog knows by the beginning of a name, in any spelling.

Names are compared by their folded key, as everywhere; a record is found by its names in other
languages too, and none is taken for another on the key alone: people choose.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from catalog_app.domain.asking import Wanted
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.folding import words
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import called
from catalog_app.i18n import Language
from catalog_app.storage.compiling import compiled

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Reader

Stop = Callable[[], bool]

LONGEST, MOST_WORDS = 1000, 64
"""Of what is longer, in characters or words, nothing is looked for: it is no name."""
CANDIDATES = 200
"""So many are brought into alphabetical order; more are shown to nobody."""


def suggest(
    catalog: "Catalog",
    section: str,
    text: str,
    limit: int = 12,
    language: Language | None = None,
    *,
    stop: Stop | None = None,
) -> list[Ref]:
    """Records called so: those of just this name, those beginning so, the others, each by name.

    For an empty text the first CANDIDATES of the section.  `stop`: it is asked beside the window
    until that says so, and then Cancelled.
    """
    language = language or catalog.language
    entity = entity_of(section)
    if _too_long(text):
        return []
    if not words(text):
        first = catalog.find(entity, order=_naming(entity), language=language, most=CANDIDATES)
        return _refs(catalog, entity, first.ids)
    ranks = dict(_ranked(catalog, entity, text, language, stop))
    refs = _refs(catalog, entity, list(ranks))
    refs.sort(key=lambda ref: (ranks[int(ref)], _by_name(entity, ref, language)))
    return refs[:limit]


def similar(catalog: "Catalog", section: str, name: str) -> list[Ref]:
    """Records with a name of the same folded key: likely the same, but never surely."""
    entity = entity_of(section)
    if _too_long(name) or not words(name):
        return []
    ranks = _ranked(catalog, entity, name, catalog.language)
    return _refs(catalog, entity, [id for id, rank in ranks if rank == _SAME])


def values(
    catalog: "Catalog",
    entity: type[Entity],
    field: Field,
    text: str,
    limit: int = 12,
    *,
    stop: Stop | None = None,
) -> list[str]:
    """What records hold in a text field, or in a choice beyond its options, the usual first."""
    if _too_long(text):
        return []
    from sqlalchemy import func, select

    from catalog_app.search.rows import Rows
    from catalog_app.storage.asking import context

    with _reader(catalog, stop).asking(stop=stop) as connection:
        rows = Rows(entity, context(catalog.language, connection))
        read = rows.reads(field.name, Wanted(text, catalog.language)) if words(text) else None
    column = rows.column(field.name).held
    asked = select(column).where(column.is_not(None)).group_by(column)
    if read is not None:
        asked = asked.where(read.whole)
    if field.kind.options:
        asked = asked.where(column.not_in(field.kind.options))
    asked = asked.order_by(func.count().desc(), column).limit(limit)
    return [value for (value,) in _answers(catalog, compiled(asked), stop)]


def _answers(
    catalog: "Catalog", question: tuple[str, list[Any]], stop: Stop | None
) -> list[tuple[Any, ...]]:
    with _reader(catalog, stop).asking(stop=stop) as connection:
        return connection.execute(*question).fetchall()


def _reader(catalog: "Catalog", stop: Stop | None) -> "Reader":
    return catalog.reader if stop is None else catalog.prompter


def _too_long(text: str) -> bool:
    return len(text) > LONGEST or len(words(text)) > MOST_WORDS


_SAME, _BEGINS, _OTHER = range(3)


def _ranked(
    catalog: "Catalog",
    entity: type[Entity],
    text: str,
    language: Language,
    stop: Stop | None = None,
) -> list[tuple[Any, ...]]:
    """(id, rank) of the records called so, the best first."""
    from sqlalchemy import case, func, select

    from catalog_app.search import index
    from catalog_app.search.rows import Rows
    from catalog_app.storage.asking import context

    with _reader(catalog, stop).asking(stop=stop) as connection:
        rows = Rows(entity, context(language, connection))
        so = _called(rows, text).whole
    held = rows.column("words").held
    whole, beginning = index.name_in(text)
    rank = case(
        (func.instr(held, whole) > 0, _SAME),
        (func.instr(held, beginning) > 0, _BEGINS),
        else_=_OTHER,
    )
    id = rows.column("id").held
    asked = select(id, rank).where(so).order_by(rank, id).limit(CANDIDATES)
    return _answers(catalog, compiled(asked), stop)


def _called(rows: Any, text: str) -> Any:
    """By its names alone, where it has any; else by what its label shows."""
    wanted = Wanted(text, rows.language)
    first = rows.entity.label_fields[0]
    if not rows.entity.fields[first].naming:
        return called(rows, wanted)
    # "Xarı bülbül" is written as one word, too.
    run = Wanted("".join(text.split()), rows.language)
    return rows.said(wanted, named=True) | rows.said(run, named=True)


def _naming(entity: type[Entity]) -> tuple[str, ...]:
    return tuple(name for name in entity.order if entity.fields[name.removeprefix("-")].naming)


def _refs(catalog: "Catalog", entity: type[Entity], ids: Sequence[int]) -> list[Ref]:
    fields = [entity.fields[name] for name in entity.label_fields]
    rows = catalog.found(entity, ids).rows(0, len(ids), fields)
    return [Ref(row[0], row[1:], entity.section) for row in rows]


def _by_name(entity: type[Entity], ref: Ref, language: Language) -> str:
    return language.sort_key(entity.label(ref.parts, language))
