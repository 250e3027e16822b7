"""The table of titles that grows with use: every position and form of address, what it is called in
each language, and how often it is held.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog_app.domain import ENTITIES
from catalog_app.domain.countries import spelling
from catalog_app.domain.fields import Row, fields_of
from catalog_app.domain.wordings import UNSAID, Known, Term, Wording, Wordings
from catalog_app.i18n import CODES, Language, mark

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_SAID = mark("“{name}” in {language}: {form}")
_UNSAID = mark("“{name}” in {language}: no form any more")
_FIRST = (UNSAID, "en")


@dataclass(frozen=True)
class Title:
    """`name`: as it is mostly typed; `count`: of the fields that hold it in any form; `own`: the
    languages whose form is the catalog's own.
    """

    name: str
    forms: Mapping[str, str]
    count: int = 0
    own: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """No language lacks a form."""
        return all(self.forms.get(code) for code in CODES)


def titles(catalog: "Catalog", language: Language, also: str = "") -> list[Title]:
    """All that are held or known, the most used first, else in alphabetical order.

    `also`: one that perhaps nobody holds yet.
    """
    known, terms, used = catalog.wordings.table, _terms(catalog), _used(catalog)
    if also:
        used.setdefault(also, 0)
    texts: dict[Hashable, Counter[str]] = {}
    for text, count in used.items():
        texts.setdefault(_key(known, text), Counter())[text] = count
    for title in known.titles():
        texts.setdefault(id(title), Counter({_name(title): 0}))
    found = [_title(known, held, terms) for held in texts.values()]
    return sorted(found, key=lambda each: (-each.count, language.sort_key(each.name)))


def title_of(catalog: "Catalog", text: str) -> Title:
    """What is known of a text, without its count."""
    return _title(catalog.wordings.table, Counter({text: 0}), _terms(catalog))


def say(catalog: "Catalog", name: str, code: str, form: str) -> None:
    """Keeps what a title is called in a language, as one change; "" takes the form away again.

    What is shipped can be said otherwise, but not taken away.
    """
    form = " ".join(form.split())
    if form == title_of(catalog, name).forms.get(code, ""):
        return
    term = next((each for each in _terms(catalog) if _means(catalog, each, name)), None)
    names = {**((term and term["names"]) or {}), code: form}
    names = {each: said for each, said in names.items() if said}
    told = _SAID if form else _UNSAID
    with catalog.change(told, name=name, language=Language(code).name, form=form) as change:
        if term is not None and not names:
            change.remove(Term, [term["id"]])
        elif names:
            row: Row = {"id": term["id"]} if term else {"name": name}
            change.put(Term, [row | {"names": names}])


def _title(known: Wordings, held: Counter[str], terms: list[Row]) -> Title:
    (name, _), *_ = held.most_common(1)
    title = known.title(name)
    forms = {code: form for code, form in title.forms.items() if code in CODES} if title else {}
    said = next((term for term in terms if known.title(term["name"]) is title), None)
    own = frozenset((said and said["names"]) or ()) if title else frozenset[str]()
    return Title(name, forms, held.total(), own)


def _key(known: Wordings, text: str) -> Hashable:
    """Equal for texts of one title."""
    title = known.title(text)
    return spelling(text) if title is None else id(title)


def _name(title: Known) -> str:
    return next(title.forms[code] for code in (*_FIRST, *title.forms) if code in title.forms)


def _means(catalog: "Catalog", term: Row, name: str) -> bool:
    known = catalog.wordings.table
    return _key(known, term["name"]) == _key(known, name)


def _used(catalog: "Catalog") -> Counter[str]:
    held = " UNION ALL ".join(
        f"SELECT {name} AS text FROM {table} WHERE {name} IS NOT NULL" for table, name in _fields()
    )
    asked = f"SELECT text, count(*) FROM ({held}) GROUP BY text"
    return Counter(dict(catalog.reader.all(asked)))


def _fields() -> Iterator[tuple[str, str]]:
    """(table, column) of all that hold titles."""
    for entity in ENTITIES:
        for field in fields_of(entity):
            if isinstance(field.kind, Wording):
                yield entity.table, field.name


def _terms(catalog: "Catalog") -> list[Row]:
    fields = (Term.fields["name"], Term.fields["names"])
    found = catalog.find(Term, order=("id",))
    return [{"id": id, "name": str(name), "names": names} for id, name, names in found.each(fields)]
