"""Documents and their files are found, and those who have sent none."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Delegation, Document
from catalog_app.domain.files import StoredFile
from catalog_app.domain.refs import Ref
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, add, date, delegation, event


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A festival with four delegations: two notes verbales, one programme, one without anything."""
    path: Path = tmp_path_factory.mktemp("documents") / "catalog.db"
    with closing(a_catalog(path)) as made:
        festival, other = event(made, title="Festival"), event(made, title="Congress")
        at = {code: delegation(made, festival, country=code) for code in ("KZ", "UZ", "TR", "AZ")}
        delegation(made, other, country="GE")
        document(made, at["KZ"], title="Reply", kind="note_verbale", number="12-04/318")
        document(made, at["UZ"], title="Paper", kind="note_verbale", file=pdf("Нота Əliyev.pdf"))
        document(made, at["TR"], title="Songs", kind="programme", direction="out")
        yield made


def document(catalog: Catalog, at: int, **values: object) -> None:
    row = {"direction": "in", "date": date("2026-11-25")} | values
    add(catalog, Document, **row, attached_to=(Ref(at, (), "delegations"),))


def pdf(name: str) -> StoredFile:
    return StoredFile(name, "0" * 64, 120_000, "application/pdf")


def delegations(catalog: Catalog, text: str, code: str = "en") -> set[str]:
    ids = catalog.find(Delegation, text, language=catalog.speaking(code)).ids
    return {catalog.get(Delegation, id)["country"] for id in ids}


def documents(catalog: Catalog, text: str) -> set[str]:
    found = catalog.find(Document, text, language=catalog.speaking("en")).ids
    return {catalog.get(Document, id)["title"] for id in found}


def test_which_delegations_have_sent_no_note_verbale_is_one_search(catalog: Catalog) -> None:
    assert delegations(catalog, '-documents:"note verbale" event:festival') == {"TR", "AZ"}
    assert delegations(catalog, '-documents:"note verbale"') == {"TR", "AZ", "GE"}
    assert delegations(catalog, '-documents:"verbal nota"', "az") == {"TR", "AZ", "GE"}
    assert delegations(catalog, 'documents:"note verbale"') == {"KZ", "UZ"}
    assert delegations(catalog, "documents:none event:festival") == {"AZ"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("number:318", {"Reply"}),
        ("number:none", {"Paper", "Songs"}),
        ("direction:in", {"Reply", "Paper"}),
        ("direction:received", {"Reply", "Paper"}),
        ("direction:sent", {"Songs"}),
        ("file:none", {"Reply", "Songs"}),
        ("file:pdf", {"Paper"}),
        ("nota aliyev", {"Paper"}),
        ("318", {"Reply"}),
        ('kind:"note verbale" file:none', {"Reply"}),
        ("attached_to:kazakhstan", {"Reply"}),
    ],
)
def test_a_document_is_found_by_what_is_said_of_it(
    catalog: Catalog, text: str, found: set[str]
) -> None:
    assert documents(catalog, text) == found
