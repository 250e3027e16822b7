"""Workbooks, read back by another library, and by LibreOffice where it is installed."""

import csv
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from catalog_app.domain import ENTITIES, Delegation, Event, Member, Organisation
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.fields import Entity, field_of, fields_of
from catalog_app.domain.kinds import Text
from catalog_app.domain.moments import parse_iso
from catalog_app.errors import CannotSave, FileProblem
from catalog_app.exchange import export, sheets
from catalog_app.exchange.xlsx import LONGEST
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from tests.builders import a_sample
from tests.exchange.conftest import PAYLOADS

ENGLISH = Language("en")
FORMATS = ("xlsx", "ods")

Save = Callable[..., Path]


@pytest.fixture
def save(catalog: Catalog, tmp_path: Path) -> Save:
    """Writes fields of all records of an entity, in the order in which they were added."""

    def saved(entity: type[Entity], format: str, names: str, code: str = "en") -> Path:
        path = tmp_path / f"{entity.section}.{format}"
        fields = [field_of(entity, name) for name in names.split()]
        language = catalog.speaking(code)
        found = catalog.find(entity, "", ("id",), language)
        assert export(found, fields, format, path, language) == []
        return path

    return saved


def cells(path: Path) -> list[list[object]]:
    book = CalamineWorkbook.from_path(path)
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def put(catalog: Catalog, *events: dict[str, object]) -> None:
    with catalog.change("Added") as change:
        change.put(Event, events)


