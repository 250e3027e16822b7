"""Folders of the program and of its user."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog_app import paths
from catalog_app.errors import CannotSave, FileProblem

FOLDERS = [
    paths.data_folder,
    paths.config_folder,
    paths.state_folder,
    paths.log_folder,
    paths.cache_folder,
]


def test_resources_are_found_from_the_checkout() -> None:
    assert (paths.resources() / "styles").is_dir()


def test_resources_inside_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "catalog_app" / "resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "catalog_app" / "paths.py"))
    assert paths.resources() == inside


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_is_made_when_asked_for_and_for_the_user_alone(
    folder: Callable[[], Path], app_home: Path
) -> None:
    assert list(app_home.iterdir()) == []
    made = folder()
    assert made.parent == app_home
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert folder() == made


def test_the_folders_are_five_different_ones() -> None:
    assert len({folder() for folder in FOLDERS}) == 5


def test_the_default_catalog_is_named_but_not_made() -> None:
    assert paths.default_catalog().parent == paths.data_folder()
    assert not paths.default_catalog().exists()


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders")
def test_without_the_variable_the_folders_are_those_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert paths.data_folder() == tmp_path / "share" / "catalog-app"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_home_that_cannot_be_written_to_is_a_sentence_that_names_it_and_the_way_out(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(occupied))
    with pytest.raises(FileProblem) as problem:
        folder()
    assert str(occupied) in str(problem.value)
    assert "CATALOG_APP_HOME" in str(problem.value)


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write anywhere")
def test_a_read_only_home_is_the_same_sentence(app_home: Path) -> None:
    app_home.chmod(0o500)
    with pytest.raises(FileProblem, match="CATALOG_APP_HOME"):
        paths.data_folder()


def test_a_user_without_any_home_gets_no_folder_named_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/x"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileProblem):
        paths.data_folder()
    assert list(tmp_path.iterdir()) == []


def test_platformdirs_is_not_loaded_before_it_is_needed() -> None:
    command = "import sys, catalog_app.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("old")

    def write(draft: Path) -> None:
        draft.write_text("new")
        assert target.read_text() == "old"
        assert draft.suffix == ".csv"

    paths.replace_file(target, write)
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_that_breaks_off_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("old")

    def write(draft: Path) -> None:
        draft.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotSave, match="No space left") as problem:
        paths.replace_file(target, write)
    assert str(target) in str(problem.value)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_mistake_of_the_writer_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    def write(draft: Path) -> None:
        draft.write_text("half")
        raise KeyError("name")

    with pytest.raises(KeyError):
        paths.replace_file(tmp_path / "list.csv", write)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="nowhere"):
        paths.replace_file(tmp_path / "nowhere" / "list.csv", Path.touch)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(CannotSave):
        paths.replace_file(tmp_path, lambda draft: draft.write_text("new"))
    assert tmp_path.is_dir()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "real"
    link = tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    paths.replace_file(link, lambda draft: draft.write_text("new"))
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.touch(0o640)
    paths.replace_file(target, lambda draft: draft.write_text("new"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_draft_goes_unless_it_is_put_in_its_place(tmp_path: Path) -> None:
    with paths.drafted(tmp_path, ".txt") as draft:
        draft.write_text("given up")
    assert list(tmp_path.iterdir()) == []
    with paths.drafted(tmp_path) as draft:
        draft.write_text("kept")
        paths.settle(draft, tmp_path / "note.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_draft_may_be_the_users_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with paths.drafted(tmp_path, mode=0o600) as draft:
            assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_a_folder_that_cannot_be_asked_to_be_kept_stops_nobody(tmp_path: Path) -> None:
    paths.sync_folder(tmp_path / "nowhere")


@pytest.mark.skipif(os.name != "posix", reason="devices")
def test_a_device_stays_a_device() -> None:
    paths.replace_file(Path(os.devnull), lambda draft: draft.write_text("gone"))
    assert Path(os.devnull).is_char_device()
