"""Files that are attached: their names on every system, what they are, what may be opened."""

import io
import re
import unicodedata
import zipfile

import pytest
from hypothesis import example, given, strategies as st

from catalog_app.domain.file_types import HEAD, OPENED, UNKNOWN, sniffed
from catalog_app.domain.files import FileKept, StoredFile, may_open, safe_name, shown_size, why_not
from catalog_app.domain.folding import fold
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language

ENGLISH = Language("en")
HASH = "0123456789abcdef" * 4
LETTER = StoredFile("letter.pdf", HASH, 120_000, "application/pdf")
WRITTEN = {"name": "letter.pdf", "sha256": HASH, "size": 120_000, "type": "application/pdf"}

NAMES = [
    ("letter.pdf", "letter.pdf"),
    ("Şuşa günləri – 2024 (son).docx", "Şuşa günləri – 2024 (son).docx"),
    ("Нота № 12.pdf", "Нота № 12.pdf"),
    ("../x", "_x"),
    ("..\\..\\x.txt", "_.._x.txt"),
    ("/etc/passwd", "_etc_passwd"),
    ("C:\\x.exe", "C__x.exe"),
    ("a:b", "a_b"),
    ("CON", "_CON"),
    ("con.txt", "_con.txt"),
    ("Aux .tar.gz", "_Aux .tar.gz"),
    ("COM¹.txt", "_COM¹.txt"),
    ("lpt9", "_lpt9"),
    ("CONIN$", "_CONIN$"),
    ("console.txt", "console.txt"),
    ("-rf", "rf"),
    ("--help.pdf", "help.pdf"),
    (".bashrc", "bashrc"),
    ("report. . .", "report"),
    ("report.pdf ", "report.pdf"),
    ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ("ə" * 300 + ".docx", "ə" * 97 + ".docx"),
    ("a." + "y" * 300, "a." + "y" * 198),
    ("invoice\u202efdp.exe", "invoicefdp.exe"),
    ("\u2067a\u2069.pdf", "a.pdf"),
    ("a\0b.pdf", "ab.pdf"),
    ("two\nlines\t.pdf", "two lines .pdf"),
    ("bell\x07.pdf", "bell.pdf"),
    ("lone\udc80.pdf", "lone.pdf"),
    ('what? "so" <a|b>*.pdf', "what_ _so_ _a_b__.pdf"),
    ("e\u0301te\u0301.pdf", "été.pdf"),
    ("می\u200cروم.pdf", "می\u200cروم.pdf"),
    ("", "file"),
    ("...", "file"),
    (" \u200b ", "file"),
]
DEVICES = re.compile("(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\\$|CONOUT\\$|CLOCK\\$)")


def linux_takes(name: str) -> bool:
    return 0 < len(name.encode()) <= 255 and name not in (".", "..") and not set(name) & {"/", "\0"}


def macos_takes(name: str) -> bool:
    known = all(unicodedata.category(sign) not in ("Cn", "Cs") for sign in name)
    return linux_takes(name) and ":" not in name and known


def windows_takes(name: str) -> bool:
    units = len(name.encode("utf-16-le")) // 2
    device = DEVICES.fullmatch(name.split(".", maxsplit=1)[0].rstrip(" ").upper())
    signs = set(name) & {*'<>:"/\\|?*', *map(chr, range(32))}
    return 0 < units <= 255 and not device and not signs and name[-1] not in ". "


def deceives(name: str) -> bool:
    """A shell takes it for an option, a folder hides it, or a reader sees another name."""
    turned = any(unicodedata.bidirectional(sign) in TURNS for sign in name)
    return name.startswith(("-", ".", " ")) or turned or "\u200b" in name


TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_safe(name: str) -> bool:
    return linux_takes(name) and macos_takes(name) and windows_takes(name) and not deceives(name)


@pytest.mark.parametrize(("name", "safe"), NAMES)
def test_a_name_becomes_one_that_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert is_safe(safe)


PARTS = st.sampled_from(["CON", "nul", ".", " ", "..", "-", "/", "\\", ":", "\u202e", "a" * 250])


@given(st.lists(PARTS | st.text(max_size=5)).map("".join))
@example("CON." + "a" * 300)
@example("a" * 195 + " . . .pdf")
def test_any_text_becomes_such_a_name_and_such_a_name_stays(name: str) -> None:
    assert is_safe(safe_name(name))
    assert safe_name(safe_name(name)) == safe_name(name)
    assert FileKept().take(WRITTEN | {"name": safe_name(name)}).name == safe_name(name)


