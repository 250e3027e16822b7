"""What a file says of the document it is, and what one without a title is called."""

from datetime import date

import pytest

from catalog_app.domain import Document
from catalog_app.domain.files import StoredFile
from catalog_app.i18n import Language

TODAY = date(2026, 11, 25)


def file(name: str, type: str = "application/pdf") -> StoredFile:
    return StoredFile(name, "0" * 64, 120_000, type)


@pytest.mark.parametrize(
    ("name", "title", "kind", "direction"),
    [
        ("Note_verbale_318.pdf", "Note verbale 318", "note_verbale", "in"),
        ("Verbal nota KZ.pdf", "Verbal nota KZ", "note_verbale", "in"),
        ("Вербальная нота № 5.pdf", "Вербальная нота № 5", "note_verbale", "in"),
        ("Letter.of.thanks.pdf", "Letter.of.thanks", "letter", "in"),
        ("Letter of invitation.pdf", "Letter of invitation", "invitation", None),
        ("newsletter 5.pdf", "newsletter 5", None, None),
        ("Other things.pdf", "Other things", None, None),
        ("Programme v2.docx", "Programme v2", "programme", None),
        ("___.pdf", "___.pdf", None, None),
    ],
)
def test_a_file_is_named_after_itself_and_of_the_kind_that_its_name_says(
    name: str, title: str, kind: str | None, direction: str | None
) -> None:
    row = Document.of_file(file(name), TODAY)
    assert (row["title"], row["kind"], row["direction"]) == (title, kind, direction)
    assert row["date"].edtf == "2026-11-25"
    assert row["file"].name == name


def test_a_picture_is_one_whatever_it_is_called() -> None:
    assert Document.of_file(file("IMG_1.jpg", "image/jpeg"), TODAY)["kind"] == "picture"
    named = file("Programme.jpg", "image/jpeg")
    assert Document.of_file(named, TODAY)["kind"] == "programme"


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ({"kind": "note_verbale", "number": "12-04/318"}, "Verbal nota 12-04/318"),
        ({"kind": "note_verbale", "number": "7", "file": file("scan.pdf")}, "Verbal nota 7"),
        ({"kind": "note_verbale", "file": file("the_scan.pdf")}, "the scan"),
        ({"kind": "note_verbale"}, "Verbal nota"),
        ({"number": "7"}, "7"),
        ({}, None),
    ],
)
def test_one_without_a_title_is_called_by_what_is_known(
    row: dict[str, object], title: str | None
) -> None:
    assert Document.title_of(row, Language("az")) == title
