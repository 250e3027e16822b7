"""Sections other than the one at hand: in which a text wants to be looked for."""

from catalog_app.domain.fields import Entity
from catalog_app.domain.folding import fold
from catalog_app.i18n import Language
from catalog_app.search.grammar import sections


def section_of(
    text: str, language: Language, *, typing: bool = False
) -> tuple[type[Entity] | None, str]:
    """The section in which a text wants to be looked for, and the text without saying so.

    None where it says none, or none that there is.  `typing`: only if white space stands behind it,
    because before that nobody knows where the name ends.
    """
    for term in sections(text):
        entity = section_named(term.value, language)
        if entity and not (typing and not text[term.end : term.end + 1].isspace()):
            rest = f"{text[: term.start]} {text[term.end :]}"
            return entity, " ".join(rest.split())
    return None, text


def section_named(name: str, language: Language) -> type[Entity] | None:
    """By the machine name or the label, of one or of many, in the language or in English."""
    wanted = _without_spaces(name)
    for entity in Entity.known.values():
        labels = (entity.one, entity.many)
        known = (entity.section, *labels, *map(language.text, labels))
        if wanted in map(_without_spaces, known):
            return entity
    return None


def _without_spaces(name: str) -> str:
    return fold(name.replace("_", "").replace(" ", ""))
