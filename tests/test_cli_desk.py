"""What the delegation desk has on the command line: its reports in every format, and own fields."""

import csv
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from catalog_app.cli import main
from tests.builders import a_sample
from tests.paper import text_of

FESTIVAL = 'title:"made-up festival"'
SAYING = {
    "arrivals": ("Elaman Akkush", "J2 8124", "11:25"),
    "rooms": ("Elaman Akkush", "Gulzinat Chynarbekova", "204", "22–26 Oct 2026"),
    "standing": ("Hungary", "15 Sept 2026", "Azerbaijan", "Note verbale"),
    "participants": ("AZERBAIJAN", "Chinara Bulagli", "Head of delegation"),
}
"""Report -> what is to be read in it, whatever the file."""
SHIRT = ("add", "fields", "section=members", "name=shirt", "label=Shirt size", "kind=text")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    a_sample(tmp_path / "sample.db").close()
    return tmp_path / "sample.db"


@pytest.fixture
def with_shirts(path: Path) -> Path:
    """Somebody from Hungary wears XL."""
    assert main([*SHIRT, "--catalog", str(path)]) == 0
    who = ("event=Made-up Festival of Neighbours (sample)", "country=Hungary", "name=Anna Halász")
    assert main(["add", "members", *who, "shirt=XL", "--catalog", str(path)]) == 0
    return path


def read(path: Path) -> str:
    """The text of a file, with single spaces."""
    if path.suffix == ".pdf":
        text = text_of(path)
    elif path.suffix == ".docx":
        with ZipFile(path) as archive:
            text = archive.read("word/document.xml").decode()
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            text = "\n".join(" ".join(row) for row in csv.reader(file))
    else:
        text = path.read_text("utf-8")
    return " ".join(text.split())


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "csv"])
@pytest.mark.parametrize("name", list(SAYING))
@pytest.mark.usefixtures("qapp")
def test_each_report_becomes_each_kind_of_file(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, ending: str
) -> None:
    output = tmp_path / f"{name}.{ending}"
    options = ("--catalog", str(path), "--language", "en", "--output", str(output))
    assert main(["report", name, FESTIVAL, *options]) == 0
    assert capsys.readouterr() == ("", "")
    text = read(output)
    assert [each for each in SAYING[name] if each not in text] == []


def test_an_own_field_is_made_filled_found_and_listed(
    with_shirts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ("--catalog", str(with_shirts))
    capsys.readouterr()
    assert main(["list", "members", "shirt:XL", "--format", "json", *at]) == 0
    (member,) = json.loads(capsys.readouterr().out)
    assert (member["name"], member["shirt"]) == ("Anna Halász", "XL")
    assert main(["list", "members", "shirt:XL", "--columns", "name,shirt", *at]) == 0
    head, _, row = capsys.readouterr().out.splitlines()
    assert (head.split(), row.split()) == (
        ["Name", "as", "printed", "Shirt", "size"],
        ["Anna", "Halász", "XL"],
    )
    assert main(["list", "fields", *at]) == 0
    (row,) = capsys.readouterr().out.splitlines()[2:]
    assert ("Shirt size" in row, "Members" in row, "Text" in row) == (True, True, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hotel", "name: This section has a field of that name"),
        ("diet", "name: This section has a field of that name"),
        ("delegation", "name: Searches mean something else by this name"),
    ],
)
def test_an_own_field_named_like_a_built_in_one_is_refused(
    with_shirts: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    at = ("--catalog", str(with_shirts))
    capsys.readouterr()
    asked = ("section=members", f"name={name}", "label=X", "kind=text")
    assert main(["add", "fields", *asked, *at]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith(said)
    assert main(["list", "fields", "--format", "json", *at]) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["shirt"]
