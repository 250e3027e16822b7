"""Makes the tables of country names from CLDR and from what is kept by hand beside this script.

    python resources/countries/make_table.py FOLDER

Babel (a development tool) knows every CLDR language, but drops the alternative forms of a name
("Turkey" beside "Türkiye").  They are in the npm package cldr-localenames-full: FOLDER is its
unpacked folder `main`, with one territories.json a language.

countries.tsv: a line a country: its codes (ISO 3166-1 alpha-2, alpha-3, IOC where it differs) and
its name in each language of the interface.  finding.tsv: a rank, codes, and what is called so,
parted by "|"; catalog_app/domain/countries.py reads it.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from catalog_app.domain.countries import spelling
from catalog_app.domain.folding import fold
from catalog_app.i18n import CODES as LANGUAGES

HERE = Path(__file__).parent
# CLDR also names regions that ISO 3166-1 does not list as countries.
NOT_ISO = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)


def iso_codes() -> list[str]:
    names = map(str, Locale("en").territories)
    return sorted(
        code for code in names if len(code) == 2 and code.isalpha() and code not in NOT_ISO
    )


def alpha_3() -> dict[str, str]:
    """ISO alpha-2 -> alpha-3, out of CLDR's table of codes that it replaces by its own."""
    found: dict[str, list[str]] = {}
    for long, short in get_global("territory_aliases").items():
        if len(long) == 3 and long.isalpha() and len(short) == 1:
            found.setdefault(short[0], []).append(long)
    return {code: RENAMED.get(code, longs[0]) for code, longs in found.items()}


# Where CLDR also lists the alpha-3 code of a state that became part of this one, or was renamed.
RENAMED = {"DE": "DEU", "MM": "MMR", "YE": "YEM", "FR": "FRA", "CD": "COD", "TL": "TLS"}


def babel_names() -> Iterator[tuple[str, str, str]]:
    """(language, code, name)"""
    for identifier in locale_identifiers():
        for code, name in Locale.parse(identifier).territories.items():
            yield identifier, code, name


def cldr_names(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(language, code, name), the alternative forms included."""
    for file in sorted(folder.glob("*/territories.json")):
        language = file.parent.name
        content = json.loads(file.read_text("utf-8"))
        territories = content["main"][language]["localeDisplayNames"]["territories"]
        for code, name in territories.items():
            yield language, code.partition("-")[0], name


def by_hand(file: str) -> Iterator[list[str]]:
    for line in (HERE / file).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def aliases() -> Iterator[tuple[str, str]]:
    """(code, name)"""
    for codes, names in by_hand("aliases.tsv"):
        yield from ((code, name.strip()) for code in codes.split() for name in names.split(";"))


class Names:
    """Spelling -> codes, and key -> codes, for one rank."""

    def __init__(self) -> None:
        self.spelt: dict[str, set[str]] = defaultdict(set)
        self.keys: dict[str, set[str]] = defaultdict(set)

    def add(self, code: str, name: str) -> None:
        self.spelt[spelling(name)].add(code)
        self.keys[fold(name)].add(code)


def is_name(name: str, code: str) -> bool:
    """Where a language has no name, CLDR gives the code; and two Latin letters say nothing."""
    key = fold(name)
    return bool(key) and name != code and (len(key) > 2 or not key.isascii())


def ranked(folder: Path, codes: set[str]) -> tuple[Names, Names]:
    """The names that are sure (languages of the interface, aliases) and those of all the others."""
    main, rest = Names(), Names()
    for language, code, name in (*cldr_names(folder), *babel_names()):
        if code in codes and is_name(name, code):
            (main if language in LANGUAGES else rest).add(code, name)
    for code, name in aliases():
        main.add(code, name)
    return main, rest


def lines(rank: str, table: dict[str, set[str]]) -> Iterator[str]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for text, codes in table.items():
        grouped[" ".join(sorted(codes))].append(text)
    for meant, texts in sorted(grouped.items()):
        yield "\t".join((rank, meant, "|".join(sorted(texts))))


def finding(main: Names, rest: Names) -> Iterator[str]:
    """Spellings are kept only where the key alone does not say which country is meant."""
    unsure = {key for key, codes in main.keys.items() if len(codes | rest.keys[key]) > 1}
    unsure |= {key for key, codes in rest.keys.items() if len(codes) > 1}
    for rank, names in (("main", main), ("rest", rest)):
        spelt = {text: codes for text, codes in names.spelt.items() if fold(text) in unsure}
        yield from lines(f"{rank} spelling", spelt)
    yield from lines("main key", main.keys)
    yield from lines(
        "rest key",
        {key: codes for key, codes in rest.keys.items() if codes and key not in main.keys},
    )


def countries(codes: list[str]) -> Iterator[str]:
    long = alpha_3()
    ioc = dict(by_hand("ioc.tsv"))
    names = [Locale(language).territories for language in LANGUAGES]
    yield "\t".join(("code", "alpha-3", "ioc", *LANGUAGES))
    for code in codes:
        yield "\t".join((code, long[code], ioc.get(code, ""), *(named[code] for named in names)))


def write(name: str, content: Iterator[str]) -> None:
    (HERE / name).write_text("".join(f"{line}\n" for line in content), "utf-8")


if __name__ == "__main__":
    iso = iso_codes()
    write("countries.tsv", countries(iso))
    write("finding.tsv", finding(*ranked(Path(sys.argv[1]), set(iso))))
