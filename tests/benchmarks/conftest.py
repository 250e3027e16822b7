"""Speed and memory, measured as ratios: the program and the least that the machine needs for the
same, by turns in one run, because seconds differ from machine to machine and from hour to hour.

Not part of the default run: python -m pytest tests/benchmarks.  A test fails where a ratio misses
its goal; the table at the end has all figures, also those whose goal is a time or a size: these are
told as missed, and no test fails for them.  What begins with a number stands in the table first.

    --size 1m     measures with a million events; filling them takes some ten minutes
    CATALOG_BENCH_FOLDER, an environment variable: the folder in which what was filled is kept from
                  run to run, and copied for each
    CATALOG_REAL_DATA, another one: the folder with the names for test_recall.py
"""

import os
import platform
import re
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from zlib import crc32

import pytest
from PySide6.QtCore import qVersion
from pytestqt.qtbot import QtBot

import catalog_app
from catalog_app.domain.events import Event
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.engine import SCHEMA_VERSION
from catalog_app.ui.grid import Grid
from catalog_app.ui.table import EntityTable, usual_columns
from tests.benchmarks.generator import VERSION, fill
from tests.benchmarks.raw import Raw, raw
from tests.benchmarks.vocabulary import SEED

Work = Callable[[], object]
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
USUAL_SIZES = ("10k", "100k")
PACKAGE = Path(catalog_app.__file__).parent
_MAKE_WORDS = ("domain/folding.py", "search/index.py", "search/terms.py", "storage/family.py")
_SHORT = 16  # letters of a figure; what is longer is a remark and may stand out of its column
_FIGURES = pytest.StashKey["Figures"]()


@dataclass
class Figures:
    """What was measured, for the table at the end: (what, goal, ours, the limit's, ratio, missed).

    `missed`: "" where a goal is met or there is none.
    """

    lines: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)

    def note(self, what: str, ours: float, limit: float, unit: str, goal: float | None) -> float:
        """The ratio of ours to the limit; `goal`: what it may be at most, if it must hold yet."""
        ratio = ours / limit
        shown = "–" if goal is None else f"≤ {goal:g} ×"
        figures = (f"{ours:.2f} {unit}", f"{limit:.2f} {unit}", f"{ratio:.2f}")
        self.lines.append((what, shown, *figures, _missed(ratio, goal)))
        return ratio

    def told_within(self, what: str, ours: float, unit: str, goal: float) -> None:
        """Notes a figure that has no limit beside it but a goal of its own."""
        shown = (f"≤ {goal:g} {unit}", f"{ours:.2f} {unit}")
        self.lines.append((what, *shown, "", "", _missed(ours, goal)))

    def tell(self, what: str, figure: str) -> None:
        """Notes a figure that has no limit beside it and no goal."""
        self.lines.append((what, "–", figure, "", "", ""))


def _missed(figure: float, goal: float | None) -> str:
    return "missed" if goal is not None and figure > goal else ""


def at_a_million(goal: float, size: str) -> float | None:
    """A goal where the time is that of the work; among few records it is that of asking at all."""
    return goal if size == f"{SIZES['1m']:,}" else None


def by_turns(rounds: int, *works: Work) -> list[list[float]]:
    """Milliseconds of each work, so many times, one after the other within each round."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1000)
    return taken


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def typical(times: list[float]) -> float:
    return median(times)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    return request.config.stash[_FIGURES]


@pytest.fixture(scope="session")
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A catalog of so many events; it is shared, so what a test adds the next one finds."""
    events, folder = request.param, os.environ.get("CATALOG_BENCH_FOLDER")
    path = tmp_path_factory.mktemp("filled") / f"{events}.db"
    os.environ.setdefault("CATALOG_APP_HOME", str(tmp_path_factory.mktemp("home")))
    if folder:
        kept = Path(folder) / _kept_name(events)
        if not kept.exists():
            draft = kept.with_suffix(".part")
            _fill(draft, events, request.config)
            draft.replace(kept)
        shutil.copyfile(kept, path)
    else:
        _fill(path, events, request.config)
    yield path
    path.unlink()


def _kept_name(events: int) -> str:
    """Another one where the index would hold other words of the same records."""
    code = crc32(b"".join((PACKAGE / name).read_bytes() for name in _MAKE_WORDS))
    return f"{events}-{SEED}-schema{SCHEMA_VERSION}-generator{VERSION}-{code:08x}.db"


def _fill(path: Path, events: int, config: pytest.Config) -> None:
    reporter = config.pluginmanager.getplugin("terminalreporter")
    capture = config.pluginmanager.getplugin("capturemanager")

    def tell(done: int) -> None:
        with capture.global_and_fixture_disabled():
            reporter.write(f"\rfilling {done:,} of {events:,} events ")

    path.unlink(missing_ok=True)
    with closing(Catalog.create(path)) as catalog:
        fill(catalog, events, tell)


@pytest.fixture
def size(filled: Path) -> str:
    """How it is called in the table of figures."""
    return f"{int(filled.stem):,}"


@pytest.fixture
def catalog(filled: Path) -> Iterator[Catalog]:
    with closing(Catalog.open(filled)) as opened:
        yield opened


@pytest.fixture
def bare(filled: Path) -> Iterator[Raw]:
    with raw(filled) as made:
        yield made


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--size", action="append", choices=SIZES, help="how many events; 10k and 100k if not given"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "filled" in metafunc.fixturenames:
        names = metafunc.config.getoption("--size") or USUAL_SIZES
        counts = [SIZES[name] for name in names]
        metafunc.parametrize("filled", counts, ids=names, indirect=True, scope="session")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_FIGURES] = Figures()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash[_FIGURES].lines
    if not lines:
        return
    table = [("what", "goal", "ours", "raw", "ratio", ""), *sorted(lines, key=_place)]
    names, *columns = zip(*table, strict=True)
    widths = [max(len(cell) for cell in column if len(cell) <= _SHORT) for column in columns]
    terminalreporter.section("figures")
    terminalreporter.line(
        f"{os.cpu_count()} processors, Python {platform.python_version()}, Qt {qVersion()}, "
        f"SQLite {sqlite3.sqlite_version}, {sys.platform}"
    )
    for what, *rest in table:
        cells = [what.ljust(max(map(len, names)))]
        cells += [each.rjust(width) for each, width in zip(rest, widths, strict=True)]
        terminalreporter.line("  ".join(cells).rstrip())


def _place(line: tuple[str, ...]) -> list[tuple[float, str]]:
    """Where a line stands in the table: numbers by what they are, and before words."""
    parts = re.split(r"(\d[\d,]*)", line[0])
    return [_part(part) for part in parts if part]


def _part(text: str) -> tuple[float, str]:
    digits = text.replace(",", "")
    return (int(digits), "") if digits.isdigit() else (float("inf"), text)


def events_grid(qtbot: QtBot, catalog: Catalog, size: tuple[int, int]) -> Grid:
    """The table of all events, on the screen."""
    model = EntityTable(Event, catalog.speaking("en"), usual_columns(Event))
    model.show_found(catalog.find(Event), Event.order)
    grid = Grid(model)
    model.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(*size)
    grid.show()
    return grid
