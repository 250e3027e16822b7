"""JSON as other programs write it: a list of objects, wherever it is, is a table."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog_app.errors import Cancelled, FileProblem
from catalog_app.exchange.sources import json_stream, open_source
from catalog_app.exchange.sources.source import Source

REAL = os.environ.get("CATALOG_REAL_DATA", "")
Read = Callable[[str], Source]
MANY = json_stream.LARGEST_OBJECT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.json"


@pytest.fixture
def read(file: Path) -> Read:
    def read_text(text: str) -> Source:
        file.write_text(text, encoding="utf-8")
        return open_source(file)

    return read_text


def rows(source: Source) -> list[dict[str, object]]:
    return [dict(zip(source.columns, line.cells, strict=True)) for line in source.lines()]


def test_fields_are_columns_in_the_order_of_their_coming(read: Read) -> None:
    source = read('[{"name": "Nowruz", "days": 3, "fee": 1.5}, {"name": null, "online": true}]')
    assert source.columns == ("name", "days", "fee", "online")
    assert [line.cells for line in source.lines()] == [
        ("Nowruz", 3, 1.5, None),
        (None, None, None, True),
    ]


def test_an_object_within_has_a_column_for_each_of_its_fields(read: Read) -> None:
    source = read('[{"name": {"az": "Görüş", "ru": "Встреча"}, "at": {"geo": {"lat": 40.4}}}]')
    assert rows(source) == [{"name.az": "Görüş", "name.ru": "Встреча", "at.geo.lat": 40.4}]


def test_several_values_stand_in_one_cell(read: Read) -> None:
    source = read(
        '[{"tags": ["art", "a; b", "", null, true, 5], "one": ["x"], "none": [],'
        ' "of": [{"name": "Ada", "role": "head"}, {"name": "Bob"}]}]'
    )
    assert rows(source) == [
        {
            "tags": 'art; "a; b"; true; 5',
            "one": "x",
            "of.name": "Ada; Bob",
            "of.role": "head",
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"meta": {"count": 2}, "data": {"x": [{"a": 9}], "items": [{"a": 1}, {"a": 2}]}}',
        '{"a": 1}\n{"a": 2}\n',
        '\n\n [\n{"a":1},\n{"a":2}\n]',
        '{"a": "[{", "items": [ {"a": 1} ,{"a": 2}]}',
    ],
)
def test_the_list_is_found_wherever_it_is(read: Read, text: str) -> None:
    assert rows(read(text)) == [{"a": 1}, {"a": 2}]


def test_an_object_alone_is_a_list_of_one(read: Read) -> None:
    assert rows(read('{"title": "Nowruz", "tags": ["a", "b"]}')) == [
        {"title": "Nowruz", "tags": "a; b"}
    ]


def test_entries_have_their_lines_or_are_counted(read: Read) -> None:
    assert [line.number for line in read('[\n{"a":\n1},\n\n{"a":2}]').lines()] == [2, 5]
    assert [line.number for line in read('{"x":\n[\n{"a":1},\n{"a":2}]}').lines()] == [3, 4]
    assert [line.number for line in read('[{"a":1},{"a":2},\n{"a":3}]').lines()] == [1, 2, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_other_encodings_are_told(file: Path, encoding: str) -> None:
    text = '[{"city": "Ташкент"}, {"city": "Москва"}, {"city": "Бишкек"}]'
    file.write_bytes(text.encode(encoding))
    assert rows(open_source(file))[0] == {"city": "Ташкент"}


def test_a_long_file_is_read_piece_by_piece(read: Read) -> None:
    count = 30_000
    listed = [{"place": place, "text": "Şuşa " * 50} for place in range(count)]
    source = read(json.dumps(listed, ensure_ascii=False, indent=1))
    assert [row["place"] for row in rows(source)] == list(range(count))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '[{"a": 1}, {"fee": NaN}]',
            "Entry 2 (line 1) of {} has “NaN” in the field fee, which is no",
        ),
        ('[{"fee": -Infinity}]', "has “-Infinity” in the field fee"),
        ('[{"fee": 1e999}]', "has the number 1e999… in the field fee, which is too large"),
        (f'[\n{{"a": {"9" * 5000}}}]', "Entry 1 (line 2) of {} has the number 999999999999… in"),
        ('[{"a": 9223372036854775808}]', "has the number 9223372036854775808 in the field a"),
        ('[{"x": {"a": 1, "b": 2, "a": 3}}]', "Entry 1 (line 1) of {} has the field a twice."),
        ('[{"a": 1, "a": 1}]', "Entry 1 (line 1) of {} has the field a twice."),
        ('[{"a.b": 1, "a": {"b": 2}}]', "has the field a.b twice."),
        ('[{"a": "\\ud800"}]', "has half a letter in the text of the field a"),
        ("[" * 100_000, "Entry 1 (line 1) of {} is nested too deeply; at most 20 levels are read."),
        ('{"a":' * 100_000, "Entry 1 (line 1) of {} is nested too deeply"),
        ('[{"a":' + "[" * 100_000, "is nested too deeply"),
        ('[{"a":' + '{"b":' * 30 + "1" + "}" * 31 + "]", "nested too deeply in the field a.b.b"),
        ('[{"a": 1}, 5]', "Entry 2 (line 1) of {} is no object with named values."),
        ('["a", "b"]', "Entry 1 (line 1) of {} is no object"),
        ('[\n{"a": 1},\n{"a" 2}]', "{} is not JSON from line 3 on: Expecting ':' delimiter."),
        ('[{"a": 1}\n{"a": 2}]', "{} is not JSON from line 2 on"),
        ('[{"a": 1}', "is not JSON from line 1 on"),
        ('[{"a": "x', "is not JSON from line 1 on: Unterminated string"),
        ("hello", "is not JSON from line 1 on"),
        ("", "{} is empty"),
        ("[]", "{} is empty"),
        (f'[{{"a": "{"x" * 3 * MANY}"}}]', "Entry 1 (line 1) of {} has more than 1000000 letters."),
        (f'[{{"a": "x"}}, {{"a": "x", "b":[{"1, " * 2 * MANY}', "Entry 2 (line 1) of {} has more"),
        ('{"x": 1, "y": [' + "[]," * 400_000, "The list is not at the top of {}, and the file has"),
        ("[{" + ",".join(f'"{n}": 1' for n in range(300)) + "}]", "has more than 256 different"),
    ],
)
def test_what_nobody_can_keep_is_refused_by_a_sentence(
    file: Path, read: Read, text: str, sentence: str
) -> None:
    with pytest.raises(FileProblem) as refused:
        read(text)
    assert sentence.format(file) in str(refused.value)


def test_zero_bytes_are_taken_out_and_told(read: Read) -> None:
    source = read('[{"a": "x"},\n{"a": "x\\u0000y"}]')
    assert rows(source) == [{"a": "x"}, {"a": "xy"}]
    assert "the first in entry 2 (line 2)" in str(source.notes[0])


def test_reading_stops_when_nobody_waits(file: Path, read: Read) -> None:
    read('[{"a": 1}]')
    with pytest.raises(Cancelled):
        open_source(file, stop=lambda: True)


@pytest.mark.skipif(not REAL, reason="needs the folder CATALOG_REAL_DATA")
def test_real_conferences_are_read_as_they_come() -> None:
    read = 0
    for path in sorted((Path(REAL) / "tech-conferences").rglob("*.json")):
        listed = json.loads(path.read_text("utf-8"))
        if not listed:
            continue
        found = rows(open_source(path))
        assert [{k: v for k, v in row.items() if v is not None} for row in found] == listed
        read += len(listed)
    assert read > 2000
