"""A list whose content was damaged past the program: one sentence wherever it is asked for."""

import json
import sqlite3
from contextlib import closing

import pytest

from catalog_app.domain.issued import IssuedList
from catalog_app.errors import ValueProblem
from catalog_app.reports.issuing import changed_since, kept, subject_of
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.reports.test_issuing import catalog, issued, meeting

__all__ = ["catalog", "meeting"]
WIDE = [{"block": "table", "columns": [{}], "rows": [["a", "b"]]}]
WIDE_ENTRY = [{"block": "table", "columns": [{}], "rows": [{"key": "", "cells": [{"span": 2}]}]}]


def spoil(catalog: Catalog, id: int, content: str) -> None:
    with closing(sqlite3.connect(catalog.path)) as connection, connection:
        connection.execute("UPDATE issued SET content = ? WHERE id = ?", (content, id))


@pytest.mark.parametrize("content", ["", "{", "null", "[]", '"x"', "5", "[" * 100_000])
def test_what_is_no_content_is_said_and_told_by_check(
    catalog: Catalog, meeting: int, content: str
) -> None:
    one, other = issued(catalog, meeting), issued(catalog, meeting)
    spoil(catalog, one.id, content)
    for ask in (lambda: kept(catalog, one.id), lambda: changed_since(catalog, one)):
        with pytest.raises(ValueProblem, match="not in the form"):
            ask()
    (said,) = map(str, check(catalog))
    assert said.startswith(f"The field content of record {one.id} of issued cannot be read: ")
    assert kept(catalog, other.id).title == "Youth Meeting"


@pytest.mark.parametrize(
    "damage",
    [
        {"list": 5},
        {"list": {"section": 5}},
        {"list": {"columns": 5}},
        {"blocks": 5},
        {"blocks": [None]},
        {"blocks": WIDE},
        {"blocks": WIDE_ENTRY},
    ],
)
def test_what_is_damaged_within_is_said_and_told_by_check(
    catalog: Catalog, meeting: int, damage: dict[str, object]
) -> None:
    one = issued(catalog, meeting)
    spoil(catalog, one.id, json.dumps(catalog.get(IssuedList, one.id)["content"] | damage))
    for ask in (kept, subject_of):
        with pytest.raises(ValueProblem, match="not in the form"):
            ask(catalog, one.id)
    with pytest.raises(ValueProblem, match="not in the form"):
        changed_since(catalog, one)
    (said,) = map(str, check(catalog))
    assert "The field content of record" in said
