"""E-mail addresses of records: whose they are, how they are written, and who has none."""

from collections.abc import Iterator
from email.utils import formataddr, getaddresses, parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from catalog_app.domain import Delegation, Event, Member, Person
from catalog_app.domain.fields import Entity
from catalog_app.exchange.addresses import LONGEST, MOST, Addresses, Mailbox, addresses, mailboxes
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, add, delegation, event, member


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


def person(catalog: Catalog, name: str, email: str | None = None) -> int:
    given, _, family = name.partition(" ")
    return add(catalog, Person, given_name=given, family_name=family, email=email)


def of(catalog: Catalog, entity: type[Entity], *ids: int) -> Addresses:
    return addresses(catalog, entity, ids, catalog.speaking("en"))


def boxes(count: int, address: str = "a{}@example.org") -> Addresses:
    found = tuple(Mailbox("A", address.format(number)) for number in range(count))
    return Addresses(found, (), (), count)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("leyla@example.org", ["leyla@example.org"]),
        (" mailto:leyla@example.org. ", ["leyla@example.org"]),
        ("Leyla Həsənova <leyla@example.org>", ["leyla@example.org"]),
        ("a@example.org; b@example.org,c@example.org", [f"{x}@example.org" for x in "abc"]),
        ("o'neil+news_1-x@mail.example-2.co.uk", ["o'neil+news_1-x@mail.example-2.co.uk"]),
        ("әлия@пошта.қаз", ["әлия@пошта.қаз"]),
        ("a@xn--80ak6aa92e.com", ["a@xn--80ak6aa92e.com"]),
        ("by phone", []),
        ("leyla@", []),
        ("@example.org", []),
        ("leyla@example", []),
        ("leyla@@example.org", []),
        ("ley..la@example.org", []),
        (".leyla@example.org", []),
        ("leyla@-example.org", []),
        ("leyla@exam_ple.org", []),
        ("leyla@example..org", []),
        ("https://example.org/@leyla", []),
        ("leyla@example.org?bcc=evil@example.org&attach=/etc/passwd", []),
        ("ley\u202ela@example.org", []),
        ("ley\x00la@example.org", []),
        ("a@example.org\r\nBcc: b@example.org", ["a@example.org", "b@example.org"]),
        ("a" * 255 + "@example.org", []),
        ("a" * 50_000, []),
        ("a@" + "a" * 50_000, []),
    ],
)
def test_addresses_are_found_in_what_people_type(typed: str, found: list[str]) -> None:
    assert mailboxes(typed) == found


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Leyla Hasanova", "Leyla Hasanova <a@example.org>"),
        ("Əliyev Vaqif Səməd oğlu", "Əliyev Vaqif Səməd oğlu <a@example.org>"),
        ("Алия Нұрланқызы", "Алия Нұрланқызы <a@example.org>"),
        ("Kim, Murat", '"Kim, Murat" <a@example.org>'),
        ("H.E. Anar", '"H.E. Anar" <a@example.org>'),
        ('Anar "the Voice" \\', '"Anar \\"the Voice\\" \\\\" <a@example.org>'),
        ("Anar (Baku); <b@example.org>", '"Anar (Baku); <b@example.org>" <a@example.org>'),
        ("Anar\r\nBcc: b@example.org", '"Anar Bcc: b@example.org" <a@example.org>'),
        ("An\u202ear\x00", "Anar <a@example.org>"),
        ("  ", "a@example.org"),
    ],
)
def test_a_name_is_written_so_that_mail_programs_read_it_again(name: str, written: str) -> None:
    mailbox = Mailbox(name, "a@example.org")
    assert mailbox.written == written
    read = parseaddr(written)
    assert read[1] == "a@example.org"
    assert getaddresses([f"{written}, {written}"]) == [read, read]
    if written.isascii():
        assert formataddr(read) == written


def test_people_are_written_to_in_their_order_and_nobody_twice(catalog: Catalog) -> None:
    leyla = person(catalog, "Leyla Hasanova", "leyla@example.org")
    twin = person(catalog, "L. Hasanova", "LEYLA@example.org; office@example.org")
    none, wrong = person(catalog, "Anar Aliyev"), person(catalog, "Nigar Ismayilova", "by phone")
    found = of(catalog, Person, wrong, twin, none, leyla)
    assert found.written == (
        '"L. Hasanova" <LEYLA@example.org>, "L. Hasanova" <office@example.org>'
    )
    assert (found.without, found.wrong) == (("Anar Aliyev",), ("Nigar Ismayilova",))
    assert found.asked == 4


