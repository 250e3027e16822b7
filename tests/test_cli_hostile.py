"""Whatever is looked for on the command line is listed or explained in a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from catalog_app.cli import main
from tests import hostile
from tests.builders import a_catalog, delegation, event, member


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "catalog.db"
    catalog = a_catalog(path)
    member(catalog, delegation(catalog, event(catalog, title="Film Days", country="AZ")))
    catalog.close()
    return path


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_what_is_looked_for_is_listed_or_explained(
    path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for format in ("text", "json"):
        code = main(["list", "events", "--catalog", str(path), "--format", format, "--", text])
        told = capsys.readouterr()
        assert code in {0, 1}
        if code:
            assert told.out == ""
            assert 0 < len(told.err) < 1_000
            assert told.err.endswith(".\n")
            assert told.err.count("\n") == 1
            assert told.err[:-1].isprintable()
        else:
            assert told.err == ""


@pytest.mark.parametrize("place", ["SECTION", "--columns", "--sort", "--group-by"])
def test_what_is_no_name_of_anything_is_said_so(
    path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in hostile.TEXTS:
        words = [text, *place.split()[1:]] if place == "SECTION" else ["events", f"{place}={text}"]
        code = main(["list", "--catalog", str(path), *([] if text[:1] == "-" else words), "--"])
        told = capsys.readouterr()
        assert code in {0, 1, 2}, text
        assert (code == 0) == (told.err == ""), text


def test_a_list_on_paper_is_called_by_what_was_looked_for(path: Path, tmp_path: Path) -> None:
    for number, text in enumerate(hostile.TEXTS):
        for ending in ("html", "docx"):
            target = tmp_path / f"{number}.{ending}"
            asked = ["--catalog", str(path), "--output", str(target), "--", text]
            assert (main(["list", "events", *asked]) == 0) == target.exists()
    pages = [page.read_text("utf-8") for page in tmp_path.glob("*.html")]
    assert pages
    assert not any("<b>x</b>" in page for page in pages)


@pytest.mark.skipif(sys.platform == "win32", reason="there words are no bytes")
def test_words_that_are_no_text_are_listed_or_explained(path: Path) -> None:
    """As bytes that no encoding knows, which a shell hands on."""
    command = [sys.executable, "-m", "catalog_app", "list", "events", "--catalog", str(path)]
    asked = [*map(str.encode, command), b"--", b"\xff\xfe"]
    done = subprocess.run(asked, check=False, capture_output=True)
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr
