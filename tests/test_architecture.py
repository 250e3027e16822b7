"""The rules of the house that no linter knows: sizes, and what may be done in one place only."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "catalog_app"
TOP_LEVEL = {
    ".ci",
    ".git",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "LICENSE",
    "README.md",
    "catalog_app",
    "pyproject.toml",
    "resources",
    "tests",
}
ENGINES = PACKAGE / "storage" / "engine.py"
HOOK = PACKAGE / "ui" / "faults.py"
PLAIN = PACKAGE / "ui" / "plain.py"
# What takes a text for HTML where it looks like it.
RICH = {"setHtml", "insertHtml", "appendHtml"}
PERHAPS_RICH = {"QLabel", "QMessageBox", "setToolTip", "setWhatsThis"}
QUESTIONS = {"about", "critical", "information", "question", "warning"}

pytestmark = pytest.mark.skipif(not PACKAGE.is_dir(), reason="needs the source tree")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


@cache
def package() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def everything() -> tuple[Path, ...]:
    folders = (PACKAGE, ROOT / "resources", ROOT / "tests")
    return tuple(sorted(file for folder in folders for file in folder.rglob("*.py")))


def nodes(file: Path) -> Iterator[ast.AST]:
    return ast.walk(tree(file))


def place(file: Path, node: ast.stmt | ast.expr | ast.excepthandler) -> str:
    return f"{file.relative_to(ROOT)}:{node.lineno}"


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def calls(file: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """The name called, the name before its dot or "", the call."""
    for node in nodes(file):
        match node:
            case ast.Call(func=ast.Name(name)):
                yield name, "", node
            case ast.Call(func=ast.Attribute(ast.Name(before), name)):
                yield name, before, node
            case ast.Call(func=ast.Attribute(attr=name)):
                yield name, "?", node


def imports(file: Path) -> Iterator[tuple[str, ast.stmt]]:
    """The outermost package of each import, wherever it stands."""
    for node in nodes(file):
        match node:
            case ast.Import(names):
                for name in names:
                    yield name.name.split(".")[0], node
            case ast.ImportFrom(module=str(module)):
                yield module.split(".")[0], node


def offending_calls(wrong: Callable[[str, str, ast.Call], bool], allowed: Path) -> list[str]:
    return [
        f"{place(file, call)} {name}()"
        for file in package()
        if file != allowed
        for name, before, call in calls(file)
        if wrong(name, before, call)
    ]


def p90(sizes: list[int]) -> int:
    return sorted(sizes)[len(sizes) * 9 // 10]


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in nodes(file) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def classes(file: Path) -> list[ast.ClassDef]:
    return [node for node in nodes(file) if isinstance(node, ast.ClassDef)]


def test_no_function_is_longer_than_50_lines() -> None:
    found = [(file, f) for file in everything() for f in functions(file) if lines(f) > 50]
    assert [f"{place(file, f)} {f.name}: {lines(f)}" for file, f in found] == []


def test_nine_functions_of_ten_have_at_most_20_lines() -> None:
    assert p90([lines(function) for file in package() for function in functions(file)]) <= 20


def test_no_file_is_longer_than_400_lines() -> None:
    sizes = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in everything()}
    assert {str(file.relative_to(ROOT)): n for file, n in sizes.items() if n > 400} == {}


def test_nine_files_of_ten_have_at_most_300_lines() -> None:
    assert p90([len(file.read_text(encoding="utf-8").splitlines()) for file in package()]) <= 300


def test_no_class_is_longer_than_200_lines_or_has_more_than_15_methods() -> None:
    def methods(found: ast.ClassDef) -> int:
        return sum(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in found.body)

    found = [(file, c) for file in package() for c in classes(file)]
    large = [(file, c) for file, c in found if lines(c) > 200 or methods(c) > 15]
    assert [f"{place(f, c)} {c.name}: {lines(c)}, {methods(c)} methods" for f, c in large] == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("PySide6", {"ui"}),
        ("shiboken6", {"ui"}),
        ("sqlalchemy", {"storage", "search"}),
        ("alembic", {"storage"}),
        ("click", {"cli"}),
        ("jinja2", {"reports"}),
        ("python_calamine", {"exchange"}),
        ("icalendar", {"exchange"}),
    ],
)
def test_a_library_is_known_to_its_rooms_only(library: str, rooms: set[str]) -> None:
    found = [
        place(file, statement)
        for file in package()
        if room(file) not in rooms
        for name, statement in imports(file)
        if name == library
    ]
    assert found == []


def test_connections_are_made_in_one_place() -> None:
    def makes_one(name: str, before: str, _: ast.Call) -> bool:
        return name == "create_engine" or (name == "connect" and before in {"sqlite3", ""})

    assert offending_calls(makes_one, allowed=ENGINES) == []


def reraises(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_our_own_mistakes_are_caught_by_the_one_hook_only() -> None:
    def catches_everything(handler: ast.ExceptHandler) -> bool:
        if handler.type is None:
            return True
        names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
        return bool(names & {"Exception", "BaseException"})

    found = [
        place(file, node)
        for file in package()
        if file != HOOK
        for node in nodes(file)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not reraises(node)
    ]
    suppressed = offending_calls(
        lambda name, _, call: (
            name == "suppress"
            and any(isinstance(a, ast.Name) and a.id.endswith("Exception") for a in call.args)
        ),
        allowed=HOOK,
    )
    assert found + suppressed == []


def test_no_text_is_ever_run_as_a_program() -> None:
    def runs_a_text(name: str, before: str, call: ast.Call) -> bool:
        shell = any(keyword.arg == "shell" for keyword in call.keywords)
        return (
            (name in {"eval", "exec"} and before == "")
            or (before, name)
            in {
                ("os", "system"),
                ("os", "popen"),
            }
            or shell
        )

    loaded = [
        place(file, statement)
        for file in package()
        for name, statement in imports(file)
        if name in {"pickle", "marshal", "shelve"}
    ]
    assert offending_calls(runs_a_text, allowed=ROOT) + loaded == []


def test_what_a_record_says_is_never_read_as_html() -> None:
    def reads_html(name: str, before: str, _: ast.Call) -> bool:
        asks = before == "QMessageBox" and name in QUESTIONS
        return asks or name in PERHAPS_RICH or name in RICH

    assert offending_calls(reads_html, allowed=PLAIN) == []


def writes(name: str, call: ast.Call) -> bool:
    if name in {"write_text", "write_bytes"}:
        return True
    modes = [a.value for a in call.args if isinstance(a, ast.Constant)]
    modes += [k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)]
    return name == "open" and any(isinstance(m, str) and set(m) & set("wxa+") for m in modes)


@pytest.mark.parametrize("room", ["search", "storage", "reports"])
def test_a_room_that_threads_enter_at_once_loads_nothing_of_its_own_at_its_door(room: str) -> None:
    """Else one thread waits at the door for what the other has, and that one finds it half there:
    Python then lets it go on with an ImportError.
    """
    door = tree(PACKAGE / room / "__init__.py")
    loaded = [
        statement.module or "" for statement in door.body if isinstance(statement, ast.ImportFrom)
    ]
    assert not [name for name in loaded if name.startswith(f"catalog_app.{room}")]


def test_a_file_is_written_as_a_draft_which_then_takes_its_place() -> None:
    """paths.replace_file() hands out the draft; no other file is opened for writing."""
    found = offending_calls(
        lambda name, before, call: before != "draft" and writes(name, call), allowed=ROOT
    )
    assert found == []


def test_nothing_else_lies_at_the_top() -> None:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split()]
    found = {entry.name for entry in ROOT.iterdir()}
    left_over = {name for name in found if any(fnmatch(name, pattern) for pattern in ignored)}
    assert found - left_over - TOP_LEVEL == set()


PRETENDED = {
    "QFileDialog": "what a person chooses in a dialog of the system",
    "QPrintDialog": "a printer",
    "sys": "the hook that hears of faults, in the place of the one that shows them",
    "sys.stdout": "a program without a console",
    "platformdirs.user_data_path": "a machine that keeps nothing for its users",
    "paths": "where the program is installed",
    "start": "libraries that the machine lacks",
}
"""All that a test may pretend, and what it stands for; everything else is real."""


def test_tests_pretend_nothing_but_the_world_outside() -> None:
    pretended = [
        (f"{place(file, call)} {ast.unparse(call.args[0])}", ast.unparse(call.args[0]))
        for file in everything()
        for name, before, call in calls(file)
        if before == "monkeypatch" and name in {"setattr", "setitem", "delattr", "delitem"}
    ]
    assert [told for told, what in pretended if what.strip("'") not in PRETENDED] == []
    mocks = [
        place(file, statement)
        for file in everything()
        for name, statement in imports(file)
        if name in {"mock", "unittest"}
    ]
    assert mocks == []


CALLS = """
import sys
from PySide6.QtGui import QStandardItem

item = QStandardItem("a")
item.data(257), item.parent(), item.model()
before = sys.getrefcount(None)
for _ in range(20_000):
    item.data(257), item.parent(), item.model()
sys.exit(abs(sys.getrefcount(None) - before) > 1_000)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None has no count of references any more")
def test_qt_calls_leave_the_count_of_references_to_none_alone() -> None:
    """In a process of its own: a Qt that loses references takes the interpreter with it."""
    assert subprocess.run([sys.executable, "-c", CALLS], check=False).returncode == 0
