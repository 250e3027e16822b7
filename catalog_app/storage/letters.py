"""The organisation's own texts of letters, by language, and the shipped ones in their absence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog_app.domain.letters import Letter, shipped
from catalog_app.i18n import mark

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


def text_of(catalog: "Catalog", kind: str, code: str) -> str:
    """What a letter of this kind says in a language, with its holes."""
    own = own_texts(catalog, kind).get(code)
    return shipped(kind, code) if own is None else own


def own_texts(catalog: "Catalog", kind: str) -> dict[str, str]:
    """Language code -> the organisation's own text."""
    asked = "SELECT language, text FROM letter WHERE kind = ? ORDER BY id"
    return dict(catalog.reader.all(asked, (kind,)))


def keep(catalog: "Catalog", kind: str, texts: Mapping[str, str]) -> None:
    """Makes these the texts of their languages, in one step; one that is shipped needs no record.

    ValueProblem where a text has an unknown hole, InvalidRecord where there is nothing in it.
    """
    asked = "SELECT language, id FROM letter WHERE kind = ? ORDER BY id"
    held: dict[str, int] = dict(catalog.reader.all(asked, (kind,)))
    taken = {code: Letter.text.kind.take(text) for code, text in texts.items()}
    own = {code: text for code, text in taken.items() if text != shipped(kind, code)}
    gone = [held[code] for code in texts if code in held and code not in own]
    rows = [
        {"id": held[code], "text": text}
        if code in held
        else {"kind": kind, "language": code, "text": text}
        for code, text in own.items()
    ]
    name = ", ".join(Letter.label((kind, code), catalog.language) for code in texts)
    with catalog.change(mark("Changed “{name}”"), name=name) as change:
        change.put(Letter, rows)
        change.remove(Letter, gone)
