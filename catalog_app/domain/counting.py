"""How many records of a section there are, in words: "17 events"."""

from collections.abc import Callable

from catalog_app.i18n import Language

_COUNTED: dict[str, Callable[[Language, int], str]] = {
    "events": lambda words, n: words.plural("{count} event", "{count} events", n),
    "delegations": lambda words, n: words.plural("{count} delegation", "{count} delegations", n),
    "members": lambda words, n: words.plural("{count} member", "{count} members", n),
    "people": lambda words, n: words.plural("{count} person", "{count} people", n),
    "organisations": lambda words, n: words.plural(
        "{count} organisation", "{count} organisations", n
    ),
    "series": lambda words, n: words.plural("{count} series", "{count} series", n),
    "countries": lambda words, n: words.plural("{count} country", "{count} countries", n),
    "documents": lambda words, n: words.plural("{count} document", "{count} documents", n),
}


def counted(section: str, count: int, language: Language) -> str:
    """ "17 events"; "17 records" of several sections, or of one without words of its own."""
    if section in _COUNTED:
        return _COUNTED[section](language, count)
    return language.plural("{count} record", "{count} records", count)
