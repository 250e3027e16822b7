"""From the start of the process to the window, to its rows and to a stable picture, and the memory
that takes: beside a window of PySide6 that is empty.

The first start of all, before anything was compiled or cached, is told as a figure only.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.conftest import Figures, typical

ROUNDS = 9
WINDOW_GOAL, ROWS_GOAL = 1.3, 2.3
MEMORY_GOAL = 2.5  # 145 MiB beside an empty window of 57
PATIENCE = 60  # seconds for a start and an end
PROGRAM = Path(__file__).with_name("watched_start.py")

Start = Callable[..., dict[str, Any]]
_SCREEN = ("-screen", "0", "1600x1200x24", "-nolisten", "tcp")


@pytest.fixture(params=["offscreen", "xcb"])
def platform(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """What the environment says of the screen: none at all, or an X server of our own."""
    if request.param == "offscreen":
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    if not shutil.which("Xvfb"):
        pytest.skip("there is no Xvfb")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # On a desktop others are connected, too: it does not start over when one program ends.
        [*("Xvfb", "-noreset", "-displayfd", str(writing)), *_SCREEN],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = pipe.readline().strip()
    yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    server.terminate()
    server.wait(PATIENCE)


@pytest.fixture
def start(platform: dict[str, str], tmp_path: Path) -> Start:
    """Starts the watched program with the arguments given; what it notes."""
    environment = {**os.environ, **platform, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("WAYLAND_DISPLAY", None)

    def run(*arguments: object) -> dict[str, Any]:
        notes = tmp_path / "notes.json"
        command = [sys.executable, str(PROGRAM), str(notes), str(time.monotonic())]
        subprocess.run(
            [*command, *map(str, arguments)], check=True, env=environment, timeout=PATIENCE
        )
        found: dict[str, Any] = json.loads(notes.read_text("utf-8"))
        return found

    return run


@pytest.fixture
def starts(start: Start, filled: Path, figures: Figures, place: str) -> tuple[Any, Any]:
    """By turns: an empty window, and the program with a catalog; name -> figures."""
    start()
    first = start(filled)
    figures.tell(f"the very first start {place}: window", f"{first['window'] * 1000:.0f} ms")
    figures.tell(f"the very first start {place}: rows", f"{first['rows'] * 1000:.0f} ms")
    pairs = [(start(), start(filled)) for _ in range(ROUNDS)]
    return _columns([empty for empty, _ in pairs]), _columns([ours for _, ours in pairs])


@pytest.fixture
def place(platform: dict[str, str], size: str) -> str:
    return f"of {size} on {platform['QT_QPA_PLATFORM']}"


def _columns(notes: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [each[name] for each in notes] for name in notes[0]}


def test_the_window_and_its_rows_are_there_as_soon_as_pyside_allows(
    starts: tuple[Any, Any], figures: Figures, place: str
) -> None:
    empty, ours = starts

    def ratio(name: str, what: str, goal: float | None) -> float:
        times = (typical(ours[name]) * 1000, typical(empty["window"]) * 1000)
        return figures.note(f"{what} {place}", *times, "ms", goal)

    window = ratio("window", "start to the window", WINDOW_GOAL)
    rows = ratio("rows", "start to rows", ROWS_GOAL)
    ratio("stable", "start to a stable picture", None)
    memory = (typical(ours["peak"]) / 2**20, typical(empty["peak"]) / 2**20)
    held = figures.note(f"peak memory {place}", *memory, "MiB", MEMORY_GOAL) if memory[1] else 0

    assert window <= WINDOW_GOAL
    assert rows <= ROWS_GOAL
    assert held <= MEMORY_GOAL
    before_rows = [name for heavy in ours["heavy"] for name in heavy]
    # A machine that stalls may take a single start so long that the rest comes in between.
    assert len(before_rows) <= 1, "something heavy is loaded before the rows are there"
