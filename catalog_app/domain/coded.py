"""The kinds whose value is a code, which people see and type as a name."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from catalog_app.domain import countries
from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import NOT_A_TEXT, Kind, Text, one_line
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language, language as language_of, mark

NONE_OF = mark("“{text}” is none of: {options}.")


class CountryCode(Kind):
    """The code of a country (ISO 3166-1 alpha-2) or of a territory of the catalog's own."""

    def show(self, value: str | None, language: Language) -> str:
        return countries.name(value, language) if value else ""

    def read(self, text: str, language: Language) -> str | None:
        return countries.code_of(text, language) if text.strip() else None

    def take(self, written: Any) -> str | None:
        if written is not None and not isinstance(written, str):
            raise ValueProblem(NOT_A_TEXT, value=written)
        return written or None

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        return self.among(ask, name, wanted.countries) if wanted.countries else None

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        wanted.only_equal()
        codes = countries.codes_matching(wanted.text, wanted.language)
        if not codes:
            raise ValueProblem(mark("No country is called “{text}”."), text=wanted.text)
        return self.among(ask, name, codes)


class Code(Text):
    """The code of a country or territory itself, in capitals."""

    def take(self, written: Any) -> str | None:
        return self.write(super().take(written))

    def write(self, value: str | None) -> str | None:
        return None if value is None else value.upper()


class Choice(Kind):
    """One of `options` (code -> label); where `open`, people may add others in their own words.

    Options that nobody extends have an order of their own, that of their declaration.
    """

    def __init__(self, options: Mapping[str, str], *, open: bool = False) -> None:
        self.options = dict(options)
        self.open = open

    def show(self, value: str | None, language: Language) -> str:
        if value is None:
            return ""
        return language.text(self.options[value]) if value in self.options else value

    def read(self, text: str, language: Language) -> str | None:
        text = one_line(text)
        if not text:
            return None
        code = self._meant(text, language)
        if code is None and not self.open:
            raise self._unknown(text, language)
        return code or text

    def matching(self, text: str, *, inside: bool = False) -> tuple[str, ...]:
        wanted = fold(text)
        if not wanted:
            return ()

        def fits(name: str) -> bool:
            return name.startswith(wanted) or (inside and f" {wanted}" in name)

        return tuple(code for code, names in self._names.items() if any(map(fits, names)))

    def named_in(self, text: str) -> str | None:
        """The option whose label in any language stands in a text, the longest one first."""
        said = f" {fold(text)} "
        labels = ((label, code) for code, names in self._names.items() for label in names[1:])
        found = [(label, code) for label, code in labels if f" {label} " in said]
        return max(found, key=lambda pair: len(pair[0]))[1] if found else None

    def take(self, written: Any) -> str | None:
        if written is None:
            return None
        known = isinstance(written, str) and (self.open or not written or written in self.options)
        if not known:
            raise ValueProblem(NONE_OF, text=written, options=", ".join(self.options))
        return one_line(written) or None

    def sort_key(self, value: str | None, language: Language) -> Any:
        if self.open:
            return super().sort_key(value, language)
        places = {code: place for place, code in enumerate(self.options)}
        return places.get(value or "", len(places))

    def terms(self, value: str | None) -> Iterable[str]:
        return (fold(value),) if value and value not in self.options else ()

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        codes = self.matching(wanted.text, inside=True)
        return self.among(ask, name, codes) if codes else None

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        wanted.only_equal()
        codes = self.matching(wanted.text)
        if not codes and not self.open:
            raise self._unknown(wanted.text, wanted.language)
        if not self.open:
            return self.among(ask, name, codes)
        # The code of an option is no word of people's own: film_festival is not a festival.
        texts = ask.texts(name, wanted)
        if texts is not None:
            others = (text for text in texts if text not in self.options)
            return self.among(ask, name, (*codes, *others))
        beyond = ask.reads(name, wanted) & ~self.among(ask, name, tuple(self.options))
        return self.among(ask, name, codes) | beyond

    def _meant(self, text: str, language: Language) -> str | None:
        """The option of that label in the language at hand, of that code, of that label in any."""
        wanted = fold(text)
        here = {fold(language.text(label)): code for code, label in self.options.items()}
        codes = {names[0]: code for code, names in self._names.items()}
        anywhere = {label: code for code, names in self._names.items() for label in names[1:]}
        return (anywhere | codes | here).get(wanted) if wanted else None

    def _unknown(self, text: str, language: Language) -> ValueProblem:
        options = ", ".join(language.text(label) for label in self.options.values())
        return ValueProblem(NONE_OF, text=text, options=options)

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """Option -> folded: its code in words, then its label in each language."""
        return {
            code: (
                fold(code.replace("_", " ")),
                *(fold(language_of(other).text(label)) for other in CODES),
            )
            for code, label in self.options.items()
        }
