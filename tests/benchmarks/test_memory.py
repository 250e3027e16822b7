"""The most memory that the program takes while a catalog is looked through, searched, counted and
sorted, beside an empty window of PySide6.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Figures

PROGRAM = Path(__file__).with_name("watched_use.py")
GOAL = 2.5  # 145 MiB beside an empty window of 57
MOST = 145  # MiB
PATIENCE = 900  # seconds


def _peaks(*arguments: object) -> dict[str, float]:
    """MiB of a process of its own, after each of the things that it does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), *map(str, arguments)],
        check=True,
        env=environment,
        timeout=PATIENCE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return {what: held / 2**20 for what, held in json.loads(done.stdout).items()}


def test_memory_stays_small_whatever_is_done(filled: Path, figures: Figures, size: str) -> None:
    (empty,) = _peaks().values()
    if not empty:
        pytest.skip("the system does not say what a process held")
    peaks = _peaks(filled)
    for what, held in peaks.items():
        figures.told_within(f"14 peak memory, {size} {what}", held, "MiB", MOST)
    most = max(peaks.values())
    what = f"14 peak memory, {size} beside an empty window"
    assert figures.note(what, most, empty, "MiB", GOAL) <= GOAL
