"""Lists that are issued: numbered, dated and kept as they were; the next one marks what is new.

Lists of one thing have one run of numbers, in whatever language: a report of an event, a report or
a list of what a query finds.  A list is compared with those of its own language only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from catalog_app.domain import countries, dates
from catalog_app.domain.dates import PartialDate
from catalog_app.domain.delegations import Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Row, entity_of, fields_of
from catalog_app.domain.issued import UNREADABLE, IssuedList
from catalog_app.domain.printed import SAID, freeze
from catalog_app.domain.refs import Ref
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.reports import OF_EVENTS, build, build_for_event
from catalog_app.reports.blocks import Document, Mark, Noted
from catalog_app.reports.comparing import Changed, changes, compared
from catalog_app.reports.keeping import taken, written
from catalog_app.reports.lines import lines
from catalog_app.reports.naming import Naming, naming
from catalog_app.storage import numbers

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_LIST = "list"
_ISSUED = mark("Issued “{name}” as No. {number}")
_NUMBER, _NUMBER_AND_DATE = mark("No. {number}"), mark("No. {number} of {date}")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a list is of, by which its numbers run.

    `report`: a name of REPORTS, or that of a list of what a table shows; of one `event`, else of
    what the `query` finds.  Of such a list, by the machine names of sections and fields: the
    `section`, its `columns` and `order`, and the `group` that it is grouped by.
    """

    report: str
    event: int | None = None
    query: str = ""
    section: str = field(default="", compare=False)
    columns: tuple[str, ...] = field(default=(), compare=False)
    order: tuple[str, ...] = field(default=(), compare=False)
    group: str = field(default="", compare=False)

    @property
    def is_table(self) -> bool:
        """Of what a table shows, and no report."""
        return bool(self.section)

    @classmethod
    def of_table(
        cls,
        section: str,
        query: str,
        columns: Iterable[str],
        order: Iterable[str] = (),
        group: str = "",
    ) -> "Subject":
        report = f"list {section} by {group}" if group else f"list {section}"
        words = " ".join(query.split())
        return cls(report, None, words, section, tuple(columns), tuple(order), group)

    @classmethod
    def of_query(cls, catalog: "Catalog", report: str, query: str, language: Language) -> "Subject":
        """Of the event where just one is found, so that it has its numbers however it is found."""
        if report == "country":
            return cls(report, query=countries.code_of(query, language))
        if report in OF_EVENTS:
            found = catalog.find(Event, query, language=language, most=2)
            if len(found) == 1:
                return cls(report, found.ids[0])
        return cls(report, query=" ".join(query.split()))


@dataclass(frozen=True, slots=True)
class Issued:
    """What is known of an issued list without its content; the fields of IssuedList."""

    id: int
    number: int
    on: PartialDate
    title: str
    event: Ref | None
    report: str
    query: str | None
    language: str
    added: int | None
    changed: int | None
    struck: int | None

    def called(self, language: Language) -> str:
        """ "No. 2 of 20 November 2026"."""
        on = dates.show(self.on, language)
        return language.text(_NUMBER_AND_DATE, number=self.number, date=on)


def issue(
    catalog: "Catalog",
    report: str,
    subject: int | str,
    language: Language,
    on: date,
    note: str | None = None,
    also: Callable[[Document], object] | None = None,
) -> int:
    """Issues a report of an event, or of what a query finds; the id of the IssuedList.

    What is new since the last one of its language is marked; see keep().  Undoing the last issue
    gives its number out again: whoever has shown that list to anybody issues the next one instead.
    """
    if isinstance(subject, int):
        of = Subject(report, subject)
    else:
        of = Subject.of_query(catalog, report, subject, language)
    document = made_now(catalog, of, language, on)
    before = last(catalog, of, language.code)
    return keep(catalog, document, of, on, note=note, since=before, also=also)


def keep(
    catalog: "Catalog",
    document: Document,
    subject: Subject,
    on: date,
    *,
    note: str | None = None,
    since: Issued | None = None,
    also: Callable[[Document], object] | None = None,
) -> int:
    """Issues a document with the next number; the id of the IssuedList.  It is one step to undo.

    `since`: the list since which its changes are marked; `also`: gets the document as it is kept,
    and when that fails nothing is issued.  From now on the members that a report names are printed
    in its language as they are here, but for names that nobody has confirmed.
    """
    language, title = document.language, title_of(document)
    name = f"{title} · {document.title}" if document.kicker else title
    document = replace(taken(written(document)), language=language)
    with catalog.change(_ISSUED, name=name) as change:
        number = numbers.next_number(catalog, subject.report, subject.event, subject.query)
        change.told["number"] = number
        counts = _counts(catalog, document, last(catalog, subject, language.code))
        aside = " · ".join(filter(None, (language.text(_NUMBER, number=number), document.aside)))
        kept = marked_since(catalog, replace(document, aside=aside), since)
        content = written(kept)
        row: Row = {"number": number, "on": dates.parse_edtf(on.isoformat()), "title": title}
        row |= {"event": subject.event, "report": subject.report, "query": subject.query or None}
        row |= {"language": language.code, "note": note, "content": content | _made(subject)}
        (id,) = change.put(IssuedList, [row | counts])
        if not subject.is_table:
            change.put(Member, _frozen(catalog, document, language))
        if also is not None:
            also(taken(content))
    return id


