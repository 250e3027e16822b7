"""What a search finds, on a real catalog (see conftest.py)."""

from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import (
    ENTITIES,
    Country,
    Delegation,
    Document,
    Event,
    Member,
    Organisation,
    Person,
    Series,
)
from catalog_app.domain.fields import Entity
from catalog_app.errors import QueryError
from catalog_app.search.compile import where
from catalog_app.storage.asking import context
from catalog_app.storage.catalog import Catalog

Find = Callable[..., set[str]]

YOUTH, MUSIC, SEMINAR, TALK = "Meeting of youth leaders", "Days of music", "Seminar", "Online talk"
TURKSOY = "International Organization of Turkic Culture"
BAKU = "Azerbaijan · Gənclər"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The words of the record itself: each of them, the beginning is enough, in any spelling.
        ("youth", {YOUTH, MUSIC}),
        ("leaders meeting", {YOUTH}),
        ("LEAD yout", {YOUTH, MUSIC}),
        ("musiqi", {MUSIC}),
        ("Мусиги гюнлери", {MUSIC}),
        ("100", {TALK}),
        ("youth seminar", set()),
        ("o'neil", {TALK}),
        # Phrases: beside each other and whole.
        ('"youth leaders"', {YOUTH}),
        ('"leaders of the youth"', {MUSIC}),
        ('"leaders youth"', set()),
        ('"youth lead"', set()),
        ('"Days of music Musiqi"', set()),
        # Countries in any language, of the host and of the delegations.
        ("Kazakhstan", {YOUTH}),
        ("Қазақстан", {YOUTH}),
        ("Özbekistan", {YOUTH}),
        ("Türkiyə", {MUSIC}),
        ("Tatarstan", {MUSIC}),
        ("South Korea", {SEMINAR}),
        ('"South Korea"', {SEMINAR}),
        ("Güney Kore", {SEMINAR}),
        ("KR", {SEMINAR}),
        ("kr", set()),
        ("Niger", {MUSIC}),
        ("Kazakhstan-Uzbekistan", {YOUTH}),
        ("Kazakhstan, Azerbaijan", {YOUTH}),
        # Kinds and states, years, cities, series, organisers, members.
        ("film", {MUSIC}),
        ("film festival", {MUSIC}),
        ("round", {TALK}),
        ("planned", {MUSIC}),
        ("2023", {YOUTH}),
        ("2021", {SEMINAR}),
        ("Алматы", {YOUTH}),
        ("Almatı", {YOUTH}),
        ("Shusha", {MUSIC}),
        ("Kharibulbul", {MUSIC}),
        ("turksoy", {YOUTH}),
        ("Aliyev", {YOUTH}),
        ("Leyla Shirin", {YOUTH}),
        ('"Kamran Aliyev"', {YOUTH}),
        ('"Aliyev Kamran"', {YOUTH}),
        ("Aliyev Kazakhstan 2023", {YOUTH}),
    ],
)
def test_plain_words_find_what_people_mean(find: Find, text: str, found: set[str]) -> None:
    assert find(Event, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("country:kazakhstan", {YOUTH}),
        ("country:KZ", {YOUTH}),
        ("country:kz or country:AZE", {YOUTH, MUSIC}),
        ('country:"south korea"', {SEMINAR}),
        ("country:none", {TALK}),
        ("from:azerbaijan", {YOUTH}),
        ("from:Türkiye", {MUSIC}),
        ("from:uzbekistan", set()),
        ("from:tatarstan", set()),
        ("-from:azerbaijan", {MUSIC, SEMINAR, TALK}),
        ("from:none", {SEMINAR, TALK}),
        ("city:алматы", {YOUTH}),
        ("city:none", {SEMINAR, TALK}),
        ("city:kazakhstan", set()),
        ("kind:meeting", {YOUTH}),
        ("kind:round", {TALK}),
        ('kind:"round table"', {TALK}),
        ("status:held", {YOUTH}),
        ("series:xaribulbul", {MUSIC}),
        ("series:none", {YOUTH, SEMINAR, TALK}),
        ("organiser:TURKSOY", {YOUTH}),
        ("organisers:turksoy", {YOUTH}),
        ("organisers:none", {MUSIC, SEMINAR, TALK}),
        ("supporters:turksoy", set()),
        ("documents:azernews", {YOUTH}),
        ("documents:none", {MUSIC, SEMINAR, TALK}),
        ("delegations:azerbaijan", {YOUTH}),
        ("delegations:turksoy", {YOUTH}),
        ("delegations:none", {SEMINAR, TALK}),
        ("delegations:0", {SEMINAR, TALK}),
        ("delegations:3", {YOUTH}),
        ("delegations:>2", {YOUTH}),
        ("delegations:>=2", {YOUTH, MUSIC}),
        ("delegations:<3", {MUSIC, SEMINAR, TALK}),
        ("delegations:<=2", {MUSIC, SEMINAR, TALK}),
        ("delegations:1..2", {MUSIC}),
        ("attendance:>100", {YOUTH}),
        ("attendance:120", {YOUTH}),
        ("attendance:<100", set()),
        ("attendance:none", {MUSIC, SEMINAR, TALK}),
        ("year:2023", {YOUTH}),
        ("year:2020..2023", {YOUTH, SEMINAR}),
        ("year:2023..", {YOUTH, MUSIC}),
        ("year:..2021", {SEMINAR}),
        ("when:>2023-05", {MUSIC}),
        ("when:>=2023-05", {YOUTH, MUSIC}),
        ("when:<2023-05", {SEMINAR}),
        ("when:<=2023-05", {YOUTH, SEMINAR}),
        ("when:>2023-05-13", {YOUTH, MUSIC}),
        ('when:"May 2023"', {YOUTH}),
        ('when:"May 2023".."June 2024"', {YOUTH, MUSIC}),
        ("when:none", {TALK}),
        ("-when:2023", {MUSIC, SEMINAR, TALK}),
        ("title:music", {MUSIC}),
        ("title:musiqi", {MUSIC}),
        ("title:niger", set()),
        ('title:"of music"', {MUSIC}),
        ('title:"youth lead"', set()),
        ("summary:youth", {MUSIC}),
        ("summary:none", {YOUTH, SEMINAR, TALK}),
        ("tags:leaders", {YOUTH}),
        ("tags:none", {MUSIC, SEMINAR, TALK}),
        ("names:none", {YOUTH, SEMINAR, TALK}),
        ("format:online", {TALK}),
        ("venue:hall", {SEMINAR}),
        ('note:"none"', set()),
        ("youth -music", {YOUTH}),
        ("-youth", {SEMINAR, TALK}),
        ("(korea or kazakhstan) -meeting", {SEMINAR}),
        ("-(country:kz or country:az)", {SEMINAR, TALK}),
        ("-kind:meeting -series:none", {MUSIC}),
        ("within:azerbaijan", {MUSIC}),
        ("within:none", {TALK}),
    ],
)
def test_fields_of_events(find: Find, text: str, found: set[str]) -> None:
    assert find(Event, text) == found