@pytest.mark.parametrize("format", FORMATS)
def test_days_and_numbers_are_what_they_are_and_all_else_is_text(
    catalog: Catalog, save: Save, format: str
) -> None:
    dates = ("2024-05-12", "2024-05-12/2024-05-14", "2024-05-12~", "2024", "1899-12-31")
    put(catalog, *({"title": day, "when": parse_edtf(day)} for day in dates))
    put(catalog, {"title": "1993", "attendance": 12345, "country": "KZ", "kind": "meeting"})
    read = cells(save(Event, format, "title when attendance country kind", "az"))
    assert read == [
        ["Ad", "Nə vaxt", "İştirakçı sayı", "Ev sahibi ölkə", "Növ"],
        ["2024-05-12", date(2024, 5, 12), "", "", ""],
        *([day, day, "", "", ""] for day in dates[1:]),
        ["1993", "", 12345, "Qazaxıstan", "Görüş"],
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_moment_has_its_time_where_that_is_known(
    catalog: Catalog, save: Save, format: str
) -> None:
    event = catalog.save(Event, {"title": "Forum"})
    of = {"delegation": catalog.save(Delegation, {"event": event, "country": "AZ"})}
    for name, arrival in (("A", "2026-10-22T18:40"), ("B", "2026-10-22")):
        catalog.save(Member, of | {"name": name, "arrival": parse_iso(arrival)})
    read = cells(save(Member, format, "name arrival"))[1:]
    assert read == [["A", datetime(2026, 10, 22, 18, 40)], ["B", date(2026, 10, 22)]]


@pytest.mark.parametrize("format", FORMATS)
def test_texts_come_back_sign_by_sign(catalog: Catalog, save: Save, format: str) -> None:
    texts = (
        "  two  spaces, a\ttab\n\n  and lines ",
        "<b>&amp; \"quoted\" 'so'",
        "_x0041_ Şuşa Шуша 🎭",
        "https://example.org/" + "x" * 3000,
    )
    put(catalog, *({"title": f"{n}", "aims": text} for n, text in enumerate(texts)))
    read = [row[0] for row in cells(save(Event, format, "aims"))[1:]]
    lost = "\t" if format == "ods" else ""  # this reader does not know how a sheet has tabs
    assert read == [text.replace(lost, "") for text in texts]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("section", [entity.section for entity in ENTITIES])
def test_no_cell_of_any_column_is_a_formula(tmp_path: Path, section: str, format: str) -> None:
    """Each payload stands in each column that takes texts, in one record after another."""
    with_payloads = hostile(tmp_path)
    entity = Entity.known[section]
    path = tmp_path / f"hostile.{format}"
    try:
        found = with_payloads.find(entity)
        export(found, fields_of(entity), format, path, ENGLISH)
    finally:
        with_payloads.close()
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        text = "".join(archive.read(name).decode() for name in names)
    assert re.search(r"<f[ >/]|table:formula|<hyperlink|xlink:href", text) is None
    shown = {cell for row in cells(path) for cell in row}
    if section == "events":
        assert shown.issuperset(" ".join(payload.split()) for payload in PAYLOADS)


def hostile(folder: Path) -> Catalog:
    """The sample, in which every text of every record is a payload."""
    catalog = a_sample(folder / "hostile.db")
    for entity in (Event, Organisation, Delegation, Member):
        texts = [f.name for f in fields_of(entity) if isinstance(f.kind, Text) and f.kind.store]
        ids = catalog.find(entity).ids
        rows = (
            {
                "id": id,
                **{
                    name: PAYLOADS[(place + n) % len(PAYLOADS)].strip()
                    for n, name in enumerate(texts)
                },
            }
            for place, id in enumerate(ids)
        )
        with catalog.change("Changed") as change:
            change.put(entity, rows)
    return catalog


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_list_has_its_head(catalog: Catalog, save: Save, format: str) -> None:
    assert cells(save(Event, format, "title when")) == [["Title", "When"]]


def test_what_excel_has_no_room_for_is_cut_and_said(catalog: Catalog, tmp_path: Path) -> None:
    put(catalog, {"title": "A", "aims": "x" * (LONGEST + 1)}, {"title": "B", "aims": "short"})
    fields = [Event.fields["aims"]]
    found = catalog.find(Event, "", ("id",))
    lost = export(found, fields, "xlsx", tmp_path / "a.xlsx", ENGLISH)
    assert [str(each) for each in lost] == [
        "Texts that were cut: 1. A cell of Excel has room for 32767 characters; .csv, .ods and "
        ".json have them whole."
    ]
    assert cells(tmp_path / "a.xlsx")[1:] == [["x" * LONGEST], ["short"]]
    assert export(found, fields, "ods", tmp_path / "a.ods", ENGLISH) == []
    assert cells(tmp_path / "a.ods")[1] == ["x" * (LONGEST + 1)]


def test_more_records_than_a_sheet_has_rows_are_refused() -> None:
    sheets.check_rows(2**20 - 1, ENGLISH)
    with pytest.raises(FileProblem, match=r"room for 1,048,575 records, and these are 1,048,576"):
        sheets.check_rows(2**20, ENGLISH)


@pytest.mark.parametrize("format", FORMATS)
def test_a_workbook_that_cannot_be_written_leaves_nothing(
    catalog: Catalog, save: Save, tmp_path: Path, format: str
) -> None:
    put(catalog, {"title": "A"})
    older = save(Event, format, "title").read_bytes()
    found = catalog.find(Event)
    with pytest.raises(CannotSave):
        export(found, [Event.fields["title"]], format, tmp_path / "no" / f"a.{format}", ENGLISH)
    assert (tmp_path / f"events.{format}").read_bytes() == older
    assert not list(tmp_path.glob(".*"))


def test_the_head_stays_in_sight_and_has_the_filters(catalog: Catalog, save: Save) -> None:
    put(catalog, {"title": "A long title, for which the column is wide"}, {"title": "B"})
    with ZipFile(save(Event, "xlsx", "title country")) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="1"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    widths = [float(found) for found in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert widths[0] > 40
    assert widths[1] < 20
    with ZipFile(save(Event, "ods", "title country")) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert "VerticalSplitPosition" in archive.read("settings.xml").decode()
        content = unescape(archive.read("content.xml").decode())
    assert "'Events'.A1:'Events'.B3" in content


def test_libreoffice_opens_all_of_them_with_the_same_cells(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None or not calc_is_there(program):
        pytest.skip("needs LibreOffice (Debian: libreoffice-calc-nogui)")
    sample = a_sample(tmp_path / "sample.db")
    fields = fields_of(Event)
    language = sample.speaking("ru")
    found = sample.find(Event, "", language=language)
    for format in ("csv", "xlsx", "ods"):
        (tmp_path / format).mkdir()
        export(found, fields, format, tmp_path / format / f"a.{format}", language)
    sample.close()
    read = {
        format: opened(program, tmp_path / format / f"a.{format}")
        for format in ("csv", "xlsx", "ods")
    }
    with (tmp_path / "csv" / "a.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))
    assert len(written) > 30
    assert read["csv"] == written
    assert read["xlsx"][1:] == written[1:]
    assert read["ods"] == read["xlsx"]


def calc_is_there(program: str) -> bool:
    return (Path(program).resolve().parent / "libsclo.so").exists()


def opened(program: str, path: Path) -> list[list[str]]:
    """The cells as LibreOffice shows them."""
    shape = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    out = path.parent / "out"
    utf_8 = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
    reading = [utf_8] if path.suffix == ".csv" else []
    command = [
        program,
        profile,
        "--headless",
        *reading,
        "--convert-to",
        shape,
        "--outdir",
        str(out),
    ]
    subprocess.run([*command, str(path)], check=True, capture_output=True)
    with (out / "a.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
