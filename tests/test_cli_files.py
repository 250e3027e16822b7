"""What “--output” writes besides PDF: files for Word, a browser and a spreadsheet."""

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from catalog_app.cli import main
from catalog_app.domain import Event
from tests.builders import a_catalog, delegation, event, member


@pytest.fixture
def path(tmp_path: Path) -> Path:
    catalog = a_catalog(tmp_path / "catalog.db")
    forum = event(catalog, title="Forum <b>& Fair</b>", country="KZ")
    member(catalog, delegation(catalog, forum, country="AZ"), name="Çinarə", role="head")
    catalog.close()
    return catalog.path


def document(path: Path) -> str:
    with ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def test_a_list_becomes_a_word_file(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "events.DOCX"
    assert main(["list", "events", "--catalog", str(path), "--output", str(output)]) == 0
    assert "Forum &lt;b&gt;&amp; Fair&lt;/b&gt;" in document(output)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_list_becomes_a_workbook(path: Path, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"events.{ending}"
    options = ("--columns", "title,country", "--catalog", str(path), "--output", str(output))
    assert main(["list", "events", *options, "--language", "az"]) == 0
    sheet = CalamineWorkbook.from_path(output).get_sheet_by_index(0)
    assert sheet.to_python() == [["Ad", "Ev sahibi ölkə"], ["Forum <b>& Fair</b>", "Qazaxıstan"]]


def test_all_columns_are_asked_for_by_one_word(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "events.tsv"
    options = ("--columns", "all", "--catalog", str(path), "--output", str(output))
    assert main(["list", "events", *options]) == 0
    assert output.read_text("utf-8").splitlines()[0].split("\t") == list(Event.fields)


def test_a_calendar_says_which_events_it_has_no_room_for(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "events.ics"
    assert main(["list", "events", "--catalog", str(path), "--output", str(output)]) == 0
    assert "without a date, which no calendar can hold: 1." in capsys.readouterr().err
    assert "BEGIN:VCALENDAR" in output.read_text("utf-8")
    assert main(["list", "members", "--catalog", str(path), "--output", str(output)]) == 1
    assert "A calendar holds events" in capsys.readouterr().err


def test_the_text_of_the_terminal_goes_into_a_txt(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "events.txt"
    assert main(["list", "events", "--catalog", str(path), "--output", str(output)]) == 0
    assert "Kazakhstan" in output.read_text("utf-8")


def test_a_wrong_ending_is_answered_with_those_there_are(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "events.doc"
    assert main(["list", "events", "--catalog", str(path), "--output", str(output)]) == 2
    known = ".csv, .tsv, .xlsx, .ods, .ics, .json, .txt, .pdf, .docx, .html"
    assert known in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("ending", ["docx", "html", "csv"])
def test_a_report_becomes_the_file_that_its_name_says(
    path: Path, tmp_path: Path, ending: str
) -> None:
    output = tmp_path / f"participants.{ending}"
    options = ("--catalog", str(path), "--language", "az", "--output", str(output))
    assert main(["report", "participants", "forum", *options]) == 0
    text = document(output) if ending == "docx" else output.read_text("utf-8")
    assert "AZƏRBAYCAN" in text
    assert "Çinarə" in text


def test_a_report_for_a_spreadsheet_says_the_country_in_each_row(
    path: Path, tmp_path: Path
) -> None:
    output = tmp_path / "participants.csv"
    assert main(["report", "participants", "--catalog", str(path), "--output", str(output)]) == 0
    with output.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["AZERBAIJAN", "Head of delegation", "Çinarə", ""]]


def test_letters_of_invitation_become_a_word_file_or_a_page_and_are_no_table(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("report", "invitations", "forum", "--catalog", str(path), "--language", "ru")
    for ending in ("docx", "html"):
        output = tmp_path / f"letters.{ending}"
        assert main([*options, "--output", str(output)]) == 0
        text = document(output) if ending == "docx" else output.read_text("utf-8")
        assert "Приглашение: Forum &lt;b&gt;&amp; Fair&lt;/b&gt;" in text
        assert "Азербайджан" in text
    assert main([*options, "--output", str(tmp_path / "letters.csv")]) == 2
    assert ".pdf, .docx, .html" in capsys.readouterr().err


def test_ones_own_letter_is_added_and_a_wrong_one_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = ("add", "letters", "--catalog", str(path), "kind=invitation", "language=ru")
    assert main([*letter, "text={event.__class__}"]) == 1
    assert "“{event.__class__}” is no placeholder" in capsys.readouterr().err
    assert main([*letter, "text=Ждём вас: {delegation}"]) == 0
    output = tmp_path / "letters.html"
    options = ("report", "invitations", "--catalog", str(path), "--language", "ru")
    assert main([*options, "--output", str(output)]) == 0
    assert "Ждём вас: Азербайджан" in output.read_text("utf-8")


def test_members_are_listed_with_the_addresses_of_their_people(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--columns", "name,email", "--format", "csv", "--catalog", str(path))
    assert main(["list", "members", "email:none", *options]) == 0
    assert capsys.readouterr().out.splitlines() == ["name,email", "Çinarə,"]
