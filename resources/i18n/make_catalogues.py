"""Collects the marked texts of catalog_app into catalog_app.po of each language and compiles them.

Run by hand after texts have changed:  python resources/i18n/make_catalogues.py
Translations are kept, texts that are gone are dropped, new ones are left empty to be filled in the
.po files; run it again then.  With --compile it only compiles.
"""

import struct
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "catalog_app"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"mark": None, "text": None, "plural": (1, 2)}
TWO = "nplurals=2; plural=(n != 1);"
PLURALS = {
    "az": TWO,
    "kk": TWO,
    "ky": TWO,
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
    " (n%100<10 || n%100>=20) ? 1 : 2);",
    "tk": TWO,
    "tr": "nplurals=1; plural=0;",
    "uz": TWO,
}


def po(code: str) -> Path:
    return HERE / code / "LC_MESSAGES" / "catalog_app.po"


def header(code: str) -> str:
    lines = (f"Language: {code}", "Content-Type: text/plain; charset=UTF-8")
    return "\n".join((*lines, f"Plural-Forms: {PLURALS[code]}", ""))


def template() -> Catalog:
    """The marked texts of the program, each with the files it stands in."""
    catalog = Catalog()
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for file, line, message, _comments, _context in sorted(found, key=lambda one: one[:2]):
        catalog.add(message, locations=[(file, line)])
    return catalog


def merge(code: str) -> None:
    target = po(code)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        target.write_text(written_header(code), "utf-8")
    catalog = read(code)
    catalog.update(template(), no_fuzzy_matching=True)
    body = BytesIO()
    # Without the lines, which would change daily.
    options = {"omit_header": True, "ignore_obsolete": True, "include_lineno": False}
    write_po(body, catalog, sort_output=True, **options)
    target.write_text(written_header(code) + body.getvalue().decode(), "utf-8")


def written_header(code: str) -> str:
    lines = "".join(f'"{line}\\n"\n' for line in header(code).splitlines())
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def read(code: str) -> Catalog:
    with po(code).open("rb") as file:
        return read_po(file, locale=code)


def compiled(code: str) -> bytes:
    """The bytes of the .mo: the same for the same .po, whatever the version of Babel."""
    texts = {b"": header(code).encode()}
    for message in read(code):
        ids, strings = texts_of(message.id), texts_of(message.string)
        if message.id and all(strings) and not message.fuzzy:
            texts["\0".join(ids).encode()] = "\0".join(strings).encode()
    return pack(dict(sorted(texts.items())))


def texts_of(forms: object) -> list[str]:
    """The forms of a message, of which only a plural has several."""
    return [str(form or "") for form in (forms if isinstance(forms, (tuple, list)) else [forms])]


def pack(texts: dict[bytes, bytes]) -> bytes:
    """The layout of a .mo file: head, table of originals, table of translations, texts."""
    count = len(texts)
    place = 28 + 16 * count
    tables = b""
    body = b""
    for column in (list(texts), list(texts.values())):
        for text in column:
            tables += struct.pack("<2I", len(text), place + len(body))
            body += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, place)
    return head + tables + body


if __name__ == "__main__":
    for language in PLURALS:
        if "--compile" not in sys.argv:
            merge(language)
        po(language).with_suffix(".mo").write_bytes(compiled(language))
