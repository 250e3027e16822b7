"""The commands, mostly in this process, some as a user starts them."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog_app import __version__
from catalog_app.cli import main
from catalog_app.i18n import CODES
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.sample import fill

COMMAND = [sys.executable, "-m", "catalog_app"]
# Of each alphabet, as they stand in the list of participants of the made-up festival.
LETTERS = {
    "az": ("İŞTİRAKÇILARIN SİYAHISI", "AZƏRBAYCAN", "ÖZBƏKİSTAN", "Qarabulud Ənvər"),
    "en": ("LIST OF PARTICIPANTS", "TÜRKİYE", "H.E. Chinara Bulagli"),
    "kk": ("ӘЗІРБАЙЖАН", "ӨЗБЕКСТАН", "Жоғары мәртебелі Бұлақбаева", "Гүлдалаева Һаджар"),
    "ky": ("ӨЗБЕКСТАН", "ТҮРКИЯ", "Жаңгакбаева Айчүрөк"),
    "ru": ("АЗЕРБАЙДЖАН", "КЫРГЫЗСТАН", "Ежевикин Фёдор"),
    "tk": ("AZERBAÝJAN", "ÖZBEGISTAN", "Ýüpekowa Ýyldyz"),
    "tr": ("AZERBAYCAN", "KIRGIZİSTAN", "Iğıl ÇINARCIOĞLU", "Şükrü"),
    "uz": ("OZARBAYJON", "OʻZBEKISTON", "Gʻunchayeva Oʻgʻiloy"),
}


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Result:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Result(code, told.out, told.err)

    return run_command


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOG_APP_HOME", str(folder))
        catalog = Catalog.create(folder / "sample.db", sample=True)
        fill(catalog)
        catalog.close()
        yield catalog.path


@pytest.fixture
def sample(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_once, tmp_path / "sample.db"))


def child(*arguments: object, **environment: str) -> Result:
    done = subprocess.run(
        [*COMMAND, *(str(argument) for argument in arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        cwd=Path(__file__).parent.parent,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def read_back(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_new_makes_an_empty_catalog_that_list_reads(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert run("new", path) == Result(0, f"Made “{path}”.\n", "")
    listed = run("list", "events", "--catalog", path, "--format", "json")
    assert (listed.code, json.loads(listed.out)) == (0, [])


def test_new_makes_the_sample_too_but_never_overwrites(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    assert run("new", path, "--sample").code == 0
    before = path.read_bytes()
    again = run("new", path)
    assert (again.code, again.err) == (1, f"There is already a file “{path}”.\n")
    assert path.read_bytes() == before


def test_the_sample_needs_no_catalog_and_leaves_none(run: Run, app_home: Path) -> None:
    listed = run("list", "events", "country:kazakhstan", "--sample", "--columns", "title")
    assert listed.code == 0
    assert "I TURKSOY Turkic World Youth Meeting" in listed.out
    assert not (app_home / "data" / "catalog.db").exists()


def test_a_query_of_several_words_needs_no_quotes(run: Run, sample: Path) -> None:
    query = ("country:kazakhstan", "youth", "meeting")
    listed = run("list", "events", *query, "--catalog", sample, "--format", "json")
    assert [event["title"] for event in json.loads(listed.out)] == [
        "I TURKSOY Turkic World Youth Meeting"
    ]


def test_json_has_machine_values_and_every_field(run: Run, sample: Path) -> None:
    listed = run("list", "events", "title:neighbours", "--catalog", sample, "--format", "json")
    (event,) = json.loads(listed.out)
    assert (event["country"], event["when"]) == ("AZ", "2026-10-23/2026-10-26")
    assert (event["city"], event["note"]) == ("Shusha", None)


def test_columns_sort_limit_and_language_are_as_asked(run: Run, sample: Path) -> None:
    listed = run(
        *("list", "events", "country:kazakhstan", "--catalog", sample),
        *("--columns", "country,title", "--sort", "-title", "--limit", "2", "--language", "az"),
    )
    head, _, *rows = listed.out.splitlines()
    assert head.split("  ")[0] == "Ev sahibi ölkə"
    assert len(rows) == 2
    assert all(row.startswith("Qazaxıstan  ") for row in rows)
    assert [row.split("  ")[-1] for row in rows] == [
        "TÜRKSOY-un təsis edilməsi",
        "Türk dünyasının mədəniyyət paytaxtı 2025",
    ]


def test_groups_stand_in_the_order_of_the_language_with_counts(run: Run, sample: Path) -> None:
    listed = run(
        *("list", "delegations", "event:neighbours", "--catalog", sample),
        *("--group-by", "country", "--language", "tr", "--columns", "status"),
    )
    groups = [line for line in listed.out.splitlines() if line.endswith(")")]
    assert groups[0] == "Azerbaycan (1)"
    assert "Türkiye (2)" in groups
    assert groups[-1].endswith("(1)")
    assert groups.index("Gürcistan (1)") < groups.index("Kırgızistan (1)")


@pytest.mark.parametrize("ending", ["pdf", "html", "csv", "json"])
@pytest.mark.usefixtures("qapp")
def test_a_list_becomes_the_file_that_its_name_says(
    run: Run, sample: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"list.{ending}"
    done = run("list", "events", "shusha", "--catalog", sample, "--output", path)
    assert done == Result(0, "", "")
    text = read_back(path) if ending == "pdf" else path.read_text("utf-8")
    assert "Vagif Poetry Days 1982" in text


def test_text_goes_into_a_file_of_any_other_name(run: Run, sample: Path, tmp_path: Path) -> None:
    options = ("--output", tmp_path / "list.txt", "--format", "text")
    assert run("list", "series", "--catalog", sample, *options).code == 0
    assert "Cultural Capital of the Turkic World" in (tmp_path / "list.txt").read_text("utf-8")


@pytest.mark.parametrize("language", CODES)
@pytest.mark.usefixtures("qapp")
def test_the_participants_are_read_back_from_a_pdf_in_every_language(
    run: Run, sample: Path, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "participants.pdf"
    done = run(
        *("report", "participants", 'title:"made-up festival"', "--catalog", sample),
        *("--language", language, "--output", path),
    )
    assert done == Result(0, "", "")
    text = read_back(path)
    assert [letters for letters in LETTERS[language] if letters not in text] == []


def test_all_that_is_known_of_a_country_becomes_a_page(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "country.html"
    assert run("report", "country", "Qazaxıstan", "--catalog", sample, "--output", path).code == 0
    page = path.read_text("utf-8")
    assert "<h1>Kazakhstan</h1>" in page
    assert "Events hosted there" in page


def test_add_tells_what_came_with_it_and_list_finds_it(run: Run, app_home: Path) -> None:
    done = run(
        *("add", "events", "title=I TURKSOY Turkic World Youth Meeting", "country=Казахстан"),
        *("city=Almaty", "organisers=TURKSOY", "when=2024"),
    )
    assert done.code == 0
    assert done.out.splitlines()[1:] == [
        "New in cities: “Almaty”",
        "New in organisations: “TURKSOY”",
    ]
    run(
        "add", "delegations", "event=I Turksoy turkic world youth meeting", "country=AZ", "head=A B"
    )
    listed = run(
        "list", "events", "from:azerbaijan", "organiser:turksoy", "--columns", "city,title"
    )
    assert listed.out.splitlines()[2:] == ["Almaty  I TURKSOY Turkic World Youth Meeting"]
    assert (app_home / "data" / "catalog.db").exists()


def test_what_is_doubtful_is_added_and_said(run: Run) -> None:
    done = run("add", "events", "title=Meeting")
    assert (done.code, done.err) == (0, "No host country is given.\n")


def test_a_sound_catalog_has_no_problems(run: Run, sample: Path) -> None:
    assert run("check", "--catalog", sample) == Result(0, "No problems found.\n", "")


def test_a_damaged_catalog_is_told_in_sentences(run: Run, sample: Path) -> None:
    with closing(sqlite3.connect(sample, isolation_level=None)) as connection:
        connection.execute("UPDATE member SET delegation = 999999 WHERE id = 1")
    done = run("check", "--catalog", sample)
    assert done.code == 1
    assert done.out
    assert "found" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "planets", "--sample"),
        ("list", "events", "country:narnia", "--sample"),
        ("list", "events", "(", "--sample"),
        ("list", "events", "--columns", "colour", "--sample"),
        ("list", "events", "--sort", "-colour", "--sample"),
        ("list", "events", "--group-by", "colour", "--sample"),
        ("list", "events", "--catalog", "missing.db"),
        ("list", "events"),
        ("check",),
        ("report", "menus", "--sample", "--output", "a.pdf"),
        ("report", "participants", "xyzzy", "--sample", "--output", "a.pdf"),
        ("list", "events", "--sample", "--output", "missing/list.csv"),
        ("new", "missing.db/catalog.db"),
        ("add", "events", "colour=blue"),
    ],
)
def test_a_mistake_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    if arguments[0] == "new":
        Path("missing.db").write_text("a file where a folder is named")
    before = sorted(tmp_path.iterdir())
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.rstrip().endswith((".", ")", "?"))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "events", "--colour"),
        ("list", "events", "--limit", "-1"),
        ("list", "events", "--language", "xx"),
        ("list", "events", "--format", "pdf"),
        ("list", "events", "--output", "list.doc"),
        ("list", "events", "--output", "list.csv", "--format", "json"),
        ("list", "events", "--sample", "--catalog", "a.db"),
        ("report", "participants", "--sample"),
        ("report", "participants", "--sample", "--output", "list.json"),
        ("add", "events"),
        ("add", "events", "title"),
        ("new",),
        ("a.db", "--sample"),
        ("one.db", "two.db"),
    ],
)
def test_a_wrong_command_line_is_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err
    assert list(tmp_path.iterdir()) == []


def test_mistakes_are_told_in_the_language_of_the_system(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = run("list", "planets", "--sample").err
    monkeypatch.setenv("LC_ALL", "az_AZ.UTF-8")
    azerbaijani = run("list", "planets", "--sample").err
    assert "planets" in azerbaijani
    assert azerbaijani != english


def test_help_and_version_are_for_everybody(run: Run) -> None:
    assert run("--version").out == f"catalog-app, version {__version__}\n"
    shown = run("--help")
    assert shown.code == 0
    for command in ("add", "check", "list", "new", "open", "report"):
        assert f"\n  {command} " in shown.out
        assert run(command, "--help").code == 0


def test_a_child_process_needs_no_display_and_speaks_utf_8(sample: Path) -> None:
    listed = child(
        *("list", "members", "Ұлпан", "--catalog", sample),
        *("--columns", "name,country", "--language", "kk"),
        LC_ALL="C",
        DISPLAY="",
        WAYLAND_DISPLAY="",
        PYTHONIOENCODING="ascii",
    )
    assert (listed.code, listed.err) == (0, "")
    assert "Ұлпан Бұлақбаева" in listed.out
    assert "Қазақстан" in listed.out


def test_neither_lists_nor_records_load_what_draws(sample: Path) -> None:
    code = (
        "import sys; from catalog_app.cli import main;"
        f"main(['list', 'events', '--catalog', {str(sample)!r}, '--limit', '1']);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_commands_themselves_load_neither_database_nor_window() -> None:
    code = (
        "import sys; import catalog_app.cli;"
        "heavy = {'sqlalchemy', 'alembic', 'jinja2', 'PySide6', 'sqlite3'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert done.stdout.split() == [b"[]"]


def test_a_reader_that_has_seen_enough_ends_a_list_quietly(sample: Path) -> None:
    command = [*COMMAND, "list", "members", "--catalog", str(sample), "--format", "json"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_ends_a_command_without_a_word() -> None:
    code = (
        "import os, signal, sys; from catalog_app.cli import commands, main;"
        # What runs in the background of a shell may have been told to ignore it.
        "signal.signal(signal.SIGINT, signal.default_int_handler);"
        "commands.command('slow')(lambda: os.kill(os.getpid(), signal.SIGINT));"
        "sys.exit(main(['slow']))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_behind_the_output_is_a_sentence(sample: Path) -> None:
    command = [*COMMAND, "list", "members", "--catalog", str(sample)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode() == "The list could not be written: No space left on device.\n"


def test_an_unusable_home_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    done = child("list", "events", CATALOG_APP_HOME=str(tmp_path / "file" / "home"))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "cannot be written to" in done.err


def test_a_computer_without_fonts_says_so_and_writes_no_pdf(sample: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<fontconfig><cachedir>/dev/null</cachedir></fontconfig>")
    path = tmp_path / "list.pdf"
    done = child(
        *("list", "events", "--catalog", sample, "--output", path),
        FONTCONFIG_FILE=str(nothing),
        QT_QPA_FONTDIR=str(tmp_path / "none"),
    )
    assert (done.code, done.out) == (1, "")
    assert "fonts-noto-core" in done.err.splitlines()[-1]
    assert not path.exists()
