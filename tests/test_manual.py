"""README says what the commands are, and what it says works."""

import re
import shlex
from pathlib import Path

import click
import pytest

from catalog_app.cli import commands, main

README = Path(__file__).parent.parent / "README.md"
_EXAMPLES = re.compile(r"<!-- commands -->\n```sh\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.skipif(not README.exists(), reason="needs the source tree")


@pytest.fixture(scope="module")
def manual() -> str:
    return README.read_text("utf-8")


def examples(manual: str) -> list[list[str]]:
    """The arguments of each example."""
    lines = [line for block in _EXAMPLES.findall(manual) for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines]


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_each_command_and_option_stands_in_the_manual(manual: str, name: str) -> None:
    command = commands.commands[name]
    options = [p.opts[0] for p in command.params if isinstance(p, click.Option)]
    said = [name in line for line in examples(manual)]
    assert any(said)
    assert [option for option in options if option not in manual] == []


@pytest.mark.usefixtures("qapp")
def test_each_example_works_in_the_order_in_which_it_stands(
    manual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    without_window = [line for line in examples(manual) if line and line[0] != "open"]
    assert len(without_window) >= len(commands.commands) - 1
    for arguments in without_window:
        assert (main(arguments), capsys.readouterr().err) == (0, ""), arguments