@pytest.mark.parametrize(
    ("entity", "text", "found"),
    [
        (Delegation, "country:azerbaijan", {BAKU}),
        (Delegation, "from:azerbaijan", {BAKU}),
        (Delegation, "country:russia", set()),
        (Delegation, "within:russia", {"Tatarstan"}),
        (Delegation, "members:2", {BAKU}),
        (Delegation, "members:none", {"Uzbekistan", "Türkiye", TURKSOY}),
        (Delegation, "head:Aliyev", {BAKU}),
        (Delegation, 'head:"Kamran Aliyev"', {BAKU}),
        (Delegation, "head:shirin", set()),
        (Delegation, "head:none", {"Uzbekistan", "Türkiye", TURKSOY}),
        (Delegation, "sender:turksoy", {TURKSOY}),
        (Delegation, "turksoy", {TURKSOY, "Türkiye"}),
        (Delegation, "size:>10", {BAKU}),
        (Delegation, "event:youth", {BAKU, "Uzbekistan", TURKSOY}),
        (Delegation, "when:2023", {BAKU, "Uzbekistan", TURKSOY}),
        (Delegation, "year:2024", {"Türkiye", "Tatarstan"}),
        (Delegation, "city:shusha", {"Türkiye", "Tatarstan"}),
        (Delegation, "kind:meeting status:attended", {BAKU}),
        (Delegation, "organiser:turksoy", {BAKU, "Uzbekistan", TURKSOY}),
        (Delegation, "2023", {BAKU, "Uzbekistan", TURKSOY}),
        (Delegation, "aliyev", {BAKU}),
        (Member, "role:head country:azerbaijan", {"Kamran Əliyev"}),
        (Member, "role:head country:tatarstan", {"Ildar Safin"}),
        (Member, "role:head within:russia", {"Ildar Safin"}),
        (Member, "from:azerbaijan", {"Kamran Əliyev", "Dr. Leyla Şirin"}),
        (Member, "azerbaijan head", {"Kamran Əliyev"}),
        (Member, "when:2023", {"Kamran Əliyev", "Dr. Leyla Şirin"}),
        (Member, "year:2024..", {"Ildar Safin"}),
        (Member, "event:music", {"Ildar Safin"}),
        (Member, "city:almaty -role:head", {"Dr. Leyla Şirin"}),
        (Member, "delegation:tatarstan", {"Ildar Safin"}),
        (Member, "rank:2", {"Dr. Leyla Şirin"}),
        (Member, "person:none", {"Dr. Leyla Şirin", "Ildar Safin"}),
        (Member, "minister", {"Kamran Əliyev"}),
        (Person, "Алиев", {"Kamran Əliyev"}),
        (Person, '"Kamran Aliyev"', {"Kamran Əliyev"}),
        (Person, "from:azerbaijan", {"Kamran Əliyev"}),
        (Person, "delegations:1", {"Kamran Əliyev"}),
        (Person, "organisation:none", {"Kamran Əliyev"}),
        (Organisation, "country:türkiye", {TURKSOY}),
        (Organisation, "name:turkic", {TURKSOY}),
        (Organisation, "short_name:turksoy", {TURKSOY}),
        (Series, "turksoy", {"Xarıbülbül"}),
        (Series, "year:1989", {"Xarıbülbül"}),
        (Series, "events:1", {"Xarıbülbül"}),
        (Country, "Özbekistan", {"Uzbekistan"}),
        (Country, "country:tatarstan", {"Tatarstan"}),
        (Country, "within:russia", {"Tatarstan"}),
        (Country, "events:>0", {"Azerbaijan", "Kazakhstan", "South Korea"}),
        (Country, "delegations:none events:>0", {"Kazakhstan", "South Korea"}),
        (Document, "azernews 2023", {"Young leaders meet"}),
        (Document, "kind:letter year:2023", {"Young leaders meet"}),
        (Document, "attached_to:youth", {"Young leaders meet"}),
        (Document, "attached_to:none", {"Without a place"}),
        (Document, "алиев", {"Young leaders meet"}),
        (Document, "file:pdf", {"Young leaders meet"}),
        (Document, 'file:"nota aliyev"', {"Young leaders meet"}),
        (Document, "file:scan", {"Name, size and type"}),
        (Document, "file:size", set()),
        (Document, "file:none", {"Without a place"}),
    ],
)
def test_the_other_sections(find: Find, entity: type[Entity], text: str, found: set[str]) -> None:
    assert find(entity, text) == found


