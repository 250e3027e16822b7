"""Reports that are issued from the command line, as a user starts them."""

import json
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.cli import main
from catalog_app.domain import Member
from catalog_app.reports.issuing import Subject, issued_of
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, delegation, event, member


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        sent = delegation(catalog, event(catalog))
        member(catalog, sent, name="Aysel", position="Singer")
        member(catalog, sent, name="Vagif", position="Poet")
    return tmp_path / "catalog.db"


def issue(path: Path, output: Path, *more: str) -> int:
    asked = ("report", "participants", "meeting", "--issue", "--catalog", str(path))
    return main([*asked, "--output", str(output), *more])


def read_back(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.usefixtures("qapp")
def test_the_file_has_the_number_that_is_told_and_the_next_one_marks(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert issue(path, tmp_path / "first.pdf") == 0
    assert capsys.readouterr().out == "Issued as No. 1.\n"
    assert "No. 1 · " in read_back(tmp_path / "first.pdf")
    with closing(Catalog.open(path)) as catalog:
        (id,) = catalog.find(Member, "name:vagif").ids
        catalog.save(Member, {"id": id, "position": "Novelist"})
    assert issue(path, tmp_path / "second.pdf") == 0
    assert capsys.readouterr().out == "Issued as No. 2.\n"
    second = read_back(tmp_path / "second.pdf")
    assert "Changes since No. 1 of " in second
    assert "± changed (1)" in second
    assert "Novelist" in second


def test_a_file_that_cannot_be_written_leaves_no_number_behind(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert issue(path, tmp_path / "nowhere" / "list.html") == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    with closing(Catalog.open(path)) as catalog:
        assert issued_of(catalog, Subject("participants", 1)) == []
        assert catalog.redo_step is None


def test_issued_lists_are_listed(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(2):
        assert issue(path, tmp_path / f"{number}.html", "--language", "az") == 0
    capsys.readouterr()
    columns = ("--columns", "number,event,language,added")
    assert main(["list", "issued", "meeting", "--catalog", str(path), *columns]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert rows == [["2", "Youth", "Meeting", "az", "0"], ["1", "Youth", "Meeting", "az"]]
    assert main(["list", "issued", "--catalog", str(path), "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["number"] for each in listed] == [2, 1]
    assert listed[1]["content"]["kicker"] == "İştirakçıların siyahısı"
