"""Completion of a search while it is typed: what may stand at the cursor, the likeliest first.

Nothing is completed of itself: these are offers, each with the piece of the text it would replace.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog_app.domain.coded import CountryCode
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind, LongText, PartialDate, Text
from catalog_app.domain.relations import Parts
from catalog_app.i18n import CODES, Language, language as language_of, mark
from catalog_app.search.cursor import Piece, piece_at
from catalog_app.search.grammar import MAXIMUM_VALUE
from catalog_app.search.meant import ANYTHING, NOTHING, Meant, kind_of, known, meant, told
from catalog_app.storage.offered import OTHER, SAME, Offered, Sources, rank_of
from catalog_app.storage.prompting import MOST, Prompting, Stop, is_in

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

COUNTRY = mark("Country")
_SHORTEST = 2  # letters of a plain word, of which less may mean anything
_SURELY = 4  # letters by which something is known in other languages than the reader's
_FEW = 3  # of each source, so that no other is crowded out
_ENOUGH = 5  # with so many, folded words are not looked for


@dataclass(frozen=True)
class Completion:
    """An offer: `text` would take the place of what stands from `start` to `end`.

    `shown`: as people read it in their language; `beside`: what it is, quietly.
    """

    start: int
    end: int
    text: str
    shown: str
    beside: str = ""


def complete(
    catalog: "Catalog",
    entity: type[Entity],
    text: str,
    place: int,
    language: Language,
    *,
    limit: int = 10,
    stop: Stop | None = None,
) -> list[Completion]:
    """What may stand at a place of a search, also of one with mistakes; Cancelled by `stop`."""
    catalog.come_to_hand()
    piece = piece_at(text, place)
    inside = _inside(entity, piece.groups, language)
    if inside is None or len(piece.typed) > MAXIMUM_VALUE:
        return []
    sources = Sources(Prompting(catalog, language, stop or _never), language)
    typing = _Typing(sources, inside, text, piece, language)
    if piece.naming:
        offers = typing.names()
    elif piece.field is not None:
        offers = typing.values(piece.field, limit)
    else:
        offers = typing.words()
    best: dict[str, Completion] = {}
    for _, each in sorted(offers, key=_rank):
        best.setdefault(each.text, each)
    found = list(_told_apart(best.values()))[:limit]
    return found if piece.field or piece.naming else [*found, *typing.more(limit, found)]


def _told_apart(offers: Iterable[Completion]) -> Iterable[Completion]:
    """Of those that read the same, such as a country as a word and as a field, the first."""
    known: dict[tuple[str, str], Completion] = {}
    for each in offers:
        known.setdefault((each.shown, each.beside), each)
    return known.values()


_Placed = tuple[int, Completion]
"""An offer and its rank."""


class _Typing:
    """What is offered for one piece of a text."""

    def __init__(
        self, sources: Sources, entity: type[Entity], text: str, piece: Piece, language: Language
    ) -> None:
        self._sources, self._entity, self._language = sources, entity, language
        self._text, self._piece = text, piece

    def names(self) -> Iterator[_Placed]:
        """Of fields: by the name that is typed, or by their label."""
        typed = self._piece.typed
        for each in known(self._entity, self._language):
            label = self._language.text(each.label)
            named = rank_of(typed, each.name.replace("_", " "))
            rank = min(named, rank_of(typed, label))
            if rank == OTHER and not (is_in(typed, label) or _elsewhere(typed, each.label)):
                continue
            name = f"{each.name}:"
            shown, beside = (name, label) if named != OTHER else (label, name)
            yield rank, self._at(self._piece.start, name, shown, beside)

    def values(self, name: str, limit: int) -> Iterator[_Placed]:
        """Of a field, by its kind; and at the end the words for nothing and anything."""
        found = meant(self._entity, name, self._language)
        if found is None:
            return
        typed = self._piece.typed
        for each in self._of_kind(found, typed, limit):
            yield each.rank, self._at(self._piece.start, each.text, each.shown, each.beside)
        for word in (NOTHING, ANYTHING):
            shown = told(None, word, self._language)
            if not typed or rank_of(typed, word, shown) != OTHER:
                yield OTHER, self._at(self._piece.start, word, shown)

    def words(self) -> Iterator[_Placed]:
        """For a plain word, and for the words that stand before it as parts of one name."""
        if _is_short(self._piece.typed):
            yield from self._countries(self._piece.starts[:-1])
            return
        yield from _best(self.names())
        yield from self._countries(self._piece.starts)
        yield from self._choices()
        related = list(self._related())
        yield from related
        known = {each.shown for _, each in related}
        yield from (own for own in self._own() if own[1].shown not in known)

    def more(self, limit: int, found: list[Completion]) -> Iterator[Completion]:
        """Words of the section, where there is little else."""
        typed = self._piece.typed
        if len(found) >= _ENOUGH or _is_short(typed):
            return
        said = {word for each in found for word in fold(each.shown).split()}
        for each in self._sources.vocabulary(self._entity, typed, limit - len(found)):
            if fold(each.text) not in said:
                yield self._at(self._piece.start, each.text, each.shown, each.beside)

    def _of_kind(self, found: Meant, typed: str, limit: int) -> Iterable[Offered]:
        kind, sources = found.kind, self._sources
        section = _section(kind)
        if isinstance(kind, CountryCode) or section == "countries":
            return sources.countries(typed, limit, anyhow=True)
        if section:
            return sources.records(section, typed)
        if isinstance(kind, PartialDate):
            return sources.years(self._entity, found.name, typed)
        field = self._entity.fields.get(found.name)
        texts = [] if field is None else self._texts(field, typed)
        return [*sources.choices(kind, typed), *texts] if kind.options else texts

    def _texts(self, field: Field, typed: str) -> list[Offered]:
        """What other records hold there, of fields with one line and of open choices."""
        kind = field.kind
        one_line = isinstance(kind, Text) and not isinstance(kind, LongText)
        if not typed or not kind.store or not (one_line or kind.open):
            return []
        return self._sources.texts(self._entity, field, typed)

    def _countries(self, starts: Iterable[int]) -> Iterator[_Placed]:
        """As a plain word, and the likeliest as the country of the record itself."""
        label = self._language.text(COUNTRY)
        own = meant(self._entity, "country", self._language)
        for start in starts:
            for place, each in enumerate(self._sources.countries(self._from(start), _FEW)):
                if not _is_likely(each, self._from(start)):
                    continue
                yield each.rank, self._at(start, each.text, each.shown, label)
                if own is not None and not place:
                    named = self._language.text(own.label)
                    yield each.rank, self._at(start, f"country:{each.text}", each.shown, named)

    def _choices(self) -> Iterator[_Placed]:
        for field in self._entity.fields.values():
            kind = kind_of(field.kind)
            offers = self._sources.choices(kind, self._piece.typed) if kind.options else ()
            label = self._language.text(field.label)
            likely = (each for each in offers if _is_likely(each, self._piece.typed))
            for each in sorted(likely, key=lambda offer: offer.rank)[:_FEW]:
                text = f"{field.name}:{each.text}"
                yield each.rank, self._at(self._piece.start, text, each.shown, label)

    def _related(self) -> Iterator[_Placed]:
        """Records that fields lead to; as the value of the field where only one leads there."""
        for section, fields in _leading(self._entity).items():
            one = fields[0] if len(fields) == 1 else None
            label = self._language.text(one.label if one else entity_of(section).one)
            yield from self._named(section, f"{one.name}:" if one else "", label)

    def _own(self) -> Iterator[_Placed]:
        if _is_named(self._entity):
            label = self._language.text(self._entity.one)
            yield from self._named(self._entity.section, "", label)

    def _named(self, section: str, before: str, label: str) -> list[_Placed]:
        """Records by the word at the cursor; first those that have the words before it, too."""
        starts = self._piece.starts
        offers = self._sources.records(section, self._piece.typed)
        if len(offers) in (0, MOST) and len(starts) > 1:  # more than these, or too short a word
            offers = [*self._sources.records(section, self._from(starts[-2])), *offers]
        placed = []
        for each in offers:
            reach = self._reaching(each.shown)
            rank = SAME if reach < self._piece.start else each.rank
            placed.append((rank, self._at(reach, before + each.text, each.shown, label)))
        return _best(placed)

    def _reaching(self, name: str) -> int:
        """Where a name begins: with the words before the cursor that it has, too."""
        whole = (start for start in self._piece.starts if is_in(self._from(start), name))
        return next(whole, self._piece.start)

    def _from(self, start: int) -> str:
        """What is typed from there up to the cursor."""
        return self._text[start : self._piece.start] + self._piece.typed

    def _at(self, start: int, text: str, shown: str, beside: str = "") -> Completion:
        return Completion(start, self._piece.end, text, shown, beside)


def _never() -> bool:
    return False


def _is_short(typed: str) -> bool:
    """Where the letters stand for more than a sound, one of them is a word."""
    key = fold(typed)
    return not key or (len(key) < _SHORTEST and key.isascii())


def _inside(entity: type[Entity], groups: Sequence[str], language: Language) -> type[Entity] | None:
    """The section of which the innermost brackets speak; None where nobody knows it."""
    for name in groups:
        found = meant(entity, name, language)
        if found is None or not found.kind.section:
            return None
        entity = entity_of(found.kind.section)
    return entity


def _is_named(entity: type[Entity]) -> bool:
    """Whether its records have names of their own."""
    return bool(entity.label_fields) and entity.fields[entity.label_fields[0]].naming


def _is_likely(offered: Offered, typed: str) -> bool:
    """A few letters begin some word in some language nearly always."""
    return offered.rank != OTHER or len(typed) >= _SURELY or is_in(typed, offered.shown)


def _leading(entity: type[Entity]) -> dict[str, list[Field]]:
    """Section -> the searched fields that lead there, where its records have names."""
    found: dict[str, list[Field]] = {}
    for field in entity.fields.values():
        kind = kind_of(field.kind)
        if field.searched and kind.section and not isinstance(kind, Parts):
            found.setdefault(kind.section, []).append(field)
    return {s: fields for s, fields in found.items() if _is_named(entity_of(s))}


def _section(kind: Kind) -> str:
    """Whose names are the values of a kind: a delegation is called by its country, a member by
    the person; "" where they are no records.
    """
    section = kind.section
    while section and not (section == "people" or _is_named(entity_of(section))):
        fields = entity_of(section).fields
        names = (name for name in entity_of(section).label_fields if name in fields)
        first = next(names, None)
        if first is None:
            return ""
        kind = kind_of(fields[first].kind)
        section = "countries" if isinstance(kind, CountryCode) else kind.section
    return "people" if section == "members" else section


def _elsewhere(typed: str, label: str) -> bool:
    """Whether a label begins so in one of the other languages."""
    said = len(typed) >= _SURELY
    return said and rank_of(typed, *(language_of(code).text(label) for code in CODES)) != OTHER


def _best(offers: Iterable[_Placed]) -> list[_Placed]:
    return sorted(offers, key=_rank)[:_FEW]


def _rank(offer: _Placed) -> int:
    return offer[0]
