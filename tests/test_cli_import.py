"""catalog-app import: what it says, what it writes, and with which exit code it ends."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.cli import main
from catalog_app.domain import Event
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, contents

Run = Callable[..., tuple[int, str, str]]

GOOD = "Title,When,Country\nForum,2024,AZ\nCamp,12/25/2024,Kazakhstan\n"
BAD = GOOD + "Days,31.02.2024,Atlantis\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "catalog.db"
    a_catalog(path).close()
    return path


@pytest.fixture
def run(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The text of a file and options -> exit code, stdout and stderr."""

    def import_text(text: str, *options: str, section: str = "events") -> tuple[int, str, str]:
        file = tmp_path / "list.csv"
        file.write_text(text, "utf-8")
        capsys.readouterr()
        arguments = ["import", str(file), "--section", section, "--catalog", str(path), *options]
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return import_text


def rows(path: Path) -> int:
    with closing(Catalog.open(path)) as catalog:
        return len(catalog.find(Event))


def test_check_says_what_would_come_in_and_writes_nothing(run: Run, path: Path) -> None:
    with closing(Catalog.open(path)) as catalog:
        before = contents(catalog)
    code, out, err = run(GOOD, "--check")
    assert (code, err) == (0, "")
    assert "Columns: Title → title, When → when, Country → country.\n" in out
    assert "In column “When” the month comes first, as line 3 shows: 12/25/2024." in out
    assert "2 new, 0 changed, 0 the same, 0 doubtful, 0 wrong\n" in out
    with closing(Catalog.open(path)) as catalog:
        assert contents(catalog) == before


def test_a_file_comes_in_and_once_more_it_changes_nothing(run: Run, path: Path) -> None:
    assert "Imported “list.csv”: 2 new, 0 changed, 0 left out." in run(GOOD)[1]
    code, out, _ = run(GOOD)
    assert code == 0
    assert "0 new, 0 changed, 2 the same" in out
    assert rows(path) == 2


def test_wrong_lines_stop_the_import_unless_they_are_to_be_left_out(
    run: Run, path: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    code, out, err = run(BAD, "--wrong", str(wrong))
    assert code == 1
    assert "Line 4: When: There is no day 31 in 02.2024." in out
    assert "Line 4: Country: No country is called “Atlantis”." in out
    assert "nothing was imported" in err
    assert rows(path) == 0
    assert "Days,31.02.2024,Atlantis,,4," in wrong.read_text("utf-8-sig")
    assert run(BAD, "--skip-wrong")[0] == 0
    assert rows(path) == 2


def test_changes_are_told_field_by_field(run: Run) -> None:
    run(GOOD)
    code, out, _ = run(GOOD.replace("Forum,2024", "Forum,May 2024"), "--check")
    assert code == 0
    assert "Line 2: when: 2024 → May 2024" in out


def test_json_says_the_same_for_programs(run: Run) -> None:
    run(GOOD)
    text = BAD.replace("Forum,2024", "Forum,May 2024") + "Camp,3 Oct 2024,KZ\n"
    code, out, _ = run(text, "--check", "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert {name: told[name] for name in ("new", "changed", "same", "doubtful", "wrong")} == {
        "new": 0, "changed": 1, "same": 1, "doubtful": 1, "wrong": 1,
    }  # fmt: skip
    assert told["columns"] == {"Title": "title", "When": "when", "Country": "country"}
    assert told["applied"] is False
    changed, wrong, doubtful = told["lines"]
    assert changed["changes"] == {"when": {"before": "2024", "now": "May 2024"}}
    assert [each["column"] for each in wrong["problems"]] == ["When", "Country"]
    assert [each["name"] for each in doubtful["maybe"]] == ["Camp"]


def test_columns_are_said_where_they_cannot_be_guessed(run: Run, path: Path) -> None:
    text = "A,B\nForum,Palace\n"
    assert run(text, "--map", "B=venue", "--map", "A=title")[0] == 0
    assert rows(path) == 1
    code, _, err = run(text, "--map", "C=title")
    assert (code, "it has: A, B" in err) == (1, True)
    code, _, err = run(text, "--map", "A=colour")
    assert (code, "there are: " in err) == (1, True)


def test_a_list_of_participants_comes_in_by_its_section(run: Run, path: Path) -> None:
    text = (
        "event,country,name,honorific,role,position,employer\n"
        "Forum,AZ,Anar Aliyev,Mr,head,Minister,Ministry of Culture\n"
    )
    code, out, _ = run(text, section="members")
    assert code == 0
    assert all(f"1 {each}" in out for each in ("events", "delegations", "people", "organisations"))
    assert rows(path) == 1


def test_a_wrong_command_line_is_told_apart_from_a_wrong_file(run: Run, tmp_path: Path) -> None:
    assert main(["import", str(tmp_path / "list.csv")]) == 2
    assert run(GOOD, section="colours")[0] == 1
    assert main(["import", str(tmp_path / "none.csv"), "--section", "events"]) == 1
