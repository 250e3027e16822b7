"""Settings survive a restart, and no content of their file can keep the program from starting."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from catalog_app.errors import FileProblem
from catalog_app.settings import Column, PrintChoices, Settings, Size, TableState, WindowState

FULL = Settings(
    language="az",
    user_name="Ülviyyə Əliyeva",
    theme="dark",
    recent=("/data/b.db", "/data/a.db"),
    last_section="delegations",
    windows={"main": WindowState(geometry="AdnQywAD", state="AAAA/w==")},
    forms={"events": Size(1100, 900)},
    tables={"events": TableState(columns=(Column("title", 320),), sort=("-when", "title"))},
    searches={"0198-uuid": {"events": ("şuşa", "country:KZ")}},
    printing=PrintChoices(page="A5", orientation="landscape", language="kk"),
)


@pytest.fixture
def file(app_home: Path) -> Path:
    (app_home / "config").mkdir()
    return app_home / "config" / "settings.json"


def test_without_a_file_everything_is_the_default() -> None:
    assert Settings.load() == Settings()


def test_what_was_saved_is_loaded() -> None:
    FULL.save()
    assert Settings.load() == FULL


def test_saving_leaves_nothing_beside_the_file(file: Path) -> None:
    FULL.save()
    FULL.save()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("part", "damage", "expected"),
    [
        ("language", "xx", ""),
        ("language", 7, ""),
        ("language", [], ""),
        ("user_name", None, ""),
        ("user_name", "a\0b", ""),
        ("user_name", "\ud800", ""),
        ("user_name", "x" * 5000, ""),
        ("theme", "pink", "system"),
        ("theme", {"dark": 1}, "system"),
        ("recent", "/data/a.db", ()),
        ("recent", ["/data/a.db", 3, None], ("/data/a.db",)),
        ("recent", [str(n) for n in range(50)], tuple(str(n) for n in range(10))),
        ("last_section", ["events"], ""),
        ("windows", [], {}),
        ("windows", {"main": "AAAA"}, {}),
        (
            "windows",
            {"main": {"geometry": "%%%", "state": "AAAA"}},
            {"main": WindowState("", "AAAA")},
        ),
        ("windows", {"main": {"geometry": "əəəə"}}, {"main": WindowState()}),
        ("tables", None, {}),
        ("forms", {"events": [0, 900], "people": [900, 800]}, {"people": Size(900, 800)}),
        ("tables", {"events": {"columns": [["title", 0]]}}, {"events": TableState()}),
        ("tables", {"events": {"columns": [["title", 99999]]}}, {"events": TableState()}),
        ("tables", {"events": {"columns": [["title", True]]}}, {"events": TableState()}),
        ("tables", {"events": {"columns": [["title", 1e400]]}}, {"events": TableState()}),
        ("tables", {"events": {"columns": ["title"], "sort": 1}}, {"events": TableState()}),
        (
            "tables",
            {"events": {"columns": [[1, 80], ["when", 80]]}},
            {"events": TableState(columns=(Column("when", 80),))},
        ),
        ("searches", {"u": ["film"], "v": 7}, {}),
        ("searches", {"u": {"events": ["film", 3, "x" * 500]}}, {"u": {"events": ("film",)}}),
        ("printing", 1, PrintChoices()),
        ("printing", {"page": "A0", "language": "tr"}, PrintChoices(language="tr")),
        ("printing", {"orientation": None}, PrintChoices()),
    ],
)
def test_a_damaged_part_is_its_default_and_the_others_stay(
    file: Path, part: str, damage: object, expected: object
) -> None:
    FULL.save()
    content = json.loads(file.read_text())
    file.write_text(json.dumps(content | {part: damage}))
    changes: dict[str, Any] = {part: expected}
    assert Settings.load() == replace(FULL, **changes)


def test_a_missing_part_is_its_default_and_an_unknown_one_is_no_harm(file: Path) -> None:
    file.write_text('{"theme": "light", "of a later version": {"a": [1]}}')
    assert Settings.load() == Settings(theme="light")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"{",
        b'{"theme": "dark"',
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b"[" * 200_000,
        b'{"user_name": ' + b"9" * 20_000 + b"}",
        b'{"theme": "dark"}' + b" " * 2_000_000 + b"x",
    ],
)
def test_a_file_that_cannot_be_understood_is_put_aside(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert Settings.load() == Settings()
    assert not file.exists()
    assert file.with_name("settings.json.damaged").read_bytes() == content


@given(content=st.binary(max_size=300) | st.from_regex(rb'\{"[a-z]+": .{0,40}\}', fullmatch=True))
def test_no_bytes_keep_the_program_from_starting(app_home: Path, content: bytes) -> None:
    file = app_home / "config" / "settings.json"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    assert isinstance(Settings.load(), Settings)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(damage=st.dictionaries(st.sampled_from(sorted(vars(FULL))), values))
def test_whatever_is_loaded_can_be_saved_and_loaded_again(
    app_home: Path, damage: dict[str, object]
) -> None:
    file = app_home / "config" / "settings.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(damage))
    loaded = Settings.load()
    loaded.save()
    assert Settings.load() == loaded


def test_a_folder_in_the_place_of_the_file_is_no_harm(file: Path) -> None:
    file.mkdir()
    assert Settings.load() == Settings()


def test_without_a_usable_home_settings_load_and_saving_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("CATALOG_APP_HOME", str(occupied))
    assert Settings.load() == Settings()
    with pytest.raises(FileProblem, match="CATALOG_APP_HOME"):
        FULL.save()


def test_the_catalog_opened_last_is_the_first_of_the_recent_ones_and_stands_there_once() -> None:
    settings = Settings(recent=tuple(f"/data/{n}.db" for n in range(10)))
    again = settings.opened(Path("/data/4.db"))
    assert again.recent[:3] == ("/data/4.db", "/data/0.db", "/data/1.db")
    assert len(again.recent) == 10
    new = settings.opened(Path("/data/new.db"))
    assert new.recent[0] == "/data/new.db"
    assert len(new.recent) == 10


def test_parts_are_kept_beside_the_others() -> None:
    Settings.keep(theme="dark")
    Settings.keep(details=False)
    assert (Settings.load().theme, Settings.load().details) == ("dark", False)


def test_what_cannot_be_kept_is_forgotten(app_home: Path) -> None:
    (app_home / "config").write_text("a file in the place of the folder")
    Settings.keep(theme="dark")
    assert Settings.load() == Settings()
