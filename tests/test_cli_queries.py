"""Searches on the command line are words as one types them into the search box."""

import os
from pathlib import Path

import pytest

from catalog_app.cli import main
from tests.builders import a_catalog, event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    catalog = a_catalog(tmp_path / "catalog.db")
    event(catalog, title="Poetry Days", country="AZ")
    event(catalog, title="Folklore Festival", country="KZ")
    catalog.close()
    return tmp_path / "catalog.db"


def test_a_word_may_begin_with_a_minus(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "events", "-country:kazakhstan", "--catalog", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "Poetry Days" in printed
    assert "Folklore" not in printed


def test_a_mistyped_option_is_no_word_to_look_for(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "events", "--formt", "csv", "--catalog", str(path)]) == 2
    assert "--formt" in capsys.readouterr().err


def test_a_pipe_in_the_place_of_a_catalog_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert main(["list", "events", "--catalog", str(tmp_path / "pipe")]) == 1
    assert "not a file" in capsys.readouterr().err


def test_nobody_listens_to_the_output(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["list", "events", "--catalog", str(path)]) == 0