def test_members_are_written_to_through_their_person(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog))
    leyla = person(catalog, "Leyla Hasanova", "leyla@example.org")
    ids = [
        member(catalog, sent, name=None, person=leyla),
        member(catalog, sent, name="A Singer"),
        member(catalog, sent, name=None, person=person(catalog, "Anar Aliyev")),
    ]
    found = of(catalog, Member, *ids)
    assert found.written == "Leyla Hasanova <leyla@example.org>"
    assert found.without == ("A Singer", "Anar Aliyev")


def test_a_delegation_is_written_to_at_its_own_address_its_contact_or_its_head(
    catalog: Catalog,
) -> None:
    at = event(catalog)

    def sent(country: str, **values: Any) -> int:
        id = delegation(catalog, at, country=country, **values)
        for name, role, address in (
            ("Anna Novak", "member", "anna@example.org"),
            ("Bela Nagy", "head", "bela@example.org"),
        ):
            named = person(catalog, name, f"{country}.{address}")
            member(catalog, id, name=None, person=named, role=role)
        return id

    own = sent("HU", email="embassy@example.org", contact="Ms Bell")
    unnamed = sent("GE", email="georgia@example.org")
    contact = sent("KZ", contact="anna NOVÁK", email="by phone")
    head = sent("TR", contact="Ms Bell")
    wrong = delegation(catalog, at, country="UZ", email="by phone")
    nobody = delegation(catalog, at, country="KG")
    found = of(catalog, Delegation, own, unnamed, contact, head, wrong, nobody)
    assert [mailbox.written for mailbox in found.found] == [
        "Ms Bell <embassy@example.org>",
        "Georgia <georgia@example.org>",
        "anna NOVÁK <KZ.anna@example.org>",
        "Bela Nagy <TR.bela@example.org>",
    ]
    assert (found.without, found.wrong) == (("Kyrgyzstan",), ("Uzbekistan",))


def test_an_event_means_all_who_come_or_may_come(catalog: Catalog) -> None:
    at, other = event(catalog), event(catalog, title="Other")

    def sent(where: int, country: str, status: str | None) -> int:
        id = delegation(
            catalog, where, country=country, status=status, email=f"{country}@example.org"
        )
        for state in ("confirmed", "cancelled", "replaced", None):
            address = f"{country}.{state}@example.org"
            named = person(catalog, f"P {country}{state}", address)
            member(catalog, id, name=None, person=named, status=state)
        return id

    for country, status in (("UZ", "invited"), ("HU", "accepted"), ("TR", "declined")):
        sent(at, country, status)
    sent(at, "GE", "absent")
    sent(other, "KZ", "accepted")
    found = [mailbox.address for mailbox in of(catalog, Event, at).found]
    assert found == [
        *("HU@example.org", "HU.confirmed@example.org", "HU.None@example.org"),
        *("UZ@example.org", "UZ.confirmed@example.org", "UZ.None@example.org"),
    ]


def test_any_number_of_records_may_be_chosen(catalog: Catalog) -> None:
    with catalog.change("many") as change:
        rows = [{"family_name": f"P{n}", "email": f"p{n}@example.org"} for n in range(2500)]
        ids = change.put(Person, rows)
        (at,) = change.put(Event, [{"title": "Forum"}])
        sent = change.put(
            Delegation, [{"event": at, "country": "AZ", "name": r["family_name"]} for r in rows]
        )
        change.put(Member, [{"delegation": s, "person": p} for s, p in zip(sent, ids, strict=True)])
    assert len(of(catalog, Person, *ids).found) == 2500
    assert len(of(catalog, Delegation, *sent).without) == 2500
    assert len(of(catalog, Event, at).found) == 2500


def test_one_is_written_to_openly_and_several_do_not_see_each_other() -> None:
    assert (
        boxes(1, "o'neil+x&y=%@example.org").mailto == "mailto:o%27neil%2Bx%26y%3D%25@example.org"
    )
    url = boxes(3, "ə{}&bcc@example.org").mailto
    assert url is not None
    assert url.isascii()
    parts = urlsplit(url)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert parse_qs(parts.query) == {"bcc": [",".join(f"ə{n}&bcc@example.org" for n in range(3))]}


def test_a_mail_program_is_not_given_more_than_it_takes() -> None:
    assert boxes(0).mailto is None
    assert boxes(MOST).mailto is not None
    assert boxes(MOST + 1).mailto is None
    long = "a" * 60 + "{}@example.org"
    within = boxes(20, long).mailto
    assert within is not None
    assert len(within) < LONGEST
    assert boxes(30, long).mailto is None
