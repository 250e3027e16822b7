"""The participants of the made-up festival, printed in five languages by the window, read back."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catalog_app.i18n import Language
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_sample
from tests.paper import pages_of
from tests.windows import Program, started

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Wanted(NamedTuple):
    """`names`: in the order of the language, as the list has them; `marks`: how many at the least
    are proposed.
    """

    title: str
    kicker: str
    countries: tuple[str, ...]
    names: tuple[str, ...]
    marks: int


WANTED = {
    "az": Wanted(
        "Uydurma Qonşular Festivalı (nümunə)",
        "İŞTİRAKÇILARIN SİYAHISI",
        ("AZƏRBAYCAN", "GÜRCÜSTAN", "QAZAXISTAN", "QIRĞIZISTAN", "ÖZBƏKİSTAN", "RUSİYA"),
        ("Narlıdağ Elşən Qorxmaz oğlu", "Öküzgözü Tuğçe Nur", "Gamyşow Röwşen Öwez ogly"),
        0,
    ),
    "tr": Wanted(
        "Uydurma Komşular Festivali (örnek)",
        "KATILIMCI LİSTESİ",
        ("AZERBAYCAN", "GÜRCİSTAN", "KAZAKİSTAN", "KIRGIZİSTAN", "ÖZBEKİSTAN", "RUSYA"),
        ("Elşən NARLIDAĞ", "Vakhtang VAZISDZE", "Özge IŞIKPINAR", "Fyodor YEZHEVIKIN"),
        0,
    ),
    "kk": Wanted(
        "Ойдан шығарылған Көршілер фестивалі (үлгі)",
        "ҚАТЫСУШЫЛАР ТІЗІМІ",
        ("ӘЗІРБАЙЖАН", "ГРУЗИЯ", "ҚАЗАҚСТАН", "ҚЫРҒЫЗСТАН", "ӨЗБЕКСТАН", "РЕСЕЙ"),
        ("Чәмәнли Гүнәш Әкбәр қызы*", "Ежевикин Фёдор Кузьмич", "Ышыкпынар Өзге*"),
        40,
    ),
    "ru": Wanted(
        "Вымышленный фестиваль соседей (образец)",
        "СПИСОК УЧАСТНИКОВ",
        ("АЗЕРБАЙДЖАН", "ГРУЗИЯ", "КАЗАХСТАН", "КЫРГЫЗСТАН", "РОССИЯ", "ТАТАРСТАН"),
        ("Чаманли Гюнаш Акпер кызы*", "Ежевикин Фёдор Кузьмич", "Ышыкпынар Озге*"),
        40,
    ),
    "en": Wanted(
        "Made-up Festival of Neighbours (sample)",
        "LIST OF PARTICIPANTS",
        ("AZERBAIJAN", "GEORGIA", "KAZAKHSTAN", "KYRGYZSTAN", "RUSSIA", "TATARSTAN", "TÜRKİYE"),
        ("Elshan Narlidagh", "Vakhtang Vazisdze", "Fyodor Yezhevikin", "Ozge Isikpinar"),
        0,
    ),
}
NOTES = {
    "kk": "* ұсынылған жазылуы, расталмаған",
    "ru": "* предлагаемое написание, не подтверждено",
}
CYRILLIC = ("kk", "ru")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        program.search('title:"made-up festival"')
        yield program


@pytest.fixture(params=list(WANTED))
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pages(
    program: Program, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """From the menu Lists, through the preview, into a PDF, and back."""
    target = tmp_path / f"{code}.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])

    def save(preview: PrintPreview) -> None:
        box = preview.panel.language
        box.setCurrentIndex(box.findData(code))
        keys.click(preview.save_button)

    with keys.in_dialog(PrintPreview, save):
        program.command("participants")
    return pages_of(target)


def joined(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


def names(pages: list[str]) -> list[str]:
    """What stands in the second of three columns; of two lines the first."""
    cells = [re.split(r"\s{2,}", line) for page in pages for line in page.splitlines()]
    return [row[1] for row in cells if len(row) == 3 and row[0]]


def scripts(text: str) -> set[str]:
    letters = (letter for letter in text if unicodedata.category(letter) in ("Lu", "Ll", "Lo"))
    return {unicodedata.name(letter).partition(" ")[0] for letter in letters}


def test_title_countries_and_names_are_those_of_the_language(pages: list[str], code: str) -> None:
    text, wanted = joined(pages), WANTED[code]
    assert wanted.kicker in pages[0]
    assert wanted.title in pages[0]
    assert [each for each in (*wanted.countries, *wanted.names) if each not in text] == []
    places = [text.index(country) for country in wanted.countries]
    assert places == sorted(places)


def test_a_proposed_spelling_is_marked_and_the_mark_is_explained_at_the_end(
    pages: list[str], code: str
) -> None:
    marked = re.findall(r"\w\*(?!\*)", joined(pages))
    assert len(marked) >= WANTED[code].marks
    assert bool(marked) == (code in NOTES)
    notes = [line for page in pages for line in page.splitlines() if line.startswith("* ")]
    assert notes == ([NOTES[code]] if marked else [])
    assert not marked or NOTES[code] in pages[-1]


def test_no_name_mixes_scripts_and_one_of_other_letters_is_marked(
    pages: list[str], code: str
) -> None:
    read = "CYRILLIC" if code in CYRILLIC else "LATIN"
    found = names(pages)
    assert len(found) > 100
    assert [each for each in found if len(scripts(each)) > 1] == []
    assert [each for each in found if not scripts(each) <= {read} and "**" not in each] == []


def test_an_office_in_other_letters_is_marked_too(pages: list[str], code: str) -> None:
    text = joined(pages)
    assert ("Вымышленный дом ремёсел**" in text) == (code not in CYRILLIC)
    explained = [line for line in pages[-1].splitlines() if line.startswith("** ")]
    assert len(explained) == (code not in CYRILLIC)


def test_a_hundred_names_take_four_pages_that_are_numbered(pages: list[str]) -> None:
    count = len(pages)
    assert count in range(3, 6)
    for number, page in enumerate(pages, 1):
        foot = page.rstrip().splitlines()[-1]
        assert "114" in foot
        assert re.search(rf"\b{number}\s?/\s?{count}$", foot)


def test_a_country_that_goes_on_says_so_at_the_head_of_the_page(
    pages: list[str], code: str
) -> None:
    goes_on = Language(code).text("(continued)")
    assert any(goes_on in page.splitlines()[0] for page in pages[1:])
