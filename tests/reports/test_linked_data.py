"""What search engines read in the page of a list of events."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import Event, Organisation
from catalog_app.domain.fields import Entity
from catalog_app.domain.places import City
from catalog_app.reports.html import write_html
from catalog_app.reports.listing import listing
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, date, event

Page = Callable[..., "Read"]


class Read(HTMLParser):
    """`data`: the texts of scripts by their type; `shown`: those of all else."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.data: dict[str, str] = {}
        self.shown: list[str] = []
        self._type = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._type = dict(attrs).get("type") or "" if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        self._type = ""

    def handle_data(self, data: str) -> None:
        if self._type:
            self.data[self._type] = self.data.get(self._type, "") + data
        else:
            self.shown.append(data)

    @property
    def events(self) -> list[dict[str, Any]]:
        read = json.loads(self.data["application/ld+json"])
        assert read["@context"] == "https://schema.org"
        return list(read["@graph"])


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return a_catalog(tmp_path / "catalog.db")


@pytest.fixture
def page(catalog: Catalog, tmp_path: Path) -> Page:
    """The page of all records of a section, read."""

    def made(entity: type[Entity] = Event, code: str = "en") -> Read:
        language = catalog.speaking(code)
        found = catalog.find(entity, "", ("id",), language)
        fields = [field for field in entity.fields.values() if field.width]
        title = language.text(entity.many)
        write_html(listing(found, fields, title=title, language=language), tmp_path / "a.html")
        return Read((tmp_path / "a.html").read_text("utf-8"))

    return made


def test_an_event_says_what_schema_org_asks(catalog: Catalog, page: Page) -> None:
    organiser = catalog.save(Organisation, {"name": "TURKSOY"})
    city = catalog.save(City, {"name": "Almaty", "country": "KZ", "names": {"ru": "Алматы"}})
    id = event(
        catalog,
        title="Meeting",
        names={"ru": "Встреча"},
        when=date("2024-05-12/2024-05-14"),
        status="postponed",
        format="hybrid",
        country="KZ",
        city=city,
        venue="Palace",
        organisers=(organiser,),
        summary="Poems",
        website="example.org",
        tags=("poetry",),
    )
    schema = "https://schema.org"
    assert page(code="ru").events == [
        {
            "@type": "Event",
            "@id": f"urn:uuid:{catalog.get(Event, id)['uuid']}",
            "name": "Встреча",
            "startDate": "2024-05-12",
            "endDate": "2024-05-14",
            "eventStatus": f"{schema}/EventPostponed",
            "eventAttendanceMode": f"{schema}/MixedEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": "Palace",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Алматы",
                    "addressCountry": "KZ",
                },
            },
            "organizer": [{"@type": "Organization", "name": "TURKSOY"}],
            "description": "Poems",
            "url": "https://example.org",
            "keywords": ["poetry"],
        }
    ]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2019~", "2019", "2019"),
        ("2024-05", "2024-05", "2024-05"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024/2025-02-03", "2024", "2025-02-03"),
    ],
)
def test_of_a_date_it_says_what_is_known(
    catalog: Catalog, page: Page, when: str, first: str, last: str
) -> None:
    event(catalog, when=date(when))
    (told,) = page().events
    assert (told["startDate"], told["endDate"]) == (first, last)


def test_what_is_held_online_has_no_place(catalog: Catalog, page: Page) -> None:
    event(catalog, format="online", website="https://example.org/a?b=c&d")
    (told,) = page().events
    assert told["location"] == {"@type": "VirtualLocation", "url": "https://example.org/a?b=c&d"}


def test_a_text_ends_nothing_of_the_page(catalog: Catalog, page: Page) -> None:
    title = "</script><script>alert(1)</script><!-- \"'&amp;"
    event(catalog, title=title, tags=(title,))
    read = page()
    assert set(read.data) == {"application/ld+json"}
    (told,) = read.events
    assert (told["name"], told["keywords"]) == (title, [title])
    assert title in "".join(read.shown)


def test_only_a_list_of_events_has_such_data(catalog: Catalog, page: Page) -> None:
    catalog.save(Organisation, {"name": "TURKSOY"})
    assert page(Organisation).data == {}
    assert page().events == []
