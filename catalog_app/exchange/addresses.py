"""E-mail addresses of records, as mail programs take them.

Of a delegation it is its own address, else that of its contact person, else of its head.  Of an
event: of all delegations that have not declined or stayed away, and of their members but those who
cancelled or were replaced.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.folding import fold
from catalog_app.domain.people import Person
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.parts import parts, records

MOST = 50
LONGEST = 1800
"""Of the address that opens a mail program, in characters: some take no longer ones."""

_LONGEST_MAILBOX = 254
_RUN = 100  # records that are read at once, with all their members
_BETWEEN = re.compile(r"[\s,;<>]+")
_WORD = r"[^\s@<>()\[\]\\,;:\".]+"
_LABEL = r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?"
_MAILBOX = re.compile(rf"{_WORD}(?:\.{_WORD})*@(?:{_LABEL}\.)+{_LABEL}")
_SPECIAL = re.compile(r'[()<>@,:;".\[\]\\]')


class Mailbox(NamedTuple):
    name: str
    address: str

    @property
    def written(self) -> str:
        """As RFC 5322 has it, in Unicode: Leyla Həsənova <leyla@example.org>."""
        line = " ".join(self.name.split())
        name = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf"))
        if _SPECIAL.search(name):
            name = '"' + re.sub(r'["\\]', r"\\\g<0>", name) + '"'
        return f"{name} <{self.address}>" if name else self.address


@dataclass(frozen=True)
class Addresses:
    """`found`: none twice, in the order of the records; `without`: what those are called that have
    none; `wrong`: and those whose address cannot be one; `asked`: how many there were.
    """

    found: tuple[Mailbox, ...]
    without: tuple[str, ...]
    wrong: tuple[str, ...]
    asked: int

    @property
    def written(self) -> str:
        """For the line of the recipients."""
        return ", ".join(mailbox.written for mailbox in self.found)

    @property
    def mailto(self) -> str | None:
        """What opens the mail program: several people do not see each other.

        None where they are more than it may take.
        """
        addresses = [quote(mailbox.address, safe="@") for mailbox in self.found]
        url = "mailto:" + ("?bcc=" if len(addresses) > 1 else "") + ",".join(addresses)
        return url if 0 < len(addresses) <= MOST and len(url) <= LONGEST else None


class _Asked(NamedTuple):
    """What is known of one record; `text`: the address as it was typed."""

    name: str
    text: str | None


def addresses(
    catalog: Catalog, entity: type[Entity], ids: Sequence[int], language: Language
) -> Addresses:
    """Of records of one of SECTIONS."""
    found: dict[str, Mailbox] = {}
    without: list[str] = []
    wrong: list[str] = []
    asked = 0
    for name, text in _asked(catalog, entity, ids, language):
        asked += 1
        right = mailboxes(text or "")
        for address in right:
            found.setdefault(address.casefold(), Mailbox(name, address))
        if not right:
            (wrong if text else without).append(name)
    return Addresses(tuple(found.values()), tuple(without), tuple(wrong), asked)


def _asked(
    catalog: Catalog, entity: type[Entity], ids: Sequence[int], language: Language
) -> Iterator[_Asked]:
    for start in range(0, len(ids), _RUN):
        yield from _READERS[entity.section](catalog, ids[start : start + _RUN], language)


def mailboxes(text: str) -> list[str]:
    """The addresses in what was typed as one: "mailto:a@example.org; B <b@example.org>"."""
    pieces = (re.sub("^mailto:", "", each, flags=re.I) for each in _BETWEEN.split(text))
    return [piece for piece in (each.rstrip(".") for each in pieces) if _is_mailbox(piece)]


def _is_mailbox(piece: str) -> bool:
    if len(piece) > _LONGEST_MAILBOX or not _MAILBOX.fullmatch(piece):
        return False
    return not any(unicodedata.category(letter).startswith("C") for letter in piece)


def _of_people(catalog: Catalog, ids: Sequence[int], language: Language) -> Iterator[_Asked]:
    return _of_records(catalog, Person, ids, language)


def _of_members(catalog: Catalog, ids: Sequence[int], language: Language) -> Iterator[_Asked]:
    return _of_records(catalog, Member, ids, language)


def _of_records(
    catalog: Catalog, entity: type[Entity], ids: Sequence[int], language: Language
) -> Iterator[_Asked]:
    fields = [entity.fields[name] for name in (*entity.label_fields, "email")]
    for _, *label, email in catalog.found(entity, ids).each(fields):
        yield _Asked(entity.label(label, language), email)


def _of_delegations(catalog: Catalog, ids: Sequence[int], language: Language) -> Iterator[_Asked]:
    rows = records(catalog, Delegation, ids)
    members = _members(catalog, ids)
    for row in rows:
        yield _of_delegation(row, members.get(row["id"], ()), language)


def _of_delegation(row: Row, members: Iterable[Row], language: Language) -> _Asked:
    called, contact = Delegation.name_of(row, language), row["contact"]
    if mailboxes(row["email"] or ""):
        return _Asked(contact or called, row["email"])
    reached = [(Member.name_of(m, language), m) for m in members if mailboxes(m["email"] or "")]
    known = [m["email"] for name, m in reached if contact and fold(name) == fold(contact)]
    if known:
        return _Asked(contact, known[0])
    heads = (_Asked(name, m["email"]) for name, m in reached if m["role"] == "head")
    return next(heads, _Asked(called, row["email"]))


def _of_events(catalog: Catalog, ids: Sequence[int], language: Language) -> Iterator[_Asked]:
    rows = parts(catalog, Delegation, "event", ids)
    coming = [row for row in rows if row["status"] not in Delegation.STAYS_AWAY]
    coming.sort(key=lambda row: language.sort_key(Delegation.name_of(row, language)))
    members = _members(catalog, [row["id"] for row in coming])
    for row in coming:
        listed = members.get(row["id"], ())
        yield _of_delegation(row, listed, language)
        yield from (_Asked(Member.name_of(each, language), each["email"]) for each in listed)


def _members(catalog: Catalog, delegations: Sequence[int]) -> dict[int, list[Row]]:
    """Delegation -> those who have not cancelled, and were not replaced."""
    found: dict[int, list[Row]] = {}
    for row in parts(catalog, Member, "delegation", delegations):
        if row["status"] not in Member.LEFT_OUT:
            found.setdefault(int(row["delegation"]), []).append(row)
    return found


_READERS: dict[str, Callable[[Catalog, Sequence[int], Language], Iterator[_Asked]]] = {
    "events": _of_events,
    "delegations": _of_delegations,
    "members": _of_members,
    "people": _of_people,
}
SECTIONS = tuple(_READERS)
"""Of which there are addresses."""
