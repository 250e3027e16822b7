"""Workbooks that would burst, hang or read other files if they were read as they ask."""

import io
import zipfile
from collections.abc import Callable, Mapping

CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
XXE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "{}">]>'.format("&b;" * 1000)
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
Parts = dict[str, str | bytes]


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def xlsx(rows: str, **more: str | bytes) -> bytes:
    """A workbook of one sheet with these rows; `more`: parts by their names, instead or beside."""
    return packed({**xlsx_parts(rows), **more})


def xlsx_parts(rows: str) -> Parts:
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{CONTENT}">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        SHEET: sheet(rows),
    }


def sheet(rows: str, before: str = "") -> str:
    data = f"<sheetData>{rows}</sheetData>"
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}">{data}</worksheet>'


def ods(rows: str, before: str = "") -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{HEAD}{before}<office:document-content {NAMESPACES}><office:body>"
            f'<office:spreadsheet><table:table table:name="List">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'{HEAD}<manifest xmlns="{MANIFEST}"/>',
        }
    )


def cell(reference: str, value: object = 1) -> str:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{reference}"><v>{value}</v></c></row>'


def filled(repeated: str = "", letters: int = 1) -> str:
    kind = 'office:value-type="string"'
    text = f"<text:p>{'x' * letters}</text:p>"
    return f"<table:table-cell {kind}{repeated}>{text}</table:table-cell>"


def ods_row(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


HONEST = cell("A1") + cell("A2")
ODS_ROW = ods_row(filled())


def lying() -> bytes:
    """The table of contents says that a part of 20 MB has 1,000 bytes."""
    bytes = xlsx(HONEST, **{STRINGS: b" " * 20_000_000})
    return bytes.replace((20_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def locked() -> bytes:
    """The sign of a password in each entry of the table of contents."""
    bytes = xlsx(HONEST)
    return bytes.replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0")


def twice() -> bytes:
    buffer = io.BytesIO(xlsx(HONEST))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(SHEET.upper(), sheet(HONEST))
    return buffer.getvalue()


def shared() -> bytes:
    """20,000 cells with one text of a megabyte: 20 GB in memory, 100 kB in the file."""
    cells = (f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
    texts = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{"x" * 1_000_000}</t></si></sst>'
    return xlsx("".join(cells), **{STRINGS: texts})


def noise() -> str:
    """A text of 10 MB that can be packed a little only."""
    return f"{HEAD}<sst>{' '.join(map(str, range(1_400_000)))}</sst>"


def many_parts() -> bytes:
    return packed({f"xl/{number}.xml": "" for number in range(10_001)})


FAR_ROW = f'<table:table-row table:number-rows-repeated="1048576">{filled() * 6}</table:table-row>'
SOME = ' table:number-columns-repeated="500"'
WIDE = ' table:number-columns-repeated="16384"'
FAR_WIDE = f'<table:table-row table:number-rows-repeated="1000">{filled(WIDE)}</table:table-row>'
TOO_FAR = "which makes more than 5000000 cells"
BURST = "at most 200 times is taken for a list"
TYPES = "declares entities or a document type"
DAMAGED = "is damaged or not complete"
MUCH = "have more than 300 MB together"
BROKEN = "Open it in a spreadsheet and save it anew"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.xlsx": (lambda: xlsx(HONEST, **{SHEET: b" " * 20_000_000}), BURST),
    "bomb-strings.xlsx": (lambda: xlsx(HONEST, **{STRINGS: b" " * 20_000_000}), BURST),
    "bomb-picture.xlsx": (lambda: xlsx(HONEST, **{"xl/media/a.png": b" " * 20_000_000}), BURST),
    "bomb-of-many.xlsx": (
        lambda: packed({f"{n}.xml": b" " * 15_000_000 for n in range(22)}),
        "would have 314 MB when unpacked; at most 300 MB are read",
    ),
    "lying.xlsx": (lying, DAMAGED),
    "many-parts.xlsx": (many_parts, "has 10001 parts; at most 10000 are read"),
    "corners.xlsx": (lambda: xlsx(cell("A1") + cell("XFD1048576")), TOO_FAR),
    "corners-small.xlsx": (lambda: xlsx(cell("A1") + cell("xfd1048576")), TOO_FAR),
    "corners-prefix.xlsx": (
        lambda: xlsx("<x:row r='1048576'><x:c\nr = 'XFD1048576' ><x:v>1</x:v></x:c></x:row>"),
        TOO_FAR,
    ),
    "corners-in-row.xlsx": (
        lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="GR900000"><v>1</v></c></row>'),
        TOO_FAR,
    ),
    "corners.ods": (lambda: ods(ODS_ROW + FAR_ROW), TOO_FAR),
    "corners-wide.ods": (lambda: ods(ODS_ROW + FAR_WIDE), TOO_FAR),
    "entity-sheet.xlsx": (lambda: xlsx("", **{SHEET: sheet(HONEST, XXE)}), TYPES),
    "entity-strings.xlsx": (lambda: xlsx(HONEST, **{STRINGS: f"{HEAD}{XXE}<sst/>"}), TYPES),
    "entity-workbook.xlsx": (
        lambda: xlsx(HONEST, **{"xl/workbook.xml": f"{XXE}<a>&b;</a>"}),
        TYPES,
    ),
    "laughs.xlsx": (lambda: xlsx("", **{SHEET: sheet(HONEST, LAUGHS)}), TYPES),
    "laughs-late.xlsx": (
        lambda: xlsx("", **{SHEET: sheet(HONEST, " " * 2_000_000 + LAUGHS)}),
        TYPES,
    ),
    "entity-utf-16.xlsx": (lambda: xlsx("", **{SHEET: sheet(HONEST, XXE).encode("utf-16")}), TYPES),
    "entity.ods": (lambda: ods(ODS_ROW, XXE), TYPES),
    "cut.xlsx": (lambda: xlsx(HONEST)[:-300], DAMAGED),
    "cut-within.xlsx": (lambda: xlsx("", **{SHEET: sheet(HONEST)[:-60]}), BROKEN),
    "cut.ods": (lambda: ods(ODS_ROW)[:400], DAMAGED),
    "zeros.xlsx": (lambda: b"PK\3\4" + bytes(1000), DAMAGED),
    "wrong-reference.xlsx": (lambda: xlsx(cell("ZZZZZZZ99999999999")), TOO_FAR),
    "locked.xlsx": (locked, "is protected by a password"),
    "twice.xlsx": (twice, "twice, and nobody can tell which is meant"),
    "other.zip": (lambda: packed({"a.txt": "x"}), "is a zip file, but no workbook"),
    "no-sheets.xlsx": (lambda: xlsx(HONEST, **{"xl/workbook.xml": "<a/>"}), BROKEN),
    "names.xlsx": (lambda: xlsx(HONEST, **{"xl/workbook.xml": "<a>" + "<b/>" * 500_000}), DAMAGED),
    "deep.xlsx": (lambda: xlsx("<a>" * 100_000), "is empty"),
    "wide.xlsx": (lambda: xlsx(cell("A1") + cell("ZZ2")), "at most 256 columns are read"),
    "shared.xlsx": (shared, MUCH),
    "shared.ods": (
        lambda: ods(f"<table:table-row>{filled(WIDE, 900_000)}</table:table-row>"),
        MUCH,
    ),
    "long.xlsx": (lambda: xlsx(HONEST, **{STRINGS: noise()}), "has a text of more than 4194304"),
}
"""Name -> how it is made, and what has to be said of it."""
