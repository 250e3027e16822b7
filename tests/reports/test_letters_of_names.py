"""The participants' list of the sample as it is read on paper: whose letters the names have."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from catalog_app.domain import Delegation, Member, Person
from catalog_app.domain.fields import field_of
from catalog_app.domain.spellings import of_person
from catalog_app.domain.transliteration import reads, script_of
from catalog_app.reports import build
from catalog_app.reports.blocks import Document
from catalog_app.reports.listing import listing
from catalog_app.reports.notes import NOTES, PROPOSED
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.paper import write_pdf
from tests.builders import a_sample
from tests.lists import lines
from tests.paper import text_of

FESTIVAL = 'title:"made-up festival"'
NOTE = NOTES[PROPOSED]
LETTERS = {
    "az": ("Zati-aliləri Bulaqlı Çinarə Rəşid qızı", "Janqakbayeva Ayçürök", "Müğənni"),
    "en": ("H.E. Chinara Bulagli", "Aichurok Zhangakbaeva", "Singer"),
    "kk": ("Чәмәнли Гүнәш Әкбәр қызы*", "Көкжиек Әділжан Маратұлы", "Әнші"),
    "ru": ("Е.П. Булаглы Чинара", "Чаманли Гюнаш Акпер кызы*", "Певец/певица"),
    "tr": ("Ekselansları Çinarə BULAQLI", "ZHANGAKBAEVA", "Şarkıcı"),
}
UNCONFIRMED = {"az": False, "en": False, "kk": True, "ru": True, "tr": False}


class Line(NamedTuple):
    name: str
    position: str


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_sample(tmp_path / "sample.db")
    yield catalog
    catalog.close()


def document(catalog: Catalog, code: str) -> Document:
    return build("participants", catalog, FESTIVAL, catalog.speaking(code))


def people(made: Document) -> list[Line]:
    cells = [line.split("|") for line in lines(made)]
    return [Line(row[1], row[2]) for row in cells if len(row) == 3]


def on_paper(made: Document, path: Path) -> str:
    """All words of the pages, a space between them, in the order in which they were painted."""
    write_pdf(made, path)
    return " ".join(text_of(path, "-raw").split())


@pytest.mark.parametrize("code", LETTERS)
@pytest.mark.usefixtures("qapp")
def test_every_name_has_the_letters_of_the_list_or_is_marked(
    catalog: Catalog, tmp_path: Path, code: str
) -> None:
    made = document(catalog, code)
    named = people(made)
    assert len(named) > 90
    paper = on_paper(made, tmp_path / "list.pdf")
    assert [one.name for one in named if one.name not in paper] == []
    assert [text for text in LETTERS[code] if text not in paper] == []
    other = [one.name for one in named if script_of(one.name) != reads(code)]
    assert [name for name in other if not name.endswith("**")] == []
    assert any(one.name.endswith("*") for one in named) is UNCONFIRMED[code]
    assert (made.language.text(NOTE) in paper) is UNCONFIRMED[code]


@pytest.mark.usefixtures("qapp")
def test_what_is_confirmed_is_printed_without_a_mark(catalog: Catalog, tmp_path: Path) -> None:
    russian = catalog.speaking("ru")
    fields = tuple(Person.fields.values())
    names = ("id", *Person.fields)
    found = [dict(zip(names, row, strict=True)) for row in catalog.find(Person).each(fields)]
    with catalog.change("Confirmed") as change:
        change.put(
            Person,
            [
                {"id": row["id"], "names": {**(row["names"] or {}), "ru": spelled.text}}
                for row in found
                for spelled in [of_person(row, russian)]
                if spelled.proposed
            ],
        )
    paper = on_paper(document(catalog, "ru"), tmp_path / "confirmed.pdf")
    assert "Чаманли Гюнаш Акпер кызы" in paper
    assert "*" not in paper
    catalog.undo()
    assert "Чаманли Гюнаш Акпер кызы*" in on_paper(document(catalog, "ru"), tmp_path / "undone.pdf")


def test_a_table_in_another_language_marks_people_too(catalog: Catalog) -> None:
    russian = catalog.speaking("ru")
    found = catalog.find(Member, "country:azerbaijan", language=russian)
    made = listing(found, [field_of(Member, "person")], title="x", language=russian)
    assert {"Булаглы Чинара", "Чаманли Гюнаш Акпер кызы*", russian.text(NOTE)} <= set(lines(made))
    heads = catalog.find(Delegation, FESTIVAL.removeprefix("title:"), language=russian)
    assert len(heads)
    made = listing(heads, [field_of(Delegation, "head")], title="x", language=russian)
    assert {"Булаглы Чинара", "Булакбаева Улпан"} <= set(lines(made))
