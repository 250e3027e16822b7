"""A small catalog with one record for every promise that the search makes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from catalog_app.domain import (
    Attachment,
    Country,
    Delegation,
    Document,
    Entity,
    Event,
    Member,
    Organisation,
    Person,
    Series,
)
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.files import StoredFile
from catalog_app.domain.places import City
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog

Find = Callable[..., set[str]]


class _Records:
    """Adds records and gives back their ids."""

    def __init__(self, change: Any) -> None:
        self._change = change

    def __call__(self, entity: type[Entity], **values: object) -> int:
        dates = {"when", "date", "since", "founded"} & values.keys()
        values |= {name: parse_edtf(str(values[name])) for name in dates}
        (id,) = self._change.put(entity, [values])
        return int(id)


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    made = Catalog.create(tmp_path_factory.mktemp("search") / "found.catalog")
    with made.change("Filled") as change:
        _fill(_Records(change))
    yield made
    made.close()


def _fill(add: _Records) -> None:
    turksoy = add(
        Organisation,
        name="International Organization of Turkic Culture",
        short_name="TÜRKSOY",
        country="TR",
        kind="international",
    )
    almaty = add(City, name="Almaty", names={"az": "Almatı", "ru": "Алматы"}, country="KZ")
    shusha = add(City, name="Şuşa", names={"ru": "Шуша"}, country="AZ")
    bulbul = add(Series, name="Xarıbülbül", kind="festival", since="1989", organisers=(turksoy,))
    youth = add(
        Event,
        title="Meeting of youth leaders",
        kind="meeting",
        status="held",
        when="2023-05-12/2023-05-14",
        country="KZ",
        city=almaty,
        organisers=(turksoy,),
        attendance=120,
        tags=("youth", "leaders"),
    )
    music = add(
        Event,
        title="Days of music",
        names={"az": "Musiqi günləri"},
        kind="film_festival",
        status="planned",
        when="2024",
        country="AZ",
        city=shusha,
        series=bulbul,
        summary="Leaders of the youth met. A day of Niger.",
    )
    add(Event, title="Seminar", when="2021-06~", country="KR", venue="Hall of the South")
    add(Event, title="Online talk", format="online", kind="Round table", note="100% <b> O'Neil")
    _send(add, youth, music, turksoy)
    _write(add, youth, bulbul)
    add(Country, code="X-TA", names={"en": "Tatarstan", "tr": "Tataristan"}, within="RU")


def _write(add: _Records, youth: int, bulbul: int) -> None:
    report = add(
        Document,
        title="Young leaders meet",
        publisher="AzerNews",
        date="2023-05-15",
        kind="letter",
        file=StoredFile("Nota Əliyev.pdf", "0" * 64, 120_000, "application/pdf"),
    )
    add(Attachment, document=report, event=youth)
    add(Document, title="Without a place")
    sizes = StoredFile("scan.png", "1" * 64, 12, "image/png")
    sized = add(Document, title="Name, size and type", file=sizes)
    add(Attachment, document=sized, series=bulbul)


def _send(add: _Records, youth: int, music: int, turksoy: int) -> None:
    aliyev = add(Person, family_name="Əliyev", given_name="Kamran", country="AZ")
    baku = add(Delegation, event=youth, country="AZ", status="attended", size=12, name="Gənclər")
    add(Delegation, event=youth, country="UZ", status="invited")
    add(Delegation, event=youth, sender=turksoy)
    add(Delegation, event=music, country="TR", sent_by=turksoy)
    tatar = add(Delegation, event=music, country="X-TA", status="declined")
    add(Member, delegation=baku, person=aliyev, role="head", position="Deputy minister")
    add(Member, delegation=baku, name="Dr. Leyla Şirin", role="member", rank=2)
    add(Member, delegation=tatar, name="Ildar Safin", role="head")


def _show(entity: type[Entity], rows: Iterable[tuple[Any, ...]], language: Language) -> set[str]:
    return {entity.label(row[1:], language) for row in rows}


@pytest.fixture
def find(catalog: Catalog) -> Find:
    """What a search finds in a section, as labels in English."""

    def found(entity: type[Entity], text: str, code: str = "en") -> set[str]:
        answer = catalog.find(entity, text, (), catalog.speaking(code))
        fields = [entity.fields[name] for name in entity.label_fields]
        return _show(entity, answer.rows(0, len(answer), fields), catalog.speaking("en"))

    return found
