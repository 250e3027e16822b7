"""The help of the search box as its file has it: one in resources/help/ for each language.

The manual holds the same text.  It is of the Markdown that is needed and no more: a title, words,
and groups of examples in tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from catalog_app.i18n import INTERFACE, Language
from catalog_app.paths import resources

_ROW = re.compile(r"\| `(.+?)` \| (.+) \|")


@dataclass
class Group:
    """Examples, each with what it finds."""

    title: str
    examples: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Help:
    """What stands above the examples, and the examples."""

    title: str
    text: str
    groups: Sequence[Group]


def source(language: Language) -> str:
    """The file in the language of the window, else in English."""
    code = language.code if language.code in INTERFACE else "en"
    return (resources() / "help" / code / "search.md").read_text("utf-8")


def search_help(language: Language) -> Help:
    title, *blocks = source(language).strip().split("\n\n")
    groups: list[Group] = []
    words: list[str] = []
    for block in blocks:
        if block.startswith("### "):
            groups.append(Group(block.removeprefix("### ")))
        elif block.startswith("|"):
            groups[-1].examples += _ROW.findall(block)
        else:
            words.append(_bare(block))
    return Help(title.removeprefix("## "), "\n".join(words), groups)


def _bare(text: str) -> str:
    return " ".join(text.replace("`", "").split())
