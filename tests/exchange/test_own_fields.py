"""Own fields in files and lists, and how the command line makes them."""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.cli import main
from catalog_app.domain import Person
from catalog_app.domain.fields import field_of, own_fields
from catalog_app.exchange import FORMATS
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from tests.builders import OWN_FIELDS, a_catalog, add, own_field, own_people
from tests.paper import text_of

Run = Callable[..., str]
NAMES = [row["name"] for row in OWN_FIELDS]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def run(catalog: Catalog, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command on the catalog; what it says, on whichever stream."""

    def run_command(*arguments: object) -> str:
        capsys.readouterr()
        main([*map(str, arguments), "--catalog", str(catalog.path)])
        told = capsys.readouterr()
        return told.out + told.err

    return run_command


def written(catalog: Catalog, format: str, *columns: str, code: str = "en") -> str:
    found = catalog.find(Person, "", ("family_name",), Language(code))
    fields = [field_of(Person, name) for name in ("family_name", *columns)]
    return "".join(FORMATS[format](found, fields, Language(code), None))


def test_csv_has_machine_names_and_readable_values(catalog: Catalog) -> None:
    lines = written(own_people(catalog), "csv", *NAMES).splitlines()
    assert lines[:2] == [
        "family_name,shirt,remark,age,deadline,veg,home",
        'Ada,XL,"Window seat, Şuşa",31,2024-05-01,Yes,Kazakhstan',
    ]
    assert lines[4] == "Dua,,,,,,"


def test_json_has_codes_and_nulls(catalog: Catalog) -> None:
    first, _, third, _ = json.loads(written(own_people(catalog), "json", *NAMES))
    assert {name: first[name] for name in NAMES} == {
        "shirt": "XL",
        "remark": "Window seat, Şuşa",
        "age": 31,
        "deadline": "2024-05-01",
        "veg": "yes",
        "home": "KZ",
    }
    assert (third["age"], third["veg"]) == (0, None)


def test_a_list_has_the_label_of_its_language(catalog: Catalog) -> None:
    names = {"az": "Köynək ölçüsü", "ru": "Размер"}
    own_field(catalog, name="shirt", label="Shirt size", names=names)
    add(catalog, Person, family_name="Ada", shirt="XL")
    assert written(catalog, "text", "shirt", code="az").split("\n")[0].endswith("Köynək ölçüsü")
    assert written(catalog, "text", "shirt", code="kk").split("\n")[0].endswith("Shirt size")
    assert len(catalog.find(Person, "Размер:XL", (), Language("ru"))) == 1


@pytest.mark.parametrize(
    "label", ["{x} {0} {", "“a” 'b' \"c\"", "<b>bold</b>&amp;", "100 % \\n", "x" * 300, "Events"]
)
def test_a_label_is_a_text_whatever_it_looks_like(catalog: Catalog, label: str) -> None:
    own_field(catalog, name="shirt", label=label, kind="choice", options=(label,))
    add(catalog, Person, family_name="Ada", shirt=label)
    for code in ("en", "az"):
        head, _, row, *_ = written(catalog, "text", "shirt", code=code).split("\n")
        assert label[:50] in head
        assert label[:50] in row
        assert len(head) < 100
    (row_of_csv,) = csv.reader(written(catalog, "csv", "shirt").splitlines()[1:])
    assert row_of_csv[1] == label
    assert json.loads(written(catalog, "json", "shirt"))[0]["shirt"] == label


def test_the_command_line_adds_a_field_and_fills_it(catalog: Catalog, run: Run) -> None:
    made = run("add", "fields", "section=members", "name=shirt", "label=Shirt size", "kind=text")
    assert "Added to fields: “Shirt size”" in made
    assert "call it shirt" in made
    run("add", "events", "title=Youth Meeting", "country=Kazakhstan")
    who = ("event=Youth Meeting", "country=AZ", "person=Nigar Aliyeva")
    assert "Added to members" in run("add", "members", *who, "shirt=XL")
    listed = run("list", "members", "shirt:XL", "--columns", "person,shirt", "--sort", "-shirt")
    assert listed.splitlines()[0] == "Person         Shirt size"
    assert listed.splitlines()[2] == "Nigar Aliyeva  XL"
    assert json.loads(run("list", "members", "--format", "json"))[0]["shirt"] == "XL"
    assert "XL (1)" in run("list", "members", "--group-by", "shirt")
    assert "Nigar" not in run("list", "members", "shirt:none")


def test_a_field_without_a_machine_name_is_given_one(catalog: Catalog, run: Run) -> None:
    row = ("section=Members", "label=Hotel", "kind=choice", "options=Park, Plaza", "names=az: Otel")
    assert "call it hotel_2" in run("add", "fields", *row)
    listed = run("list", "fields", "--columns", "section,name,label,kind,options")
    assert listed.splitlines()[2].split() == [
        "Members",
        "hotel_2",
        "Hotel",
        "Choice",
        "Park,",
        "Plaza",
    ]
    (made,) = json.loads(run("list", "fields", "--format", "json"))
    assert (made["section"], made["options"], made["names"]) == (
        "members",
        ["Park", "Plaza"],
        {"az": "Otel"},
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("section=people name=email label=E kind=text", "name: This section has a field of that"),
        ("section=people name=from label=F kind=text", "name: Searches mean something else"),
        ("section=people name=shirt label=S kind=text", "name: There is one with this already."),
        ("section=people name=new label=S kind=choice", "options: A choice needs options"),
        ("section=people name=new label=S kind=colour", "“colour” is none of: Text, Number"),
        ("section=terms name=new label=S kind=text", "“terms” is none of: Events, Delegations"),
        ("name=new label=S", "section: This is needed. kind: This is needed."),
        ("section=people label=S kind=text size=3", "There is no field “size” in fields"),
    ],
)
def test_what_would_be_no_field_is_a_sentence(
    catalog: Catalog, run: Run, values: str, said: str
) -> None:
    own_people(catalog)
    before = run("list", "fields", "--format", "json")
    assert said in run("add", "fields", *values.split())
    assert run("list", "fields", "--format", "json") == before
    assert len(catalog.find(Person, "shirt:XL")) == 1


def test_a_wrong_column_is_answered_with_the_own_ones_too(catalog: Catalog, run: Run) -> None:
    own_people(catalog)
    assert ", ".join(NAMES) in run("list", "people", "--columns", "shrt")
    catalog.come_to_hand()  # after the one of the command line, which took its fields with it
    assert len(own_fields(Person)) == len(NAMES)


@pytest.mark.usefixtures("qapp")
def test_a_list_on_paper_has_them(catalog: Catalog, run: Run, tmp_path: Path) -> None:
    own_people(catalog)
    own_field(catalog, name="long", label="A {label} <b>that</b> does not end" + " and ends" * 30)
    path = tmp_path / "list.pdf"
    columns = "family_name,shirt,veg,deadline,long"
    said = run("list", "people", "--columns", columns, "--output", path, "--language", "en")
    assert said == ""
    printed = text_of(path)
    assert "Shirt size" in printed
    assert "1 May 2024" in printed
    assert "Nov 2025" in printed
    assert printed.count("ends") == 1