def test_a_field_may_be_named_as_the_reader_sees_it(find: Find) -> None:
    assert find(Event, "hostcountry:kz") == {YOUTH}
    assert find(Event, "Title:music") == {MUSIC}


def test_dates_are_read_in_the_language_of_the_reader(find: Find) -> None:
    assert find(Event, 'when:"май 2023"', "ru") == {YOUTH}


@pytest.mark.parametrize("text", ["contry:azer", "-(CONTRY:azer)"])
def test_a_field_that_is_nearly_right_is_asked_for(find: Find, text: str) -> None:
    with pytest.raises(QueryError, match=r"“(contry|CONTRY)” here; do you mean “Host country”"):
        find(Event, text)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        (Event, "year:2024..2020"),
        (Event, "attendance:12..5"),
        (Event, "delegations:3..1"),
        (Delegation, "when:2024-05..2024-04"),
    ],
)
def test_a_range_that_ends_before_it_begins_is_a_sentence(
    find: Find, entity: type[Entity], text: str
) -> None:
    with pytest.raises(QueryError, match=r"is after .*, so that nothing lies between") as caught:
        find(entity, f"baku {text}")
    assert (caught.value.start, caught.value.end) == (5, 5 + len(text))


def test_a_range_may_begin_and_end_in_one_year(find: Find) -> None:
    assert find(Event, "when:2023..2023-05") == {YOUTH}
    assert find(Event, "attendance:120..120") == {YOUTH}


@pytest.mark.parametrize("text", ["Türkiye", "music or Türkiye", "-Türkiye", "country:az"])
def test_nothing_moves_where_the_country_of_the_words_hosts_nothing(
    catalog: Catalog, text: str
) -> None:
    found = catalog.find(Event, text)
    assert list(found.ids) == list(catalog.find(Event, text, ("-when", "id")).ids)


def test_a_country_and_its_territories_only_when_asked(find: Find) -> None:
    assert "Tatarstan" not in find(Country, "country:russia")