def zipped(*names: str, text: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, text)
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
PROGRAM = b"MZ\x90\0\x03" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
DOCX = zipped("[Content_Types].xml", "word/document.xml")
ODT = zipped("mimetype", text="application/vnd.oasis.opendocument.text")
OF_OFFICE = "application/vnd.openxmlformats-officedocument."

OPENABLE = [
    (b"%PDF-1.7\n", "a.pdf", "application/pdf"),
    (PNG, "a.png", "image/png"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.jpg", "image/jpeg"),
    (b"\xff\xd8\xff\xe1\0\x10Exif", "A.JPEG", "image/jpeg"),
    (b"GIF89a\1\0\1\0", "a.gif", "image/gif"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "a.webp", "image/webp"),
    (b"II*\0\x08\0\0\0", "a.tif", "image/tiff"),
    (b"MM\0*\0\0\0\x08", "a.tiff", "image/tiff"),
    (b"MZV, nota 12\n", "a.txt", "text/plain"),
    ("Hörmətli cənab".encode(), "a.txt", "text/plain"),
    ("Уважаемый".encode("cp1251"), "a.txt", "text/plain"),
    ("яяяя".encode("cp1251"), "a.txt", "text/plain"),
    ("Сəлам".encode("utf-16"), "a.txt", "text/plain"),
    (b"\xef\xbb\xbfname;country\n", "a.csv", "text/csv"),
    (b"{\\rtf1\\ansi", "a.rtf", "application/rtf"),
    (OLE, "a.doc", "application/msword"),
    (OLE, "a.xls", "application/vnd.ms-excel"),
    (OLE, "a.ppt", "application/vnd.ms-powerpoint"),
    (DOCX, "a.docx", f"{OF_OFFICE}wordprocessingml.document"),
    (zipped("_rels/.rels", "xl/a.xml"), "a.xlsx", f"{OF_OFFICE}spreadsheetml.sheet"),
    (zipped("ppt/a.xml"), "a.pptx", f"{OF_OFFICE}presentationml.presentation"),
    (ODT, "a.odt", "application/vnd.oasis.opendocument.text"),
    (b"\0\0\0\x18ftypisom", "a.mp4", "video/mp4"),
    (b"ID3\x04\0\0\0\0", "a.mp3", "audio/mpeg"),
    (b"\xff\xfb\x90\x64\0\0", "a.mp3", "audio/mpeg"),
]
NEVER_OPENED = [
    (PROGRAM, "a.exe", "application/x-executable"),
    (PROGRAM, "a.scr", "application/x-executable"),
    (b"\x7fELF\x02\x01\x01\0", "a", "application/x-executable"),
    (b"\xcf\xfa\xed\xfe\x07\0\0\x01", "a.command", "application/x-executable"),
    (b"\xca\xfe\xba\xbe\0\0\x00\x34", "A.class", "application/x-executable"),
    (b"#!/bin/sh\nrm -rf ~\n", "a.sh", "text/x-script"),
    (b"@echo off\r\n", "a.bat", "text/plain"),
    (b"WScript.Echo 1\r\n", "a.vbs", "text/plain"),
    (b"L\0\0\0\x01\x14\x02\0" + bytes(60), "a.pdf.lnk", "application/x-ms-shortcut"),
    (b"[Desktop Entry]\nExec=rm\n", "a.desktop", "application/x-desktop"),
    (b"[InternetShortcut]\r\nURL=file:///x\r\n", "a.url", "application/x-desktop"),
    (b"<!DOCTYPE html>\n<script>", "a.html", "text/html"),
    (b"words", "a.htm", "text/html"),
    (b"<svg xmlns='x'><script/></svg>", "a.svg", "image/svg+xml"),
    (b"<?xml version='1.0'?>\n<svg/>", "a.xml", "image/svg+xml"),
    (b"From: a@example.org\r\n", "a.eml", "message/rfc822"),
    (OLE, "a.msg", "application/x-ole-storage"),
    (OLE, "a.msi", "application/x-ole-storage"),
    (zipped("a.exe"), "a.zip", "application/zip"),
    (DOCX, "a.docm", "application/zip"),
    (zipped("META-INF/MANIFEST.MF"), "a.jar", "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "a.7z", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "a.gz", "application/gzip"),
    (b"\0\0\0\x18ftypheic", "a.heic", "image/heic"),
    (bytes(200), "a.iso", UNKNOWN),
]
DISAGREEING = [
    (PROGRAM, "letter.pdf"),
    (b"#!/bin/sh\n", "letter.txt"),
    (b"\n <HTML><script>", "letter.txt"),
    ("<html >".encode("utf-16"), "letter.txt"),
    (b"\xef\xbb\xbf[Desktop Entry]\n", "letter.txt"),
    (zipped("a.exe"), "letter.docx"),
    (ODT, "letter.docx"),
    (OLE, "letter.docx"),
    (DOCX, "letter.doc"),
    (b"<svg/>", "picture.png"),
    (PNG, "picture.jpg"),
    (b"%PDF-1.7", "letter.txt"),
    (b"\x01\x02", "letter.txt"),
    (b"RIFF\x10\0\0\0WAVE", "picture.webp"),
    (b"", "letter.txt"),
]


def attached(head: bytes, name: str) -> StoredFile:
    return StoredFile(name, HASH, len(head), sniffed(head[:HEAD], name))


@pytest.mark.parametrize(("head", "name", "type"), OPENABLE)
def test_what_an_office_needs_is_opened(head: bytes, name: str, type: str) -> None:
    file = attached(head, name)
    assert file.type == type
    assert may_open(file)


@pytest.mark.parametrize(("head", "name", "type"), NEVER_OPENED)
def test_what_could_do_harm_is_never_opened(head: bytes, name: str, type: str) -> None:
    file = attached(head, name)
    assert file.type == type
    assert not may_open(file)
    assert f"“{name}” is kept, but not opened" in str(why_not(file))


@pytest.mark.parametrize(("head", "name"), DISAGREEING)
def test_what_is_not_what_its_name_says_is_not_opened(head: bytes, name: str) -> None:
    assert "does not hold what the end of its name says" in str(why_not(attached(head, name)))


@pytest.mark.parametrize("name", ["letter.pdf ", "letter.pdf.", "letter.PDF", "letter.exe.pdf"])
def test_the_ending_counts_that_the_file_will_have(name: str) -> None:
    assert may_open(attached(b"%PDF-1.7", name))


@pytest.mark.parametrize(
    "name", ["letter.pdf.exe", "letter", "pdf", ".pdf", "letter.pd\u202ef.exe"]
)
def test_an_ending_that_only_looks_harmless_is_none(name: str) -> None:
    assert not may_open(attached(b"%PDF-1.7", name))


@given(st.binary(max_size=300), st.sampled_from([*OPENED, "exe", "html", "", "zip"]))
def test_any_bytes_have_a_type_that_can_be_written(head: bytes, ending: str) -> None:
    file = attached(head, f"a.{ending}")
    assert FileKept().take(FileKept().write(file)) == file


def test_a_file_is_shown_with_its_size() -> None:
    assert FileKept().show(LETTER, ENGLISH) == "letter.pdf · 120 kB"
    assert FileKept().show(None, ENGLISH) == ""
    sizes = {1: "1 kB", 1001: "2 kB", 9_999_000: "9,999 kB", 9_999_001: "10 MB", 0: "0 kB"}
    assert {size: shown_size(size, ENGLISH) for size in sizes} == sizes
    assert shown_size(2_500_000, Language("ru")) == "2\xa0500 КБ"


def test_nobody_types_a_file() -> None:
    assert FileKept().read("  ", ENGLISH) is None
    with pytest.raises(ValueProblem, match="attached, not typed"):
        FileKept().read("letter.pdf", ENGLISH)


def test_a_file_is_found_by_its_name() -> None:
    assert FileKept().terms(LETTER) == (fold("letter pdf"),)
    assert FileKept().terms(None) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"name": name} for name in ("", "a/b", "a\\b", "..", " a", "a\nb", "a\0b", "x" * 256, 7)),
        *({"name": name} for name in ("a\u202eb", "a\u2066b", "\u200b", "a\x07b", None)),
        *({"sha256": text} for text in ("", HASH[1:], HASH.upper(), f"../{HASH}", HASH + "\n", 1)),
        *({"size": size} for size in (-1, 1.5, True, "12", None, 2**54)),
        *({"type": type} for type in ("", "pdf", "a/b c", "a/b\n", "text/plain; x", None)),
        {"more": 1},
    ],
)
def test_what_is_no_file_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueProblem, match="A file is written as"):
        FileKept().take(WRITTEN | wrong)


@pytest.mark.parametrize("written", ["letter.pdf", [], {}, 7, {"name": "letter.pdf"}])
def test_what_has_not_all_that_makes_a_file_is_refused(written: object) -> None:
    with pytest.raises(ValueProblem):
        FileKept().take(written)


def test_a_file_is_written_and_taken_back() -> None:
    assert FileKept().write(LETTER) == WRITTEN
    assert FileKept().take(WRITTEN) == FileKept().load(WRITTEN) == LETTER
    assert FileKept().take(None) is FileKept().load(None) is FileKept().write(None) is None
