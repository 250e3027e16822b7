"""Positions and forms of address, and what they are called in other languages.

What is typed stays as it was typed; whoever reads it in another language gets the form of that
language where one is known: Minister, Nazir, Министр.  Forms come from the catalog's own Terms and,
behind them, from resources/titles/titles.tsv, a row a title, in which

    "="  before a form: it is said so, but alone means another title (Переводчик of Translator);
    "/"  parts the forms for a man and a woman;
    "…"  is where the name stands, if not behind: "… мырза";
    the last column has other ways to write it: "en:Chairman; en:Chairperson".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.countries import spelling
from catalog_app.domain.events import NAME
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.folding import fold, variants
from catalog_app.domain.kinds import Names, Text, Title
from catalog_app.i18n import Language, mark
from catalog_app.paths import resources

NAME_HERE = "…"
UNSAID = "und"  # the language of a title of which nobody has said it
_MEN, _WOMEN = "Mr", "Ms"
_CAPITALS_IN_ALL = ("en", "tr")
"""In the others only the first of several forms of address has a capital: Е.П. г-н."""
_LEAST = 3  # letters before the other forms of what is typed are looked for


class Wording(Text):
    """A line that has other forms in other languages, which the Language at hand knows."""

    def show(self, value: str | None, language: Language) -> str:
        return language.wordings.get(spelling(value), {}).get(language.code, value) if value else ""

    def typed(self, value: str | None, language: Language) -> str:
        return value or ""

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        """The other forms of what is typed, so that "nazir" finds a minister."""
        forms = other_forms(wanted)
        return ask.says(forms) if forms else None

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        found, forms = super().condition(ask, name, wanted), other_forms(wanted)
        return found | ask.holds(name, forms) if forms else found


class Address(Wording):
    """A form of address, or several one after another: "H.E. Mr" is said by its parts."""

    def show(self, value: str | None, language: Language) -> str:
        shown = super().show(value, language)
        if not value or shown != value or spelling(value) in language.wordings:
            return shown
        said = [super(Address, self).show(each, language) for each in _parts(value, language)]
        return _joined(said, language) or value


class Term(Entity):
    """A position or a form of address with its forms in other languages."""

    section, table = "terms", "term"
    one, many = mark("Title or position"), mark("Titles and positions")
    label_fields = ("name", "names")
    order = ("name",)

    name = field(
        Title(), mark("Title or position"), required=True, width=30, group=NAME, naming=True
    )
    names = field(Names(), mark("In other languages"), width=40, group=NAME, naming=True)


@dataclass(frozen=True)
class Known:
    """A title.  `forms`: language code -> form; `spelt`: any way to write it, as countries.spelling
    has it -> the languages that write it so, none where nobody has said which.
    """

    forms: Mapping[str, str]
    spelt: Mapping[str, frozenset[str]]

    def read_by(self, spelt: str) -> dict[str, str]:
        """What it is called by readers of each language who would not write it so themselves."""
        own = self.spelt.get(spelt, frozenset())
        return {code: form for code, form in self.forms.items() if code not in own}

    def amended(self, name: str, forms: Mapping[str, str]) -> "Known":
        """As the catalog has it: under one more name, with forms that go before."""
        key, spelt = spelling(name), dict(self.spelt)
        spelt[key] = spelt.get(key, frozenset()) - forms.keys()
        return Known({UNSAID: name, **self.forms, **forms}, _spelt(forms.items(), spelt))


class Wordings(Mapping[str, Mapping[str, str]]):
    """Titles by any of their forms, as Language.wordings has them; the first that has a form."""

    def __init__(self, titles: Iterable[Known]) -> None:
        self._titles: dict[str, Known] = {}
        for title in titles:
            for spelt in title.spelt:
                self._titles.setdefault(spelt, title)

    def __getitem__(self, spelt: str) -> dict[str, str]:
        return self._titles[spelt].read_by(spelt)

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)

    def title(self, text: str) -> Known | None:
        """The title that is written so."""
        return self._titles.get(spelling(text))

    def titles(self) -> list[Known]:
        return list({id(title): title for title in self._titles.values()}.values())


def wordings(terms: Iterable[tuple[str, Mapping[str, str]]]) -> Wordings:
    """Those of the catalog, (name, forms), before those that are shipped."""
    shipped = shipped_titles()
    known, nothing = Wordings(shipped), Known({}, {})
    own = [(known.title(name) or nothing).amended(name, forms) for name, forms in terms]
    return Wordings([*own, *shipped])


@cache
def shipped_titles() -> tuple[Known, ...]:
    content = (resources() / "titles" / "titles.tsv").read_text("utf-8")
    codes, *rows = (line.split("\t") for line in content.splitlines())
    return tuple(_title(dict(zip(codes, row, strict=True))) for row in rows)


def other_forms(wanted: Wanted) -> tuple[str, ...]:
    """What the titles are called elsewhere that have a word which begins as wanted, folded.

    Without those that have one too, or a shorter one in them.
    """
    text, titles = fold(wanted.text), wanted.language.wordings
    starts = (text,) if wanted.phrase else variants(wanted.text)
    if len(text) < _LEAST:
        return ()
    meant = [each for each in titles if _begins(_folded(each), starts, whole=wanted.phrase)]
    forms = (form for each in meant for form in titles[each].values())
    found = {_folded(way) for form in forms for way in _ways(form)} - {""}
    shortest: list[str] = []
    for form in sorted(found, key=lambda form: (len(form), form)):
        found_anyway = _begins(form, starts, whole=wanted.phrase)
        if not found_anyway and not _begins(form, shortest, whole=True):
            shortest.append(form)
    return tuple(shortest)


def with_name(form: str, name: str) -> str:
    """A form of address and the name, in their order: "Mr Anar Aliyev", "Анар Алиев мырза"."""
    if NAME_HERE in form:
        return form.replace(NAME_HERE, name)
    return " ".join(filter(None, (form, name)))


def said_of(typed: str | None, shown: str, honorific: str | None, language: Language) -> str:
    """Of a form for a man and a woman the one that the form of address asks for: Mr, Певец.

    A text that is `shown` as it was `typed` has no such forms, whatever its "/" may mean.
    """
    man, parted, woman = shown.partition("/")
    sexes = {_sex(part) for part in _parts(honorific or "", language)} - {None}
    if shown == typed or not parted or len(sexes) != 1:
        return shown
    return man if _MEN in sexes else language.upper(woman[:1]) + woman[1:]


def _parts(text: str, language: Language) -> list[str]:
    """The known titles that it is made of, as long as they can be; none where a word is unknown."""
    words, parts = text.replace(",", " ").split(), []
    while words:
        ends = range(len(words), 0, -1)
        taken = (end for end in ends if spelling(" ".join(words[:end])) in language.wordings)
        end = next(taken, 0)
        if not end:
            return []
        parts.append(" ".join(words[:end]))
        words = words[end:]
    return parts


def _joined(forms: Sequence[str], language: Language) -> str:
    """In their order around the place of the name: "Жоғары мәртебелі … мырза"."""
    sides = [form.partition(NAME_HERE) for form in forms]
    before = [first.strip() for first, _, _ in sides if first.strip()]
    behind = [last.strip() for _, _, last in sides if last.strip()]
    if language.code not in _CAPITALS_IN_ALL:
        before[1:] = [_low(form, language) for form in before[1:]]
    return " ".join([*before, NAME_HERE, *behind] if behind else before)


def _low(form: str, language: Language) -> str:
    """Е.П. г-н; what is capitals alone stays: г-н Е.П."""
    return form if form.isupper() else language.lower(form[:1]) + form[1:]


def _sex(address: str) -> str | None:
    """The English form of those that are said to men or to women only."""
    spelt = spelling(address)
    of = (title.forms["en"] for title in shipped_titles() if spelt in title.spelt)
    found = next(of, None)
    return _WOMEN if found in (_WOMEN, "Mrs") else _MEN if found == _MEN else None


def _title(row: dict[str, str]) -> Known:
    ways = [way.partition(":") for way in row.pop("also").split("; ") if way]
    leading = [(code, form) for code, form in row.items() if not form.startswith("=")]
    spelt = _spelt([*leading, *((code, way) for code, _, way in ways)], {})
    return Known({code: form.removeprefix("=") for code, form in row.items()}, spelt)


def _spelt(
    forms: Iterable[tuple[str, str]], known: dict[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    for code, form in forms:
        for way in {form, *_ways(form)}:
            key = spelling(way)
            known[key] = known.get(key, frozenset()) | {code}
    return known


def _ways(form: str) -> list[str]:
    """Each of the forms that are written as one, without the place of the name."""
    return form.replace(NAME_HERE, "").split("/")


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text)


def _begins(form: str, starts: Iterable[str], *, whole: bool) -> bool:
    """Whether a word of a folded form, or `whole` words, are so."""
    end = " " if whole else ""
    return any(f" {start}{end}" in f" {form} " for start in starts)
