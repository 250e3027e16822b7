"""A list as an OpenDocument sheet, written row by row: memory stays flat.

It is what xlsx.py writes, for LibreOffice: texts, days, moments and numbers, a head that stays in
sight and has the filters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from html import escape
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from catalog_app.domain.fields import Field, head_of
from catalog_app.errors import CatalogError
from catalog_app.exchange.cells import Cell, as_cell
from catalog_app.exchange.sheets import LOOKED_AT, check_rows, sheet_name, widest
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_RUN = 200  # rows that are written at once
_LETTER = 0.2  # centimetres of a character
_SPACES = re.compile("(?m)^ +|  +| +$|\t")

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("config", "config"),
        ("fo", "xsl-fo-compatible"),
    )
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = f"""{_XML}<manifest:manifest \
xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>\
</manifest:manifest>"""
_DAY = """<number:year number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>"""
_STYLES = f"""<number:date-style style:name="N1">{_DAY}</number:date-style>\
<number:date-style style:name="N2">{_DAY}<number:text> </number:text>\
<number:hours number:style="long"/><number:text>:</number:text>\
<number:minutes number:style="long"/></number:date-style>\
<style:style style:name="head" style:family="table-cell">\
<style:text-properties fo:font-weight="bold"/></style:style>\
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>\
<style:style style:name="moment" style:family="table-cell" style:data-style-name="N2"/>"""


def write(
    found: Found,
    fields: Sequence[Field],
    language: Language,
    group_by: Field | None,
    draft: Path,
) -> list[CatalogError]:
    """Fills `draft`; nothing is lost."""
    check_rows(len(found), language)
    name = sheet_name(language.text(found.entity.many))
    heads = [head_of(field, language) for field in fields]
    rows = found.cells(fields, [as_cell(field, language) for field in fields])
    with ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _TYPE, ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("settings.xml", _settings(name))
        _put_content(archive, _content(name, heads, rows, len(found)))
    return []


def _put_content(draft: ZipFile, pieces: Iterator[str]) -> None:
    with draft.open("content.xml", "w", force_zip64=True) as content:
        while run := "".join(islice(pieces, _RUN)):
            content.write(run.encode())


def _content(
    name: str, heads: Sequence[str], rows: Iterator[Sequence[Cell]], count: int
) -> Iterator[str]:
    """`count`: of the rows, the head aside."""
    first = list(islice(rows, LOOKED_AT))
    widths = widest([heads, *first])
    yield f'{_XML}<office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>'
    yield _STYLES
    for place, width in enumerate(widths):
        yield (
            f'<style:style style:name="c{place}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width * _LETTER:.2f}cm"/>'
            "</style:style>"
        )
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    yield f"<table:table table:name={_quoted(name)}>"
    yield from (f'<table:table-column table:style-name="c{at}"/>' for at in range(len(widths)))
    yield f"<table:table-header-rows>{_row(heads, _head)}</table:table-header-rows>"
    yield from (_row(row, _cell) for row in chain(first, rows))
    yield f"</table:table>{_filter(name, len(heads), count)}"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _row(cells: Iterable[Cell], written: Any) -> str:
    return f"<table:table-row>{''.join(map(written, cells))}</table:table-row>"


def _head(name: Cell) -> str:
    return _text(str(name), ' table:style-name="head"')


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell, "") if cell else "<table:table-cell/>"
    if isinstance(cell, date):
        style = "moment" if isinstance(cell, datetime) else "day"
        day = f'office:date-value="{cell.isoformat()}"'
        said = (
            f"<text:p>{cell.isoformat(' ')[:16] if isinstance(cell, datetime) else cell}</text:p>"
        )
        kept = f'office:value-type="date" {day} table:style-name="{style}"'
        return f"<table:table-cell {kept}>{said}</table:table-cell>"
    kept = f'office:value-type="float" office:value="{cell}"'
    return f"<table:table-cell {kept}><text:p>{cell}</text:p></table:table-cell>"


def _text(text: str, style: str) -> str:
    """Each line is a paragraph; spaces that XML would not keep are said by their number."""
    shown = _SPACES.sub(
        _spaces, escape(text.replace("\r\n", "\n").replace("\r", "\n"), quote=False)
    )
    shown = shown.replace("\n", "</text:p><text:p>")
    kept = f'office:value-type="string"{style}'
    return f"<table:table-cell {kept}><text:p>{shown}</text:p></table:table-cell>"


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'


def _spaces(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'


def _filter(name: str, columns: int, count: int) -> str:
    if not columns:
        return ""
    area = f"'{name}'.A1:'{name}'.{_letters(columns)}{count + 1}"
    return (
        "<table:database-ranges><table:database-range"
        f' table:name="__Anonymous_Sheet_DB__0" table:target-range-address={_quoted(area)}'
        ' table:display-filter-buttons="true"/></table:database-ranges>'
    )


def _letters(column: int) -> str:
    """What a sheet calls a column, counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _settings(name: str) -> str:
    """The head stays in sight."""
    items = "".join(
        f'<config:config-item config:name="{key}" config:type="{kind}">{value}</config:config-item>'
        for key, kind, value in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("ActiveSplitRange", "short", 2),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", 1),
        )
    )
    entry = "<config:config-item-map-entry config:name={}>{}</config:config-item-map-entry>".format
    tables = (
        '<config:config-item-map-named config:name="Tables">'
        f"{entry(_quoted(name), items)}</config:config-item-map-named>"
        f'<config:config-item config:name="ActiveTable" config:type="string">{escape(name)}'
        "</config:config-item>"
    )
    return (
        f'{_XML}<office:document-settings {_NAMES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views">'
        f"<config:config-item-map-entry>{tables}</config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )
