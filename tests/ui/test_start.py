"""Whether a window can be shown is known before Qt could abort the program."""

import gc
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from catalog_app.errors import CannotShow, NotACatalog
from catalog_app.ui import app, start
from tests import keys

README = Path(__file__).parents[2] / "README.md"
CHECKS = README.parent / ".ci" / "run"
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")


@linux_only
@pytest.mark.parametrize("platform", ["", "xcb", "wayland"])
def test_without_a_display_a_sentence_names_what_works_without_one(platform: str) -> None:
    with pytest.raises(CannotShow) as refused:
        start.check({"QT_QPA_PLATFORM": platform})
    assert "no display" in str(refused.value)
    assert "catalog-app list" in str(refused.value)


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_platforms_that_need_no_display_are_left_alone(platform: str) -> None:
    start.check({"QT_QPA_PLATFORM": platform})


@linux_only
def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "XCB", {"libxcb-no-such-thing.so.0": "libxcb-no-such-thing0"})
    with pytest.raises(CannotShow) as refused:
        start.check({"DISPLAY": ":0"})
    assert "sudo apt install libxcb-no-such-thing0" in str(refused.value)


@linux_only
def test_wayland_needs_none_of_the_libraries_of_x11(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "XCB", {"libxcb-no-such-thing.so.0": "libxcb-no-such-thing0"})
    with socket.socket(socket.AF_UNIX) as display:
        display.bind(str(tmp_path / "wayland-0"))
        display.listen()
        start.check({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


@linux_only
@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "There is no display"),
        ({"DISPLAY": ":987"}, "There is no display"),
        ({"DISPLAY": "foo"}, "There is no display"),
        ({"WAYLAND_DISPLAY": "wayland-9"}, "There is no display"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "cannot be shown on “nonsense”"),
    ],
)
def test_the_program_says_so_and_ends_with_1(variables: dict[str, str], said: str) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment |= variables | {"LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "catalog_app", "--sample"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=keys.PATIENCE / 1000,
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not README.exists(), reason="needs the source tree")
def test_the_manual_and_the_checks_install_the_packages_that_the_window_needs() -> None:
    (told,) = re.findall(r"apt-get install (.*?)```", README.read_text("utf-8"), re.DOTALL)
    (installed,) = re.findall(r"^packages=\((.*?)^\)", CHECKS.read_text("utf-8"), re.M | re.S)
    without_remarks = re.sub(r"#.*", "", installed)
    needed = {*start.packages(), "fonts-noto-core", "python3-venv"}
    assert set(told.replace("\\", "").split()) == needed
    assert set(without_remarks.split()) - needed == {
        *("libreoffice-calc-nogui", "libreoffice-writer-nogui", "poppler-utils", "xauth", "xvfb")
    }


def test_paper_needs_less_than_a_screen() -> None:
    assert set(start.packages(screen=False)) < set(start.packages())


def test_a_start_that_fails_leaves_nothing_behind(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (tmp_path / "text.db").write_text("just a text")
    with pytest.raises(NotACatalog):
        app.run(tmp_path / "text.db", sample=False)
    assert gc.isenabled()
    assert sys.excepthook is sys.__excepthook__
    assert [path.name for path in tmp_path.iterdir()] == ["text.db"]
    assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == []
