"""README says what the commands are and how to search, and what it says works."""

import re
import shlex
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import click
import pytest

from catalog_app.cli import commands, main
from catalog_app.domain import Event
from catalog_app.i18n import INTERFACE, Language
from catalog_app.search.sections import section_of
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.help_text import search_help, source
from tests.builders import a_sample, date as dated, event

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


SEARCHES = [
    pytest.param(code, example, id=f"{code} {example}")
    for code in INTERFACE
    for group in search_help(Language(code)).groups
    for example, _meaning in group.examples
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """The sample, to which events of last week and next month were added today."""
    path: Path = tmp_path_factory.mktemp("manual") / "sample.db"
    today = date.today()
    with closing(a_sample(path)) as catalog:
        for day in (today - timedelta(days=2), today.replace(day=1) + timedelta(days=32)):
            event(catalog, when=dated(str(day)))
        yield catalog


@pytest.mark.parametrize(("code", "example"), SEARCHES)
def test_each_search_of_the_help_finds_something(sample: Catalog, code: str, example: str) -> None:
    language = sample.speaking(code)
    entity, text = section_of(example, language)
    assert sample.count(entity or Event, text, language) > 0


@pytest.mark.parametrize("code", INTERFACE)
def test_the_manual_has_the_help_of_the_search_box(manual: str, code: str) -> None:
    assert source(Language(code)).strip() in manual


def test_the_help_is_the_same_in_each_language() -> None:
    """As far as that can be seen: as many groups, each with as many examples."""
    helps = [search_help(Language(code)) for code in INTERFACE]
    shapes = [[len(group.examples) for group in told.groups] for told in helps]
    assert shapes[1:] == shapes[:-1]
    assert all(len(shape) > 3 and min(shape) > 2 for shape in shapes)
    for told in helps:
        assert told.title
        assert told.text
        assert "|" not in told.text
        assert all(group.title and "#" not in group.title for group in told.groups)
