"""In which encoding a text is written, told from files that are really written in it."""

from pathlib import Path

import pytest

from catalog_app.errors import FileProblem, UnsureEncoding
from catalog_app.exchange.sources import encodings, open_source
from catalog_app.exchange.sources.encodings import encoding_of

RUSSIAN = "Событие;Город\nФестиваль культуры;Москва\nДень Навруза;Ташкент\n"
TURKISH = "Etkinlik;Şehir\nŞuşa Müzik Festivali;Şuşa\nKültür Başkenti;Eskişehir\n"
TURKMEN = "Ady;Şäher\nTürkmenistanyň günleri;Aşgabat\n".replace("ň", "n")
FRENCH = "Événement;Ville\nFête de la musique;Orléans\nJournées européennes;Genève\n"
GERMAN = "Veranstaltung;Stadt\nTage der Künste;Köln\nGroßes Fest;München\n"
ICELANDIC = "Viðburður;Staður\nListahátíð;Seyðisfjörður\nÞjóðhátíð;Þórshöfn\n"
POLISH = "Wydarzenie;Miasto\nŚwięto;Kraków\nDni Łodzi;Łódź\nTargi książki;Gdańsk\n"
WRITTEN = [
    (RUSSIAN, "cp1251"),
    (RUSSIAN.upper(), "cp1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "cp866"),
    (TURKISH, "cp1254"),
    (TURKMEN, "cp1254"),
    (FRENCH, "cp1252"),
    (FRENCH, "latin-1"),
    (GERMAN, "cp1252"),
    (ICELANDIC, "cp1252"),
    (POLISH, "cp1250"),
    ("“Nice” – 37° €5", "cp1252"),
]
ANY = RUSSIAN + TURKISH + FRENCH


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_an_old_encoding_is_told_by_its_words(file: Path, text: str, encoding: str) -> None:
    file.write_bytes(text.encode(encoding))
    assert file.read_text(encoding_of(file)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ANY, "", "a"])
def test_unicode_is_told_by_its_mark_or_its_form(file: Path, text: str, encoding: str) -> None:
    file.write_bytes(text.encode(encoding))
    assert file.read_text(encoding_of(file)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(file: Path, encoding: str) -> None:
    file.write_bytes(ANY.encode(encoding))
    assert encoding_of(file) == encoding


@pytest.mark.parametrize("word", ["İstanbul", "Iğdır", "Diyarbakır"])
def test_what_cannot_be_told_is_asked_with_a_line_in_each(file: Path, word: str) -> None:
    file.write_bytes(f"title,city\nNowruz,{word}\n".encode("cp1254"))
    with pytest.raises(UnsureEncoding) as asked:
        open_source(file)
    assert asked.value.candidates["cp1254"] == f"Nowruz,{word}"
    assert f"cp1254: Nowruz,{word}" in str(asked.value)
    assert "cp1252" in asked.value.candidates
    (line,) = open_source(file, encoding="cp1254").lines()
    assert line.cells == ("Nowruz", word)


def test_an_encoding_that_does_not_fit_is_refused_with_the_line(file: Path) -> None:
    file.write_bytes(b"title\nNowruz\n" + "Şuşa\n".encode("cp1254"))
    with pytest.raises(FileProblem, match=r"^Line 3 of .* cannot be read as utf-8"):
        open_source(file, encoding="utf-8")
    with pytest.raises(FileProblem, match="There is no encoding “klingon”"):
        open_source(file, encoding="klingon")


def test_a_mark_of_utf_8_is_no_part_of_the_head(file: Path) -> None:
    file.write_text("title\nNowruz\n", encoding="utf-8-sig")
    assert open_source(file, encoding="UTF8").columns == ("title",)
    assert open_source(file).columns == ("title",)


def test_an_encoding_that_is_not_of_texts_is_none(file: Path) -> None:
    file.write_bytes(b"title\n")
    with pytest.raises(FileProblem, match="There is no encoding “base64”"):
        open_source(file, encoding="base64")


@pytest.mark.parametrize(
    "bytes",
    [
        ANY.encode() + FRENCH.encode("cp1252"),
        FRENCH.encode("cp1252") * 9 + "Событие\n".encode(),
        ANY.encode()[:-2] + "Ş".encode()[:1],
    ],
)
def test_two_encodings_in_one_file_are_not_read_as_either(file: Path, bytes: bytes) -> None:
    file.write_bytes(bytes)
    with pytest.raises(FileProblem, match=r"two encodings at once.* line \d+ is not"):
        encoding_of(file)


def test_a_letter_across_two_blocks_is_whole(file: Path) -> None:
    text = "a" + "Ш" * (encodings._BLOCK // 2 + 10)
    file.write_bytes(text.encode())
    assert encoding_of(file) == "utf-8"


def test_what_is_no_text_is_said(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(FileProblem, match="is not a text"):
        encoding_of(file)