def issued_of(catalog: "Catalog", of: Subject) -> list[Issued]:
    """What was issued of one thing, the last one first."""
    return _read(catalog, numbers.issued(catalog, of.report, of.event, of.query))


def last(catalog: "Catalog", subject: Subject, code: str) -> Issued | None:
    """The last one that was issued in a language."""
    found = issued_of(catalog, subject)
    return next((each for each in found if each.language == code), None)


def all_issued(catalog: "Catalog", event: int | None = None) -> list[Issued]:
    """Whatever was issued, the newest first; what was issued of `event` before all else."""
    found = _read(catalog, list(catalog.find(IssuedList).ids))
    return sorted(found, key=lambda each: each.event is None or each.event != event)


def kept(catalog: "Catalog", id: int) -> Document:
    """An issued list as it was; NotFound where it is no longer there."""
    return taken(_held(catalog, id)["content"])


def subject_of(catalog: "Catalog", id: int) -> Subject:
    """What an issued list is of; ValueProblem where that is damaged."""
    row = _held(catalog, id)
    table = (row["content"] or {}).get(_LIST, {})
    event = None if row["event"] is None else int(row["event"])
    section, group = (table.get(name, "") for name in ("section", "group"))
    columns, order = (tuple(table.get(name, ())) for name in ("columns", "order"))
    return Subject(row["report"], event, row["query"] or "", section, columns, order, group)


def made_now(
    catalog: "Catalog", subject: Subject, language: Language, on: date | None = None
) -> Document:
    """What the list says today; NotFound where there is nothing any more that it is of."""
    if subject.is_table:
        return _listing_now(catalog, subject, language, on)
    if subject.event is not None:
        return build_for_event(subject.report, catalog, subject.event, language, on)
    return build(subject.report, catalog, subject.query, language, on)


def marked_since(catalog: "Catalog", document: Document, since: Issued | None) -> Document:
    """The document with marks for what is new since an issued list."""
    if since is None:
        return document
    return compared(document, kept(catalog, since.id), since.called(document.language))


def changed_since(catalog: "Catalog", since: Issued) -> list[Changed]:
    """What has changed since a list was issued."""
    language = catalog.speaking(since.language)
    now = made_now(catalog, subject_of(catalog, since.id), language)
    return changes(now, kept(catalog, since.id))


def title_of(document: Document) -> str:
    """What the list is called, beside the event that it is of."""
    return document.kicker or " · ".join(filter(None, (document.title, document.subtitle)))


def _held(catalog: "Catalog", id: int) -> Row:
    """The record of an issued list; ValueProblem where what it said is damaged."""
    try:
        row = catalog.get(IssuedList, id)
    except ValueProblem as error:
        raise ValueProblem(UNREADABLE) from error
    IssuedList.content.kind.take(row["content"])
    return row


def _read(catalog: "Catalog", ids: list[int]) -> list[Issued]:
    wanted = [IssuedList.fields[each.name] for each in fields(Issued) if each.name != "id"]
    rows = catalog.found(IssuedList, ids).rows(0, len(ids), wanted)
    return [Issued(*row) for row in rows]


def _counts(catalog: "Catalog", document: Document, before: Issued | None) -> Row:
    if before is None:
        return {}
    found = Counter(each.mark for each in changes(document, kept(catalog, before.id)))
    return {kind.value: found[kind] for kind in Mark}


def _made(subject: Subject) -> dict[str, Any]:
    """How the list of a table is made again."""
    if not subject.is_table:
        return {}
    shown = {"columns": [*subject.columns], "order": [*subject.order]}
    return {_LIST: {"section": subject.section, "group": subject.group, **shown}}


def _listing_now(
    catalog: "Catalog", subject: Subject, language: Language, on: date | None
) -> Document:
    from catalog_app.reports.listing import listing
    from catalog_app.storage import groups

    entity = entity_of(subject.section)
    group = entity.fields.get(subject.group)
    shown = [entity.fields[name] for name in subject.columns if name in entity.fields]
    order = [name for name in subject.order if name.removeprefix("-") in entity.fields]
    found = catalog.find(entity, subject.query, groups.order(group, order), language)
    title = language.text(entity.many)
    return listing(found, shown, title=title, language=language, group_by=group, on=on)


def _frozen(catalog: "Catalog", document: Document, language: Language) -> Iterator[Row]:
    """The members that the document names, as far as they are not printed so already."""
    keys = (line.key.split(":") for line in lines(document) if line.key)
    ids = sorted({int(key[1]) for key in keys if key[0] == Member.section})
    names = ("id", *(each.name for each in fields_of(Member)))
    for values in catalog.found(Member, ids).each(fields_of(Member)):
        row = dict(zip(names, values, strict=True))
        before, now = row["printed"] or {}, freeze(row, _binding(naming(row, language)))
        if before.get(language.code) != now:
            yield {"id": row["id"], "printed": {**before, language.code: now}}


def _binding(printed: Naming) -> dict[str, str | None]:
    """What is printed of a member, without a name that nobody has confirmed."""
    said = {name: getattr(printed, name) or None for name in SAID}
    return said | ({"name": None} if isinstance(printed.name, Noted) else {})
