"""What was done and when, told in one line: long names are cut, moments are those of the place."""

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from unicodedata import bidirectional

from catalog_app.domain import dates
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language

if TYPE_CHECKING:
    from catalog_app.storage.history import Entry, Step

    Told = TypeVar("Told", Step, Entry)

MOST = 70  # letters of a name that is told

_TURNING = frozenset(
    ["R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"]
)
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")  # one too many would end what is put around them


def shortened(text: str, most: int = MOST) -> str:
    """In one line, cut at the end where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def isolated(text: str) -> str:
    """As it can stand in a sentence whose direction it leaves alone, whatever letters and marks of
    direction are in it.
    """
    if not any(bidirectional(each) in _TURNING for each in text):
        return text
    return f"{_FIRST_STRONG}{_ISOLATES.sub('', text)}{_POP}"


def error_text(error: CatalogError, language: Language) -> str:
    """What is wrong, with what was typed in it."""
    values = {
        name: isolated(value) if isinstance(value, str) else value
        for name, value in error.values.items()
    }
    return language.text(error.message, **values)


def step_text(step: "Told", language: Language) -> str:
    """What a step did; a long name in it is cut, the sentence around it is not."""
    values = {
        name: shortened(value) if isinstance(value, str) else value
        for name, value in step.values.items()
    }
    return replace(step, values=values).text(language)


def moment(at: datetime, language: Language) -> str:
    """A moment in the time of the place, as the language writes it: 2 May 2026, 14:05."""
    here = at.astimezone()
    day = dates.show(dates.parse_edtf(f"{here:%Y-%m-%d}"), language, short=True)
    return language.text("{day}, {time}", day=day, time=f"{here:%H:%M}")