def test_a_name_with_no_letters_is_no_wish(find: Find) -> None:
    everything = {YOUTH, MUSIC, SEMINAR, TALK}
    assert find(Event, "*** - &") == everything
    assert find(Event, '-"*"') == everything


@pytest.mark.parametrize(
    ("entity", "text", "marked", "says"),
    [
        (Event, "baku colour:red", "colour:red", "there are: "),
        (Event, "baku colour:red", "colour:red", ", …."),
        (Event, "baku country:narnia", "country:narnia", "narnia"),
        (Event, "from:narnia", "from:narnia", "narnia"),
        (Event, "within:narnia", "within:narnia", "narnia"),
        (Delegation, "status:happy", "status:happy", "Attended"),
        (Event, "when:yesterdayish", "when:yesterdayish", "yesterdayish"),
        (Event, "attendance:many", "attendance:many", "many"),
        (Event, "attendance:>..", "attendance:>..", "number"),
        (Event, "title:>a", "title:>a", "numbers"),
        (Event, "city:a..b", "city:a..b", "numbers"),
        (Event, "organisers:>a", "organisers:>a", "numbers"),
        (Event, "title:***", "title:***", "***"),
        (Person, "year:2020", "year:2020", "Given name"),
        (Member, "colour:red", "colour:red", "Role"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence_at_its_place(
    find: Find, entity: type[Entity], text: str, marked: str, says: str
) -> None:
    with pytest.raises(QueryError) as caught:
        find(entity, text)
    assert text[caught.value.start : caught.value.end] == marked
    assert says in str(caught.value)


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.section)
def test_emptiness_and_words_can_be_asked_of_every_field(
    catalog: Catalog, entity: type[Entity]
) -> None:
    everything = len(catalog.find(entity, ""))
    for name in entity.fields:
        empty = len(catalog.find(entity, f"{name}:none"))
        assert empty + len(catalog.find(entity, f"-{name}:none")) == everything


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.section)
@pytest.mark.parametrize("value", ["a", '"a b"', "2023", ">1", "<=2023-05", "1..2", "..a", "-"])
def test_every_field_answers_or_explains(
    catalog: Catalog, entity: type[Entity], value: str
) -> None:
    for name in entity.fields:
        _answered(catalog, f"{name}:{value} or -{name}:{value}", entity)


ABUSE = [
    '" * ( NEAR AND - col:',
    "NEAR(a b)",
    "a AND b NOT c",
    "-col:",
    "^title",
    "{words}: a",
    "event_words",
    "a*",
    "*",
    '"a" + "b"',
    "'; DROP TABLE event; --",
    "a\0b",
    "\u200fyouth\u202e",
    "x" * 10_000,
    "ш" * 10_000,
    "a " * 60,
    "((((((a))))))",
    "a_b%c",
    "title:a_b%c",
    'title:"%"',
    "when:9999-12-31..",
    "size:99999999999999999999",
    "delegations:99999999999999999999",
    "delegations:>999999999999999",
    "haitian हिन्दी 東京 😀 ½ ǅ",
    "\ud800",
]


@pytest.mark.parametrize("text", ABUSE)
def test_no_text_is_an_operator_of_the_database(catalog: Catalog, text: str) -> None:
    _answered(catalog, text)


@given(st.text(max_size=60) | st.text("abş:-()|\"'*.<> \0orwhentil", max_size=60))
def test_any_text_is_answered_or_explained(catalog: Catalog, text: str) -> None:
    _answered(catalog, text)


@pytest.mark.parametrize("text", ["youth kazakhstan 2023", '"youth leaders"', "aliyev -turksoy"])
def test_plain_words_never_read_every_record(catalog: Catalog, text: str) -> None:
    with catalog.searcher.asking() as connection:
        asked = where(Event, text, context(catalog.language, connection))
    assert "fold(" not in str(asked and asked.whole)


def test_a_text_field_is_read_only_where_the_index_has_the_words(catalog: Catalog) -> None:
    with catalog.searcher.asking() as connection:
        wanted = where(Event, "summary:youth", context(catalog.language, connection))
    assert wanted is not None
    assert str(wanted.whole).index("MATCH") < str(wanted.whole).index("fold(")


def _answered(catalog: Catalog, text: str, *entities: type[Entity]) -> None:
    for entity in entities or (Event, Member):
        try:
            catalog.find(entity, text)
        except QueryError as mistake:
            assert str(mistake)  # noqa: PT017  # an answer is as good
