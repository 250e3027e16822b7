"""The organisation's own texts of letters: kept, undone, refused; and the shipped ones without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.domain.letters import Letter, shipped
from catalog_app.errors import InvalidRecord, ValueProblem
from catalog_app.i18n import CODES
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.letters import keep, own_texts, text_of
from tests.builders import a_catalog
from tests.letters import PAYLOADS

KIND = "invitation"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


def step(catalog: Catalog) -> str:
    found = catalog.undo_step
    return "" if found is None else found.text(catalog.language)


@pytest.mark.parametrize("code", CODES)
def test_without_a_text_of_ones_own_the_shipped_one_is_meant(catalog: Catalog, code: str) -> None:
    assert text_of(catalog, KIND, code) == shipped(KIND, code)


def test_texts_of_several_languages_are_one_step(catalog: Catalog) -> None:
    keep(catalog, KIND, {"ru": "Приходите: {event}", "az": "Gəlin: {event}"})
    assert own_texts(catalog, KIND) == {"ru": "Приходите: {event}", "az": "Gəlin: {event}"}
    assert step(catalog) == "Changed “Invitation · Русский, Invitation · Azərbaycanca”"
    keep(catalog, KIND, {"ru": "Ждём: {event}"})
    assert text_of(catalog, KIND, "ru") == "Ждём: {event}"
    catalog.undo()
    catalog.undo()
    assert own_texts(catalog, KIND) == {}
    catalog.redo()
    assert text_of(catalog, KIND, "az") == "Gəlin: {event}"


def test_the_shipped_text_is_kept_by_having_no_other(catalog: Catalog) -> None:
    keep(catalog, KIND, {"en": "Come to {event}."})
    keep(catalog, KIND, {"en": f"\n{shipped(KIND, 'en')}\n", "tr": shipped(KIND, "tr")})
    assert own_texts(catalog, KIND) == {}
    catalog.undo()
    assert text_of(catalog, KIND, "en") == "Come to {event}."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_is_kept_of_texts_one_of_which_has_an_unknown_hole(
    catalog: Catalog, payload: str
) -> None:
    keep(catalog, KIND, {"ru": "Приходите"})
    with pytest.raises(ValueProblem, match="is no placeholder"):
        keep(catalog, KIND, {"az": "Gəlin", "ru": payload})
    assert own_texts(catalog, KIND) == {"ru": "Приходите"}


def test_the_one_door_refuses_it_from_wherever_it_comes(catalog: Catalog) -> None:
    row = {"kind": KIND, "language": "en", "text": "{event.title}"}
    with pytest.raises(InvalidRecord, match=r"Line 1: “\{event.title\}” is no placeholder"):
        catalog.save(Letter, row)


def test_an_empty_text_is_refused(catalog: Catalog) -> None:
    with pytest.raises(InvalidRecord):
        keep(catalog, KIND, {"en": " \n "})
